"""Reports of drawn clips: what stands on a page, and what a plot is drawn with."""

from __future__ import annotations

import base64
import io
import re
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from PIL import Image
from tests.golden import check_golden
from tests.stability.conftest import gained, gliding, made_up
from tests.stability.test_drawn import measured

from onionskin import Clip
from onionskin.errors import OutputExists
from onionskin.motion.flow import FlowFinder
from onionskin.stability.measuring.defects import Defect
from onionskin.stability.measuring.measure import Measurement, measure_file
from onionskin.stability.mending.recipe import Recipe
from onionskin.stability.mending.remake import Run
from onionskin.stability.mending.repair import Action
from onionskin.stability.report import plot
from onionskin.stability.report.page import (
    _notes,
    _panel,
    _Shown,
    _shown_frames,
    difference_map,
    report_html,
    write_report,
)
from onionskin.stability.report.parts import (
    actions_list,
    before_after,
    film_strip,
    heading,
    measure_cards,
    panel,
    timeline,
)
from onionskin.stability.report.plot import draw_plot, write_plot

NUMBER = re.compile(r"(?<![#\w.])-?\d+(?:\.\d+)?")


def told_of(page: str) -> list[Any]:
    """A page's words with a # for each number, and the numbers."""
    return [NUMBER.sub("#", page), *(float(number) for number in NUMBER.findall(page))]


def at_rate(seed: int) -> Measurement:
    found = measured(seed)
    return replace(found, info=replace(found.info, fps=Fraction(int(found.info.fps))))


