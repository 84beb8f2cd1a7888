"""What a report draws: lines, marks, dials and seconds stand where the numbers say."""

import base64
import io
import re
from dataclasses import replace

import cv2
import numpy as np
import pytest
from PIL import Image
from tests.stability.conftest import made_up

from onionskin.motion.flow import FlowFinder
from onionskin.stability.measuring.defects import Defect
from onionskin.stability.mending.repair import Action
from onionskin.stability.report.lanes import MAX_POINTS, lanes_of, worst_frames
from onionskin.stability.report.page import _source, difference_map
from onionskin.stability.report.parts import (
    actions_list,
    film_strip,
    heading,
    measure_cards,
    panel,
    timeline,
)
from onionskin.stability.report.plot import AFTER, BEFORE, _headline, draw_plot

POP = Defect(kind="pop", first=2, last=3, size=50.0)


def measured(num_frames: int = 10, score: float | None = 50.0, **how):
    """A made-up clip of which only the picture's surprises are known: none, but 6 at frame 4."""
    surprise = np.zeros(num_frames)
    surprise[4 % num_frames] = 6.0
    found = made_up(num_frames, surprise=surprise, **how)
    return replace(found, measures=replace(found.measures, score=score))


def line(svg: str, number: int) -> np.ndarray:
    """(N, 2): the points of the `number`th line."""
    points = re.findall(r'<polyline[^>]* points="([^"]*)"', svg)[number].split()
    return np.array([[float(part) for part in point.split(",")] for point in points])


def test_a_line_has_a_point_in_the_middle_of_each_frame():
    """Of 1000 units across and 60 down: nothing lies at the bottom, the most at the top."""
    drawn = timeline(measured(), None)
    points = line(drawn, 3)
    assert points[:, 0] == pytest.approx(np.arange(50, 1000, 100))
    assert points[:, 1] == pytest.approx([60, 60, 60, 60, 30, 60, 60, 60, 60, 60])
    under = re.findall(r'<polygon[^>]* points="([^"]*)"', drawn)[3].split()
    assert (under[0], under[-1]) == ("50.0,60", "950.0,60")


def test_defects_and_cuts_are_marked_over_their_frames():
    """A mark is at least as wide as can be seen."""
    drawn = timeline(measured(cuts=[5], defects=[POP]), None)
    assert drawn.count('<rect x="200.0" y="0" height="60" width="200.0"') == 5
    assert drawn.count('x1="500.0" x2="500.0"') == 5
    assert "<title>pop, frame 2</title>" in drawn
    assert "<title>cut, frame 5" in drawn
    many = timeline(measured(5000, defects=[POP]), None)
    assert '<rect x="0.4" y="0" height="60" width="3.0"' in many


def test_a_timeline_says_what_its_colours_mean():
    """Broken frames only where there are some."""
    assert [word for word in ("before", "measured", "after", "broken frames")
            if f"</i>{word}<" in timeline(measured(), None)] == ["measured"]  # fmt: skip
    both = timeline(measured(defects=[POP]), measured())
    assert [word for word in ("before", "measured", "after", "broken frames")
            if f"</i>{word}<" in both] == ["before", "after", "broken frames"]  # fmt: skip
    assert len(re.findall("<polyline", both)) == 10


@pytest.mark.parametrize(
    ("num_frames", "labels"),
    [
        (12, ["0 s", "0.1 s", "0.2 s", "0.3 s", "0.4 s"]),
        (24, ["0 s", "0.2 s", "0.4 s", "0.6 s", "0.8 s"]),
        (24 * 7, ["0 s", "1 s", "2 s", "3 s", "4 s", "5 s", "6 s"]),
        (24 * 8, ["0 s", "2 s", "4 s", "6 s"]),
        (24 * 1800, ["0 s", "300 s", "600 s", "900 s", "1200 s", "1500 s"]),
        (24 * 5400, ["0 s", "1800 s", "3600 s"]),
    ],
)
def test_seconds_stand_in_even_steps(num_frames, labels):
    """Seven at most, each where it belongs, none at the very end."""
    drawn = timeline(measured(num_frames), None)
    ticks = re.findall(r"left:([\d.]+)%\">([^<]*)</span>", drawn)
    assert [label for _, label in ticks] == labels
    for left, label in ticks:
        moment = float(label.removesuffix(" s"))
        assert float(left) == pytest.approx(100 * moment / (num_frames / 24), abs=0.01)


