"""The steps of /negotiate prep as a person takes them, for scenarios that start further on."""

from collections.abc import Mapping

from bot.local.person import Person
from bot.local.views import View
from tests.support.waiting import until


def shows(person: Person, text: str) -> View:
    """The open modal, as soon as it says this."""
    until(lambda: text in person.text_of(person.modal))
    assert person.modal is not None
    return person.modal


def start(person: Person, *, moment: str = "Annual review", role: str = "support") -> None:
    """Up to the second step."""
    person.command("/negotiate prep")
    shows(person, "What are you preparing for?")
    person.fill("moment", moment)
    person.fill("role", role)
    assert person.submit().ok
    shows(person, "What have you done")


def capture(person: Person, *lines: str) -> None:
    """From the second step to the third."""
    person.fill("statements", "\n".join(lines))
    assert person.submit().ok
    shows(person, "Currency")


def finish(person: Person, figures: Mapping[str, str] | None = None) -> View:
    """From the third step to the draft."""
    for field, figure in (figures or {}).items():
        person.fill(field, figure)
    assert person.submit().ok
    return shows(person, "Your draft")


def prepare(person: Person, *lines: str) -> View:
    """From nothing to a draft."""
    start(person)
    capture(person, *lines)
    return finish(person)
