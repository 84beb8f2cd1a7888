"""A storyboard: the shots of a film, what is said in each, and where its picture comes from.

It is plain data: `serial.to_dict` writes it and `from_dict` reads it
("onionskin.storyboard/1"), `film.board_file` keeps it as a YAML file that people edit. Paths are
as they are written: relative to the folder of the storyboard's file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import ClassVar, Final, Literal, get_args

from onionskin import checks
from onionskin.errors import InvalidInput
from onionskin.fitting import Size, whole_size
from onionskin.framerate import exact_fps
from onionskin.plan.plan import TIMES, WEATHERS
from onionskin.plan.staging import ANGLES, MOVES, SHOTS, STYLES, Shooting, Style

Transition = Literal["cut", "dissolve", "wipe", "push", "iris"]
Captions = Literal["burned", "soft", "off"]
CaptionStyle = Literal["plain", "boxed", "karaoke"]
PictureMove = Literal["auto", "in", "out", "left", "right", "still"]
ChartForm = Literal["bar", "line", "pie", "area", "race", "map", "counter"]
Device = Literal["phone", "laptop", "browser"]
Join = Literal["row", "becomes", "plus", "versus"]
Layout = Literal["beside", "opposite", "words", "split", "panels", "steps"]
Statement = Literal["bar", "middle", "band"]

TRANSITIONS: Final[tuple[Transition, ...]] = get_args(Transition)
CAPTIONS: Final[tuple[Captions, ...]] = get_args(Captions)
CAPTION_STYLES: Final[tuple[CaptionStyle, ...]] = get_args(CaptionStyle)
PICTURE_MOVES: Final[tuple[PictureMove, ...]] = get_args(PictureMove)
CHART_FORMS: Final[tuple[ChartForm, ...]] = get_args(ChartForm)
DEVICES: Final[tuple[Device, ...]] = get_args(Device)
JOINS: Final[tuple[Join, ...]] = get_args(Join)
LAYOUTS: Final[tuple[Layout, ...]] = get_args(Layout)
STATEMENTS: Final[tuple[Statement, ...]] = get_args(Statement)

MAX_SHOTS: Final = 10_000
MAX_SHOT_SECONDS: Final = 600.0
MIN_PACE, MAX_PACE = 0.5, 2.0
_MAX_LENGTH: Final = 36_000.0
MAX_ROWS, MAX_COLUMNS, MAX_ITEMS, MAX_LINES = 2000, 60, 30, 40
MAX_CALLOUTS: Final = 6
"""Things that are called out in one shot."""
MAX_WORDS: Final = 2000
"""Characters of a line of narration or of a prompt."""
_MAX_NAME: Final = 200
_MAX_PATH: Final = 4096
_MAX_NAMES: Final = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class Stage:
    """Drawn by the stage from a sentence, in English or Chinese.

    `place`, `time` and `weather` hold where the prompt names none: what was named before.
    """

    prompt: str
    place: str = ""
    """As a person would write it, e.g. "hospital room"; "" leaves it to the prompt."""
    time: str = ""
    """One of day, sunset, night, dawn; "" leaves it to the prompt."""
    weather: str = ""
    """One of clear, cloudy, rain, snowfall, fog; "" leaves it to the prompt."""

    def __post_init__(self) -> None:
        checks.text("prompt", self.prompt, longest=MAX_WORDS, empty=False)
        checks.text("place", self.place, longest=_MAX_NAME)
        checks.choice("time", self.time, ("", *TIMES))
        checks.choice("weather", self.weather, ("", *WEATHERS))


@dataclass(frozen=True, kw_only=True, slots=True)
class Engine:
    """Painted by an engine, e.g. "wan", guided by the stage's drawing where it can be."""

    engine: str
    prompt: str

    def __post_init__(self) -> None:
        checks.text("engine", self.engine, longest=_MAX_NAME, empty=False)
        checks.text("prompt", self.prompt, longest=MAX_WORDS, empty=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """The person's own picture, which the camera moves over."""

    path: str
    move: PictureMove = "auto"
    """auto: towards what matters in it."""
    prompt: str = ""
    """What it shows, in words."""
    amount: float = 1.0
    """How far the camera moves, 0..4; 1 as usual."""
    cut_out: bool | None = None
    """Whether its even background is cut away; None: where the brand has a ground of its own."""

    def __post_init__(self) -> None:
        _path("path", self.path)
        checks.choice("move", self.move, PICTURE_MOVES)
        checks.keep(self, "amount", checks.number("amount", self.amount, low=0.0, high=4.0))
        if self.cut_out is not None:
            checks.flag("cut_out", self.cut_out)
        checks.text("prompt", self.prompt, longest=MAX_WORDS)


@dataclass(frozen=True, kw_only=True, slots=True)
class Footage:
    """The person's own footage from `start` to `end` seconds; None: to where the shot ends."""

    path: str
    start: float = 0.0
    end: float | None = None
    steady: bool | None = None
    """None: steadied if it needs it."""

    def __post_init__(self) -> None:
        _path("path", self.path)
        checks.keep(self, "start", checks.number("start", self.start, low=0.0))
        if self.end is not None:
            checks.keep(self, "end", checks.number("end", self.end, above=self.start))
        if self.steady is not None:
            checks.flag("steady", self.steady)


@dataclass(frozen=True, kw_only=True, slots=True)
class Chart:
    """Figures drawn as they are told: rows that are given, or a CSV file at `path`.

    The first column names the rows (a label, a date, a country), the others are numbers.
    A counter has one row and counts up to each of its numbers.
    """

    form: ChartForm = "bar"
    title: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[float | str, ...], ...] = ()
    path: str = ""
    unit: str = ""
    """Stands with every number: "%", "€ million", "万元"."""

    def __post_init__(self) -> None:
        checks.choice("form", self.form, CHART_FORMS)
        checks.text("title", self.title, longest=_MAX_NAME)
        checks.keep(self, "columns", _texts("columns", self.columns, MAX_COLUMNS))
        rows = checks.items("rows", self.rows, object, most=MAX_ROWS)
        checks.keep(self, "rows", tuple(_row(index, row) for index, row in enumerate(rows)))
        checks.text("path", self.path, longest=_MAX_PATH)
        checks.text("unit", self.unit, longest=40)
        if bool(self.rows) == bool(self.path):
            given = "both rows and a path" if self.rows else "neither rows nor a path"
            raise InvalidInput(f"a chart has {given}: give rows, or the path of a CSV file")
        for index, row in enumerate(self.rows):
            if self.columns and len(row) != len(self.columns):
                raise InvalidInput(
                    f"rows[{index}] has {len(row)} cells, but there are {len(self.columns)} "
                    "columns: give one cell for each"
                )


