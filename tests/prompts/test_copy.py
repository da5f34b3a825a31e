"""The copy agrees with the rules that it names."""

from bot.content.catalog import load_catalog
from bot.content.files import Prompts
from bot.content.rulebook import load_rulebook
from bot.domain.outcome import SECRET
from bot.slack.commands import Command


def test_every_notice_that_refuses_a_line_exists() -> None:
    prompts = Prompts()
    known = {notice.code for notice in load_rulebook(prompts).notices.notices}
    assert load_catalog(prompts).prep.outcomes.refused_notices <= known


def test_every_command_has_its_line_in_the_help() -> None:
    assert set(load_catalog(Prompts()).commands.commands) == set(Command)


def test_the_levels_have_a_meaning_each() -> None:
    assert set(load_catalog(Prompts()).prep.result.meanings) == {1, 2, 3, 4, 5}


def test_the_notice_about_secrets_is_known_by_its_code() -> None:
    assert SECRET in {notice.code for notice in load_rulebook(Prompts()).notices.notices}


def test_every_moment_asks_what_you_have_done() -> None:
    moments = load_catalog(Prompts()).moments.values()
    assert all(moment.asks.startswith("What have you done") for moment in moments)
