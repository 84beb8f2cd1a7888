"""The parts of a report's page: HTML and SVG, without a single outside link."""

from __future__ import annotations

import html
import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onionskin.framerate import format_fps
from onionskin.stability.measuring.measure import Measurement
from onionskin.stability.measuring.metrics import PENALTIES
from onionskin.stability.mending.repair import Action
from onionskin.stability.report.lanes import Lane, lanes_of

_MEASURES = (
    ("flicker", "Flicker", "%", 2, "Light or colour that comes and goes within half a second."),
    ("jitter", "Jitter", "% of width", 3, "A camera that shakes around its path."),
    ("pops", "Broken frames", "%", 1, "Pops, flashes, repeated frames and gaps."),
    ("crawl", "Crawl", "levels", 2, "Fine detail that shimmers from frame to frame."),
    ("steps", "Steps", "%", 1, "Light or colours that change at once and stay changed."),
    ("drift", "Drift", "%", 1, "Colours that slowly move away from the start of the shot."),
    ("dynamic_degree", "Motion", "widths/s", 3, "How fast the fastest parts move; not a defect."),
)
_LANE_HEIGHT = 60
_SLICE = 3
"""Pixels (of 1000) that a frame's mark is wide at least."""


def heading(name: str, found: Measurement, after: Measurement | None) -> str:
    """The clip's name and facts, and the score before and after as dials."""
    info = found.info
    facts = (
        f"{info.width} × {info.height}, {format_fps(info.fps)} fps, {found.num_frames} frames, "
        f"{found.num_frames / float(info.fps):.1f} s"
    )
    dials = _dial(found.score, "before" if after else "stability", "var(--before)")
    if after is not None:
        dials += f'<span class="arrow">→</span>{_dial(after.score, "after", "var(--after)")}'
    reason = found.measures.score_reason
    why = f'<p class="soft">No score: {html.escape(reason)}.</p>' if reason else ""
    return (
        f'<header class="top"><div><h1>{name}</h1><p class="lead">{facts}</p>{why}</div>'
        f'<div class="dials">{dials}</div></header>'
    )


def _dial(score: float | None, label: str, colour: str) -> str:
    """A ring that is filled by the score."""
    round_trip = 2 * math.pi * 42
    filled = round_trip * (score or 0.0) / 100
    shown = "–" if score is None else f"{score:.0f}"
    return (
        f'<div class="dial"><svg viewBox="0 0 100 100" role="img" aria-label="{label}: {shown} of '
        '100"><circle cx="50" cy="50" r="42" fill="none" stroke="var(--line)" stroke-width="9"/>'
        f'<circle cx="50" cy="50" r="42" fill="none" stroke="{colour}" stroke-width="9" '
        f'stroke-linecap="round" stroke-dasharray="{filled:.1f} {round_trip:.1f}" '
        'transform="rotate(-90 50 50)"/>'
        f'<text x="50" y="60" font-size="30" text-anchor="middle">{shown}</text></svg>'
        f"<small>{label}</small></div>"
    )


def film_strip(frames: Sequence[tuple[int, str]], found: Measurement) -> str:
    """Frames (index and source) as a strip of film, broken ones framed."""
    broken = {
        index for defect in found.measures.defects for index in range(defect.first, defect.last + 1)
    }
    fps = float(found.info.fps)
    shots = "".join(
        f'<figure{" class=bad" if index in broken else ""}><img alt="" src="{source}">'
        f"<figcaption>{index / fps:.1f} s</figcaption></figure>"
        for index, source in frames
    )
    return f'<div class="film">{shots}</div>'


def measure_cards(found: Measurement, after: Measurement | None) -> str:
    """A card for each measure: what it is, how much there is of it, and what it costs."""
    cards = []
    for key, name, unit, digits, said in _MEASURES:
        values = [getattr(one.measures, key) for one in (found, after) if one is not None]
        shown = " → ".join(
            f'<span class="{mark}">{value:.{digits}f}</span>'
            for value, mark in zip(values, "ba", strict=False)
        )
        bars = "".join(_bar(key, value, mark) for value, mark in zip(values, "ba", strict=False))
        cards.append(
            f'<div class="card measure"><h3>{name} <small>{unit}</small></h3>'
            f'<p>{said}</p><div class="n">{shown}</div>{bars}</div>'
        )
    return f'<div class="measures">{"".join(cards)}</div>'


def _bar(key: str, value: float, mark: str) -> str:
    """What a measure takes off the score by itself, of 100."""
    if key not in PENALTIES:
        return ""
    lost = 100 * (1 - PENALTIES[key].share(value))
    return f'<div class="bar"><i class="{mark}{mark}" style="width:{lost:.0f}%"></i></div>'


def timeline(before: Measurement, after: Measurement | None) -> str:
    """One lane for each measure over seconds, cuts and defects marked."""
    keys = [("var(--before)", "before" if after else "measured")]
    keys += [("var(--after)", "after")] if after else []
    keys += [("#b8a9d9", "broken frames")] if before.measures.defects else []
    key = "".join(
        f'<span><i style="background:{colour}"></i>{name}</span>' for colour, name in keys
    )
    lanes = "".join(_lane(lane, before) for lane in lanes_of(before, after))
    return f'<div class="card lanes"><div class="key">{key}</div>{lanes}{_seconds(before)}</div>'


