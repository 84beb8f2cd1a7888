"""The parts of a report's page: HTML and SVG."""

from __future__ import annotations

import html
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onionskin.steady.lanes import Lane, lanes_of
from onionskin.steady.measure import Measurement
from onionskin.steady.repair import Action

CSS = """
:root{--ink:#26262b;--faint:#8b8b93;--line:#e3e3e8;--before:#d65234;--after:#268476}
*{box-sizing:border-box}
body{font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:#fff;max-width:1080px;
margin:0 auto;padding:24px 16px}
h1{font-size:1.5rem;overflow-wrap:anywhere;margin:.2em 0}
h2{font-size:1.1rem;margin:2em 0 .6em}
.score{display:flex;flex-wrap:wrap;gap:28px;align-items:baseline;margin:8px 0 20px}
.score b{font-size:3.4rem;line-height:1;font-weight:600}
.score .before b{color:var(--before)}.score .after b{color:var(--after)}
.score span,.score small,figcaption,.lane text{color:var(--faint)}
table{border-collapse:collapse;width:100%;font-size:.92rem}
td,th{text-align:left;padding:6px 10px 6px 0;border-bottom:1px solid var(--line);vertical-align:top}
td.n{font-variant-numeric:tabular-nums;white-space:nowrap}
.strip{display:grid;grid-template-columns:repeat(auto-fit,minmax(84px,1fr));gap:4px}
img{width:100%;height:auto;display:block}
svg{width:100%;height:auto;display:block}
.panel{display:grid;grid-template-columns:repeat(auto-fit,minmax(280px,1fr));gap:12px;
margin:0 0 22px;break-inside:avoid}
figure{margin:0}figcaption{font-size:.85rem;padding:4px 0}
.slide{position:relative}.slide .over{position:absolute;inset:0 0 auto 0;
clip-path:inset(0 0 0 var(--cut,50%))}
.slide input{width:100%;margin:4px 0 0}
@media print{.slide input{display:none}body{max-width:none;padding:0}}
"""


def score_card(before: Measurement, after: Measurement | None) -> str:
    """The score before and after, and the measures behind it."""
    cards = [_score("before" if after else "now", "before", before)]
    if after is not None:
        cards.append(_score("after", "after", after))
    rows = [
        ("flicker", "% of brightness", "flicker", 2),
        ("jitter", "% of the width", "jitter", 3),
        ("crawl", "levels", "crawl", 2),
        ("broken frames", "%", "pops", 1),
        ("drift", "% of colour", "drift", 1),
        ("motion", "widths a second", "dynamic_degree", 3),
    ]
    lines = []
    for name, unit, key, digits in rows:
        values = [getattr(found.measures, key) for found in (before, after) if found is not None]
        cells = "".join(f'<td class="n">{value:.{digits}f}</td>' for value in values)
        lines.append(f"<tr><td>{name} <small>{unit}</small></td>{cells}</tr>")
    return f'<div class="score">{"".join(cards)}</div><table>{"".join(lines)}</table>'


def _score(label: str, kind: str, found: Measurement) -> str:
    shown = "–" if found.score is None else f"{found.score:.0f}"
    return f'<div class="{kind}"><b>{shown}</b> <span>{label}, of 100</span></div>'


def timeline(before: Measurement, after: Measurement | None) -> str:
    """One lane for each measure, cuts and defects marked."""
    lanes = [_lane(lane, before) for lane in lanes_of(before, after)]
    return "".join(lanes)


def _lane(lane: Lane, found: Measurement) -> str:
    count = max(found.num_frames - 1, 1)
    marks = [
        f'<line x1="{1000 * cut / count:.1f}" x2="{1000 * cut / count:.1f}" y1="18" y2="90" '
        'stroke="#b8b8c2" stroke-dasharray="4 4"/>'
        for cut in found.measures.cuts
    ]
    if lane.name == "surprise":
        marks += [
            f'<path d="M{1000 * defect.first / count - 6:.1f} 18h12l-6 10z" fill="#d65234">'
            f"<title>{defect.kind}, frame {defect.first}</title></path>"
            for defect in found.measures.defects
        ]
    lines = [_line(lane.before, lane.top, "#d65234")]
    if lane.after is not None:
        lines.append(_line(lane.after, lane.top, "#268476"))
    label = f"{lane.name}: 0 to {lane.top:.3g} {lane.unit}"
    return (
        '<svg class="lane" viewBox="0 0 1000 96" role="img"><text x="0" y="12" font-size="12" '
        f'fill="#8b8b93">{html.escape(label)}</text><path d="M0 90H1000" stroke="#e3e3e8"/>'
        f"{''.join(marks)}{''.join(lines)}</svg>"
    )


def _line(path: NDArray[np.float64], top: float, colour: str) -> str:
    xs = np.linspace(0, 1000, max(len(path), 2))[: len(path)]
    ys = 90 - 72 * np.clip(path / top, 0, 1)
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in zip(xs, ys, strict=True))
    return f'<polyline fill="none" stroke="{colour}" stroke-width="1.6" points="{points}"/>'


def before_after(index: int, before: str, after: str) -> str:
    """A frame, with a slider between before and after where there is an after."""
    if not after:
        return f'<figure><img alt="" src="{before}"><figcaption>frame {index}</figcaption></figure>'
    return (
        f'<figure><div class="slide"><img alt="before" src="{before}">'
        f'<img class="over" alt="after" src="{after}"><input type="range" min="0" max="100" '
        'value="50" aria-label="before and after" '
        "oninput=\"this.parentNode.style.setProperty('--cut',this.value+'%')\"></div>"
        f"<figcaption>frame {index}: before on the left, after on the right</figcaption></figure>"
    )


def actions_table(actions: Sequence[Action], copied: bool) -> str:
    """What was tried, why, and what it won."""
    if not actions:
        return "<p>Nothing was wrong enough to be touched: the pictures are the input's own.</p>"
    rows = "".join(
        f"<tr><td>{html.escape(action.kind)}</td><td>{html.escape(action.reason)}</td>"
        f'<td class="n">{action.frames[0]}–{action.frames[1]}</td>'
        f'<td class="n">{f"{action.gain:+.1f}" if action.kept else "taken back"}</td></tr>'
        for action in actions
    )
    note = (
        "<p>Nothing that was tried helped: the pictures are the input's own.</p>" if copied else ""
    )
    return (
        f"<table><tr><th>repair</th><th>why</th><th>frames</th><th>points</th></tr>{rows}</table>"
        + note
    )
