"""The cast: every subject that the library has a picture of, and those a person brings along.

    cast = load_cast().with_picture("mascot", Path("logo.png"))
    entry = cast.search("小狗", limit=1)[0].entry
    entry.frames()                  # uint8 (N, S, S, 4), straight-alpha RGBA

The index (names, tags, facing, …) is read once; a picture is read when it is first asked for.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from onionskin import checks
from onionskin.cast import sprite
from onionskin.cast.picture import MAX_FRAMES, read_picture
from onionskin.cast.search import normalised, phrases_of, score
from onionskin.errors import InvalidInput

_LIBRARY = files("onionskin.cast") / "library"
_CACHED_SPRITES = 96
"""A sprite of 16 frames at 192 pixels is 2.4 MB."""
_OWN_ID = "own:"
_LONGEST_NAME = 80
_MAX_ENTRIES = 1_000_000


@dataclass(frozen=True, kw_only=True, eq=False)
class CastEntry:
    """One subject: a picture, still or moving, with its names. Equal ids, equal entries."""

    id: str
    """Code point, e.g. "1f98a", or "own:NAME" for a person's own picture."""
    name: str
    """English noun phrase that may stand after `article`, e.g. "fox"."""
    plural: str
    article: str
    name_zh: str
    measure_word: str
    """Chinese measure word: 一只狐狸."""
    synonyms: tuple[str, ...] = ()
    synonyms_zh: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    tags_zh: tuple[str, ...] = ()
    group: str = "own"
    subgroup: str = ""
    animated: bool = False
    num_frames: int = 1
    loop_seconds: float = 0.0
    """Length of one loop at true speed; 0 for a still."""
    motion: float = 0.0
    """Mean change between neighbouring frames inside `bbox`, 0 to 1."""
    facing: str = "front"
    """Which way the picture looks: "left", "right" or "front"."""
    habitat: str = "any"
    """Where it is at home: "ground", "sky", "water" or "any"."""
    held_out: bool = False
    """Kept from training, so that following what was never seen can be measured."""
    bbox: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)
    """Left, top, right, bottom of all that any frame shows, in fractions of the picture."""
    licence: str = ""
    own_frames: sprite.Pixels | None = field(default=None, repr=False)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, CastEntry) and self.id == other.id

    def __hash__(self) -> int:
        return hash(self.id)

    def frames(self) -> sprite.Pixels:
        """One loop, uint8 (N, S, S, 4), straight-alpha RGBA, read-only.

        Multiply colour by alpha before resampling, or edges fringe (`sprite.resize` does).
        """
        if self.own_frames is not None:
            return self.own_frames
        return _library_frames(self.id, self.num_frames)

    @cached_property
    def phrases(self) -> tuple[tuple[str, float], ...]:
        """All that search may find this entry by, with weights."""
        return phrases_of(
            (
                ((self.id, self.name, self.name_zh, self.plural), 1.0),
                ((*self.synonyms, *self.synonyms_zh), 0.95),
                ((*self.tags, *self.tags_zh), 0.7),
                ((self.group,), 0.4),
            )
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """A search result: an entry, and how well the text met it (0 to 1)."""

    entry: CastEntry
    score: float


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class OwnPicture:
    """A person's own picture, cut out and framed: uint8 (N, S, S, 4), as `CastEntry.frames`."""

    name: str
    frames: sprite.Pixels
    loop_seconds: float = 0.0

    def __post_init__(self) -> None:
        shape: tuple[int, ...] = getattr(self.frames, "shape", ())
        size = sprite.SPRITE_SIZE
        if len(shape) != 4 or shape[1:] != (size, size, 4) or not 1 <= shape[0] <= MAX_FRAMES:
            raise InvalidInput(
                f"frames have {shape = }: give (N, {size}, {size}, 4), N up to {MAX_FRAMES}"
            )
        checks.text("name", self.name, longest=_LONGEST_NAME, empty=False)

    @staticmethod
    def of(entry: CastEntry) -> OwnPicture:
        """The picture of a cast entry that is a person's own."""
        return OwnPicture(name=entry.name, frames=entry.frames(), loop_seconds=entry.loop_seconds)

    @property
    def entry(self) -> CastEntry:
        """The picture as an entry of a cast."""
        return CastEntry(
            id=_OWN_ID + self.name,
            name=self.name,
            plural=self.name,
            article="",
            name_zh=self.name,
            measure_word="个",
            animated=len(self.frames) > 1,
            num_frames=len(self.frames),
            loop_seconds=self.loop_seconds,
            bbox=sprite.outline_box(self.frames),
            licence="the person's own",
            own_frames=self.frames,
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnPictures:
    """What a cast has beside the library that comes with the package."""

    pictures: tuple[OwnPicture, ...] = ()


class Cast:
    """Entries by id. Own pictures are found by their names as well, and before all others."""

    def __init__(self, entries: Iterable[CastEntry]) -> None:
        self.entries = checks.items("entries", entries, CastEntry, most=_MAX_ENTRIES)
        self._by_key = {entry.id: entry for entry in self.entries}
        own = (entry for entry in self.entries if entry.own_frames is not None)
        self._by_key |= {entry.name: entry for entry in own}

    def __getitem__(self, key: str) -> CastEntry:
        try:
            return self._by_key[key]
        except KeyError:
            raise InvalidInput(
                f"no cast entry {key!r}: give an id such as '1f98a', or the name of a picture"
                " of your own; `onionskin cast` lists and searches them"
            ) from None

    def __contains__(self, key: object) -> bool:
        return key in self._by_key

    def __iter__(self) -> Iterator[CastEntry]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def search(self, text: str, limit: int = 10) -> list[Match]:
        """The entries that `text` (English or Chinese) names best, best first."""
        query = normalised(text)
        if not query:
            return []
        matches = [Match(entry=entry, score=score(query, entry)) for entry in self.entries]
        found = [match for match in matches if match.score > 0]
        found.sort(key=lambda match: (-match.score, match.entry.own_frames is None))
        return found[:limit]

    def with_picture(self, name: str, path: Path) -> Cast:
        """This cast and the picture at `path`, called `name`; see `cast_picture.read_picture`."""
        name = name.strip()
        if not name or len(name) > _LONGEST_NAME:
            raise InvalidInput(
                f"picture name {name[:80]!r}: give 1 to {_LONGEST_NAME} letters, e.g. mascot"
            )
        if name in self._by_key:
            raise InvalidInput(f"picture name {name!r} is taken: choose another")
        frames, seconds = read_picture(path)
        return self._with_own(OwnPicture(name=name, frames=frames, loop_seconds=seconds))

    def _with_own(self, picture: OwnPicture) -> Cast:
        return Cast((*self.entries, picture.entry))

    @staticmethod
    def noun_type() -> type[OwnPictures]:
        """What `serial` writes a cast as."""
        return OwnPictures

    def as_noun(self) -> OwnPictures:
        """What this cast has beside the library. Raises InvalidInput where it lacks some of it."""
        own = [entry for entry in self.entries if entry.own_frames is not None]
        library = load_cast().entries
        if len(self.entries) - len(own) != len(library):
            raise InvalidInput(
                "a cast without the whole library cannot be saved: start from load_cast()"
            )
        return OwnPictures(pictures=tuple(OwnPicture.of(entry) for entry in own))

    @classmethod
    def of_noun(cls, noun: OwnPictures) -> Cast:
        """The library with those pictures. Raises InvalidInput where two have one name."""
        cast = load_cast()
        for picture in noun.pictures:
            if picture.name in cast:
                raise InvalidInput(f"picture name {picture.name!r} is taken: choose another")
            cast = cast._with_own(picture)
        return cast

    def contact_sheet(
        self, entries: Iterable[CastEntry] | None = None, *, columns: int = 12, cell: int = 96
    ) -> Image.Image:
        """`entries` (default: all) with their names, on a plain ground, in rows of `columns`."""
        shown = list(self.entries if entries is None else entries)
        columns = max(1, min(columns, len(shown)))
        font = ImageFont.load_default(max(9, cell // 9))
        line = max(12, cell // 6)
        rows = -(-len(shown) // columns)
        sheet = Image.new("RGB", (columns * cell, max(rows, 1) * (cell + line)), (246, 244, 240))
        pen = ImageDraw.Draw(sheet)
        for index, entry in enumerate(shown):
            x, y = index % columns * cell, index // columns * (cell + line)
            picture = Image.fromarray(sprite.resize(entry.frames()[:1], cell - 8)[0])
            sheet.paste(picture, (x + 4, y + 4), picture)
            label = _fitted(pen, entry.name, font, cell - 6)
            pen.text((x + cell / 2, y + cell), label, fill=(60, 56, 50), font=font, anchor="ma")
        return sheet


@lru_cache(maxsize=1)
def load_cast() -> Cast:
    """The library that comes with the package."""
    index = json.loads((_LIBRARY / "index.json").read_text(encoding="utf-8"))
    return Cast(_entry(data) for data in index["entries"])


def library_picture(entry_id: str) -> Traversable:
    """The file of a library entry's picture: a sheet of frames, see `sprite`."""
    return _LIBRARY / "pictures" / f"{entry_id}.webp"


@lru_cache(maxsize=_CACHED_SPRITES)
def _library_frames(entry_id: str, num_frames: int) -> sprite.Pixels:
    frames = sprite.decode(library_picture(entry_id).read_bytes(), num_frames)
    frames.setflags(write=False)
    return frames


def _entry(data: Mapping[str, Any]) -> CastEntry:
    fields: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in data.items()
    }
    return CastEntry(**fields)


def _fitted(
    pen: ImageDraw.ImageDraw,
    text: str,
    font: ImageFont.FreeTypeFont | ImageFont.ImageFont,
    width: int,
) -> str:
    """`text`, cut with an ellipsis where it is wider than `width` pixels."""
    if pen.textlength(text, font=font) <= width:
        return text
    while text and pen.textlength(f"{text}…", font=font) > width:
        text = text[:-1]
    return f"{text}…"
