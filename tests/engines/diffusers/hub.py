"""A hub of our own: as much of its HTTP as fetching weights takes, from folders on this disk."""

from __future__ import annotations

import hashlib
import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

COMMIT = "0123456789abcdef0123456789abcdef01234567"


class Hub(ThreadingHTTPServer):
    """Serves `folders` by repository name."""

    daemon_threads = True

    def __init__(self, folders):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folders = folders
        self.ranges = []
        """Every file that was asked for, and from which byte on."""
        self.stalls_at = None
        """After so many bytes of a large file nothing more comes."""
        self.is_stalled = threading.Event()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}"


@contextmanager
def serving(folders):
    """A hub that answers while this lasts."""
    hub = Hub(folders)
    thread = threading.Thread(target=hub.serve_forever, daemon=True)
    thread.start()
    try:
        yield hub
    finally:
        hub.shutdown()
        hub.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *given):
        return None

    def do_HEAD(self):
        self._answer(with_body=False)

    def do_GET(self):
        self._answer(with_body=True)

    def _answer(self, *, with_body):
        parts = urlsplit(self.path).path.strip("/").split("/")
        if parts[:2] == ["api", "models"]:
            self._tell(self.server.folders.get("/".join(parts[2:4])), parts[4:])
        elif parts[2:3] == ["resolve"]:
            folder = self.server.folders.get("/".join(parts[:2]))
            self._send_file(folder, "/".join(parts[4:]), with_body=with_body)
        else:
            self._send(404, b"", {})

    def _tell(self, folder, asked):
        if folder is None:
            self._send(404, b"{}", {"X-Error-Code": "RepoNotFound"})
            return
        files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
        names = [str(path.relative_to(folder)) for path in files]
        if asked[:1] == ["tree"]:
            told = [
                {"type": "file", "path": name, "size": path.stat().st_size, "oid": _etag(path)}
                for name, path in zip(names, files, strict=True)
            ]
        else:
            sizes = [path.stat().st_size for path in files]
            siblings = [
                {"rfilename": name, "size": size} for name, size in zip(names, sizes, strict=True)
            ]
            told = {"id": "", "sha": COMMIT, "siblings": siblings}
        self._send(200, json.dumps(told).encode(), {"Content-Type": "application/json"})

    def _send_file(self, folder, name, *, with_body):
        path = None if folder is None else folder / name
        if path is None or not path.is_file():
            self._send(404, b"", {"X-Error-Code": "EntryNotFound"})
            return
        content = path.read_bytes()
        asked = self.headers.get("Range", "")
        first = int(asked.removeprefix("bytes=").partition("-")[0]) if asked else 0
        about = {"ETag": f'"{_etag(path)}"', "X-Repo-Commit": COMMIT, "Accept-Ranges": "bytes"}
        if asked:
            about["Content-Range"] = f"bytes {first}-{len(content) - 1}/{len(content)}"
        if with_body:
            self.server.ranges.append((name, first))
        self._send(206 if asked else 200, content[first:], about, with_body=with_body)

    def _send(self, status, content, about, *, with_body=True):
        self.send_response(status)
        for name, value in {**about, "Content-Length": str(len(content))}.items():
            self.send_header(name, value)
        self.end_headers()
        stall = self.server.stalls_at
        if not with_body:
            return
        if stall is not None and len(content) > stall:
            self.wfile.write(content[:stall])
            self.server.is_stalled.set()
            self.rfile.read(1)  # until the other side hangs up
            return
        self.wfile.write(content)


def _etag(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()
