"""The cut of a film as a timeline, from which editing programs go on."""

from __future__ import annotations

from pathlib import Path

from onionskin.film.assemble.timing import Timing
from onionskin.film.storyboard import Storyboard
from onionskin.finish.timeline.timeline import Clip, Marker, Timeline, Track


def film_timeline(board: Storyboard, timing: Timing, film: Path) -> Timeline:
    """A film's own file, cut where its shots meet: pictures and sound, a marker for each scene.

    Transitions are part of the file, so that none stands between its clips.
    """
    clips = tuple(
        Clip(
            name=timed.shot.id,
            path=film,
            at=timed.start,
            frames=timed.num_frames,
            first=timed.start,
            media_frames=timing.num_frames,
            note=timed.shot.words,
        )
        for timed in timing.shots
    )
    sound = Clip(name="sound", path=film, at=0, frames=timing.num_frames)
    return Timeline(
        title=board.title,
        fps=timing.fps,
        size=board.size,
        tracks=(
            Track(kind="video", name="shots", clips=clips),
            Track(kind="audio", name="sound", clips=(sound,)),
        ),
        markers=scene_markers(timing),
    )


def scene_markers(timing: Timing) -> tuple[Marker, ...]:
    """Where scenes with a heading begin."""
    markers: list[Marker] = []
    for timed in timing.shots:
        scene = timed.shot.scene
        if scene and (not markers or markers[-1].name != scene):
            markers.append(Marker(at=timed.start, name=scene))
    return tuple(markers)
