"""Requests from the workspace to the app: signing, the three seconds, a record of each."""

import hashlib
import hmac
import http.client
import json
import time
import urllib.parse
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Literal, Protocol

ACK_SECONDS = 3.0
MOST_REQUESTS = 1000
"""Remembered; the oldest are forgotten."""


@dataclass(frozen=True)
class Delivery:
    """One thing that the app is told. The kinds are named as Socket Mode names them."""

    kind: Literal["slash_commands", "interactive", "events_api"]
    payload: dict[str, Any]
    retry: int = 0
    retry_reason: str = ""


@dataclass(frozen=True)
class Reply:
    """What came back, or why nothing did."""

    status: int
    """0 when there was no answer."""
    body: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    """Names in lower case."""
    problem: Literal["", "http_timeout", "connection_failed", "http_error"] = ""
    """In the words of `X-Slack-Retry-Reason`."""

    @property
    def ok(self) -> bool:
        """Whether the app acknowledged in time."""
        return not self.problem


@dataclass(frozen=True)
class Sent:
    """A request with its answer."""

    delivery: Delivery
    reply: Reply
    seconds: float
    """How long the answer took, in real time."""


class Transport(Protocol):
    """A way to reach the app."""

    def deliver(self, delivery: Delivery, timeout: float) -> Reply:
        """Hand it over and wait for the answer, `timeout` seconds at most; never raises."""
        ...


class Sender:
    """Hands deliveries to whichever transport is connected."""

    def __init__(self, ack_seconds: float = ACK_SECONDS) -> None:
        self.ack_seconds = ack_seconds
        self.transport: Transport | None = None
        self.sent: deque[Sent] = deque(maxlen=MOST_REQUESTS)

    def send(self, delivery: Delivery) -> Reply:
        """Deliver and wait for the acknowledgement."""
        started = time.monotonic()
        if self.transport is None:
            reply = Reply(0, problem="connection_failed")
        else:
            reply = self.transport.deliver(delivery, self.ack_seconds)
        self.sent.append(Sent(delivery, reply, time.monotonic() - started))
        return reply


class HttpTransport:
    """Signed requests to one URL, as Slack makes them."""

    def __init__(self, request_url: str, signing_secret: str) -> None:
        self._url = urllib.parse.urlsplit(request_url)
        self._secret = signing_secret.encode()

    def deliver(self, delivery: Delivery, timeout: float) -> Reply:
        """One POST; each request has its own connection."""
        body, content_type = encode(delivery)
        headers = {"Content-Type": content_type, **self._signature(body)}
        if delivery.retry:
            headers["X-Slack-Retry-Num"] = str(delivery.retry)
            headers["X-Slack-Retry-Reason"] = delivery.retry_reason
        return self._post(body, headers, timeout)

    def _post(self, body: bytes, headers: dict[str, str], timeout: float) -> Reply:
        deadline = time.monotonic() + timeout
        connection = http.client.HTTPConnection(self._url.netloc, timeout=timeout)
        try:
            connection.request("POST", self._url.path or "/", body, headers)
            response = connection.getresponse()
            text = _read(response, deadline).decode("utf-8", "replace")
        except TimeoutError:
            return Reply(0, problem="http_timeout")
        except (OSError, http.client.HTTPException):
            return Reply(0, problem="connection_failed")
        finally:
            connection.close()
        names = {name.lower(): value for name, value in response.getheaders()}
        return Reply(
            response.status, text, names, "" if response.status == HTTPStatus.OK else "http_error"
        )

    def _signature(self, body: bytes) -> dict[str, str]:
        # Always the real time: the app compares it with its own clock, whatever ours pretends.
        stamp = str(int(time.time()))
        digest = hmac.new(self._secret, f"v0:{stamp}:".encode() + body, hashlib.sha256)
        return {
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": f"v0={digest.hexdigest()}",
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
        }


def _read(response: http.client.HTTPResponse, deadline: float) -> bytes:
    """The whole body; raises TimeoutError when it drips in for too long."""
    body = b""
    while part := response.read1():
        body += part
        if time.monotonic() > deadline:
            raise TimeoutError
    return body


def encode(delivery: Delivery) -> tuple[bytes, str]:
    """Body and content type: events as JSON, commands as a form, the rest as a form of JSON."""
    if delivery.kind == "events_api":
        return json.dumps(delivery.payload).encode(), "application/json"
    form = delivery.payload
    if delivery.kind == "interactive":
        form = {"payload": json.dumps(delivery.payload)}
    return urllib.parse.urlencode(form).encode(), "application/x-www-form-urlencoded"
