"""Scenery is drawn at any size, moment and camera, the same from the same seed."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from onionskin.plan.plan import PLACES, TIMES, CameraKey, Scenery
from onionskin.stage.scenery import View, light_of, paint_scenery, weather_front


@pytest.mark.parametrize("place", PLACES)
def test_every_place_is_painted_and_repeats(place: str) -> None:
    """Finite colours in range, equal on a second call, other with another seed."""
    view = View(48, 64)
    first = paint_scenery(view, Scenery(place=place, seed=1), 0.5)
    assert first.shape == (48, 64, 3)
    assert np.isfinite(first).all()
    assert np.array_equal(first, paint_scenery(view, Scenery(place=place, seed=1), 0.5))
    if place != "plain":
        assert not np.array_equal(first, paint_scenery(view, Scenery(place=place, seed=2), 0.5))


@pytest.mark.parametrize("place", ["mountains", "city", "forest", "indoors"])
def test_a_scene_is_the_same_at_another_size(place: str) -> None:
    """Drawn large and shrunk, or drawn small: the same picture but for the finest texture."""
    scenery = Scenery(place=place, seed=4)
    small = paint_scenery(View(96, 96), scenery, 0.0)
    large = cv2.resize(
        paint_scenery(View(384, 384), scenery, 0.0), (96, 96), interpolation=cv2.INTER_AREA
    )
    assert float(np.abs(small - large).mean()) < 5.0


def test_a_pan_of_part_of_a_pixel_moves_the_scene_by_it() -> None:
    """Half a pixel to the right is the mean of none and one, on smooth scenery."""

    def frame(pixels: float) -> np.ndarray:
        camera = CameraKey(seconds=0.0, x=0.5 + pixels / 96)
        return paint_scenery(View(96, 96, camera), Scenery(place="mountains", seed=2), 0.0)

    still, half, one = frame(0.0), frame(0.5), frame(1.0)
    middle = (still + one) / 2
    assert float(np.abs(half - middle).mean()) < 0.35 * float(np.abs(one - still).mean())


def test_night_is_darker_than_day_on_land_and_on_subjects() -> None:
    """The light of the hour dims both."""
    by_hour = {time: light_of(Scenery(place="meadow", time=time)) for time in TIMES}
    assert sum(by_hour["night"].subject) < 0.75 * sum(by_hour["day"].subject)
    day, night = (
        paint_scenery(View(48, 48), Scenery(place="meadow", time=time), 0.0)
        for time in ("day", "night")
    )
    assert night.mean() < 0.5 * day.mean()


@pytest.mark.parametrize("weather", ["rain", "snowfall"])
def test_weather_falls(weather: str) -> None:
    """What falls is lower a moment later: the best match of the later frame is shifted down."""
    scenery = Scenery(place="meadow", weather=weather)
    frames = []
    for moment in (0.0, 0.05):
        picture = np.zeros((128, 128, 3), np.float32)
        weather_front(picture, View(128, 128), scenery, moment)
        frames.append(picture[..., 0])
    shifts = [float((np.roll(frames[0], shift, 0) * frames[1]).sum()) for shift in range(-12, 13)]
    assert int(np.argmax(shifts)) - 12 > 0
