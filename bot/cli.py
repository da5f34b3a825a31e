"""`negotiate`: parse, call, print, exit code.

Imports stand inside the commands, so that `negotiate reframe` doesn't wait for Slack's libraries.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from bot import __version__
from bot.errors import ConfigError, ContentError


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
    _add_prompts(reframe)
    reframe.set_defaults(call=_reframe)
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
            written = {"id": item["id"], **record(reframing)}
            print(json.dumps(written, ensure_ascii=False))
        return 0
    text = " ".join(arguments.text) or sys.stdin.read()
    print(
        json.dumps(record(engine.reframe(text, role=arguments.role)), indent=2, ensure_ascii=False)
    )
    return 0


def _prompts(arguments: argparse.Namespace) -> int:
    from bot.content.catalog import load_catalog
    from bot.content.files import Prompts
    from bot.content.reframe import load_engine

    prompts = Prompts(*arguments.prompts)
    engine = load_engine(prompts)
    catalog = load_catalog(prompts)
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
