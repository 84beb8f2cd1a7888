"""Two hundred hostile requests against a real server on loopback: how many come in.

    python benchmarks/server/hostile.py

"In" is: a file of the machine that comes out or is written, a request that the server sends
elsewhere, another owner's job seen or changed, a 5xx, an answer that names a path of the server,
a wrong signature that is taken, or memory that is taken for what a small file declares.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import http.client
import io
import json
import resource
import socket
import struct
import sys
import tempfile
import threading
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2
import uvicorn
from PIL import Image

from onionskin.jobs.store import JobStore
from onionskin.jobs.worker import Worker
from onionskin.server.app import create_app
from onionskin.server.config import Config
from onionskin.server.keys import Keys
from onionskin.server.limits import Limits
from onionskin.server.making import handlers
from onionskin.server.sending import signature

CANARY = "onionskin-canary-7f3a"
SMALL = {"model": "animatic", "size": "64x48", "seconds": "0.5", "fps": "4", "seed": "7"}
LEAVES = (
    "/etc/passwd",
    "../../../../etc/passwd",
    "..%2f..%2f..%2fetc%2fpasswd",
    "....//....//etc/passwd",
)
PRIVATE = (
    *("http://127.0.0.1:{port}/x.png", "http://localhost:{port}/x.png", "http://[::1]:{port}/x"),
    *("http://169.254.169.254/latest/meta-data", "file:///etc/passwd", "ftp://127.0.0.1/x"),
    *("http://0x7f000001:{port}/", "http://2130706433:{port}/", "gopher://127.0.0.1:{port}/"),
    *("//127.0.0.1:{port}/x", "jar:http://127.0.0.1:{port}/x!/", "concat:/etc/passwd|/etc/hosts"),
)
MARKUP = (
    "<script>fetch('/v1/videos')</script> a fox",
    "<img src=x onerror=alert(1)> a fox",
    "a fox\r\nSet-Cookie: x=1",
    "{{7*7}} ${7*7} a fox",
    "a fox'; DROP TABLE jobs; --",
    "\u202egnp.xof a fox",
    "a fox\u0000 runs",
    "</title><svg/onload=alert(1)>",
    "a fox " + "x" * 1900,
    "__import__('os').system('id')",
)


@dataclass
class Tally:
    """What was tried, and what came in."""

    tried: int = 0
    came_in: list[str] = field(default_factory=list)

    def check(self, what: str, *, held: bool) -> None:
        self.tried += 1
        if not held:
            self.came_in.append(what)


@dataclass
class Scene:
    """The server, two owners, and a trap that counts who calls."""

    store: JobStore
    address: str
    ann: httpx2.Client
    bob: httpx2.Client
    nobody: httpx2.Client
    trap: Trap
    hers: dict[str, str]
    tally: Tally

    def refused(self, what: str, answer: Any, statuses: tuple[int, ...] = ()) -> None:
        """A request that must be refused, without a word of where the server's files are."""
        wanted = answer.status_code in statuses if statuses else 400 <= answer.status_code < 500
        quiet = str(self.store.folder) not in answer.text and "root:" not in answer.text
        held = wanted and quiet and CANARY not in answer.text
        self.tally.check(f"{what}: {answer.status_code} {answer.text[:120]}", held=held)

    def harmless(self, what: str, answer: Any) -> None:
        """A request that may be answered, but gives nothing away and breaks nothing."""
        held = answer.status_code < 500 and CANARY not in answer.text and "root:" not in answer.text
        self.tally.check(f"{what}: {answer.status_code} {answer.text[:120]}", held=held)