def test_dials_are_filled_by_the_score():
    """Half a ring for 50; a clip without a score has none, and says why."""
    half, whole = re.search(
        r'stroke-dasharray="([\d.]+) ([\d.]+)"', heading("a", measured(), None)
    ).groups()
    assert float(whole) == pytest.approx(2 * np.pi * 42, abs=0.1)
    assert float(half) == pytest.approx(float(whole) / 2, abs=0.1)
    assert "→" not in heading("a", measured(), None)
    both = heading("a", measured(), measured(score=75.0))
    assert ">50</text>" in both
    assert ">75</text>" in both
    none = measured(score=None)
    none = replace(none, measures=replace(none.measures, score_reason="it is <still>"))
    said = heading("a", none, None)
    assert "No score: it is &lt;still&gt;." in said
    assert ">–</text>" in said
    assert "96 × 64, 24 fps, 10 frames, 0.4 s" in said


def test_cards_tell_each_measure_and_what_it_costs():
    """Before and after; a bar as wide as the share of the score that it takes."""
    before = measured(values={"flicker": 4.25, "jitter": 0.09})
    drawn = measure_cards(before, measured(values={"flicker": 1.25}))
    assert '<span class="b">4.25</span> → <span class="a">1.25</span>' in drawn
    assert (
        '<i class="bb" style="width:50%"></i></div><div class="bar"><i class="aa" style="width:0%">'
        in drawn
    )
    assert drawn.count('<div class="card measure">') == 7
    assert drawn.count('<div class="bar">') == 12
    assert measure_cards(before, None).count('<div class="bar">') == 6


def test_broken_frames_are_framed_in_the_strip():
    """At their moments."""
    drawn = film_strip([(index, f"s{index}") for index in range(1, 5)], measured(defects=[POP]))
    assert re.findall(r'<figure( class=bad)?><img alt="" src="(s\d)">', drawn) == [
        ("", "s1"), (" class=bad", "s2"), (" class=bad", "s3"), ("", "s4"),
    ]  # fmt: skip
    assert re.findall(r"<figcaption>([\d.]+) s<", drawn) == ["0.0", "0.1", "0.1", "0.2"]


def test_a_panel_names_its_moment_and_each_kind_once():
    """Only what is wrong at that frame."""
    defects = [POP, replace(POP, first=3), Defect(kind="gap", first=7, last=7, size=1.0)]
    drawn = panel(3, measured(defects=defects), "<b/>", [("m", "what differs")])
    assert "Frame 3 <small>0.12 s</small>" in drawn
    assert re.findall('class="tag">([^<]*)<', drawn) == ["pop"]
    assert "what differs" in drawn


def test_actions_say_what_they_won_or_that_they_were_taken_back():
    """In sentences."""
    done = Action(kind="pops", reason="two & three", frames=(2, 3), gain=4.25, kept=True)
    drawn = actions_list([done, replace(done, kept=False)], copied=False)
    kept, back = drawn.split("<li")[1:]
    assert "undone" not in kept
    assert "points" not in back
    assert (" back" in kept, " back" in back) == (False, True)
    assert "frames 2–3" in drawn
    assert "+4.2 points" in drawn
    assert drawn.count("undone") == 1
    assert "Two &amp; three" in drawn
    assert "No repair that was tried helped" not in drawn
    assert "No repair that was tried helped" in actions_list([done], copied=True)
    assert "No fault was large enough" in actions_list([], copied=True)


def test_long_clips_are_drawn_with_the_worst_of_each_stretch():
    """Short ones frame by frame; the lane is as high as its highest point."""
    long = np.zeros(2 * MAX_POINTS)
    long[[3, 700]] = -3.0, 90.0
    lanes = {lane.name: lane for lane in lanes_of(made_up(len(long), surprise=long), None)}
    seen = lanes["surprise"]
    assert len(seen.before) == MAX_POINTS
    assert (seen.before[1], seen.before[350], seen.before.sum()) == (3.0, 90.0, 93.0)
    assert (seen.top, lanes["crawl"].top) == (90.0, 2.0)
    assert len(lanes_of(made_up(MAX_POINTS), None)[0].before) == MAX_POINTS


def test_the_worst_frames_are_apart_from_each_other():
    """Defects before all, then what differs most; no more than asked for."""
    found = measured(20, defects=[Defect(kind="pop", first=12, last=12, size=9.0)])
    assert worst_frames(found, 2) == [4, 12]
    assert len(worst_frames(found)) == 6
    assert min(np.diff(worst_frames(found))) > 2


