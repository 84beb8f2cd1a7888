"""The report of a film: its shots as strips with their words, and all that is to be known.

One HTML file without an outside link. Everything that comes from a script is escaped.
"""

from __future__ import annotations

import base64
import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from onionskin.film.assemble.facts import ShotFacts
from onionskin.film.report.style import CSS

_MOST_STRIPS = 300
"""Longer films show one picture of each shot, so that a browser can hold the page."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportFacts:
    """What a report tells of a film beside its shots."""

    title: str
    made_as: str
    """Size, rate, length and so on, in one line."""
    warnings: tuple[str, ...]
    """Those that belong to no shot."""
    credits: tuple[tuple[str, str, str], ...]
    """Of voices and music: what, its licence, where it is from."""


def report_page(
    facts: ReportFacts, shots: Sequence[ShotFacts], strips: Sequence[Sequence[Path]]
) -> str:
    """The page; `strips` has the pictures (JPEG) of every shot, in order."""
    brief = len(shots) > _MOST_STRIPS
    title = html.escape(facts.title)
    body = [
        f"<h1>{title}</h1>",
        f'<p class="lead">{html.escape(facts.made_as)}</p>',
        _warned(facts.warnings, "About the whole film"),
        _verdict(shots),
        "<h2>Shots</h2>",
        *_shots(shots, [each[1:2] if brief else each for each in strips]),
        "<h2>Credits and licences</h2>",
        _credits([*facts.credits, *(credit for shot in shots for credit in shot.credits)]),
    ]
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}: film report</title><style>{CSS}</style></head>"
        f"<body>{''.join(body)}</body></html>\n"
    )


def _shots(shots: Sequence[ShotFacts], strips: Sequence[Sequence[Path]]) -> Iterable[str]:
    scene = ""
    for shot, strip in zip(shots, strips, strict=True):
        if shot.scene and shot.scene != scene:
            scene = shot.scene
            yield f"<h3>{html.escape(scene)}</h3>"
        yield _shot(shot, strip)


def _shot(shot: ShotFacts, strip: Sequence[Path]) -> str:
    pictures = "".join(f'<img alt="" src="{_source(path)}">' for path in strip)
    words = html.escape(shot.words)
    said = f'<p class="words">{words}</p>' if words else '<p class="words none">(no words)</p>'
    told = f"{shot.kind}: {shot.source}" if shot.source else shot.kind
    facts = (
        f'<p class="facts"><b>{shot.number}</b> · {_clock(shot.start)} · {shot.seconds:.1f} s · '
        f"{html.escape(told)} · {html.escape(_stability(shot))}</p>"
    )
    return (
        f'<section class="shot" id="{html.escape(shot.id, quote=True)}">'
        f'<div class="strip">{pictures}</div>'
        f'<div class="told">{said}{facts}{_list(shot.warnings)}</div></section>'
    )


def _verdict(shots: Sequence[ShotFacts]) -> str:
    """How many shots have something to look at, with links to them."""
    warned = [shot for shot in shots if shot.warnings]
    if not warned:
        return '<p class="facts">Every shot was drawn as asked.</p>'
    links = ", ".join(
        f'<a href="#{html.escape(shot.id, quote=True)}">{shot.number}</a>' for shot in warned
    )
    return f'<p class="facts">Shots to check: {links}</p>'


def _stability(shot: ShotFacts) -> str:
    """What was measured of a shot, in words."""
    found = shot.stability
    if found is None:
        return "not measured"
    score = found["score"]
    said = "stability not scored" if score is None else f"stability {score:.0f} of 100"
    if found["defects"]:
        said += f" ({'; '.join(found['defects'][:3])})"
    return said


def _warned(warnings: Sequence[str], heading: str) -> str:
    return f"<h2>{heading}</h2>{_list(warnings)}" if warnings else ""


def _list(warnings: Sequence[str]) -> str:
    items = "".join(f"<li>{html.escape(each)}</li>" for each in warnings)
    return f'<ul class="warn">{items}</ul>' if items else ""


def _credits(given: Sequence[tuple[str, str, str]]) -> str:
    rows = "".join(
        f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in credit)}</tr>"
        for credit in dict.fromkeys(given)
    )
    head = "<tr><th>What</th><th>Licence</th><th>From</th></tr>"
    return f"<table>{head}{rows}</table>" if rows else '<p class="facts">None.</p>'


def _source(path: Path) -> str:
    return f"data:image/jpeg;base64,{base64.b64encode(path.read_bytes()).decode()}"


def _clock(seconds: float) -> str:
    """Minutes and seconds of a film: 1:07."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02d}"