@dataclass(frozen=True, kw_only=True, slots=True)
class Title:
    """Words on a ground of the film's style: a film's title, a sentence that is spoken."""

    text: str
    subtitle: str = ""
    how: Statement = "bar"
    """How a sentence that is spoken stands: beside a bar, in the middle, or on a paler band."""
    place: str = ""
    """What is drawn behind the sentence, dimmed, e.g. "library"; "" for a plain ground."""

    def __post_init__(self) -> None:
        checks.text("text", self.text, longest=500, empty=False)
        checks.text("subtitle", self.subtitle, longest=500)
        checks.choice("how", self.how, STATEMENTS)
        checks.text("place", self.place, longest=_MAX_NAME)


@dataclass(frozen=True, kw_only=True, slots=True)
class Points:
    """A list whose items appear as they are spoken."""

    serial_kind: ClassVar[str] = "list"

    items: tuple[str, ...]
    title: str = ""
    things: tuple[str, ...] = ()
    """What is drawn before the items, by the English name of a thing or a place: one for each, ""
    for a bullet; or none at all."""
    numbered: bool = False
    """Whether numbers stand before the items: where their order is the message."""

    def __post_init__(self) -> None:
        checks.text("title", self.title, longest=_MAX_NAME)
        checks.keep(self, "items", _texts("items", self.items, MAX_ITEMS, fewest=1, longest=500))
        checks.keep(self, "things", _texts("things", self.things, MAX_ITEMS, longest=_MAX_NAME))
        checks.flag("numbered", self.numbered)
        if self.things and len(self.things) != len(self.items):
            raise InvalidInput(
                f"a list of {len(self.items)} items has {len(self.things)} things; give one for "
                'each item, "" for none'
            )