def test_a_plot_has_a_line_for_each_side_and_marks_where_they_belong():
    """The line rises to the middle of its lane where half of its top is reached."""
    before = measured(cuts=[5], defects=[replace(POP, last=2)])
    picture = np.asarray(draw_plot(before, measured()))
    assert picture.shape == (60 + 5 * 136, 1200, 3)
    top, bottom = 60 + 3 * 136, 60 + 3 * 136 + 110
    red = (picture == BEFORE).all(axis=-1)
    green = (picture == AFTER).all(axis=-1)
    assert green.any()
    assert red[top : top + 9].any(axis=0).nonzero()[0].mean() == pytest.approx(
        150 + 1026 * 2 / 9, abs=1.5
    )
    cut = (picture == (150, 150, 160)).all(axis=-1)
    columns = cut[65:165].all(axis=0).nonzero()[0]  # where no line crosses it
    assert columns.tolist() == [150 + 1026 // 2]
    rows, columns = (red | green)[top + 12 : bottom].nonzero()
    assert rows.min() + 12 == pytest.approx(55, abs=2)
    assert columns[rows.argmin()] == pytest.approx(150 + 1026 * 4 / 9, abs=3)
    alone = np.asarray(draw_plot(before))
    assert not (alone == AFTER).all(axis=-1).any()


def test_a_plot_is_headed_by_its_scores():
    """That of the clip, and of what became of it; a dash where there is none."""

    def head(*scores: float | None) -> bytes:
        return np.asarray(draw_plot(*(measured(score=score) for score in scores)))[:50].tobytes()

    heads = [head(50.0), head(75.0), head(None), head(50.0, 75.0), head(50.0, 80.0)]
    assert len(set(heads)) == 5
    assert head(50.2) == head(50.0)


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ((50.4,), "stability 50"),
        ((None,), "stability -"),
        ((50.0, 75.0), "stability 50 before, 75 after"),
        ((None, 75.0), "stability 75"),
    ],
)
def test_a_headline_says_which_score_is_which(scores, said):
    """One alone needs no word."""
    founds = [measured(score=score) for score in scores]
    assert _headline(founds[0], founds[1] if founds[1:] else None) == said


@pytest.mark.parametrize("apart", [3, 20, 200])
def test_a_map_shows_five_times_the_difference(apart):
    """As far as there are levels; and it is as large as the frame."""
    earlier = np.full((48, 80, 3), 20, np.uint8)
    later = earlier.copy()
    later[..., 1] += np.uint8(apart)
    drawn = difference_map(earlier, later, FlowFinder())
    assert drawn.shape == (48, 80, 3)
    shade = np.full((1, 1), min(5 * apart, 255), np.uint8)
    wanted = cv2.applyColorMap(shade, cv2.COLORMAP_INFERNO)[0, 0, ::-1]
    assert (drawn == wanted).all()


@pytest.mark.parametrize(
    ("height", "width", "shown"),
    [(90, 300, (48, 160)), (300, 200, (240, 160)), (4, 1000, (1, 160)), (40, 160, (40, 160))],
)
def test_pictures_in_a_page_are_no_wider_than_asked_for(height, width, shown):
    """Their shape stays."""
    link = _source(np.zeros((height, width, 3), np.uint8), 160)
    kind, _, data = link.partition(",")
    assert kind == "data:image/jpeg;base64"
    assert Image.open(io.BytesIO(base64.b64decode(data))).size == shown[::-1]


def test_a_lane_is_named_and_ends_at_what_is_high_for_its_measure():
    """The unit, and a top that small faults do not reach."""
    tops = {lane.name: lane.top for lane in lanes_of(made_up(9), None)}
    assert tops == {"flicker": 2.0, "jitter": 0.4, "crawl": 2.0, "surprise": 12.0, "drift": 10.0}


def test_the_worst_frames_are_ranked_by_all_that_is_drawn_but_drift():
    """Each by what is high for it, and a defect before all; drift is nowhere in particular."""
    crawl, surprise = np.zeros(30), np.zeros(30)
    crawl[5], surprise[10] = 4.0, 12.0
    found = made_up(30, crawl=crawl, surprise=surprise, defects=[replace(POP, first=20, last=21)])
    found.measures.tracks.drift[15] = 1000.0
    found.measures.tracks.shake[25] = 0.6
    assert worst_frames(found, 1) == [20]
    assert worst_frames(found, 2) == [5, 20]
    assert worst_frames(found, 3) == [5, 20, 25]
    assert worst_frames(found, 4) == [5, 10, 20, 25]


def test_a_clip_of_one_frame_has_its_point_in_the_middle():
    """Its line is a point."""
    assert line(timeline(measured(1), None), 0).tolist() == [[500.0, 60.0]]


@pytest.mark.parametrize(("crawl", "first"), [(19.9, 20), (20.1, 5)])
def test_a_defect_counts_as_much_as_ten_times_what_is_high(crawl, first):
    """What differs more is looked at before it."""
    column = np.zeros(30)
    column[5] = crawl
    found = made_up(30, crawl=column, defects=[replace(POP, first=20, last=20)])
    assert worst_frames(found, 1) == [first]
