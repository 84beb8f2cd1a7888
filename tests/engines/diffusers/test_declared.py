"""What families say of their models, and what follows from it, changes on purpose only."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from tests.golden import check_golden

from onionskin import Canvas, Request
from onionskin.engines.diffusers import entries
from onionskin.engines.diffusers.conditions import both_ends, first_frame
from onionskin.engines.diffusers.engine import DiffusersEngine
from onionskin.engines.diffusers.families import FAMILIES, cogvideox, hunyuan
from onionskin.engines.diffusers.layout import layout_of
from onionskin.engines.diffusers.noise import _Cells, warped_noise
from onionskin.engines.diffusers.sheet import make_sheet, painted_times
from onionskin.errors import OnionskinError


def told_of(value: Any, name: str = "") -> list[Any]:
    """A declaration as words and numbers, each behind its field's name."""
    if is_dataclass(value):
        parts = [told_of(getattr(value, one.name), one.name) for one in fields(value)]
        return [f"{name}:", *(each for part in parts for each in part)]
    if isinstance(value, dict):
        value = sorted(value.items())
    if isinstance(value, frozenset):
        value = sorted(value)
    if isinstance(value, tuple | list):
        return [f"{name}[{len(value)}", *(each for one in value for each in told_of(one)), "]"]
    if callable(value):
        return [f"{name}={value.__name__}"]
    if isinstance(value, bool) or value is None or not isinstance(value, int | float):
        return [f"{name}={value}"]
    return [name, value]


def test_families_say_what_their_models_are():
    """Ways, shapes, steps, licences and cards."""
    check_golden("engines/diffusers/families", [told_of(FAMILIES[name]) for name in FAMILIES])


def test_families_of_older_weights():
    """By the configuration of their transformer."""
    told = [
        told_of(cogvideox.of_weights({})),
        told_of(cogvideox.of_weights({"sample_width": 128, "sample_height": 40})),
        told_of(
            cogvideox.of_weights({"sample_frames": 13, "use_learned_positional_embeddings": True})
        ),
        told_of(hunyuan.of_weights({"image_condition_type": "latent_concat"})),
        told_of(hunyuan.of_weights({"image_condition_type": "token_replace"})),
    ]
    check_golden("engines/diffusers/older", told)


def test_every_family_is_an_engine_by_its_entry():
    """And each entry is of its own."""
    made = [value() for value in vars(entries).values() if callable(getattr(value, "func", None))]
    assert sorted(engine.name for engine in made) == sorted(FAMILIES)
    assert all(engine.family is FAMILIES[engine.name] for engine in made)


def test_what_families_can_do_follows_from_what_they_say():
    """Canvases, lengths, sizes and what they honour."""
    told = [told_of(FAMILIES[name].capabilities, name) for name in FAMILIES]
    check_golden("engines/diffusers/capabilities", told)


@pytest.mark.parametrize("part", range(2))
def test_drawn_canvases_are_laid_out_alike(part):
    """Size, length, what is kept of it, when it is shown, and what is said of that."""
    told: list[Any] = []
    for seed in range(part, 90, 2):
        rng = np.random.default_rng(seed)
        name = sorted(FAMILIES)[seed % len(FAMILIES)]
        shape = FAMILIES[name].shape
        count = int(rng.choice([1, 2, 5, 9, 17, 30, 200]))
        height, width = (int(side) for side in rng.choice([8, 60, 100, 256, 333, 700], 2))
        canvas = Canvas.blank(count, height, width, Fraction(int(rng.choice([5, 8, 16, 24, 60]))))
        if rng.random() < 0.3:
            known = np.zeros(count, np.bool_)
            known[[0, -1]] = True
            canvas = replace(canvas, known=known)
        try:
            made = layout_of(name, shape, canvas, at_ends=bool(rng.random() < 0.4))
        except OnionskinError as error:
            told.append([str(error)])
            continue
        times = painted_times(canvas, made)
        told.append(told_of(made, name)[:40])
        told.append([len(made.kept), sum(made.kept), len(times), float(sum(times)), times[-1]])
    check_golden(f"engines/diffusers/layouts-{part}", told)


def sheet_of(num_frames: int, family: str, steps: int = 7, size: tuple[int, int] = (64, 96)):
    shape = FAMILIES[family].shape
    canvas = Canvas.blank(num_frames, *size, shape.fps)
    made = layout_of(family, shape, canvas)
    return make_sheet(canvas, Request(prompt="a fox"), made, steps)


@pytest.mark.parametrize(("frames", "sections"), [(10, 1), (37, 1), (38, 2), (73, 2), (74, 3)])
def test_framepack_paints_in_sections_of_nine_latents(frames, sections):
    """It is told 33 frames of each, and denoises each on its own."""
    sheet = sheet_of(frames, "framepack")
    assert hunyuan.framepack_steps(sheet) == 7 * sections
    first, ends = hunyuan.framepack_first(sheet), hunyuan.framepack_ends(sheet)
    assert first["num_frames"] == ends["num_frames"] == 33 * sections
    assert first.keys() == {*first_frame(sheet), "num_frames"}
    assert ends.keys() == {*both_ends(sheet), "num_frames"}
    longer = hunyuan.longer_first(sheet)
    assert longer["num_frames"] == sheet.layout.num_frames + 4


def test_drawn_noise_is_carried_alike():
    """In each channel, where cells fall together and where none comes."""
    told: list[Any] = []
    for seed in range(6):
        rng = np.random.default_rng(seed)
        flows = []
        for _ in range(3):
            way = rng.uniform(-6, 6, 2) + rng.normal(0, 1, (24, 40, 2))
            flows.append((way.astype(np.float32), rng.random((24, 40)) > 0.2))
        noise = warped_noise(flows, 2, 6, 10, seed)
        assert noise.shape == (2, 4, 6, 10)
        told.append([float(value) for value in noise[:, :, ::2, ::3].ravel()])
        cells = _Cells(2, 24, 40, seed)
        cells.move(*flows[0])
        told.append([float(value) for value in np.abs(cells._offsets).mean(axis=0)])
        told.append([float(value) for value in cells._offsets[::97].ravel()])
    check_golden("engines/diffusers/noise", told, rel=1e-4, off=1e-5)


@pytest.mark.parametrize("name", FAMILIES)
def test_an_engine_is_called_as_its_family(name):
    """Nothing is loaded for that."""
    engine = DiffusersEngine(FAMILIES[name])
    assert engine.name == name
    assert engine.capabilities == FAMILIES[name].capabilities
    assert set(engine.repositories) == {repo for way in FAMILIES[name].ways for repo in way.repos}
