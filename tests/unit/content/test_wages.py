from datetime import date
from pathlib import Path

import pytest

from bot.content.files import Prompts, built_in
from bot.content.wages import Wages
from bot.domain.remark import RemarkKind, remark
from bot.errors import ContentError
from tests.support.market import content, usd, wages

NYC = "New York-Newark-Jersey City, NY-NJ"
SF = "San Francisco-Oakland-Fremont, CA"
SEATTLE = "Seattle-Tacoma-Bellevue, WA"


@pytest.mark.parametrize(
    ("place", "p50"),
    [
        ("", 135_980),
        ("San Jose", 213_110),
        ("San Francisco", 186_640),
        ("Seattle", 167_280),
        ("New York", 166_830),
        ("Boston", 166_090),
        ("Austin", 134_120),
    ],
)
def test_medians_are_those_published(place: str, p50: int) -> None:
    assert wages().look_up("backend", place).wages[0].p50 == usd(p50)


def test_a_wage_is_read_whole() -> None:
    found = wages().look_up("backend", "")
    assert (found.area, found.near, found.remarks) == ("the United States", True, ())
    (wage,) = found.wages
    assert (wage.occupation_code, wage.occupation) == ("15-1252", "Software Developers")
    assert wage.employment
    assert [wage.p10, wage.p25, wage.p75, wage.p90] == [
        usd(82_460),
        usd(105_210),
        usd(171_980),
        usd(214_670),
    ]


@pytest.mark.parametrize(
    ("place", "area"),
    [
        ("  United  States ", "the United States"),
        ("U.S.", "the United States"),
        ("remote", "the United States"),
        ("texas", "Texas"),
        ("TX", "Texas"),
        ("Washington", "Washington"),
        ("Washington State", "Washington"),
        ("New York State", "New York"),
        ("Washington, DC", "Washington-Arlington-Alexandria, DC-VA-MD-WV"),
        ("Washington metro", "Washington-Arlington-Alexandria, DC-VA-MD-WV"),
        ("NYC", NYC),
        ("new york, ny", NYC),
        ("Greater New York area", NYC),
        ("Jersey City, New Jersey", NYC),
        (NYC, NYC),
        ("SF Bay Area", SF),
        ("San Francisco, CA", SF),
        ("seattle wa", SEATTLE),
        ("Seattle metropolitan area", SEATTLE),
        ("LA", "Los Angeles-Long Beach-Anaheim, CA"),
        ("St. Louis", "St. Louis, MO-IL"),
        ("Louisville", "Louisville/Jefferson County, KY-IN"),
        ("Nashville", "Nashville-Davidson--Murfreesboro--Franklin, TN"),
        ("Arlington, VA", "Washington-Arlington-Alexandria, DC-VA-MD-WV"),
        ("california area", "California"),
        ("Boise, ID", "Boise City, ID"),
        ("Brooklyn, New York", NYC),
    ],
)
def test_places_are_known_by_many_names(place: str, area: str) -> None:
    found = wages().look_up("backend", place)
    assert found.area == area
    assert found.remarks == ()


@pytest.mark.parametrize(
    ("place", "state"),
    [
        ("Fresno, CA", "California"),
        ("Bend, Oregon", "Oregon"),
        ("Boise, Texas", "Texas"),
        ("Las Cruces New Mexico", "New Mexico"),
    ],
)
def test_a_smaller_city_gets_its_state(place: str, state: str) -> None:
    found = wages().look_up("backend", place)
    assert found.area == state
    assert found.remarks == (remark(RemarkKind.PLACE_WIDER, place=place, wider=state),)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("Berlin", remark(RemarkKind.PLACE_UNKNOWN, place="Berlin")),
        ("\N{CJK UNIFIED IDEOGRAPH-6771}京", None),
        ("San Fransisco", remark(RemarkKind.PLACE_CLOSE, place="San Fransisco", areas=SF)),
        (
            "untied states",
            remark(RemarkKind.PLACE_CLOSE, place="untied states", areas="the United States"),
        ),
        (
            "Arlington",
            remark(
                RemarkKind.PLACE_AMBIGUOUS,
                place="Arlington",
                areas="Dallas-Fort Worth-Arlington, TX; Washington-Arlington-Alexandria, "
                "DC-VA-MD-WV",
            ),
        ),
    ],
)
def test_an_unclear_place_is_said(place: str, expected: object) -> None:
    found = wages().look_up("backend", place)
    assert (found.area, found.wages) == ("", ())
    assert found.remarks == ((expected or remark(RemarkKind.PLACE_UNKNOWN, place=place)),)


