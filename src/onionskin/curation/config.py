"""What makes a clip good enough for a set: one frozen dataclass of limits for each filter.

A file of them is YAML; what it leaves out stays as it is here, and each limit can be given by its
path as well: "motion.min_degree=0.05". Where the limits come from is said beside them; those of
our own measures were set on the tuning clips of benchmarks/curation.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, ClassVar, Literal

import yaml

from onionskin import checks
from onionskin.errors import InvalidInput, MediaError
from onionskin.plan.serial import plain_data
from onionskin.serial import from_dict, to_dict

MAX_CONFIG_BYTES = 2**20


@dataclass(frozen=True, kw_only=True, slots=True)
class ShotLimits:
    """How footage is cut into clips, and how long they may be."""

    min_seconds: float = 2.0
    """cosmos-curate and Open-Sora keep clips from 2 s on."""
    max_seconds: float = 15.0
    """A longer shot is divided into equal pieces."""
    trim_seconds: float = 0.0
    """Left out at both ends of each shot; cosmos-curate leaves out 0.5."""
    detector: Literal["auto", "own", "transnet"] = "auto"
    """auto: our own cuts, and those of TransNetV2 where its package is installed."""
    min_surety: float = 0.4
    """How sure TransNetV2 has to be of a cut, 0..1; cosmos-curate asks for 0.4."""
    side: int = 160
    """Longer side, in pixels, at which shots are found and motion is measured, 64..512."""

    def __post_init__(self) -> None:
        checks.number("min_seconds", self.min_seconds, low=0.1, high=3600.0)
        checks.number("max_seconds", self.max_seconds, low=0.1, high=3600.0)
        checks.number("trim_seconds", self.trim_seconds, low=0.0, high=60.0)
        checks.number("min_surety", self.min_surety, low=0.01, high=1.0)
        checks.whole("side", self.side, 64, 512)
        if self.max_seconds < 2 * self.min_seconds:
            raise InvalidInput(
                f"max_seconds is {self.max_seconds:g}: give twice min_seconds "
                f"({self.min_seconds:g}) at least, so that a long shot can be divided"
            )


@dataclass(frozen=True, kw_only=True, slots=True)
class FrameLimits:
    """The picture itself: its size once black bars are cropped, and how it stands."""

    min_side: int = 256
    """Of the shorter side, in pixels, without bars."""
    min_share: float = 0.4
    """Of the stored frame that is picture, and no bars."""
    max_tilt: float = 0.0
    """Degrees by which the file says that it is turned, beyond quarters of a turn."""

    def __post_init__(self) -> None:
        checks.whole("min_side", self.min_side, 1, 16384)
        checks.number("min_share", self.min_share, low=0.0, high=1.0)
        checks.number("max_tilt", self.max_tilt, low=0.0, high=45.0)


@dataclass(frozen=True, kw_only=True, slots=True)
class StabilityLimits:
    """What does not hold still, in the units of `onionskin measure`."""

    max_flicker: float = 3.0
    max_crawl: float = 4.0
    max_jitter: float = 0.4
    max_pops: float = 3.0
    """Per cent of the time lost to pops, flashes, repeated and missing frames."""

    def __post_init__(self) -> None:
        for each in fields(self):
            checks.number(each.name, getattr(self, each.name), low=0.0, high=1000.0)


@dataclass(frozen=True, kw_only=True, slots=True)
class MotionLimits:
    """How much moves, in frame widths a second, and by which camera."""

    min_degree: float = 0.01
    """Of the fastest 5% of the picture."""
    min_change: float = 0.5
    """Levels, 0..255, by which the picture changes from moment to moment where it changes most,
    less what grain comes to: a still picture with grain seems to move."""
    max_degree: float = 0.9
    without_cameras: tuple[str, ...] = ()
    """Kinds of camera that are dropped: still, pan, tilt, zoom, roll, handheld, unknown."""

    def __post_init__(self) -> None:
        checks.number("min_degree", self.min_degree, low=0.0, high=100.0)
        checks.number("min_change", self.min_change, low=0.0, high=255.0)
        checks.number("max_degree", self.max_degree, low=0.0, high=100.0)
        for kind in self.without_cameras:
            checks.choice("without_cameras", kind, CAMERA_KINDS)


CAMERA_KINDS = ("still", "pan", "tilt", "zoom", "roll", "handheld", "unknown")


@dataclass(frozen=True, kw_only=True, slots=True)
class ExposureLimits:
    """Light, in levels 0..255, and shares of the picture 0..1."""

    min_light: float = 35.0
    max_light: float = 225.0
    min_contrast: float = 9.0
    """Standard deviation of brightness."""
    max_crushed: float = 0.5
    """Share of the picture that is black (below 8)."""
    max_blown: float = 0.35
    """Share of the picture that is white (above 250)."""

    def __post_init__(self) -> None:
        for name in ("min_light", "max_light", "min_contrast"):
            checks.number(name, getattr(self, name), low=0.0, high=255.0)
        for name in ("max_crushed", "max_blown"):
            checks.number(name, getattr(self, name), low=0.0, high=1.0)


@dataclass(frozen=True, kw_only=True, slots=True)
class BlurLimits:
    """How soft the picture is: 0 sharp, 1 nothing but blur (Crete et al., SPIE 2007)."""

    max_blur: float = 0.6

    def __post_init__(self) -> None:
        checks.number("max_blur", self.max_blur, low=0.0, high=1.0)


@dataclass(frozen=True, kw_only=True, slots=True)
class TextLimits:
    """Letters over the picture: subtitles, titles, watermarks, screens."""

    max_area: float = 0.07
    """Share of the picture in boxes of text; Stable Video Diffusion drops what has more."""

    def __post_init__(self) -> None:
        checks.number("max_area", self.max_area, low=0.0, high=1.0)


@dataclass(frozen=True, kw_only=True, slots=True)
class DuplicateLimits:
    """What is the same clip again, across the whole set."""

    min_looks: float = 0.8
    """How alike two clips look, a cosine, ..."""
    min_motion: float = 0.7
    """... and what moves in them, to be the same."""
    min_still_looks: float = 0.985
    """How alike they look where hardly anything moves."""

    def __post_init__(self) -> None:
        for each in fields(self):
            checks.number(each.name, getattr(self, each.name), low=-1.0, high=1.0)


@dataclass(frozen=True, kw_only=True, slots=True)
class CaptionLimits:
    """The words of a clip."""

    needed: bool = False
    """Whether a clip without words is dropped."""
    min_words: int = 2
    max_words: int = 120
    languages: tuple[str, ...] = ("en", "zh")

    def __post_init__(self) -> None:
        checks.whole("min_words", self.min_words, 1, 1000)
        checks.whole("max_words", self.max_words, 1, 1000)
        checks.flag("needed", self.needed)
        for each in self.languages:
            checks.choice("languages", each, ("en", "zh"))


@dataclass(frozen=True, kw_only=True, slots=True)
class RightsLimits:
    """What may be used: a licence for each clip, and the consent of those who are seen."""

    licence_needed: bool = True
    licences: tuple[str, ...] = ()
    """The only ones that are taken; none: any."""
    consent_needed: bool = False
    """Whether clips are dropped of which nothing says that the people shown gave consent."""

    def __post_init__(self) -> None:
        checks.flag("licence_needed", self.licence_needed)
        checks.flag("consent_needed", self.consent_needed)


@dataclass(frozen=True, kw_only=True, slots=True)
class TasteLimits:
    """What the reviewers' choices say of a clip; see `onionskin curate review`."""

    min_score: float | None = None
    """Share of this set's clips, 0..1, that the learned taste must put below a clip; None: any."""

    def __post_init__(self) -> None:
        if self.min_score is not None:
            checks.number("min_score", self.min_score, low=0.0, high=1.0)


