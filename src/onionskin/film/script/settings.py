"""The front matter of a script: what it asks of the film, with the line of what is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, Final

from onionskin import checks
from onionskin.errors import InvalidInput
from onionskin.film.script.script import Settings
from onionskin.film.storyboard import BoardShot, Storyboard, Title
from onionskin.film.yaml_lines import Lined, located, read_yaml
from onionskin.render.framing import parse_size
from onionskin.serial import from_dict

_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.M)
_OFF: Final = ("music", "captions", "voice", "callouts", "closing")
_LANGUAGES: Final = {
    "english": "en", "en-us": "en", "en-gb": "en", "chinese": "zh", "mandarin": "zh",
    "zh-cn": "zh", "中文": "zh", "cn": "zh",
}  # fmt: skip


def front_matter(text: str) -> tuple[Settings, int]:
    """The settings that a script begins with, and how many characters they take; 0 for none.

    Raises InvalidInput that names the line.
    """
    match = _FRONT.match(text)
    if match is None:
        return Settings(), 0
    if not match[1].strip():
        return Settings(), match.end()
    lined = read_yaml(match[1], "front matter", first_line=2)
    return settings_of(lined), match.end()


def settings_of(lined: Lined) -> Settings:
    """Settings of YAML; what is clearly meant is taken: "1080p", "off", a cast by name."""
    if not isinstance(lined.data, Mapping):
        raise InvalidInput(
            "the front matter (between the lines of ---) is not a list of settings: give lines "
            "such as 'size: 1920x1080'"
        )
    with located(lined):
        settings = from_dict(Settings, tidied(lined.data))
        as_given(settings)
        return settings


def as_given(settings: Settings) -> dict[str, Any]:
    """What the settings give, by the names of a storyboard's fields. Raises InvalidInput."""
    given = {field.name: getattr(settings, field.name) for field in fields(Settings)}
    given.pop("closing")  # of it a shot is made
    given = {name: value for name, value in given.items() if value is not None}
    checks.choice("callouts", given.pop("callouts", "on"), ("on", "off"))
    blank = BoardShot(id="blank", source=Title(text="-"))
    Storyboard(**{"title": "", "shots": (blank,), **given})  # refuses what is out of range
    return given


def tidied(data: Mapping[str, Any]) -> dict[str, Any]:
    """Settings as people write them in the form that nouns are read from."""
    tidy = dict(data)
    if "size" in tidy:
        tidy["size"] = _size(tidy["size"])
    for name in _OFF:
        if tidy.get(name) is False or tidy.get(name) in ("none", "no"):
            tidy[name] = "off"
    if tidy.get("callouts") is True:
        tidy["callouts"] = "on"  # as YAML reads it
    language = tidy.get("language")
    if isinstance(language, str):
        tidy["language"] = _LANGUAGES.get(language.casefold(), language)
    if isinstance(tidy.get("cast"), Mapping):
        tidy["cast"] = [_figure(name, look) for name, look in tidy["cast"].items()]
    for name in ("title", "voice", "closing"):
        if type(tidy.get(name)) in (int, float):
            tidy[name] = str(tidy[name])
    return tidy


def _size(size: object) -> object:
    return list(parse_size(size)) if isinstance(size, str) else size


def _figure(name: object, look: object) -> object:
    """One line of a cast: `doctor: old woman, grey hair`, or a mapping of its fields."""
    if isinstance(look, Mapping):
        return {"name": name, **look}
    return {"name": name, "look": look or ""}