def test_an_empty_cell_falls_back_to_the_state_and_the_country() -> None:
    found = wages().look_up("product_manager", "Delaware")
    assert [wage.area for wage in found.wages] == ["the United States", "Delaware"]
    assert found.remarks == (
        remark(
            RemarkKind.WIDER_PLACE,
            occupation="Marketing Managers",
            area="Delaware",
            wider="the United States",
        ),
    )
    metro = wages().look_up("ml_engineer", "Boise")
    assert metro.area == "Boise City, ID"
    assert {wage.area for wage in metro.wages} <= {"Boise City, ID", "Idaho", "the United States"}


def test_a_role_without_occupations_is_said() -> None:
    found = wages().look_up("plumber", "Texas")
    assert found.remarks == (remark(RemarkKind.ROLE_UNKNOWN, role="plumber"),)


def test_no_single_occupation_stands_for_another_role() -> None:
    assert not wages().look_up("other", "").near


def test_the_age_of_the_table_is_told() -> None:
    told = content().wages.described(date(2026, 11, 21), "21 Nov 2026")
    assert "18 months old on 21 Nov 2026" in told


@pytest.mark.parametrize(
    ("place", "name", "same"),
    [
        ("NYC", "New York", True),
        ("NYC", "Boston", False),
        ("NYC", "", False),
        ("Berlin", "Munich", False),
    ],
)
def test_two_names_may_be_one_place(place: str, name: str, same: bool) -> None:
    assert wages().same_place(place)(name) is same


def own(tmp_path: Path, text: str) -> Wages:
    (tmp_path / "market").mkdir()
    (tmp_path / "market" / "oews_may_2025.csv").write_text(text)
    return Wages(Prompts(tmp_path), content().wages)


HEAD = "occupation_code,occupation,area_kind,area,employment,annual_mean,p10,p25,p50,p75,p90\n"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "the columns have to be"),
        ("a,b\n", "the columns have to be"),
        (HEAD, "no national wages for 15-1252"),
        (
            f"{HEAD}15-1252,Software Developers,national,National,,,1,2,three,4,5\n",
            "15-1252, National: not a number",
        ),
        (
            f"{HEAD}15-1252,Software Developers,national,National,few,,1,2,3,4,5\n",
            "15-1252, National: not a number",
        ),
    ],
)
def test_a_file_that_is_no_wage_table_is_named(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(ContentError, match=r"oews_may_2025\.csv") as caught:
        own(tmp_path, text).look_up("backend", "")
    assert says in str(caught.value)


def test_the_table_is_not_read_before_the_first_look_up(tmp_path: Path) -> None:
    table = own(tmp_path, "no table")
    with pytest.raises(ContentError):
        table.look_up("backend", "")


def test_an_unpublished_number_of_people_is_no_fault(tmp_path: Path) -> None:
    row = "15-1252,Software Developers,national,National,,,1,2,3,4,5\n"
    assert own(tmp_path, f"# Source: us\n{HEAD}{row}").look_up("backend", "").wages[0].p50 == usd(3)


def test_a_role_that_is_forgotten_is_named() -> None:
    with pytest.raises(ContentError, match="nothing for plumber"):
        wages().check(["backend", "plumber"])


def test_the_table_names_its_source() -> None:
    first = (built_in() / content().wages.file).read_text().splitlines()[0]
    assert "Bureau of Labor Statistics" in first