@dataclass(frozen=True, kw_only=True, slots=True)
class CurationConfig:
    """Everything that a set is made by, beside its footage and its reviewers."""

    schema_version: ClassVar[int] = 1
    serial_kind: ClassVar[str] = "curation"
    licence: str = ""
    """Of all footage that does not say its own."""
    attribution: str = ""
    captioner: str = ""
    """openai:MODEL where an endpoint writes captions for clips that have none; "" for nobody."""
    skip: tuple[str, ...] = ()
    """Filters that are left out, by name."""
    clips_per_shard: int = 64
    shots: ShotLimits = field(default_factory=ShotLimits)
    frame: FrameLimits = field(default_factory=FrameLimits)
    stability: StabilityLimits = field(default_factory=StabilityLimits)
    motion: MotionLimits = field(default_factory=MotionLimits)
    exposure: ExposureLimits = field(default_factory=ExposureLimits)
    blur: BlurLimits = field(default_factory=BlurLimits)
    text: TextLimits = field(default_factory=TextLimits)
    duplicates: DuplicateLimits = field(default_factory=DuplicateLimits)
    captions: CaptionLimits = field(default_factory=CaptionLimits)
    rights: RightsLimits = field(default_factory=RightsLimits)
    taste: TasteLimits = field(default_factory=TasteLimits)

    def __post_init__(self) -> None:
        checks.text("licence", self.licence, longest=200)
        checks.text("attribution", self.attribution, longest=500)
        checks.whole("clips_per_shard", self.clips_per_shard, 1, 100_000)
        if self.captioner and not self.captioner.startswith("openai:"):
            raise InvalidInput(f"captioner is {self.captioner!r}: give openai:MODEL")
        for name in self.skip:
            checks.choice("skip", name, FILTER_NAMES)


