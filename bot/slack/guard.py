"""The error boundary around every listener.

Bolt loses an ack when a listener raises soon after it: its runner overwrites the stored answer
(slack-bolt 1.30, `ThreadListenerRunner.run`), and the person sees a time-out although all went
well. So nothing is ever raised into Bolt: this is the one place that catches everything, decides
what the member reads, and logs everything but their words.
"""

import inspect
import logging
import time
from collections.abc import Callable, Mapping
from typing import Any
from uuid import uuid4

from slack_bolt.kwargs_injection.args import Args
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.content.texts import ErrorTexts
from bot.errors import NegotiateError
from bot.slack.views.parts import refused

logger = logging.getLogger(__name__)

_PAUSES = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds between looks for a view that an ack is bringing up: Bolt hands acks over every 0.01."""

Listener = Callable[..., None]

SHOWN_VIEW = "negotiate_shown_view"
"""Key in Bolt's context: the view that this request brought up, as arguments of views.update."""


class Guard:
    """Wraps listeners; hands each just the arguments that it names."""

    def __init__(self, texts: ErrorTexts) -> None:
        self._texts = texts

    def __call__(self, listener: Listener) -> Callable[[Args], None]:
        """The listener as Bolt may call it; TypeError at once for an argument Bolt doesn't know."""
        names = tuple(inspect.signature(listener).parameters)
        unknown = set(names) - set(Args.__annotations__)
        if unknown:
            raise TypeError(f"{listener.__qualname__} asks Bolt for {sorted(unknown)}")

        def guarded(args: Args) -> None:
            try:
                listener(**{name: getattr(args, name) for name in names})
            except Exception as error:  # noqa: BLE001 - the one boundary; see the module's docstring
                self._tell(error, args)

        guarded.__name__ = listener.__qualname__
        return guarded

    def _tell(self, error: Exception, args: Args) -> None:
        reference = uuid4().hex[:8]
        sentence = self._texts.unexpected.format(reference=reference)
        at_field = self._texts.unexpected_field.format(reference=reference)
        if isinstance(error, NegotiateError):
            sentence = at_field = self._texts.sentence(error.copy_key)
            logger.info("refused %s (%s)", type(error).__name__, reference)
        else:
            # The text of an exception may hold what somebody typed; its type and place don't.
            logger.error("unexpected %s (%s) %s", type(error).__name__, reference, _place(error))
        try:
            if args.ack.response is None:
                self._answer(sentence, at_field, args)
            else:
                self._show(sentence, args)
        except SlackApiError as failure:
            logger.error("could not tell the member: %s (%s)", _code(failure), reference)  # noqa: TRY400 - the trace holds Slack's answer, which may quote the view

    def _answer(self, sentence: str, at_field: str, args: Args) -> None:
        """Before the ack: the ack carries the sentence, and typed text stays in its field."""
        if args.body.get("type") == "view_submission":
            # Every view of ours that can be submitted has an input.
            inputs = [b["block_id"] for b in args.body["view"]["blocks"] if b["type"] == "input"]
            args.ack(response_action="errors", errors={inputs[0]: at_field})
        elif "command" in args.body:
            args.ack(sentence)
        else:
            args.ack()
            self._show(sentence, args)

    def _show(self, sentence: str, args: Args) -> None:
        """After the ack: in the window that is open, else beside the message, else by DM."""
        view = refused(self._texts.title, self._texts.close, sentence).build()
        body: dict[str, Any] = args.body
        window = (body.get("view") or {}).get("type") == "modal"
        shown = args.context.get(SHOWN_VIEW)
        if body.get("type") == "view_submission":
            shown = shown or {"view_id": body["view"]["id"]}
        told = False
        if shown:
            told = replace_view(args.client, shown, view)
        elif window:
            told = _pushed(args.client, body["trigger_id"], view)
        if not told:
            self._write(sentence, args)

    @staticmethod
    def _write(sentence: str, args: Args) -> None:
        if args.context.response_url:
            args.respond(sentence, response_type="ephemeral", replace_original=False)
        elif args.context.user_id and args.body.get("type") != "event_callback":
            args.client.chat_postMessage(channel=args.context.user_id, text=sentence)


def replace_view(client: WebClient, shown: Mapping[str, str], view: dict[str, Any]) -> bool:
    """Update a view; False where the person has closed it.

    What a listener does after its ack can reach Slack before the ack itself does, and would then
    be overwritten by it. A view that comes by ack is therefore addressed by its external_id, which
    Slack doesn't know until the ack has arrived; so one that isn't there yet is waited for.
    """
    for pause in _PAUSES if "external_id" in shown else ():
        if _updated(client, shown, view):
            return True
        time.sleep(pause)
    return _updated(client, shown, view)


def _updated(client: WebClient, shown: Mapping[str, str], view: dict[str, Any]) -> bool:
    try:
        client.views_update(**shown, view=view)
    except SlackApiError as error:
        if _code(error) != "not_found":
            raise
        return False
    return True


def _pushed(client: WebClient, trigger_id: str, view: dict[str, Any]) -> bool:
    try:
        client.views_push(trigger_id=trigger_id, view=view)
    except SlackApiError:
        return False
    return True


def _code(error: SlackApiError) -> str:
    return str(error.response.get("error", "no code"))


def _place(error: Exception) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return "" if trace is None else f"{trace.tb_frame.f_code.co_qualname}:{trace.tb_lineno}"