class Trap(threading.Thread):
    """A port that nobody should call."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.calls = 0

    def run(self) -> None:
        while True:
            with contextlib.suppress(OSError):
                connection, _ = self.socket.accept()
                self.calls += 1
                connection.close()


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        tally = run(Path(name))
    print(f"{tally.tried} hostile requests, {len(tally.came_in)} came in")
    for each in tally.came_in:
        print(each)
    return 1 if tally.came_in else 0


def run(folder: Path) -> Tally:
    """All attacks, on a server whose data lie in `folder`."""
    tally = Tally()
    (folder / "secret.txt").write_text(CANARY)
    with scene_in(folder / "data", tally) as scene:
        for attack in ATTACKS:
            attack(scene)
        tally.check(f"the trap was called {scene.trap.calls} times", held=scene.trap.calls == 0)
        outside = {each.name for each in folder.iterdir()} - {"data", "secret.txt"}
        tally.check(f"files were written outside: {outside}", held=not outside)
        tally.check("the server no longer answers", held=scene.nobody.get("/health").is_success)
    return tally


@contextlib.contextmanager
def scene_in(folder: Path, tally: Tally) -> Iterator[Scene]:
    store = JobStore(folder)
    keys = Keys.of(folder)
    config = Config(store=store, needs_key=True, limits=Limits(queued=10**6, seconds=20))
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(config), log_config=None))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    trap = Trap()
    trap.start()

    def client(**headers: str) -> httpx2.Client:
        return httpx2.Client(base_url=address, headers=headers, timeout=120)

    ann, bob = (client(Authorization=f"Bearer {keys.add(name)}") for name in ("ann", "bob"))
    hers = things_of(ann, store)
    yield Scene(store, address, ann, bob, client(), trap, hers, tally)
    server.should_exit = True
    thread.join(10)


def things_of(ann: httpx2.Client, store: JobStore) -> dict[str, str]:
    """One of everything that an owner has."""
    video = ann.post("/v1/videos", json={"prompt": "a fox", **SMALL}).json()["id"]
    worker = Worker(store, handlers())
    while worker.do_next():
        pass
    film = ann.post("/v1/films", json={"script": "# T\n\nWords.", "size": "160x90"}).json()["id"]
    upload = ann.post("/v1/uploads", files={"file": ("a.png", png())}).json()["id"]
    steady = ann.post("/v1/steady", json={"video": video}).json()["id"]
    measure = ann.post("/v1/measure", json={"video": video}).json()["id"]
    hook = ann.post("/v1/webhooks", json={"url": "https://93.184.216.34/"}).json()["id"]
    return {
        "videos": video, "films": film, "uploads": upload, "steady": steady, "measure": measure,
        "webhooks": hook,
    }  # fmt: skip


def png(width: int = 64, height: int = 48) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (width, height), (40, 90, 200)).save(file, "PNG")
    return file.getvalue()


# Attacks


def traversal(scene: Scene) -> None:
    """Names that lead out of a folder, wherever a name or an id is taken."""
    for name in LEAVES:
        for path in (
            f"/v1/videos/{name}/content", f"/v1/films/{name}/content",
            f"/v1/uploads/{name}/content",
            f"/page/{name}", f"/v1/cast/{name}/picture", f"/v1/jobs/{name}/events",
        ):  # fmt: skip
            scene.refused(f"GET {path}", scene.ann.get(path))
        scene.refused(
            f"edit {name}", scene.ann.post("/v1/videos/edits", json={"prompt": "x", "video": name})
        )
        scene.refused(f"steady {name}", scene.ann.post("/v1/steady", json={"video": {"id": name}}))
        video = scene.hers["videos"]
        answer = scene.ann.get(f"/v1/videos/{video}/content", params={"variant": name})
        scene.refused(f"variant {name}", answer)
        answer = scene.ann.post("/v1/uploads", files={"file": (name, png())})
        scene.harmless(f"upload named {name}", answer)
        script = f"# T\n\n![a]({name}.png)\n\nWords."
        scene.refused(f"script {name}", scene.ann.post("/v1/films", json={"script": script}))
        wish = {"script": "Words.", "assets": {name: "data:,x"}}
        scene.refused(f"asset {name}", scene.ann.post("/v1/films", json=wish))
        for setting in ("music", "brand", "voice"):
            said = (
                f"---\n{setting}: '{'recording:' if setting == 'voice' else ''}{name}'\n---\nWords."
            )
            scene.refused(f"{setting} {name}", scene.ann.post("/v1/films", json={"script": said}))


def elsewhere(scene: Scene) -> None:
    """Addresses that the server is to fetch from, or to post to."""
    for given in PRIVATE:
        url = given.format(port=scene.trap.port)
        body = {"prompt": "x", **SMALL, "input_reference": {"image_url": url}}
        scene.refused(f"image_url {url}", scene.ann.post("/v1/videos", json=body))
        scene.refused(f"video {url}", scene.ann.post("/v1/steady", json={"video": url}))
        scene.refused(f"webhook {url}", scene.ann.post("/v1/webhooks", json={"url": url}))
        script = {"script": f"# T\n\n![a]({url})\n\nWords."}
        read = scene.ann.post("/v1/films/storyboard", json=script)
        if read.is_success:  # it is no picture to Markdown, and read out as words
            kinds = {card["kind"] for card in read.json()["shots"]}
            scene.tally.check(f"script {url}: {kinds}", held=kinds <= {"title", "stage"})
        else:
            scene.refused(f"script {url}", read)
    playlist = f"#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:{scene.trap.port}/x.ts\n".encode()
    concat = b"ffconcat version 1.0\nfile /etc/passwd\n"
    for name, content in (("playlist", playlist), ("concat", concat), ("svg", SVG)):
        sent = {"video": (f"a.{name}", content, "video/mp4")}
        scene.refused(name, scene.ann.post("/v1/steady", files=sent))
        sent = {"input_reference": ("a.png", content, "image/png")}
        scene.refused(name, scene.ann.post("/v1/videos", data={"prompt": "x", **SMALL}, files=sent))


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'


def oversize(scene: Scene) -> None:
    """What is larger than it says, or than anybody may send."""
    scene.refused("long prompt", scene.ann.post("/v1/videos", json={"prompt": "x" * 10**6}))
    scene.refused(
        "many fields", scene.ann.post("/v1/videos", json={f"f{n}": 1 for n in range(5000)})
    )
    scene.refused("deep", raw(scene, b"[" * 200_000))
    scene.refused("huge number", raw(scene, b'{"prompt": "x", "seed": ' + b"9" * 5000 + b"}"))
    scene.refused("no number", raw(scene, b'{"prompt": "x", "seconds": NaN}'))
    for size in ("99999999x99999999", "-1x-1", "1e9x1e9", "64x0"):
        scene.refused(
            f"size {size}",
            scene.ann.post("/v1/videos", json={**SMALL, "prompt": "x", "size": size}),
        )
    for seconds in ("1e308", "inf", "-5", "999999"):
        scene.refused(
            f"seconds {seconds}",
            scene.ann.post("/v1/videos", json={**SMALL, "prompt": "x", "seconds": seconds}),
        )
    for header, value in (("Content-Length", "99999999999"), ("Transfer-Encoding", "chunked")):
        scene.tally.check(f"{header} {value}", held=unread(scene, header, value) in (411, 413))


def raw(scene: Scene, content: bytes) -> Any:
    return scene.ann.post(
        "/v1/videos", headers={"Content-Type": "application/json"}, content=content
    )


def unread(scene: Scene, header: str, value: str) -> int:
    connection = http.client.HTTPConnection(scene.address.removeprefix("http://"), timeout=30)
    connection.putrequest("POST", "/v1/uploads")
    connection.putheader(header, value)
    connection.endheaders()
    status = connection.getresponse().status
    connection.close()
    return status


def bombs(scene: Scene) -> None:
    """Small files that declare much; memory must not grow by what they declare."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for name, content in {
        "png": png_bomb(), "gif": gif_bomb(), "apng": png_bomb() + png_bomb(),
        "zipped": zlib.compress(bytes(10**8)), "truncated": png()[:60], "empty": b"",
        "riff": b"RIFF\xff\xff\xff\xffWEBPVP8X" + b"\xff" * 40,
        "box": b"\xff\xff\xff\xffftypmp42" + bytes(200),
        "ebml": b"\x1aE\xdf\xa3" + b"\xff" * 200,
        "wave": b"RIFF\xff\xff\xff\xffWAVEfmt " + b"\xff" * 60,
    }.items():  # fmt: skip
        scene.refused(
            f"bomb {name}", scene.ann.post("/v1/uploads", files={"file": (name, content)})
        )
        url = "data:image/png;base64," + base64.b64encode(content).decode()
        body = {"prompt": "x", **SMALL, "input_reference": url}
        scene.refused(f"bomb {name} as a picture", scene.ann.post("/v1/videos", json=body))
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    scene.tally.check(f"bombs took {grown:.0f} MB", held=grown < 500)


