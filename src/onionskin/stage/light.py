"""The light of an hour: how it changes every colour that is drawn."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, get_args

from onionskin.plan.plan import Weather
from onionskin.stage.colours import channels, hex_of, mix

Hour = Literal["day", "night", "dawn", "dusk"]
HOURS: tuple[Hour, ...] = get_args(Hour)


@dataclass(frozen=True, kw_only=True, slots=True)
class Light:
    """A key light. A colour comes out as itself times `key`, plus `fill`, per channel.

    `sky` are its colours from the zenith to the horizon; `shadow` is how dark contact
    shadows are, 0 to 1; `lamps` says whether lamps and windows shine.
    """

    hour: Hour
    key: tuple[float, float, float]
    fill: tuple[float, float, float] = (0, 0, 0)
    sky: tuple[str, ...] = ("#6db9f2", "#a9d9f8", "#def1fb")
    shadow: float = 0.3
    lamps: bool = False
    cast: float = 0
    """How long cast shadows are, by how high what casts them is; 0 for none."""
    halo: float = 0
    """How much light there is around figures, so that they stand out of the dark, 0 to 1."""
    halo_colour: str = "#ffffff"
    figures: tuple[float, float, float] = (1, 1, 1)
    """How much more light falls on who acts than on the place, so that faces stay readable."""
    overcast: bool = False
    """Whether clouds cover the sky: then there is no sun, and no shadow is cast."""

    def for_figures(self) -> Light:
        """The light on who acts: in the dark a little more of it, so that they stand out."""
        red, green, blue = (min(1.0, k * m) for k, m in zip(self.key, self.figures, strict=True))
        return replace(self, key=(red, green, blue))

    def on(self, colour: str) -> str:
        """What `colour` looks like in this light."""
        return _lit(self, colour)


@lru_cache(maxsize=16384)
def _lit(light: Light, colour: str) -> str:
    parts = zip(channels(colour), light.key, light.fill, strict=True)
    return hex_of(*(value * key + 255 * fill for value, key, fill in parts))


_OUTDOORS: dict[Hour, Light] = {
    "day": Light(hour="day", key=(1, 1, 1), cast=0.55),
    "dawn": Light(
        hour="dawn",
        key=(0.94, 0.84, 0.84),
        fill=(0.045, 0.02, 0.03),
        sky=("#7f93cf", "#d9a5b8", "#ffc9a0", "#ffe3b8"),
        shadow=0.26,
        cast=1.1,
        figures=(1.092, 1.05, 1.05),
        halo=0.16,
        halo_colour="#fff0dc",
    ),
    "dusk": Light(
        hour="dusk",
        key=(0.96, 0.83, 0.79),
        fill=(0.05, 0.01, 0.045),
        sky=("#4d4a8f", "#a5588f", "#f0835f", "#ffbf74"),
        shadow=0.3,
        lamps=True,
        cast=1.1,
        figures=(1.092, 1.05, 1.05),
        halo=0.22,
        halo_colour="#ffdcae",
    ),
    "night": Light(
        hour="night",
        key=(0.58, 0.6, 0.78),
        fill=(0.015, 0.02, 0.065),
        sky=("#141c48", "#24336e", "#3f5392"),
        shadow=0.42,
        lamps=True,
        figures=(1.2064, 1.16, 1.16),
        halo=0.3,
        halo_colour="#b9ccff",
    ),
}
_INDOORS: dict[Hour, Light] = {
    "day": _OUTDOORS["day"],
    "dawn": Light(
        hour="dawn",
        key=(0.97, 0.9, 0.88),
        fill=(0.02, 0.01, 0.0),
        sky=_OUTDOORS["dawn"].sky,
        figures=(1.092, 1.05, 1.05),
    ),
    "dusk": Light(
        hour="dusk",
        key=(0.94, 0.78, 0.66),
        fill=(0.04, 0.005, 0.02),
        sky=_OUTDOORS["dusk"].sky,
        lamps=True,
        figures=(1.1, 1.1, 1.1),
    ),
    "night": Light(
        hour="night",
        key=(0.46, 0.44, 0.59),
        fill=(0.01, 0.01, 0.045),
        sky=_OUTDOORS["night"].sky,
        shadow=0.4,
        lamps=True,
        figures=(1.75, 1.66, 1.22),
        halo=0.3,
        halo_colour="#ffdca8",
    ),
}


_GREY = "#8e9aab"


def light_of(hour: Hour, *, indoors: bool = False, weather: Weather = "clear") -> Light:
    """The light of an hour and its weather, under the sky or under a roof with its lamps."""
    light = (_INDOORS if indoors else _OUTDOORS)[hour]
    return light if weather == "clear" else _under_clouds(light, weather, indoors)


@lru_cache(maxsize=64)
def _under_clouds(light: Light, weather: Weather, indoors: bool) -> Light:
    """A grey sky; outdoors the key is cooler and weaker too, and casts no shadow."""
    much = {"rain": 0.72, "cloudy": 0.5, "snowfall": 0.5, "fog": 0.6}[weather]
    tone = _GREY if weather in ("rain", "cloudy") else "#cfd8e2"
    grey = mix(light.sky[0], tone, 0.5) if light.hour == "night" else tone
    sky = tuple(mix(each, grey, much) for each in light.sky)
    if indoors:
        return replace(light, sky=sky, overcast=True)
    dim = {"rain": 0.86, "cloudy": 0.93, "snowfall": 0.97, "fog": 0.97}[weather]
    red, green, blue = light.key
    key = (red * dim * 0.98, green * dim, min(1.0, blue * dim * 1.03))
    return replace(light, sky=sky, overcast=True, key=key, cast=0)