@dataclass(frozen=True, kw_only=True, slots=True)
class Quote:
    """What somebody said, and who."""

    text: str
    who: str = ""

    def __post_init__(self) -> None:
        checks.text("text", self.text, longest=1000, empty=False)
        checks.text("who", self.who, longest=_MAX_NAME)


@dataclass(frozen=True, kw_only=True, slots=True)
class Screen:
    """A picture of a web page or an app, shown in a device."""

    path: str
    device: Device = "laptop"

    def __post_init__(self) -> None:
        _path("path", self.path)
        checks.choice("device", self.device, DEVICES)


@dataclass(frozen=True, kw_only=True, slots=True)
class Presenter:
    """A figure who speaks the narration to the camera; `prompt` says where."""

    figure: str
    """A name of the cast, or a role: "nurse"."""
    prompt: str = ""

    def __post_init__(self) -> None:
        checks.text("figure", self.figure, longest=_MAX_NAME, empty=False)
        checks.text("prompt", self.prompt, longest=MAX_WORDS)


@dataclass(frozen=True, kw_only=True, slots=True)
class Callout:
    """Something that is named, shown when its word is spoken: a thing or a little scene over its
    word, or a figure.

    It stands beside what the picture shows, never over people or captions.
    """

    text: str = ""
    """The word under the thing; without a thing it is set large: "79 euros"."""
    thing: str = ""
    """What is drawn: a name of the stage, of the cast or of a pictogram ("key", "slice of pizza",
    "hand washing"), a role, a thing in a colour ("red box"), what hands do with things ("put
    book into red box", "rinse apple": `finish.cards.deeds.DEEDS`), or what happens to them ("ice
    cube melts", "parcel goes from factory to house": `finish.cards.happenings.ways`)."""
    scene: str = ""
    """What is acted out on it in place of a thing, as the stage's prompts are: "a man phones"."""
    said: str = ""
    """The words of the narration at which it comes in; "": its own text."""
    at: float | None = None
    """Seconds of the shot at which it comes in; None: as it is spoken."""
    crossed: bool = False
    """Struck through: what is not to be done, or is not there."""
    warned: bool = False
    """With a warning sign: what to keep away from."""

    def __post_init__(self) -> None:
        checks.text("text", self.text, longest=80)
        checks.text("thing", self.thing, longest=80)
        checks.text("scene", self.scene, longest=_MAX_NAME)
        if not (self.text or self.thing or self.scene):
            raise InvalidInput("a callout has neither text, thing nor scene: give one of them")
        if self.thing and self.scene:
            raise InvalidInput("a callout has both a thing and a scene: give one of them")
        checks.text("said", self.said, longest=_MAX_NAME)
        if self.at is not None:
            high = MAX_SHOT_SECONDS
            checks.keep(self, "at", checks.number("at", self.at, low=0.0, high=high))
        checks.flag("crossed", self.crossed)
        checks.flag("warned", self.warned)


