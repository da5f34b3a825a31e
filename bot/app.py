"""The composition root: settings in, a bot out. Nothing runs at import."""

import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from slack_bolt import App
from slack_sdk import WebClient
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler

from bot.config import Settings, load_settings
from bot.content.catalog import load_catalog
from bot.content.files import Prompts
from bot.content.reframe import load_engine
from bot.logs import configure
from bot.services.prep import Clock, PrepService, utc_now
from bot.slack.authorization import CachedAuthorization
from bot.slack.entry import Entry
from bot.slack.guard import Guard
from bot.slack.listeners.commands import CommandListeners
from bot.slack.listeners.home import HomeListeners
from bot.slack.listeners.messages import MessageListeners
from bot.slack.listeners.outcomes import OutcomeListeners
from bot.slack.listeners.prep import PrepListeners
from bot.slack.windows import Windows
from bot.storage.database import Database, open_database

CLIENT_TIMEOUT = 5
"""Seconds for one call of the Web API; the client's own 30 would outlive every trigger."""


@dataclass(frozen=True)
class Bot:
    """The Bolt app with what it stands on."""

    app: App
    authorization: CachedAuthorization
    database: Database
    executor: ThreadPoolExecutor

    def close(self) -> None:
        """Let running listeners finish, then let go of the database."""
        self.executor.shutdown(wait=True)
        self.database.close()


def build(settings: Settings, *, clock: Clock = utc_now) -> Bot:
    """A bot that is ready for requests; its database is at the newest schema.

    Raises:
        ConfigError: For settings that can't work.
        ContentError: For a file in prompts/ that can't be used.
    """
    prompts = Prompts(*([settings.prompts] if settings.prompts else []))
    engine = load_engine(prompts)
    catalog = load_catalog(prompts)
    database = open_database(settings.database_url, settings.encryption_key)
    database.migrate()
    executor = ThreadPoolExecutor(settings.threads, thread_name_prefix="listener")
    app, authorization = _bolt(settings, executor)
    service = PrepService(database, engine, clock)
    guard, windows = Guard(catalog.errors), Windows(catalog)
    home = HomeListeners(service, catalog)
    prep = PrepListeners(service, catalog, windows, home)
    for listeners in (
        CommandListeners(service, catalog, prep),
        prep,
        OutcomeListeners(service, catalog, windows, home),
        MessageListeners(service, catalog),
        home,
    ):
        listeners.register(app, guard)
    return Bot(app=app, authorization=authorization, database=database, executor=executor)


def _clients(settings: Settings, logger: logging.Logger) -> tuple[WebClient, WebClient]:
    """One with the bot's token to authorize with, and one without for Bolt to copy."""
    token = settings.slack_bot_token
    with_token, without = (
        WebClient(
            token=each,
            base_url=settings.slack_api_url,
            timeout=CLIENT_TIMEOUT,
            logger=logger,
            retry_handlers=[RateLimitErrorRetryHandler(max_retry_count=2)],
        )
        for each in (token.get_secret_value() if token else None, None)
    )
    return with_token, without


def _bolt(settings: Settings, executor: ThreadPoolExecutor) -> tuple[App, CachedAuthorization]:
    # Bolt copies this level to all its loggers; at INFO a refused signature logs the whole body.
    logger = logging.getLogger("bot.bolt")
    logger.setLevel(logging.WARNING)
    secret = settings.slack_signing_secret
    with_token, without = _clients(settings, logger)
    authorization = CachedAuthorization(with_token)
    app = App(
        logger=logger,
        client=without,
        authorize=authorization,
        signing_secret=secret.get_secret_value() if secret else "",
        request_verification_enabled=secret is not None,
        # Bolt's default of five loses the sixth request while five are at work.
        listener_executor=executor,
        attaching_conversation_kwargs_enabled=False,
    )
    return app, authorization


def wsgi() -> Entry:
    """The WSGI application for gunicorn: `bot.app:wsgi()`; settings come from the environment."""
    settings = load_settings()
    configure(settings.log_level)
    return Entry(build(settings).app)