FILTER_NAMES = (
    *("shots", "frame", "stability", "motion", "exposure", "blur", "text"),
    *("duplicates", "captions", "rights", "taste"),
)
"""All filters, in the order in which their reasons are told."""


def read_config(path: Path | None, overrides: Sequence[str] = (), **given: Any) -> CurationConfig:
    """The config of a YAML file, then of PATH=VALUE overrides, then of what is `given` (None and
    empty values are not).

    Raises InvalidInput that names the field, MediaError for a file that cannot be read.
    """
    data = _read(path) if path is not None else {}
    for each in overrides:
        _override(data, each)
    data |= {name: value for name, value in given.items() if value}
    return from_dict(CurationConfig, data)


def config_text(config: CurationConfig) -> str:
    """The whole config as YAML."""
    return yaml.safe_dump(to_dict(config), sort_keys=False, allow_unicode=True)


def key_of(value: object) -> str:
    """16 hexadecimal digits that stand for plain data: other data, other digits."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _read(path: Path) -> dict[str, Any]:
    try:
        content = path.read_bytes()[: MAX_CONFIG_BYTES + 1]
    except OSError as error:
        raise MediaError(f"{path} cannot be read ({error.strerror}); check the file") from error
    if len(content) > MAX_CONFIG_BYTES:
        raise InvalidInput(f"{path} is too large for a config: give up to {MAX_CONFIG_BYTES:,}")
    data = plain_data(content.decode("utf-8", "surrogateescape"), f"config {path}") or {}
    if not isinstance(data, dict):
        raise InvalidInput(f"the config {path} must hold FILTER: with its limits below")
    return data


def _override(data: dict[str, Any], given: str) -> None:
    """Sets what "motion.min_degree=0.05" says."""
    path, mark, value = given.partition("=")
    names = path.strip().split(".")
    if not mark or not all(names):
        raise InvalidInput(f"{checks.short(given)} sets nothing: give FILTER.LIMIT=VALUE")
    place = data
    for name in names[:-1]:
        inner = place.setdefault(name, {})
        if not isinstance(inner, dict):
            raise InvalidInput(
                f"{path.strip()} is not a limit: {name} takes one value and has no limits"
            )
        place = inner
    place[names[-1]] = plain_data(value, f"value of {path.strip()}")
