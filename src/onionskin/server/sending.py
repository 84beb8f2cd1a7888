"""Sends webhooks: signed by Standard Webhooks 1.0, never to private addresses unless allowed.

The address is looked up once and connected to by that number, so that a name cannot become
another address between the check and the call; no redirect is followed, and no answer is read
but its status.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import http.client
import ipaddress
import logging
import socket
import ssl
import threading
import time
from urllib.parse import urlsplit

from onionskin.server.errors import ApiError
from onionskin.server.outbox import Message, Outbox

_LOG = logging.getLogger(__name__)
_TIMEOUT_SECONDS = 10.0
_EVERY_SECONDS = 1.0


def signature(secret: str, message_id: str, timestamp: int, body: str) -> str:
    """The header `webhook-signature`: HMAC-SHA256 of "id.timestamp.body" by the secret."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{message_id}.{timestamp}.{body}".encode()
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()


def check_url(url: str, *, allow_private: bool) -> tuple[str, int]:
    """The number and the port that a URL stands for. Raises ApiError for what is not allowed."""
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        raise _refused("is not an address") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise _refused("is not an address: give https://...")
    if parts.username is not None or parts.password is not None:
        raise _refused("holds a password: leave it out")
    if parts.scheme == "http" and not allow_private:
        raise _refused("is not safe: give https://...")
    try:
        found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise _refused("cannot be found: check its name") from None
    numbers = [str(each[4][0]) for each in found]
    if not allow_private and not all(_is_public(number) for number in numbers):
        raise _refused("is in a private network: allow those with --allow-private-webhooks")
    return numbers[0], port


def send(message: Message, *, allow_private: bool) -> str | None:
    """Sends a message once; gives what went wrong, or None."""
    url = message.endpoint.url
    try:
        number, port = check_url(url, allow_private=allow_private)
        status = _posted(url, number, port, message)
    except ApiError as error:
        return error.message
    except (OSError, http.client.HTTPException) as error:
        return f"{type(error).__name__}: {error}"[:200]
    return None if 200 <= status < 300 else f"it answered {status}"


class Sender(threading.Thread):
    """Sends what is due, until it is stopped."""

    def __init__(self, outbox: Outbox, *, allow_private: bool) -> None:
        super().__init__(name="webhooks", daemon=True)
        self._outbox, self._allow_private = outbox, allow_private
        self._stopping = threading.Event()

    def run(self) -> None:
        while not self._stopping.wait(_EVERY_SECONDS):
            try:
                self.send_due()
            except Exception:  # a store that is busy for once is asked again
                _LOG.exception("webhooks could not be sent; they are tried again")

    def send_due(self) -> int:
        """Sends what is due; tells how many messages that were."""
        self._outbox.collect()
        due = self._outbox.due()
        for message in due:
            problem = send(message, allow_private=self._allow_private)
            self._outbox.note(message, problem)
            if problem is not None:
                _LOG.warning("webhook %s did not arrive: %s", message.endpoint.id, problem)
        return len(due)

    def stop(self) -> None:
        """Ends it after the message at hand."""
        self._stopping.set()


def _posted(url: str, number: str, port: int, message: Message) -> int:
    """Posts to the number that was checked, under the name that was given."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    timestamp = int(time.time())
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "onionskin",
        "webhook-id": message.id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": signature(
            message.endpoint.secret, message.id, timestamp, message.body
        ),
    }
    stream = socket.create_connection((number, port), timeout=_TIMEOUT_SECONDS)
    if parts.scheme == "https":
        stream = ssl.create_default_context().wrap_socket(stream, server_hostname=host)
    connection = http.client.HTTPConnection(host, port, timeout=_TIMEOUT_SECONDS)
    connection.sock = stream
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("POST", path, message.body.encode(), headers)
        return connection.getresponse().status
    finally:
        connection.close()


def _is_public(number: str) -> bool:
    address = ipaddress.ip_address(number.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None:
        address = address.ipv4_mapped
    return address.is_global and not address.is_multicast


def _refused(why: str) -> ApiError:
    return ApiError(400, f"url {why}", code="invalid_url", param="url")