def _lane(lane: Lane, found: Measurement) -> str:
    count = max(found.num_frames, 1)
    marks = [
        f'<rect x="{1000 * defect.first / count:.1f}" y="0" height="{_LANE_HEIGHT}" width="'
        f'{max(1000 * (defect.last + 1 - defect.first) / count, _SLICE):.1f}" fill="#b8a9d9" '
        f'opacity=".45"><title>{defect.kind}, frame {defect.first}</title></rect>'
        for defect in found.measures.defects
    ]
    marks += [
        f'<line x1="{1000 * cut / count:.1f}" x2="{1000 * cut / count:.1f}" y1="0" '
        f'y2="{_LANE_HEIGHT}" stroke="var(--soft)" stroke-dasharray="3 3"><title>cut, frame {cut}'
        "</title></line>"
        for cut in found.measures.cuts
    ]
    lines = _area(lane.before, lane.top, "var(--before)")
    if lane.after is not None:
        lines += _area(lane.after, lane.top, "var(--after)")
    return (
        f'<div class="lane"><span class="name">{html.escape(lane.name)}</span> '
        f'<span class="unit">0 to {lane.top:.3g} {html.escape(lane.unit)}</span>'
        f'<svg viewBox="0 0 1000 {_LANE_HEIGHT}" preserveAspectRatio="none" aria-hidden="true">'
        f'<path d="M0 {_LANE_HEIGHT}H1000" stroke="var(--line)"/>'
        f"{''.join(marks)}{lines}</svg></div>"
    )


def _area(path: NDArray[np.float64], top: float, colour: str) -> str:
    """The line of a measure, and a tint below it."""
    xs = (np.arange(len(path)) + 0.5) * 1000 / max(len(path), 1)
    ys = _LANE_HEIGHT * (1 - np.clip(path / top, 0, 1))
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in zip(xs, ys, strict=True))
    under = f"{xs[0]:.1f},{_LANE_HEIGHT} {points} {xs[-1]:.1f},{_LANE_HEIGHT}"
    return (
        f'<polygon fill="{colour}" opacity=".14" points="{under}"/>'
        f'<polyline fill="none" stroke="{colour}" stroke-width="1.8" stroke-linejoin="round" '
        f'vector-effect="non-scaling-stroke" points="{points}"/>'
    )


def _seconds(found: Measurement) -> str:
    """The clip's seconds, in five or so even steps, under the lanes."""
    length = found.num_frames / float(found.info.fps)
    step = next(
        (nice for nice in (0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 300, 600) if length / nice <= 7),
        1800,
    )
    ticks = np.arange(0, length + 1e-6, step)
    labels = "".join(
        f'<span style="position:absolute;left:{100 * tick / length:.2f}%">{tick:g} s</span>'
        for tick in ticks
        if tick < 0.97 * length
    )
    return (
        f'<div class="soft" style="position:relative;height:1.7em;font-size:.78rem">{labels}</div>'
    )


def before_after(before: str, after: str) -> str:
    """A frame, with a slider between before and after where there is an after."""
    if not after:
        return f'<figure><img alt="" src="{before}"></figure>'
    return (
        f'<figure><div class="slide"><img alt="before" src="{before}">'
        f'<img class="over" alt="after" src="{after}"><b class="l">before</b><b class="r">after</b>'
        '<input type="range" min="0" max="100" value="50" aria-label="before and after" '
        "oninput=\"this.parentNode.style.setProperty('--cut',this.value+'%')\"></div></figure>"
    )


def panel(index: int, found: Measurement, picture: str, maps: Sequence[tuple[str, str]]) -> str:
    """One frame to look at: its moment, what is wrong there, the picture, difference maps."""
    kinds = [one.kind for one in found.measures.defects if one.first <= index <= one.last]
    tags = "".join(f'<span class="tag">{html.escape(kind)}</span>' for kind in dict.fromkeys(kinds))
    moment = index / float(found.info.fps)
    shown = "".join(
        f'<figure><img alt="" src="{source}"><figcaption>{caption}</figcaption></figure>'
        for source, caption in maps
    )
    return (
        f'<div class="card panel"><h3>Frame {index} <small>{moment:.2f} s</small>{tags}</h3>'
        f'<div class="pair">{picture}<div class="maps">{shown}</div></div></div>'
    )


def actions_list(actions: Sequence[Action], copied: bool) -> str:
    """What was tried, why, and what it won."""
    if not actions:
        return "<p>No fault was large enough to repair: the frames are unchanged.</p>"
    rows = "".join(
        f'<li class="card{"" if action.kept else " back"}"><span class="kind">'
        f'{html.escape(action.kind)}</span><span class="soft">frames {action.frames[0]}–'
        f'{action.frames[1]}</span><span class="gain {"a" if action.kept else ""}">'
        f"{f'{action.gain:+.1f} points' if action.kept else 'undone'}</span>"
        f'<span class="why">{html.escape(_sentence(action.reason))}</span></li>'
        for action in actions
    )
    note = "<p>No repair that was tried helped: the frames are unchanged.</p>" if copied else ""
    return f'<ul class="done">{rows}</ul>{note}'


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
