"""Settings; nothing else in the bot reads the environment."""

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import ConfigError


class Settings(BaseSettings):
    """Read once at start-up, from the environment and `.env`.

    Slack's own tokens have the names that Slack's guides use; the rest has the prefix NEGOTIATE_.
    """

    model_config = SettingsConfigDict(
        env_prefix="NEGOTIATE_",
        env_file=".env",
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
        populate_by_name=True,
        use_attribute_docstrings=True,
    )

    slack_bot_token: SecretStr | None = Field(default=None, validation_alias="SLACK_BOT_TOKEN")
    """The bot token, `xoxb-...`."""
    slack_app_token: SecretStr | None = Field(default=None, validation_alias="SLACK_APP_TOKEN")
    """The app-level token for Socket Mode, `xapp-...`."""
    slack_signing_secret: SecretStr | None = Field(
        default=None, validation_alias="SLACK_SIGNING_SECRET"
    )
    """The signing secret, for requests over HTTP."""
    slack_api_url: str = "https://slack.com/api/"
    """The Web API's base URL; the local workspace gives its own."""
    database_url: str = "sqlite:///negotiate.db"
    """Where preps are kept: SQLite by default, `postgresql://...` for several processes."""
    encryption_key: SecretStr | None = None
    """Wraps the members' keys. SQLite makes one beside the database when this is empty."""
    prompts: Path | None = None
    """A folder laid out as prompts/, whose files replace ours."""
    local_port: int = Field(default=8321, ge=0, le=65535)
    """The local workspace's port on this machine."""
    port: int = Field(default=3000, ge=0, le=65535, validation_alias="PORT")
    """Where requests from Slack arrive over HTTP."""
    threads: int = Field(default=16, ge=1, le=256)
    """Listeners at work at the same time in one process."""
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    """How much is logged; what people typed never is."""

    @property
    def transport(self) -> Literal["local", "socket", "http"]:
        """How Slack is reached: the local workspace when there are no tokens at all.

        Raises:
            ConfigError: Where some tokens are set but not enough of them.
        """
        if self.slack_bot_token and self.slack_app_token:
            return "socket"
        if self.slack_bot_token and self.slack_signing_secret:
            return "http"
        if self.slack_bot_token or self.slack_app_token or self.slack_signing_secret:
            raise ConfigError(
                "Slack needs SLACK_BOT_TOKEN and, beside it, SLACK_APP_TOKEN (Socket Mode) or "
                "SLACK_SIGNING_SECRET (HTTP). Set both, or none to open the local workspace."
            )
        return "local"


def load_settings() -> Settings:
    """The settings of this process.

    Raises:
        ConfigError: Naming each setting that cannot be read, never its value.
    """
    try:
        return Settings()
    except ValidationError as error:
        wrong = "; ".join(f"{found['loc'][0]}: {found['msg']}" for found in error.errors())
        raise ConfigError(f"These settings cannot be read: {wrong}") from None
