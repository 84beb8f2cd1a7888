"""A server's videos, films and jobs from another program. Extra `client`.

    with Client("http://127.0.0.1:8000") as server:
        video = server.videos.create(prompt="a red fox runs through the snow", seconds=2)
        server.videos.wait(video.id)
        server.videos.download(video.id, "fox.mp4")

The nouns and their fields are those of the API (`docs/server.md`); `told` holds everything else
that the server says.
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
    """The server refused a request: its message, status, code and field."""

    def __init__(self, message: str, status: int, code: str | None, param: str | None) -> None:
        super().__init__(message)
        self.status, self.code, self.param = status, code, param


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """A job that makes a video, film or campaign or repairs a clip, and its progress."""

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
    """A file on the server: use its id wherever a file is wanted."""

    id: str
    kind: str
    name: str
    bytes: int
    width: int | None = None
    height: int | None = None
    seconds: float | None = None
    told: Mapping[str, Any] = field(default_factory=dict, repr=False)


class Client:
    """A server. Raises OnionskinError if it cannot be reached, Refused if it refuses a request."""

    def __init__(
        self, address: str = "http://127.0.0.1:8000", key: str | None = None, timeout: float = 120.0
    ) -> None:
        """`key` is from `onionskin keys add`; `timeout` is seconds for one request."""
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
        """Lists the engines with their weights, licences, and what is missing."""
        return self._listed("/v1/engines")

    def voices(self) -> list[dict[str, Any]]:
        """Lists the voices that narrate films."""
        return self._listed("/v1/voices")

    def cast(self, query: str = "", **more: Any) -> list[dict[str, Any]]:
        """Lists the built-in drawings that a video can show."""
        return self._listed("/v1/cast", {"q": query, **more})

    def usage(self) -> dict[str, Any]:
        """What your jobs used: time and storage."""
        return self.ask("GET", "/v1/usage")

    def share(self, job_id: str) -> str:
        """Makes a link to one finished result for anyone who has it, and returns its address."""
        path = self.ask("POST", "/v1/shares", json={"id": job_id})["path"]
        return f"{str(self._http.base_url).rstrip('/')}{path}"

    def ask(self, method: str, path: str, **how: Any) -> dict[str, Any]:
        """Sends a request and returns its answer, read as JSON."""
        told: dict[str, Any] = self.send(method, path, **how).json()
        return told

    def send(self, method: str, path: str, **how: Any) -> httpx2.Response:
        """Sends a request and returns its answer."""
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
        """Queues a job; `once` is its idempotency key: sent twice, it makes one job."""
        return self._posted("", wish)

    def get(self, job_id: str) -> Job:
        """A job, with its progress."""
        return job_of(self._client.ask("GET", f"{self._path}/{job_id}"))

    def list(self, **query: Any) -> Iterator[Job]:
        """All jobs of this kind, newest first, fetched page by page."""
        while True:
            page = self._client.ask("GET", self._path, params=query)
            yield from (job_of(each) for each in page["data"])
            if not page["has_more"]:
                return
            query = {**query, "after": page["last_id"]}

    def wait(self, job_id: str, *, every: float = 0.5, timeout: float = _NEVER) -> Job:
        """Waits until a job has ended, whether it completed or failed, and returns it.

        Raises OnionskinError after `timeout` seconds.
        """
        until = time.monotonic() + timeout
        while not (job := self.get(job_id)).has_ended:
            if time.monotonic() > until:
                raise OnionskinError(f"{job_id} is still {job.status} after {timeout:g} s")
            time.sleep(every)
        return job

    def download(self, job_id: str, path: str | Path, variant: str | None = None) -> Path:
        """Downloads one of a job's files to `path`."""
        query = {} if variant is None else {"variant": variant}
        answer = self._client.send("GET", f"{self._path}/{job_id}/content", params=query)
        file = Path(path)
        file.write_bytes(answer.content)
        return file

    def cancel(self, job_id: str) -> Job:
        """Cancels a job; it stops within a step."""
        return self._posted(f"/{job_id}/cancel", {})

    def delete(self, job_id: str) -> bool:
        """Deletes a job and its files permanently."""
        return bool(self._client.ask("DELETE", f"{self._path}/{job_id}")["deleted"])

    def _posted(self, path: str, wish: Mapping[str, Any]) -> Job:
        body = {name: value for name, value in wish.items() if name != "once"}
        once = wish.get("once")
        headers = {} if once is None else {"Idempotency-Key": str(once)}
        told = self._client.ask("POST", f"{self._path}{path}", json=body, headers=headers)
        return job_of(told)