def test_pages_of_drawn_clips():
    """Cards, lanes, marks and seconds, alone and with what became of a clip."""
    told: list[Any] = []
    for seed in (3, 10, 21):
        before, after = at_rate(seed), at_rate(seed + 3)
        count = before.num_frames
        told += [
            told_of(heading("a", before, None)),
            told_of(heading("a", before, after)),
            told_of(measure_cards(before, after)),
            told_of(film_strip([(index, "s") for index in range(0, count, 3)], before)),
            told_of(panel(count // 2, before, "p", [("m", "what differs")])),
        ]
        words, *numbers = told_of(timeline(before, after if seed == 10 else None))
        told.append([words[:60], len(numbers), *numbers[::5]])
    done = Action(kind="pops", reason="so & so", frames=(2, 3), gain=-4.25, kept=True)
    told.append([actions_list([done, replace(done, kept=False)], copied=False)])
    told.append([actions_list([], copied=False), before_after("a", ""), before_after("a", "b")])
    check_golden("stability/pages", told, rel=2e-3, off=0.11)


class Pen:
    """Notes what is drawn, and with what."""

    told: list[list[Any]]

    def __init__(self, picture: Image.Image) -> None:
        Pen.told = [["paper", *picture.size, str(picture.getpixel((0, 0)))]]

    def _note(self, what: str, places: Any, **how: Any) -> None:
        font = how.pop("font", None)
        size = [font.size] if font is not None else []
        numbers = [float(number) for number in np.asarray(places, np.float64).ravel()]
        named = [f"{name}={value}" for name, value in sorted(how.items())]
        self.told.append([what, *named, *size, len(numbers), *numbers[:6], *numbers[6::7]])

    def text(self, place: Any, said: str, **how: Any) -> None:
        self._note(f"text {said}", place, **how)

    def rectangle(self, box: Any, **how: Any) -> None:
        self._note("rectangle", box, **how)

    def line(self, places: Any, **how: Any) -> None:
        self._note("line", places, **how)

    def polygon(self, places: Any, **how: Any) -> None:
        self._note("polygon", places, **how)


def test_plots_of_drawn_clips(monkeypatch):
    """Where every word, line and mark stands, in which colour."""
    monkeypatch.setattr(plot.ImageDraw, "Draw", Pen)
    told: list[Any] = []
    pairs = [(at_rate(seed), at_rate(seed + 3) if seed == 10 else None) for seed in (3, 10, 21)]
    pop = Defect(kind="pop", first=0, last=0, size=9.0)
    pairs += [(made_up(1, defects=[pop]), None), (made_up(2, cuts=[1], defects=[pop]), None)]
    for before, after in pairs:
        draw_plot(before, after)
        told += Pen.told
    check_golden("stability/plots", told, rel=2e-3, off=0.02)


def test_a_line_needs_two_points(monkeypatch):
    """One frame is drawn without, two are joined."""
    monkeypatch.setattr(plot.ImageDraw, "Draw", Pen)
    for count, lines in ((1, 0), (2, 5)):
        draw_plot(made_up(count))
        assert sum(row[0] == "line" for row in Pen.told) == lines


@pytest.mark.parametrize("write", [write_plot, write_report])
def test_what_is_there_is_only_replaced_where_that_is_said(tmp_path, write):
    """And then whole."""
    path, found = tmp_path / "a.png", made_up(4)
    Clip(gliding(4), Fraction(24)).save(f"{tmp_path}/clip/")
    given = (found,) if write is write_plot else (f"{tmp_path}/clip/", found)
    path.write_text("old")
    with pytest.raises(OutputExists):
        write(path, *given)
    assert path.read_text() == "old"
    write(path, *given, force=True)
    assert path.stat().st_size > 1000
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["a.png"]


@pytest.mark.parametrize(
    ("num_frames", "labels"),
    [
        (14, ["0 s", "2 s", "4 s", "6 s", "8 s", "10 s", "12 s"]),
        (35, ["0 s", "5 s", "10 s", "15 s", "20 s", "25 s", "30 s"]),
        (36, ["0 s", "10 s", "20 s", "30 s"]),
        (70, ["0 s", "10 s", "20 s", "30 s", "40 s", "50 s", "60 s"]),
        (71, ["0 s", "30 s", "60 s"]),
        (210, ["0 s", "30 s", "60 s", "90 s", "120 s", "150 s", "180 s"]),
        (211, ["0 s", "60 s", "120 s", "180 s"]),
        (421, ["0 s", "300 s"]),
        (4201, ["0 s", "1800 s", "3600 s"]),
    ],
)
def test_every_step_of_seconds_has_its_turn(num_frames, labels):
    """The least with which there are seven at most."""
    drawn = timeline(made_up(num_frames, fps=1), None)
    assert re.findall(r"%\">([^<]*)</span>", drawn) == labels
    assert re.findall(r"%\">([^<]*)</span>", timeline(made_up(7, fps=10), None))[:2] == [
        "0 s", "0.1 s",
    ]  # fmt: skip
    assert re.findall(r"%\">([^<]*)</span>", timeline(made_up(8, fps=2), None))[:2] == [
        "0 s", "1 s",
    ]  # fmt: skip
    assert re.findall(r"%\">([^<]*)</span>", timeline(made_up(7, fps=2), None))[:2] == [
        "0 s", "0.5 s",
    ]  # fmt: skip


def test_a_lone_frame_is_marked_over_all_of_its_lane():
    """It is all there is."""
    pop = Defect(kind="pop", first=0, last=0, size=9.0)
    drawn = timeline(made_up(1, defects=[pop]), None)
    assert drawn.count('<rect x="0.0" y="0" height="60" width="1000.0"') == 5


@pytest.fixture
def clip(tmp_path) -> str:
    """Twelve wide frames in a folder, of which one is too bright."""
    frames = gained(gliding(12), np.where(np.arange(12) == 6, 1.4, 1.0))
    wide = np.repeat(np.repeat(frames, 8, axis=1), 8, axis=2)
    Clip(wide, Fraction(24)).save(f"{tmp_path}/clip/")
    return f"{tmp_path}/clip/"


def mended(recipe: Recipe, after: Measurement, copied: bool = False) -> Any:
    """What a report asks of what became of a file."""

    class Mended:
        stream_copied, actions, warnings = copied, (), ("so it is", "<all>", "so it is")

    Mended.recipe, Mended.after = recipe, after  # type: ignore[attr-defined]
    return Mended


def test_a_report_shows_frames_and_how_each_differs_from_the_one_before(clip):
    """640 pixels wide; the first has no map, and after a repair each has two."""
    found = made_up(12)
    found = replace(found, info=replace(found.info, width=768, height=512))
    shown = _shown_frames(clip, found, None, {0, 3, 6}, {0, 6})
    assert {index: len(one.maps) for index, one in shown.items()} == {0: 0, 3: 0, 6: 1}
    assert all(one.after is None for one in shown.values())
    assert shown[3].before.shape == (427, 640, 3)
    recipe = Recipe(runs=(Run(first=6, last=6, whole=True),))
    both = _shown_frames(clip, found, mended(recipe, found), {0, 3, 6}, {0, 6})
    assert {index: len(one.maps) for index, one in both.items()} == {0: 0, 3: 0, 6: 2}
    assert np.array_equal(both[3].before, both[3].after)
    assert both[6].before.mean() > both[6].after.mean() + 20
    assert both[6].maps[0].mean() > both[6].maps[1].mean() + 20


def test_a_map_is_called_by_what_it_is_of():
    """Before and after where there are both."""
    frame, other = (np.full((8, 800, 3), level, np.uint8) for level in (40, 90))
    alone = _panel(2, _Shown(frame, maps=[frame]), made_up(4))
    assert re.findall("<figcaption>([^<]*)<", alone) == ["difference"]
    both = _panel(2, _Shown(frame, other, [frame, other]), made_up(4))
    assert re.findall("<figcaption>([^<]*)<", both) == ["difference before", "difference after"]
    assert "Frame 2" in both
    assert widths(both) == [800, 800, 420, 420]


def widths(page: str) -> list[int]:
    """The widths of the pictures in a page, in turn."""
    given = re.findall(r"data:image/jpeg;base64,([^\"]+)", page)
    return [Image.open(io.BytesIO(base64.b64decode(each))).width for each in given]


def test_a_page_has_a_strip_of_nine_and_the_six_worst_frames(clip):
    """Small ones in the strip; what is noted is told once, and nothing that is not."""
    found = replace(measure_file(clip), warnings=("so it is",))
    page = report_html(clip, found)
    assert widths(page.partition("What was found")[0]) == [160] * 9
    rest = widths(page.partition("Frames to look at")[2])
    assert (rest.count(640), rest.count(420)) == (
        rest.count(640),
        rest.count(640) - (0 in worst(page)),
    )
    assert rest.count(640) == len(worst(page)) == 4
    assert 6 in worst(page)
    assert "What was done" not in page
    assert page.count("<li>so it is</li>") == 1
    assert "clip: stability</title>" in page
    none = report_html(clip, replace(found, warnings=()))
    assert "Notes" not in none


def worst(page: str) -> list[int]:
    return [int(each) for each in re.findall(r"<h3>Frame (\d+)", page)]


def test_a_page_of_a_repair_tells_it_and_one_that_was_copied_has_no_after(clip):
    """Its pictures are the input's own."""
    found = made_up(12)
    recipe = Recipe(runs=(Run(first=6, last=6, whole=True),))
    page = report_html(clip, found, mended(recipe, made_up(12)))
    assert ('aria-label="after: 100 of 100"' in page, "What was done" in page) == (True, True)
    assert 'alt="after"' in page
    copied = report_html(clip, found, mended(Recipe(), found, copied=True))
    assert ("after: 100" in copied, "What was done" in copied) == (False, True)
    assert 'alt="after"' not in copied
    assert "difference before" not in copied


def test_notes_are_said_once_and_as_text():
    """Those of the measuring first."""
    found = replace(made_up(4), warnings=("first", "so it is"))
    noted = _notes(found, mended(Recipe(), found))
    assert re.findall("<li>(.*?)</li>", noted) == ["first", "so it is", "&lt;all&gt;"]
    assert _notes(made_up(4), None) == ""


def test_a_map_is_the_most_that_any_colour_differs():
    """As bright as the shade of it, wherever it is."""
    earlier = np.full((64, 96, 3), 60, np.uint8)
    later = earlier.copy()
    later[..., 0] += np.uint8(4)
    later[..., 2] += np.uint8(12)
    whole = difference_map(earlier, later, FlowFinder())
    alone = earlier.copy()
    alone[..., 1] += np.uint8(12)
    assert (difference_map(earlier, alone, FlowFinder()) == whole).all()