@dataclass(frozen=True, kw_only=True, slots=True)
class Things:
    """Things drawn large on a ground of colour, each as it is named; `text` heads them, or stands
    beside them where it is a sentence that is spoken."""

    items: tuple[Callout, ...]
    text: str = ""
    join: Join = "row"
    """row: side by side; becomes: "a → b"; plus: "a + b"; versus: "a or b"."""
    layout: Layout = "beside"
    """beside: the sentence on the left, or things alone; opposite: it is on the right; words: it is
    large, and the things small; split: one thing fills a part of the page; panels: each thing fills
    one, with its words; steps: they have numbers."""
    place: str = ""
    """What is drawn behind things and words, dimmed, e.g. "library"; "" for a plain ground."""

    def __post_init__(self) -> None:
        items = checks.items("items", self.items, Callout, fewest=1, most=MAX_CALLOUTS)
        checks.keep(self, "items", items)
        checks.text("text", self.text, longest=500)
        checks.choice("join", self.join, JOINS)
        checks.choice("layout", self.layout, LAYOUTS)
        checks.text("place", self.place, longest=_MAX_NAME)


ShotSource = (
    Stage
    | Engine
    | Picture
    | Footage
    | Chart
    | Title
    | Points
    | Quote
    | Things
    | Screen
    | Presenter
)
"""Where a shot's picture comes from; `kind` in a file says which."""
SOURCES: Final = get_args(ShotSource)


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """Words that are spoken, by one of the cast or, None, by the narrator."""

    text: str
    speaker: str | None = None

    def __post_init__(self) -> None:
        checks.text("text", self.text, longest=MAX_WORDS, empty=False)
        if self.speaker is not None:
            checks.text("speaker", self.speaker, longest=_MAX_NAME, empty=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class BoardShot:
    """One shot. Raises InvalidInput for what cannot be."""

    id: str
    """Its own in the storyboard: letters, digits and hyphens. Names what is made of it."""
    source: ShotSource
    scene: str = ""
    """Heading of the scene it belongs to."""
    narration: tuple[Line, ...] = ()
    seconds: float | None = None
    """None: as long as its narration, at least 2."""
    camera: str | None = None
    """Words of `shooting_of`: "wide", "close-up dolly-in"; None leaves it open."""
    transition: Transition = "cut"
    """How it comes in after the shot before it."""
    lower_third: str | None = None
    """Words below the picture: a name and what they are, parted by "|"."""
    captions: bool = True
    callouts: tuple[Callout, ...] = ()
    """What the words name and the picture does not show: it appears beside it as it is spoken."""
    origin: int | None = None
    """Line of the script that it comes from, from 1."""
    notes: tuple[str, ...] = ()
    """What could not be shown as written, and what stands for it."""

    def __post_init__(self) -> None:
        _check_id(self.id)
        if not isinstance(self.source, SOURCES):
            raise InvalidInput(f"source is {checks.short(self.source)}: give a source of pictures")
        checks.text("scene", self.scene, longest=_MAX_NAME)
        lines = checks.items("narration", self.narration, Line, most=MAX_LINES)
        checks.keep(self, "narration", lines)
        if self.seconds is not None:
            seconds = checks.number("seconds", self.seconds, above=0.0, high=MAX_SHOT_SECONDS)
            checks.keep(self, "seconds", seconds)
        if self.camera is not None:
            shooting_of(self.camera)
        checks.choice("transition", self.transition, TRANSITIONS)
        if self.lower_third is not None:
            checks.text("lower_third", self.lower_third, longest=_MAX_NAME, empty=False)
        checks.flag("captions", self.captions)
        callouts = checks.items("callouts", self.callouts, Callout, most=MAX_CALLOUTS)
        checks.keep(self, "callouts", callouts)
        if self.origin is not None:
            checks.keep(self, "origin", checks.whole("origin", self.origin, 1, 2**31))
        checks.keep(self, "notes", _texts("notes", self.notes, 20, longest=500))

    @property
    def words(self) -> str:
        """All that is spoken in it, as one text."""
        return " ".join(line.text for line in self.narration)


@dataclass(frozen=True, kw_only=True, slots=True)
class BoardFigure:
    """Somebody who is the same through the whole film."""

    name: str
    """As the script calls them: "the doctor" is "doctor"."""
    look: str = ""
    """How they look, in words: "old woman, grey hair, white coat"."""
    voice: str = ""
    """Who speaks for them; "" for a voice of their own that is chosen."""

    def __post_init__(self) -> None:
        checks.text("name", self.name, longest=80, empty=False)
        checks.text("look", self.look, longest=500)
        checks.text("voice", self.voice, longest=_MAX_NAME)


@dataclass(frozen=True, kw_only=True, slots=True)
class Storyboard:
    """A film as it is to be made. Raises InvalidInput, which names the field."""

    title: str
    shots: tuple[BoardShot, ...]
    language: str = "en"
    """Of the narration: "en" or "zh"; a line may mix them."""
    size: tuple[int, int] = (1920, 1080)
    fps: Fraction = Fraction(24)
    voice: str = "auto"
    """auto: the first that speaks the language; "off" for a film without narration."""
    pace: float = 1.0
    """0.5..2: how fast is spoken; below 1 is slower."""
    length: float | None = None
    """Seconds of the whole film; None: as long as what is said. Pauses and pace give way to it."""
    music: str = "off"
    """A mood, the path of a sound file, or "off"."""
    captions: Captions = "burned"
    caption_style: CaptionStyle = "plain"
    brand: str | None = None
    """Path of the brand's file: colours, fonts, logo."""
    style: Style = "flat"
    """The look of what the stage draws; cards have the brand's."""
    seed: int = 0
    cast: tuple[BoardFigure, ...] = ()
    pronunciations: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        checks.text("title", self.title, longest=_MAX_NAME)
        checks.choice("language", self.language, ("en", "zh"))
        checks.keep(self, "size", _even_size(self.size))
        checks.keep(self, "fps", exact_fps(self.fps))
        for name in ("voice", "music"):
            checks.text(name, getattr(self, name), longest=_MAX_PATH, empty=False)
        checks.keep(self, "pace", checks.number("pace", self.pace, low=MIN_PACE, high=MAX_PACE))
        if self.length is not None:
            length = checks.number("length", self.length, above=0.0, high=_MAX_LENGTH)
            checks.keep(self, "length", length)
        checks.choice("captions", self.captions, CAPTIONS)
        checks.choice("caption_style", self.caption_style, CAPTION_STYLES)
        checks.choice("style", self.style, STYLES)
        if self.brand is not None:
            _path("brand", self.brand)
        checks.keep(self, "seed", checks.whole("seed", self.seed, 0, 2**32 - 1))
        cast = checks.items("cast", self.cast, BoardFigure, most=_MAX_NAMES)
        checks.keep(self, "cast", cast)
        checks.keep(self, "pronunciations", _pronunciations(self.pronunciations))
        shots = checks.items("shots", self.shots, BoardShot, fewest=1, most=MAX_SHOTS)
        checks.keep(self, "shots", shots)
        _refuse_twins("shots", [shot.id for shot in shots], "id")
        _refuse_twins("cast", [figure.name for figure in cast], "name")

    def figure(self, name: str) -> BoardFigure | None:
        """Who of the cast has that name, or None."""
        return next((each for each in self.cast if each.name == name), None)

    def number_of(self, id_: str) -> int:
        """The number of a shot, from 1. Raises InvalidInput where no shot has that id."""
        for number, shot in enumerate(self.shots, start=1):
            if shot.id == id_:
                return number
        raise InvalidInput(f"no shot has the id {checks.short(id_)}")


def shot_id(words: str, taken: dict[str, int]) -> str:
    """A name of a shot by its own words, none of those `taken`: it stays when other shots change.

    `taken` holds the names that there are, and how many of each; the new one is added.
    """
    parts = re.findall(r"[^\W_]+", words.casefold())
    is_spaced = bool(parts) and parts[0].isascii()
    slug = "-".join(parts[: 5 if is_spaced else 1])[: 36 if is_spaced else 12].strip("-")
    # Letters of some scripts carry marks that are no letters.
    slug = "".join(each for each in slug if each.isalnum() or each == "-") or "shot"
    name = slug
    while name in taken:
        taken[slug] = taken.get(slug, 1) + 1
        name = f"{slug}-{taken[slug]}"
    taken[name] = taken.get(name, 1)
    return name


def shooting_of(camera: str | None) -> Shooting:
    """A shot's camera as plans have it, of words in any order: a framing ("wide", "medium"), an
    angle ("above", "over the shoulder") and a move ("dolly-in").

    Raises InvalidInput for other words, or two of one kind.
    """
    checks.text("camera", camera or "", longest=_MAX_NAME)
    words = (camera or "").replace(",", " ").replace("over the shoulder", "over-the-shoulder")
    found = {"shot": "", "angle": "", "move": ""}
    kinds = {"shot": SHOTS, "angle": ANGLES, "move": MOVES}
    for word in (each.replace("over-the-shoulder", "over the shoulder") for each in words.split()):
        kind = next((name for name, allowed in kinds.items() if word in allowed), None)
        if kind is None or found[kind]:
            allowed = ", ".join(each for several in kinds.values() for each in several if each)
            raise InvalidInput(
                f"camera is {checks.short(camera)}: give at most one framing, one angle and one "
                f"move of {allowed}"
            )
        found[kind] = word
    return Shooting(
        shot=checks.choice("shot", found["shot"], SHOTS),
        angle=checks.choice("angle", found["angle"], ANGLES),
        move=checks.choice("move", found["move"] or "still", MOVES),
    )


def _check_id(id_: object) -> None:
    text = checks.text("id", id_, longest=64, empty=False)
    if not all(character.isalnum() or character == "-" for character in text):
        raise InvalidInput(f"id is {checks.short(text)}: give letters, digits and hyphens")


def _even_size(size: object) -> Size:
    width, height = whole_size(size)
    for name, side in (("width", width), ("height", height)):
        checks.whole(name, side, 16, 8192)
        if side % 2:
            raise InvalidInput(f"{name} is {side}: give an even number")
    return Size(width, height)


def _row(index: int, row: object) -> tuple[float | str, ...]:
    cells: list[float | str] = []
    for column, cell in enumerate(checks.items(f"rows[{index}]", row, object, most=MAX_COLUMNS)):
        name = f"rows[{index}][{column}]"
        is_text = isinstance(cell, str)
        cells.append(checks.text(name, cell, longest=_MAX_NAME) if is_text else _number(name, cell))
    return tuple(cells)


def _number(name: str, cell: object) -> float:
    return checks.number(name, cell, low=-1e15, high=1e15)


def _texts(
    name: str, value: object, most: int, *, fewest: int = 0, longest: int = _MAX_NAME
) -> tuple[str, ...]:
    texts = checks.items(name, value, str, fewest=fewest, most=most)
    for index, text in enumerate(texts):
        checks.text(f"{name}[{index}]", text, longest=longest)
    return texts


def _path(name: str, value: object) -> None:
    text = checks.text(name, value, longest=_MAX_PATH, empty=False)
    if "\0" in text:
        raise InvalidInput(f"{name} contains a null character: give the path of a file")


def _pronunciations(value: object) -> dict[str, str]:
    if not isinstance(value, Mapping) or len(value) > _MAX_NAMES:
        raise InvalidInput(
            f"pronunciations is {checks.short(value)}: give up to {_MAX_NAMES} words and how each "
            "is said"
        )
    for word, said in value.items():
        checks.text("a word of pronunciations", word, longest=_MAX_NAME, empty=False)
        checks.text(f"pronunciations[{word!r}]", said, longest=_MAX_NAME, empty=False)
    return dict(value)


def _refuse_twins(name: str, values: list[str], what: str) -> None:
    seen: set[str] = set()
    for index, value in enumerate(values):
        if value in seen:
            raise InvalidInput(f"{name}[{index}] has the {what} {value!r}, which is already taken")
        seen.add(value)
