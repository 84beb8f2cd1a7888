"""A film as tracks of clips of files, counted in whole frames."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Literal

from onionskin import checks
from onionskin.errors import InvalidInput
from onionskin.framerate import exact_fps

Kind = Literal["video", "audio"]
_MOST_FRAMES = 240 * 24 * 3600
_LONGEST_TEXT = 10_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Transition:
    """How a clip comes in over the one before it: its kind ("dissolve"), and how many frames.

    It lies half before the cut and half after it; of an odd number the longer half comes after.
    """

    kind: str
    frames: int

    def __post_init__(self) -> None:
        checks.text("kind", self.kind, longest=40, empty=False)
        checks.keep(self, "frames", checks.whole("frames", self.frames, 1, _MOST_FRAMES))

    @property
    def before(self) -> int:
        """Frames before the cut."""
        return self.frames // 2

    @property
    def after(self) -> int:
        """Frames after the cut."""
        return self.frames - self.before


@dataclass(frozen=True, kw_only=True, slots=True)
class Clip:
    """A stretch of a file on a track.

    It is seen or heard from frame `at` of the film on for so many `frames`; of its file from
    frame `first` on, counted at the film's rate. The file has `media_frames` in all (as many as
    are needed, without it): what is not used are handles, which a transition needs. `note` is
    what is said or shown in it.
    """

    name: str
    path: Path
    at: int
    frames: int
    first: int = 0
    media_frames: int | None = None
    transition: Transition | None = None
    note: str = ""

    def __post_init__(self) -> None:
        checks.text("name", self.name, longest=_LONGEST_TEXT)
        checks.text("note", self.note, longest=_LONGEST_TEXT)
        checks.keep(self, "path", Path(self.path))
        for name, low in (("at", 0), ("frames", 1), ("first", 0)):
            checks.keep(self, name, checks.whole(name, getattr(self, name), low, _MOST_FRAMES))
        if self.media_frames is not None:
            checks.whole("media_frames", self.media_frames, self.first + self.frames, _MOST_FRAMES)

    @property
    def end(self) -> int:
        """The frame of the film after its last."""
        return self.at + self.frames

    @property
    def length(self) -> int:
        """The frames of its file."""
        return self.first + self.frames if self.media_frames is None else self.media_frames


@dataclass(frozen=True, kw_only=True, slots=True)
class Track:
    """Clips after each other, with gaps where nothing is; `name` says what: "voice", "music"."""

    kind: Kind
    name: str
    clips: tuple[Clip, ...]

    def __post_init__(self) -> None:
        checks.choice("kind", self.kind, ("video", "audio"))
        checks.keep(self, "clips", checks.items("clips", self.clips, Clip, most=100_000))
        before: Clip | None = None
        for clip in self.clips:
            if before is not None and clip.at < before.end:
                raise InvalidInput(
                    f"track {self.name!r}: {clip.name!r} begins at frame {clip.at}, before "
                    f"{before.name!r} ends ({before.end}): put them one after the other"
                )
            self._check_handles(before, clip)
            before = clip

    def _check_handles(self, before: Clip | None, clip: Clip) -> None:
        over = clip.transition
        if over is None:
            return
        if before is None or before.end != clip.at:
            raise InvalidInput(
                f"track {self.name!r}: nothing ends where {clip.name!r} begins, so that it cannot "
                f"{over.kind} from it: leave its transition out"
            )
        left = before.length - before.first - before.frames
        if clip.first < over.before or left < over.after:
            raise InvalidInput(
                f"track {self.name!r}: a {over.kind} of {over.frames} frames into {clip.name!r} "
                f"needs {over.after} more frames of {before.name!r} (it has {left}) and "
                f"{over.before} before it (it has {clip.first}): give both handles"
            )


@dataclass(frozen=True, kw_only=True, slots=True)
class Marker:
    """A frame of the film with a name: where a scene begins."""

    at: int
    name: str
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Title:
    """Words over the picture from frame `at` on for so many frames, to be set in the editor."""

    at: int
    frames: int
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Timeline:
    """A whole film: its rate, its size (width, height), its tracks from the lowest up.

    `captions` is their file. Raises InvalidInput for clips that overlap, transitions without
    handles, and values out of range.
    """

    title: str
    fps: Fraction
    size: tuple[int, int]
    tracks: tuple[Track, ...]
    markers: tuple[Marker, ...] = ()
    titles: tuple[Title, ...] = ()
    captions: Path | None = None

    def __post_init__(self) -> None:
        checks.text("title", self.title, longest=_LONGEST_TEXT)
        checks.keep(self, "fps", exact_fps(self.fps))
        checks.keep(self, "tracks", checks.items("tracks", self.tracks, Track, most=100))
        for name, kind in (("markers", Marker), ("titles", Title)):
            value = checks.items(name, getattr(self, name), kind, most=100_000)
            checks.keep(self, name, value)

    @property
    def frames(self) -> int:
        """How many frames the film has."""
        return max((clip.end for track in self.tracks for clip in track.clips), default=0)

    def tracks_of(self, kind: Kind) -> tuple[Track, ...]:
        """The tracks with pictures, or those with sound."""
        return tuple(track for track in self.tracks if track.kind == kind)
