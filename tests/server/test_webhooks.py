"""Webhooks: signed, tried again, and never sent where they must not go."""

import base64
import hashlib
import hmac
import json
import threading
import time
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from openai import OpenAI
from tests.server.conftest import SMALL, serving

from onionskin.server.errors import ApiError
from onionskin.server.outbox import WAITS, Outbox
from onionskin.server.sending import Sender, check_url


class Receiver(HTTPServer):
    """Keeps what is posted to it, and answers as it is told."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.status, self.got = 200, []
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Answer(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.got.append((dict(self.headers), body))
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def receiver():
    server = Receiver()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def private(config):
    yield from serving(replace(config, private_webhooks=True))


def test_the_end_of_a_job_is_told_signed_and_again_until_it_arrives(private, receiver):
    """With the same id and the same bytes; the openai library knows the signature."""
    outbox = Outbox(private.store)
    sender = Sender(outbox, allow_private=True)
    with private.client() as client:
        url = f"http://127.0.0.1:{receiver.server_port}/hook"
        made = client.post("/v1/webhooks", json={"url": url, "events": ["video.completed"]}).json()
        assert "secret" not in json.dumps(client.get("/v1/webhooks").json()["data"][0]["url"])
        assert client.get("/v1/webhooks").json()["data"][0]["secret"] is None
        cancelled = client.post("/v1/videos", json={"prompt": "a fox", **SMALL}).json()["id"]
        client.post(f"/v1/videos/{cancelled}/cancel")
        video = client.post("/v1/videos", json={"prompt": "a fox", **SMALL}).json()["id"]
        private.work()
        receiver.status = 500
        wait_until(lambda: sender.send_due() or receiver.got)
        receiver.status = 200
        with private.store.changing() as database:
            database.execute("UPDATE deliveries SET next_at = 0 WHERE status = 'waiting'")
        wait_until(lambda: sender.send_due() or len(receiver.got) > 1)
        (first, body), (second, again) = receiver.got
        assert (first["webhook-id"], body) == (second["webhook-id"], again)
        told = json.loads(body)
        assert (told["type"], told["data"]["id"]) == ("video.completed", video)
        key = base64.b64decode(made["secret"].removeprefix("whsec_"))
        signed = f"{first['webhook-id']}.{first['webhook-timestamp']}.".encode() + body
        mine = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
        assert first["webhook-signature"] == f"v1,{mine}"
        known = OpenAI(api_key="none", base_url=private.address)
        known.webhooks.verify_signature(body.decode(), first, secret=made["secret"])
        assert client.delete(f"/v1/webhooks/{made['id']}").json()["deleted"]
        assert client.delete(f"/v1/webhooks/{made['id']}").status_code == 404


def wait_until(true, seconds: float = 30.0) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it never came"
        time.sleep(0.05)


def test_a_message_that_never_arrives_is_given_up(config):
    """After as many tries as there are waits."""
    outbox = Outbox(config.store)
    outbox.add("local", "http://127.0.0.1:9/", ["*"])
    job = config.store.add("clip", {}, owner="local")
    config.store.cancel(job.id)
    assert outbox.collect() == 1
    assert outbox.collect() == 0
    for _ in range(len(WAITS) + 1):
        with config.store.changing() as database:
            database.execute("UPDATE deliveries SET next_at = 0")
        (message,) = outbox.due()
        outbox.note(message, "it answered 500")
    row = config.store.reading().execute("SELECT status FROM deliveries").fetchone()
    assert row["status"] == "given up"


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com/",
        "https://127.0.0.1/",
        "https://localhost/",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://10.1.2.3/",
        "https://192.168.0.1/",
        "https://169.254.169.254/latest/meta-data",
        "https://0.0.0.0/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://224.0.0.1/",
        "https://user:word@93.184.216.34/",
        "ftp://93.184.216.34/",
        "file:///etc/passwd",
        "https://",
        "https://93.184.216.34:99999/",
        "//x",
    ],
)
def test_private_addresses_are_never_told(url):
    """However they are written."""
    with pytest.raises(ApiError, match="url"):
        check_url(url, allow_private=False)


def test_a_public_address_is_taken(running):
    """Over TLS, and by the names of events that there are."""
    with running.client() as client:
        wish = {"url": "https://93.184.216.34/hook"}
        assert client.post("/v1/webhooks", json=wish).status_code == 200
        for bad in ({"events": ["cat.completed"]}, {"url": "https://10.0.0.1/"}):
            assert client.post("/v1/webhooks", json={**wish, **bad}).status_code == 400