def png_bomb() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(bytes(10**7)))
    return b"\x89PNG\r\n\x1a\n" + head + body + chunk(b"IEND", b"")


def gif_bomb() -> bytes:
    frame = b"\x2c" + struct.pack("<HHHHB", 0, 0, 65535, 65535, 0) + b"\x02\x02\x4c\x01\x00"
    return (
        b"GIF89a"
        + struct.pack("<HHBBB", 65535, 65535, 0x80, 0, 0)
        + bytes(6)
        + frame * 500
        + b"\x3b"
    )


def owners(scene: Scene) -> None:
    """Another's things, through every route that takes an id; and nobody's."""
    for noun, thing in scene.hers.items():
        for method, path in (
            ("GET", ""), ("GET", "/content"), ("DELETE", ""), ("POST", "/cancel"),
            ("POST", "/remix"),
            ("POST", "/changes"), ("POST", "/exports"), ("GET", "/storyboard"),
        ):  # fmt: skip
            body = {"json": {"prompt": "x"}} if method == "POST" else {}
            answer = scene.bob.request(method, f"/v1/{noun}/{thing}{path}", **body)
            scene.refused(f"bob {method} {noun}{path}", answer, (404, 405, 422))
        scene.refused(f"nobody {noun}", scene.nobody.get(f"/v1/{noun}/{thing}"), (401, 405))
        still = any(thing == each["id"] for each in scene.ann.get(f"/v1/{noun}").json()["data"])
        scene.tally.check(f"{noun} of ann is gone", held=still)
    for action in ("move", "pause", "resume", "copy", "cancel"):
        answer = scene.bob.post(f"/v1/jobs/{scene.hers['films']}/{action}", json={})
        scene.refused(f"bob {action}", answer, (404,))
    for action in ("trash", "restore"):
        answer = scene.bob.post(f"/v1/library/{scene.hers['films']}/{action}")
        scene.refused(f"bob {action}", answer, (404,))
    for noun in ("videos", "uploads"):
        taken = {"prompt": "x", **SMALL, "image": scene.hers[noun]}
        scene.refused(f"bob uses {noun}", scene.bob.post("/v1/videos", json=taken), (404,))
    for key in ("", "Bearer os-wrong", "Basic YTpi", "Bearer " + "x" * 5000):
        answer = scene.nobody.get("/v1/videos", headers={"Authorization": key})
        scene.refused(f"key {key[:20]!r}", answer, (401,))


