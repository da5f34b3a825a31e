"""Reads offers from JSON, and says what is wrong with them in words."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from bot.content.offers import OfferContent
from bot.domain.comparison import Sheet, compare
from bot.domain.money import MoneyError
from bot.domain.offer import Offer
from bot.domain.quantity import OfferError
from bot.services.offer_report import OfferReport
from bot.services.offer_table import table


class SheetError(Exception):
    """Offers that can't be used: a sentence for each field, without any figure of it."""


def read_sheet(text: str, content: OfferContent) -> Sheet:
    """One offer, or a sheet of them, from JSON.

    Raises:
        SheetError: With a line for each field that is wrong.
    """
    try:
        # As decimals, so that 0.1 stays 0.1.
        stated = json.loads(text, parse_float=Decimal, parse_constant=str)
    except (ValueError, RecursionError) as error:
        raise SheetError(content.report.no_json) from error
    if not isinstance(stated, dict):
        raise SheetError(content.report.no_json)
    single = "offers" not in stated
    try:
        return Sheet.model_validate(
            {"offers": [stated]} if single else stated, context=content.reading
        )
    except ValidationError as error:
        skipped = 2 if single else 0
        wrong = [_wrong(found, skipped, content) for found in _innermost(error)]
        raise SheetError("\n".join(dict.fromkeys(wrong))) from error


def answer(text: str, content: OfferContent, *, role: str, as_json: bool) -> str:
    """The evaluated offers, as JSON or as a table; `role` chooses the arguments for a budget.

    Raises:
        SheetError: With a line for each field that is wrong.
    """
    sheet = read_sheet(text, content)
    comparison = compare(sheet, content.yardstick)
    report = OfferReport(sheet, comparison, content, role=role)
    return json.dumps(report.data(), indent=2, ensure_ascii=False) if as_json else table(report)


def schema() -> Mapping[str, Any]:
    """JSON Schema of what `read_sheet` takes."""
    return TypeAdapter[Sheet | Offer](Sheet | Offer).json_schema()


def _innermost(error: ValidationError) -> list[ErrorDetails]:
    """Without those that follow from another one: a list is "too short" when an entry is wrong."""
    found = error.errors(include_url=False)
    places = [one["loc"] for one in found]

    def holds_another(place: tuple[int | str, ...]) -> bool:
        return any(other != place and other[: len(place)] == place for other in places)

    return [one for one in found if not holds_another(one["loc"])]


def _wrong(found: ErrorDetails, skipped: int, content: OfferContent) -> str:
    field = _field(found["loc"][skipped:])
    return content.report.wrong.format(field=field, sentence=_sentence(found, content))


def _field(place: tuple[int | str, ...]) -> str:
    path = ""
    for step in place:
        path += f"[{step}]" if isinstance(step, int) else f".{step}"
    return path.removeprefix(".") or "offer"


def _sentence(found: ErrorDetails, content: OfferContent) -> str:
    cause = found.get("ctx", {}).get("error")
    if isinstance(cause, OfferError):
        return content.report.errors[cause.kind]
    if isinstance(cause, MoneyError):
        return content.wrong_amounts.sentence(cause.kind)
    refused = content.report.refused
    return refused.get(found["type"], refused["other"])
