"""Who and what is in the workspace at first."""

from collections.abc import Callable

from bot.local.manifest import Manifest
from bot.local.workspace import SLACKBOT, Message, User, Workspace

MEMBER = "U0MAYA"
MENTOR = "U0TOMAS"
PRIYA = "U0PRIYA"
JONAS = "U0JONAS"
GONE = "U0GONE"
GENERAL = "C0GENERAL"
TEAM_PLATFORM = "C0PLATFORM"

_PEOPLE = (
    User(
        MEMBER,
        "maya",
        "Maya Lindqvist",
        tz="Europe/Stockholm",
        title="Senior Software Engineer",
        color="2b6cb0",
        switchable=True,
    ),
    User(
        MENTOR,
        "tomas",
        "Tomás Ferreira",
        tz="America/New_York",
        title="Staff Engineer",
        color="9c4221",
        switchable=True,
    ),
    User(
        PRIYA,
        "priya",
        "Priya Raman",
        tz="Asia/Kolkata",
        title="Product Manager",
        color="276749",
    ),
    User(
        JONAS,
        "jonas",
        "Jonas Weber",
        tz="Europe/Berlin",
        title="Engineering Manager",
        color="6b46c1",
    ),
    User(GONE, "elin", "Elin Berg", tz="Europe/Oslo", color="718096", deleted=True),
    User(SLACKBOT, "slackbot", "Slackbot", color="757575", is_bot=True),
)

_SAID = (
    (GENERAL, JONAS, "Welcome to the new quarter, everyone. Planning starts on Monday."),
    (GENERAL, PRIYA, "The customer survey is in: support response time is the top complaint."),
    (
        TEAM_PLATFORM,
        MEMBER,
        "The retry queue is live. Failed webhooks went from 3.1% to 0.4% this week.",
    ),
    (TEAM_PLATFORM, JONAS, "That is the quietest on-call week since spring, thank you."),
    (TEAM_PLATFORM, MENTOR, "Nice. Who wrote the runbook for it?"),
    (
        TEAM_PLATFORM,
        MEMBER,
        "I did. I also closed 120 tickets last quarter, most of them about those webhooks.",
    ),
)
"""Channel, who, what; one minute apart."""


def seeded(manifest: Manifest, clock: Callable[[], float]) -> Workspace:
    """A workspace called Northlight with six people, the app, and a little history."""
    workspace = Workspace(name="Northlight", domain="northlight", clock=clock)
    bot = User(
        workspace.bot_user_id,
        manifest.bot_name.lower(),
        manifest.bot_name,
        color="4a154b",
        is_bot=True,
    )
    for user in (*_PEOPLE, bot):
        workspace.add_user(user)
    active = {user.id for user in _PEOPLE if not user.deleted and not user.is_bot}
    workspace.add_channel(GENERAL, "general", active)
    workspace.add_channel(TEAM_PLATFORM, "team-platform", active - {PRIYA})
    start = int(clock()) - 60 * len(_SAID)
    for minute, (channel, author, text) in enumerate(_SAID):
        message = Message(f"{start + 60 * minute}.000100", channel, author, text)
        workspace.post(message)
        for person in active:
            workspace.mark_read(person, channel)
    for person in active:
        workspace.app_conversation(person)
    return workspace