def sites(scene: Scene) -> None:
    """Pages of other sites, and other names for this machine."""
    body = {"prompt": "x", **SMALL}
    for origin in (
        "https://evil.example",
        "null",
        "http://127.0.0.1.evil.example",
        "http://localhost:1",
    ):
        answer = scene.ann.post("/v1/videos", json=body, headers={"Origin": origin})
        scene.refused(f"origin {origin}", answer, (403,))
        answer = scene.ann.request("OPTIONS", "/v1/videos", headers={"Origin": origin})
        allowed = answer.headers.get("access-control-allow-origin")
        scene.tally.check(f"CORS for {origin}", held=allowed is None)
    for host in ("evil.example", "127.0.0.1.nip.io", "localhost.evil.example"):
        scene.refused(f"host {host}", scene.ann.get("/v1/videos", headers={"Host": host}), (403,))


def markup(scene: Scene) -> None:
    """Words that a page, a log, a header or a database might take for orders."""
    for words in MARKUP:
        made = scene.ann.post("/v1/videos", json={**SMALL, "prompt": words})
        scene.harmless(f"prompt {words[:30]!r}", made)
        for header in made.headers.values():
            scene.tally.check(f"header of {words[:20]!r}", held="Set-Cookie" not in header)
            break
        answer = scene.ann.get("/v1/library", params={"q": words[:200]})
        kind = answer.headers["content-type"]
        scene.tally.check(f"told as {kind}", held=kind.startswith("application/json"))
    page = scene.nobody.get("/")
    policy = page.headers["content-security-policy"]
    held = "unsafe-inline" not in policy.partition("style-src")[0]
    scene.tally.check("inline script", held=held)
    html = {"file": ("a.html", b"<html><script>alert(1)</script></html>", "text/html")}
    sent = scene.ann.post("/v1/uploads", files=html).json()
    served = scene.ann.get(f"/v1/uploads/{sent['id']}/content")
    shown = served.headers["content-disposition"].startswith("inline")
    scene.tally.check(
        "HTML is shown", held=not shown and "html" not in served.headers["content-type"]
    )


def replays(scene: Scene) -> None:
    """Webhooks whose signature is another's, or old."""
    from openai import InvalidWebhookSignatureError, OpenAI

    secret = "whsec_" + base64.b64encode(hashlib.sha256(b"x").digest()).decode()
    client = OpenAI(api_key="none", base_url=scene.address)
    body, now = json.dumps({"type": "video.completed"}), int(time.time())
    for name, when, said in (
        ("old", now - 3600, body), ("of tomorrow", now + 3600, body),
        ("of another body", now, body + " "), ("of another secret", now, body),
    ):  # fmt: skip
        key = secret if name != "of another secret" else "whsec_" + base64.b64encode(b"y").decode()
        headers = {
            "webhook-id": "msg_1", "webhook-timestamp": str(when),
            "webhook-signature": signature(key, "msg_1", when, body),
        }  # fmt: skip
        try:
            client.webhooks.verify_signature(said, headers, secret=secret)
            held = False
        except InvalidWebhookSignatureError:
            held = True
        scene.tally.check(f"signature {name}", held=held)
    once = {"Idempotency-Key": "k"}
    ids = {
        scene.ann.post("/v1/videos", json={"prompt": "x", **SMALL}, headers=once).json()["id"]
        for _ in range(3)
    }
    scene.tally.check("the same request made several jobs", held=len(ids) == 1)
    other = scene.bob.post("/v1/videos", json={"prompt": "x", **SMALL}, headers=once).json()["id"]
    scene.tally.check("an idempotency key opens another's job", held=other not in ids)


ATTACKS = (traversal, elsewhere, oversize, bombs, owners, sites, markup, replays)

if __name__ == "__main__":
    sys.exit(main())
