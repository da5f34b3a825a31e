import pytest

from bot.reframe.comparison import Direction, direction
from bot.reframe.grammar import Kind
from bot.reframe.phrase import raised
from tests.support.reframing import grammar, wording

KINDS = [
    ("customers don't have to write twice", Kind.CLAUSE),
    ("they bought standard", Kind.CLAUSE),
    ("6 partners run POCs without us", Kind.CLAUSE),
    ("devs stop asking for states", Kind.CLAUSE),
    ("CS calls customers before they cancel", Kind.CLAUSE),
    ("leaked key from contractor was useless", Kind.CLAUSE),
    ("store managers see sales the same hour", Kind.CLAUSE),
    ("legal signed off", Kind.CLAUSE),
    ("customers who churned came back", Kind.CLAUSE),
    ("unblocked deals", Kind.PAST),
    ("killed two features nobody asked for", Kind.PAST),
    ("set up the sheet", Kind.PAST),
    ("was adopted by 3 teams", Kind.PAST),
    ("saves finance 2 days", Kind.THIRD),
    ("has fewer bugs", Kind.THIRD),
    ("reduce churn", Kind.BASE),
    ("saving analysts 10 hours", Kind.GERUND),
    ("would have opened the bucket", Kind.MODAL),
    ("back online before the market opened", Kind.STATE),
    ("now live in 3 countries", Kind.STATE),
    ("if Vault is down nobody can deploy", Kind.CONDITION),
    ("reps calling the right accounts first", Kind.NOUN),
    ("idor fixed before launch", Kind.NOUN),
    ("answers in one go", Kind.NOUN),
    ("volunteers for every rotation", Kind.NOUN),
    ("no more pages at night", Kind.NOUN),
    ("two angry customers", Kind.NOUN),
    ("cut", Kind.NOUN),
    ("training of new people", Kind.NOUN),
    ("pen test", Kind.NOUN),
    ("reports from 3 teams", Kind.NOUN),
    ("reports the numbers daily", Kind.THIRD),
    ("test the backups", Kind.BASE),
    ("deals closed by partners", Kind.NOUN),
    ("customers, now happy", Kind.NOUN),
    ("to be faster", Kind.NOUN),
    ("[what changed]", Kind.NOUN),
    ("", Kind.NOUN),
]
DIRECTIONS = [
    ("55%", "90%", Direction.UP),
    ("6 h", "50 min", Direction.DOWN),
    ("$58k", "$41k", Direction.DOWN),
    ("12/week", "1/week", Direction.DOWN),
    ("~25/wk", "4/wk", Direction.DOWN),
    ("1 in 4", "1 in 20", Direction.DOWN),
    ("one in three", "one in ten", Direction.DOWN),
    ("2 of 11 people", "9 of 11", Direction.UP),
    ("30 min", "5", Direction.DOWN),
    ("8 in Q1", "1 in Q3", Direction.DOWN),
    ("4.1", "4.1", Direction.SAME),
    ("about 200", "under 20", Direction.DOWN),
    ("900 ms", "1.2 s", Direction.UP),
    ("next day", "in seconds", Direction.OTHER),
    ("2 MB", "900 KB", Direction.OTHER),
    ("2x", "3x", Direction.OTHER),
    ("5 sprints", "2 sprints", Direction.OTHER),
    ("1 of 0", "2 of 0", Direction.OTHER),
    ("5%", "3 days", Direction.OTHER),
    ("the team of 4", "3", Direction.OTHER),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_a_fragment_is_told_by_its_verb(text: str, kind: Kind) -> None:
    assert grammar().kind(text) is kind


@pytest.mark.parametrize(("baseline", "value", "way"), DIRECTIONS)
def test_values_are_compared_in_one_unit_only(baseline: str, value: str, way: Direction) -> None:
    assert direction(baseline, value) is way


@pytest.mark.parametrize(
    ("phrase", "plural"),
    [
        ("tickets older than 3 days", True),
        ("time to fill", False),
        ("DAGs", True),
        ("people", True),
        ("sales", False),
        ("features and threshold", True),
        ("", False),
    ],
)
def test_a_phrase_has_the_number_of_its_head(phrase: str, plural: bool) -> None:
    assert grammar().plural(phrase) is plural


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("dashboard for sales", "the dashboard for sales"),
        ("new dashboard", "the new dashboard"),
        ("a dashboard", "a dashboard"),
        ("3 dashboard pages", "3 dashboard pages"),
        ("Acme's dashboard", "Acme's dashboard"),
        ("Vault", "Vault"),
        ("dashboards", "dashboards"),
        ("plan and roadmap", "plan and roadmap"),
        ("", ""),
    ],
)
def test_an_article_is_added_only_where_one_is_missing(phrase: str, said: str) -> None:
    assert grammar().with_the(phrase, wording().countable) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The auditors closed it", "the auditors closed it"),
        ("Customers wait", "customers wait"),
        ("Lufthansa renewed", "Lufthansa renewed"),
        ("CSAT rose", "CSAT rose"),
        ("I found it", "I found it"),
        ("A customer left", "a customer left"),
        ("Christmas was calm", "Christmas was calm"),
        ("Visibility for all", "visibility for all"),
        ("", ""),
    ],
)
def test_a_capital_stays_only_on_names(text: str, said: str) -> None:
    assert grammar().lowered(text) == said


def test_a_subject_is_what_stands_before_the_verb() -> None:
    assert grammar().subject("the key was useless") == "the key"
    assert grammar().subject("they bought it") == ""
    assert grammar().subject("answers in one go") == ""


def test_names_with_a_capital_inside_keep_their_small_start() -> None:
    assert raised("iOS crashes fell") == "iOS crashes fell"
    assert raised("dashboards") == "Dashboards"
