"""A server's videos, films and jobs from another program. Extra `client`.

    with Client("http://127.0.0.1:8000") as server:
        video = server.videos.create(prompt="a red fox runs through the snow", seconds=2)
        server.videos.wait(video.id)
        server.videos.download(video.id, "fox.mp4")

The nouns and their fields are those of the API (`docs/server.md`); what a server tells beyond the
fields that are named here stands in `told`.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from onionskin.errors import OnionskinError

if TYPE_CHECKING:
    import httpx2

Status = str
"""queued, in_progress, completed, failed or cancelled."""
ENDED = ("completed", "failed", "cancelled")
_NEVER = 1e9


class Refused(OnionskinError):
    """The server did not do what was asked: its sentence, status, code and field."""

    def __init__(self, message: str, status: int, code: str | None, param: str | None) -> None:
        super().__init__(message)
        self.status, self.code, self.param = status, code, param


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """A video, film, campaign or clip to be mended, and how far it is."""

    id: str
    object: str
    status: Status
    progress: int
    """0..100."""
    created_at: int
    completed_at: int | None = None
    size: str | None = None
    seconds: str | None = None
    prompt: str | None = None
    stage: str | None = None
    seconds_left: float | None = None
    place: int | None = None
    paused: bool = False
    warnings: tuple[str, ...] = ()
    error: Mapping[str, str] | None = None
    told: Mapping[str, Any] = field(default_factory=dict, repr=False)
    """Everything that the server says of it."""

    @property
    def has_ended(self) -> bool:
        return self.status in ENDED


@dataclass(frozen=True, kw_only=True, slots=True)
class Upload:
    """A file that was sent: its id stands for it wherever a file is wanted."""

    id: str
    kind: str
    name: str
    bytes: int
    width: int | None = None
    height: int | None = None
    seconds: float | None = None
    told: Mapping[str, Any] = field(default_factory=dict, repr=False)


class Client:
    """A server. Raises OnionskinError where it cannot be reached, Refused where it refuses."""

    def __init__(
        self, address: str = "http://127.0.0.1:8000", key: str | None = None, timeout: float = 120.0
    ) -> None:
        """`key` as `onionskin keys add` gave it; `timeout` of one request, in seconds."""
        try:
            import httpx2
        except ImportError:
            raise OnionskinError(
                "the client's package is missing (httpx2): pip install 'onionskin[client]'"
            ) from None
        headers = {} if key is None else {"Authorization": f"Bearer {key}"}
        self._http = httpx2.Client(base_url=address, headers=headers, timeout=timeout)
        self._unreachable = httpx2.HTTPError
        self.videos = Videos(self, "/v1/videos")
        self.films = Films(self, "/v1/films")
        self.campaigns = Nouns(self, "/v1/campaigns")
        self.steady = Nouns(self, "/v1/steady")
        self.measure = Nouns(self, "/v1/measure")
        self.jobs = Jobs(self, "/v1/jobs")
        self.library = Library(self)
        self.uploads = Uploads(self)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes its connections."""
        self._http.close()

    def engines(self) -> list[dict[str, Any]]:
        """The engines: weights, licences, and what is missing."""
        return self._listed("/v1/engines")

    def voices(self) -> list[dict[str, Any]]:
        """The voices that narrate films."""
        return self._listed("/v1/voices")

    def cast(self, query: str = "", **more: Any) -> list[dict[str, Any]]:
        """Who can be in a video."""
        return self._listed("/v1/cast", {"q": query, **more})

    def usage(self) -> dict[str, Any]:
        """What one's jobs took."""
        return self.ask("GET", "/v1/usage")

    def share(self, job_id: str) -> str:
        """The address of a page that shows one finished thing to whoever has it."""
        path = self.ask("POST", "/v1/shares", json={"id": job_id})["path"]
        return f"{str(self._http.base_url).rstrip('/')}{path}"

    def ask(self, method: str, path: str, **how: Any) -> dict[str, Any]:
        """Sends a request, and gives its answer, which is JSON."""
        told: dict[str, Any] = self.send(method, path, **how).json()
        return told

    def send(self, method: str, path: str, **how: Any) -> httpx2.Response:
        """Sends a request, and gives its answer."""
        try:
            answer = self._http.request(method, path, **how)
        except self._unreachable as error:
            raise OnionskinError(
                f"{self._http.base_url} cannot be reached ({error}); start the server: "
                "onionskin serve"
            ) from None
        if answer.is_success:
            return answer
        try:
            told = answer.json()["error"]
        except (ValueError, KeyError, TypeError):
            told = {"message": f"the server answered {answer.status_code}"}
        raise Refused(told["message"], answer.status_code, told.get("code"), told.get("param"))

    def _listed(self, path: str, query: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.ask("GET", path, params=query or {})["data"]
        return found


class Nouns:
    """Jobs of one kind."""

    def __init__(self, client: Client, path: str) -> None:
        self._client, self._path = client, path

    def create(self, **wish: Any) -> Job:
        """Queues one; `once` is its idempotency key."""
        return self._posted("", wish)

    def get(self, job_id: str) -> Job:
        """How far one is."""
        return job_of(self._client.ask("GET", f"{self._path}/{job_id}"))

    def list(self, **query: Any) -> Iterator[Job]:
        """All of them, the newest first, page by page."""
        while True:
            page = self._client.ask("GET", self._path, params=query)
            yield from (job_of(each) for each in page["data"])
            if not page["has_more"]:
                return
            query = {**query, "after": page["last_id"]}

    def wait(self, job_id: str, *, every: float = 0.5, timeout: float = _NEVER) -> Job:
        """One once it has ended, well or not. Raises OnionskinError after `timeout` seconds."""
        until = time.monotonic() + timeout
        while not (job := self.get(job_id)).has_ended:
            if time.monotonic() > until:
                raise OnionskinError(f"{job_id} is {job.status} after {timeout:g} s")
            time.sleep(every)
        return job

    def download(self, job_id: str, path: str | Path, variant: str | None = None) -> Path:
        """Writes one of its files to `path`."""
        query = {} if variant is None else {"variant": variant}
        answer = self._client.send("GET", f"{self._path}/{job_id}/content", params=query)
        file = Path(path)
        file.write_bytes(answer.content)
        return file

    def cancel(self, job_id: str) -> Job:
        """Stops one within a step."""
        return self._posted(f"/{job_id}/cancel", {})

    def delete(self, job_id: str) -> bool:
        """Deletes one with its files, for good."""
        return bool(self._client.ask("DELETE", f"{self._path}/{job_id}")["deleted"])

    def _posted(self, path: str, wish: Mapping[str, Any]) -> Job:
        body = {name: value for name, value in wish.items() if name != "once"}
        once = wish.get("once")
        headers = {} if once is None else {"Idempotency-Key": str(once)}
        told = self._client.ask("POST", f"{self._path}{path}", json=body, headers=headers)
        return job_of(told)


class Videos(Nouns):
    """Clips."""

    def edit(self, **wish: Any) -> Job:
        """Paints a clip over anew, or only where a `mask` or `regions` say so."""
        return self._posted("/edits", wish)

    def extend(self, **wish: Any) -> Job:
        """Goes on where a clip ends."""
        return self._posted("/extensions", wish)

    def expand(self, **wish: Any) -> Job:
        """Paints around a clip."""
        return self._posted("/expansions", wish)

    def rework(self, **wish: Any) -> Job:
        """A clip cut, seen through a frame that moves (`views`), or with parts that are dragged."""
        return self._posted("/reworks", wish)

    def remix(self, video_id: str, **changes: Any) -> Job:
        """The same clip with something otherwise."""
        return self._posted(f"/{video_id}/remix", changes)


class Films(Nouns):
    """Films of scripts."""

    def storyboard(self, **wish: Any) -> dict[str, Any]:
        """A script as cards, without a film."""
        return self._client.ask("POST", f"{self._path}/storyboard", json=wish)

    def change(self, film_id: str, **changes: Any) -> Job:
        """The film with some of its shots changed; only these are drawn anew."""
        return self._posted(f"/{film_id}/changes", changes)

    def export(self, film_id: str, **wish: Any) -> Job:
        """The film as another file."""
        return self._posted(f"/{film_id}/exports", wish)


class Jobs(Nouns):
    """Jobs of all kinds."""

    def pause(self, job_id: str) -> Job:
        """Holds one back."""
        return self._posted(f"/{job_id}/pause", {})

    def resume(self, job_id: str) -> Job:
        """Lets one go on."""
        return self._posted(f"/{job_id}/resume", {})

    def copy(self, job_id: str) -> Job:
        """Queues one once more."""
        return self._posted(f"/{job_id}/copy", {})

    def move(self, job_id: str, before: str | None = None, *, first: bool = False) -> Job:
        """Puts one that waits before another, first, or last."""
        return self._posted(f"/{job_id}/move", {"before": before, "first": first})

    def events(self, job_id: str, after: int = 0) -> Iterator[dict[str, Any]]:
        """What becomes of one, as it happens, until it has ended: type, and what is told of it."""
        headers = {"Last-Event-ID": str(after)}
        path = f"{self._path}/{job_id}/events"
        with self._client._http.stream("GET", path, headers=headers, timeout=None) as answer:
            kind = ""
            for line in answer.iter_lines():
                name, _, value = line.partition(": ")
                if name == "event":
                    kind = value
                elif name == "data":
                    yield {"type": kind, **json.loads(value)}


class Library:
    """What one has made."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def search(self, words: str = "", **query: Any) -> Iterator[Job]:
        """What has all these words, the newest first."""
        return Nouns(self._client, "/v1/library").list(q=words, **query)

    def describe(self, job_id: str, **description: Any) -> Job:
        """Names, tags or stars something."""
        return job_of(self._client.ask("PATCH", f"/v1/library/{job_id}", json=description))

    def trash(self, job_id: str) -> Job:
        """Throws something away."""
        return job_of(self._client.ask("POST", f"/v1/library/{job_id}/trash"))

    def restore(self, job_id: str) -> Job:
        """Has something back from the trash."""
        return job_of(self._client.ask("POST", f"/v1/library/{job_id}/restore"))


class Uploads:
    """Files that are sent once and used by their ids."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def create(self, path: str | Path) -> Upload:
        """Sends a file."""
        file = Path(path)
        with file.open("rb") as content:
            told = self._client.ask("POST", "/v1/uploads", files={"file": (file.name, content)})
        return _upload_of(told)

    def follow(self, video: str, mask: str, at_seconds: float = 0.0) -> Upload:
        """The masks of all frames of a video, of one that was painted at a moment; all by ids."""
        wish = {"video": video, "mask": mask, "at_seconds": at_seconds}
        return _upload_of(self._client.ask("POST", "/v1/masks", json=wish))

    def delete(self, upload_id: str) -> bool:
        """Throws one away."""
        return bool(self._client.ask("DELETE", f"/v1/uploads/{upload_id}")["deleted"])


def _upload_of(told: dict[str, Any]) -> Upload:
    names = {each.name for each in fields(Upload)}
    return Upload(**{name: value for name, value in told.items() if name in names}, told=told)


def job_of(told: Mapping[str, Any]) -> Job:
    """A job as a server tells it; fields that are not known here are kept in `told`."""
    names = {each.name for each in fields(Job)}
    known = {name: value for name, value in told.items() if name in names}
    return Job(**{**known, "warnings": tuple(told.get("warnings") or ())}, told=dict(told))