class Videos(Nouns):
    """Jobs that make or change clips."""

    def edit(self, **wish: Any) -> Job:
        """Repaints a clip, or only the part in a `mask` or in `regions`."""
        return self._posted("/edits", wish)

    def extend(self, **wish: Any) -> Job:
        """Continues a clip past its end."""
        return self._posted("/extensions", wish)

    def expand(self, **wish: Any) -> Job:
        """Expands a clip beyond its edges."""
        return self._posted("/expansions", wish)

    def cancel(self, job_id: str, *, keep: bool = False) -> Job:
        """Cancels a video; with `keep` it completes with the frames that are finished."""
        return self._posted(f"/{job_id}/cancel?keep={str(keep).lower()}", {})

    def rework(self, **wish: Any) -> Job:
        """Cuts a clip, adds a camera move (`views`), or moves parts of it, without painting."""
        return self._posted("/reworks", wish)

    def remix(self, video_id: str, **changes: Any) -> Job:
        """The same clip with some settings changed."""
        return self._posted(f"/{video_id}/remix", changes)


class Films(Nouns):
    """Jobs that make films from scripts."""

    def storyboard(self, **wish: Any) -> dict[str, Any]:
        """The storyboard of a script, without making a film."""
        return self._client.ask("POST", f"{self._path}/storyboard", json=wish)

    def change(self, film_id: str, **changes: Any) -> Job:
        """The film with some shots changed; only these are drawn again."""
        return self._posted(f"/{film_id}/changes", changes)

    def export(self, film_id: str, **wish: Any) -> Job:
        """Exports the film as another file."""
        return self._posted(f"/{film_id}/exports", wish)


class Jobs(Nouns):
    """Jobs of all kinds."""

    def pause(self, job_id: str) -> Job:
        """Pauses a job."""
        return self._posted(f"/{job_id}/pause", {})

    def resume(self, job_id: str) -> Job:
        """Resumes a paused job."""
        return self._posted(f"/{job_id}/resume", {})

    def copy(self, job_id: str, *, smaller: bool = False) -> Job:
        """Queues a job again with the same settings; a video, if asked, at half its sides."""
        return self._posted(f"/{job_id}/copy", {"smaller": smaller})

    def move(self, job_id: str, before: str | None = None, *, first: bool = False) -> Job:
        """Moves a waiting job before another one, or to the front or end of the queue."""
        return self._posted(f"/{job_id}/move", {"before": before, "first": first})

    def events(self, job_id: str, after: int = 0) -> Iterator[dict[str, Any]]:
        """The events of a job as they happen, until it ends: the type and data of each."""
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
    """Everything that you made."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def search(self, words: str = "", **query: Any) -> Iterator[Job]:
        """Searches for results that have all these words, newest first."""
        return Nouns(self._client, "/v1/library").list(q=words, **query)

    def describe(self, job_id: str, **description: Any) -> Job:
        """Sets the name, tags or star of a result."""
        return job_of(self._client.ask("PATCH", f"/v1/library/{job_id}", json=description))

    def trash(self, job_id: str) -> Job:
        """Moves a result to the trash."""
        return job_of(self._client.ask("POST", f"/v1/library/{job_id}/trash"))

    def restore(self, job_id: str) -> Job:
        """Restores a result from the trash."""
        return job_of(self._client.ask("POST", f"/v1/library/{job_id}/restore"))


class Uploads:
    """Files that you upload once and then use by their ids."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def create(self, path: str | Path) -> Upload:
        """Uploads a file."""
        file = Path(path)
        with file.open("rb") as content:
            told = self._client.ask("POST", "/v1/uploads", files={"file": (file.name, content)})
        return _upload_of(told)

    def follow(self, video: str, mask: str, at_seconds: float = 0.0) -> Upload:
        """Tracks a mask, painted at one time, through all frames of a video; all are upload ids."""
        wish = {"video": video, "mask": mask, "at_seconds": at_seconds}
        return _upload_of(self._client.ask("POST", "/v1/masks", json=wish))

    def delete(self, upload_id: str) -> bool:
        """Deletes an upload."""
        return bool(self._client.ask("DELETE", f"/v1/uploads/{upload_id}")["deleted"])


def _upload_of(told: dict[str, Any]) -> Upload:
    names = {each.name for each in fields(Upload)}
    return Upload(**{name: value for name, value in told.items() if name in names}, told=told)


def job_of(told: Mapping[str, Any]) -> Job:
    """A job from the JSON of a server; unknown fields are kept in `told`."""
    names = {each.name for each in fields(Job)}
    known = {name: value for name, value in told.items() if name in names}
    return Job(**{**known, "warnings": tuple(told.get("warnings") or ())}, told=dict(told))
