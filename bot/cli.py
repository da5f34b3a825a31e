"""`negotiate`: parse, call, print, exit code.

Imports stand inside the commands, so that `negotiate reframe` doesn't wait for Slack's libraries.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot import __version__
from bot.errors import ConfigError, ContentError

if TYPE_CHECKING:
    from bot.domain.outcome import Reframing
    from bot.reframe.engine import Engine


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code: 0 done, 1 can't be done, 2 wrong words."""
    arguments = _parser().parse_args(argv)
    try:
        return int(arguments.call(arguments))
    except (ConfigError, ContentError) as error:
        print(f"negotiate: {error}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="negotiate", description="Coaches people through preparing a pay conversation."
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    run = commands.add_parser("run", help="run the bot; without Slack tokens, a local workspace")
    run.set_defaults(call=_run)
    reframe = commands.add_parser("reframe", help="reframe statements, without Slack")
    reframe.add_argument("text", nargs="*", help="one statement")
    reframe.add_argument(
        "--jsonl",
        action="store_true",
        help='read {"id", "text", "role", "answers"} a line, write one JSON line for each',
    )
    reframe.add_argument("--role", default="other", help="id of a file in prompts/roles")
    reframe.add_argument("--audience", help="also tell it for: manager, skip_level, finance, ...")
    reframe.add_argument("--form", choices=["long", "short"], default="long")
    _add_prompts(reframe)
    reframe.set_defaults(call=_reframe)
    market = commands.add_parser("market", help="quartiles of a file of market evidence")
    market.add_argument("file", help="CSV with source, amount and date; - for standard input")
    market.add_argument("--role", default="", help="id of a role: adds the official wages")
    market.add_argument("--place", default="", help="a city or state; the whole country without")
    market.add_argument("--company", default="", help="level data for it counts in full")
    market.add_argument("--level", default="", help="level data for it counts in full")
    market.add_argument("--currency", default="USD", help="of lines that name none")
    market.add_argument("--json", action="store_true", help="write JSON instead of a table")
    _add_prompts(market)
    market.set_defaults(call=_market)
    _add_offer(commands.add_parser("offer", help="evaluate offers, without Slack"))
    prompts = commands.add_parser("prompts", help="check the files of prompts/")
    prompts.add_argument("action", choices=["check"])
    _add_prompts(prompts)
    prompts.set_defaults(call=_prompts)
    database = commands.add_parser("db", help="migrate the schema, or rotate the encryption key")
    database.add_argument("action", choices=["migrate", "rotate-keys"])
    database.set_defaults(call=_database)
    doctor = commands.add_parser("doctor", help="say whether settings, words and database work")
    doctor.set_defaults(call=_doctor)
    return parser


def _add_offer(offer: argparse.ArgumentParser) -> None:
    offer.add_argument(
        "file", nargs="?", default="-", help="JSON: one offer, or several; - reads standard input"
    )
    offer.add_argument("--json", action="store_true", help="write JSON instead of a table")
    offer.add_argument("--schema", action="store_true", help="write the JSON Schema of the input")
    offer.add_argument("--role", default="other", help="id of a file in prompts/roles")
    _add_prompts(offer)
    offer.set_defaults(call=_offer)


def _add_prompts(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--prompts",
        type=Path,
        action="append",
        default=[],
        metavar="DIR",
        help="a folder laid out as prompts/, whose files replace ours",
    )


def _run(_: argparse.Namespace) -> int:
    from bot.config import load_settings
    from bot.logs import configure
    from bot.running import run

    settings = load_settings()
    configure(settings.log_level)
    run(settings)
    return 0


def _reframe(arguments: argparse.Namespace) -> int:
    from bot.content.files import Prompts
    from bot.content.reframe import load_engine
    from bot.reframe.record import record

    engine = load_engine(Prompts(*arguments.prompts))
    if arguments.jsonl:
        for line in filter(str.strip, sys.stdin):
            item = json.loads(line)
            reframing = engine.reframe(
                item["text"], role=item.get("role", "other"), answers=item.get("answers", {})
            )
            told = _told(engine, reframing, item.get("answers", {}), arguments)
            written = {"id": item["id"], **record(reframing), **told}
            print(json.dumps(written, ensure_ascii=False))
        return 0
    text = " ".join(arguments.text) or sys.stdin.read()
    reframing = engine.reframe(text, role=arguments.role)
    written = {**record(reframing), **_told(engine, reframing, {}, arguments)}
    print(json.dumps(written, indent=2, ensure_ascii=False))
    return 0


def _told(
    engine: "Engine",
    reframing: "Reframing",
    answers: Mapping[str, str],
    arguments: argparse.Namespace,
) -> dict[str, str]:
    """The version for the audience that was asked for, if any."""
    from bot.reframe.telling import Form

    audience = arguments.audience
    if audience is None:
        return {}
    if audience not in engine.audiences:
        raise ContentError(f"no audience {audience}; there are {', '.join(engine.audiences)}")
    return {"told": engine.tell(reframing, answers, audience=audience, form=Form(arguments.form))}


def _market(arguments: argparse.Namespace) -> int:
    from bot.content.files import Prompts
    from bot.content.market import load_market
    from bot.content.market_report import Request, evaluate, record, table
    from bot.content.wages import Wages
    from bot.domain.money import Currency

    if arguments.currency.upper() not in set(Currency):
        raise ContentError("--currency: three letters such as USD or EUR")
    request = Request(
        role=arguments.role,
        place=arguments.place,
        company=arguments.company,
        level=arguments.level,
        currency=Currency(arguments.currency.upper()),
    )
    try:
        text = _text_of(arguments.file)
    except (OSError, UnicodeDecodeError):
        raise ContentError("the file can't be read; give a CSV file in UTF-8") from None
    prompts = Prompts(*arguments.prompts)
    content = load_market(prompts)
    today = datetime.now().astimezone().date()
    report = evaluate(text, request, content, Wages(prompts, content.wages), today)
    written = record(report, content) if arguments.json else table(report, content)
    print(json.dumps(written, indent=2, ensure_ascii=False) if arguments.json else written)
    return 0 if report.markets else 1


def _text_of(name: str) -> str:
    return sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")


def _offer(arguments: argparse.Namespace) -> int:
    from bot.content.files import Prompts
    from bot.content.offers import load_offers
    from bot.services import offers

    if arguments.schema:
        print(json.dumps(offers.schema(), indent=2, ensure_ascii=False))
        return 0
    try:
        text = _text_of(arguments.file)
        content = load_offers(Prompts(*arguments.prompts))
        print(offers.answer(text, content, role=arguments.role, as_json=arguments.json))
    except offers.SheetError as error:
        print(error, file=sys.stderr)
        return 1
    except (OSError, UnicodeDecodeError) as error:
        what = f"negotiate: can't read {arguments.file}: {type(error).__name__}"
        print(what, file=sys.stderr)
        return 1
    return 0


def _prompts(arguments: argparse.Namespace) -> int:
    from bot.content.catalog import load_catalog
    from bot.content.files import Prompts
    from bot.content.market import load_market
    from bot.content.offers import load_offers
    from bot.content.reframe import load_engine
    from bot.content.wages import Wages

    prompts = Prompts(*arguments.prompts)
    engine = load_engine(prompts)
    catalog = load_catalog(prompts)
    load_offers(prompts)
    Wages(prompts, load_market(prompts).wages).check(catalog.roles)
    print(f"prompts are fine: {len(catalog.roles)} roles, version {engine.version}")
    return 0


def _database(arguments: argparse.Namespace) -> int:
    from bot.config import load_settings
    from bot.storage.database import open_database

    settings = load_settings()
    database = open_database(settings.database_url, settings.encryption_key)
    with closing(database):
        database.migrate()
        print("the database is at the newest schema")
        if arguments.action == "rotate-keys":
            print(f"wrapped anew with the first key: {database.rotate_keys()} members' keys")
    return 0


def _doctor(_: argparse.Namespace) -> int:
    from bot.config import load_settings
    from bot.storage.database import open_database

    settings = load_settings()
    print(f"transport: {settings.transport}")
    database = open_database(settings.database_url, settings.encryption_key)
    with closing(database):
        database.check()
    print("database: reachable, newest schema, its key opens it")
    return _prompts(argparse.Namespace(prompts=[settings.prompts] if settings.prompts else []))
