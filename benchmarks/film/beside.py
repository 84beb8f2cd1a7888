"""MoviePy assembles the same film: the same pictures, voice and captions, from the same files.

The shots are drawn first, and kept without captions, nearly lossless; their lines are spoken. Then
both make a film of them, each in a process of its own: pictures in a row, captions burned in, the
voice at its times, H.264 by libx264 with the same preset and rate factor, AAC. Whether the lengths
agree is looked at.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import av

_OURS, _THEIRS = "onionskin", "moviepy"


def compared(script: Path, out: Path) -> dict[str, Any]:
    """Times and memory of both, and lines that tell them."""
    folder = (out / "beside").absolute()
    folder.mkdir(parents=True, exist_ok=True)
    prepared(script, folder)
    found: dict[str, Any] = {"script": script.stem}
    for who in (_OURS, _THEIRS):
        command = [sys.executable, "-m", "benchmarks.film.beside", who, str(folder)]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"{who}: {done.stderr.strip()[-2000:]}")
        found[who] = json.loads(done.stdout.splitlines()[-1])
    found["lines"] = [
        f"{who}: {found[who]['wall']:.1f} s, {found[who]['cpu']:.1f} s of the processors, "
        f"{found[who]['memory_mb']:.0f} MB, {found[who]['seconds']:.2f} s of film\n"
        for who in (_OURS, _THEIRS)
    ]
    return found


def prepared(script: Path, folder: Path) -> None:
    """Draws and speaks all shots, into files that both read."""
    from onionskin.film.assemble.segment import EDGE, open_segment
    from onionskin.film.make import make_film
    from onionskin.film.reading import open_storyboard
    from onionskin.film.sources.draw import draw
    from onionskin.film.store import Store

    plans: list[dict[str, Any]] = []

    def kept(source: Any, brief: Any) -> Any:
        drawn = draw(source, brief)
        path = folder / f"{len(plans)}.mp4"
        plans.append({"path": str(path), "frames": brief.frames, "fps": str(brief.fps)})

        def frames(given: Iterator[Any]) -> Iterator[Any]:
            with open_segment(path, EDGE, brief.size, brief.fps) as writer:
                for frame in given:
                    writer.write(frame)
                    yield frame

        drawn.frames = frames(drawn.frames)
        return drawn

    board = open_storyboard(script, changes={"captions": "off", "music": "off"}).storyboard
    board = plain(board)
    made = make_film(board, folder / "drawn.mp4", force(), store=Store(folder / "cache"), draw=kept)
    told = {"script": str(script.absolute()), "shots": plans, "num_frames": made.num_frames}
    (folder / "plan.json").write_text(json.dumps(told))


def ours(folder: Path) -> Path:
    """The film by onionskin, from the files."""
    from onionskin.film.assemble.segment import segment_frames
    from onionskin.film.make import make_film
    from onionskin.film.reading import open_storyboard
    from onionskin.film.sources.brief import Drawn
    from onionskin.film.store import Store

    plans = iter(json.loads((folder / "plan.json").read_text())["shots"])

    def read(source: Any, brief: Any) -> Any:
        return Drawn(frames=segment_frames(Path(next(plans)["path"])))

    told = json.loads((folder / "plan.json").read_text())
    board = plain(open_storyboard(told["script"], changes={"music": "off"}).storyboard)
    film = folder / "ours.mp4"
    make_film(board, film, force(), store=Store(folder / "cache"), draw=read)
    return film


def theirs(folder: Path) -> Path:
    """The film by MoviePy, from the same files."""
    from moviepy import (
        AudioFileClip,
        CompositeVideoClip,
        TextClip,
        VideoFileClip,
        concatenate_videoclips,
    )

    told = json.loads((folder / "plan.json").read_text())
    pictures = concatenate_videoclips([VideoFileClip(each["path"]) for each in told["shots"]])
    font = next(Path(__file__).parents[2].rglob("finish/fonts/NotoSans-Bold.*"))
    texts = [
        TextClip(
            font=str(_as_ttf(font, folder)),
            text=text,
            font_size=round(pictures.h / 20),
            color="white",
            stroke_color="black",
            stroke_width=2,
            text_align="center",
        )
        .with_start(start)
        .with_duration(end - start)
        .with_position(("center", 0.86), relative=True)
        for start, end, text in _cues(folder / "ours.srt")
    ]
    film = CompositeVideoClip([pictures, *texts])
    film = film.with_audio(AudioFileClip(str(folder / "drawn.mp4")))
    path = folder / "theirs.mp4"
    film.write_videofile(
        str(path),
        codec="libx264",
        audio_codec="aac",
        audio_fps=48_000,
        preset="veryfast",
        ffmpeg_params=["-crf", "18", "-pix_fmt", "yuv420p"],
        logger=None,
    )
    return path


def plain(board: Any) -> Any:
    """The storyboard at 720p, with cuts only: MoviePy has no such transitions."""
    from dataclasses import replace

    shots = tuple(replace(shot, transition="cut") for shot in board.shots)
    return replace(board, shots=shots, size=(1280, 720))


def force() -> Any:
    """Films are written over."""
    from onionskin.film.asked import FilmOptions

    return FilmOptions(force=True)


def _cues(path: Path) -> Iterator[tuple[float, float, str]]:
    for block in path.read_text("utf-8").strip().split("\n\n"):
        _, times, *lines = block.splitlines()
        start, end = (_seconds(each) for each in times.split(" --> "))
        yield start, end, "\n".join(lines)


def _seconds(clock: str) -> float:
    hours, minutes, seconds = clock.replace(",", ".").split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)


def _as_ttf(font: Path, folder: Path) -> Path:
    """The font as Pillow reads it."""
    from fontTools.ttLib import TTFont

    path = folder / "font.ttf"
    if not path.exists():
        opened = TTFont(font)
        opened.flavor = None
        opened.save(path)
    return path


def main() -> None:
    """One of the two, in a process of its own."""
    who, folder = sys.argv[1], Path(sys.argv[2])
    started = time.perf_counter()
    film = ours(folder) if who == _OURS else theirs(folder)
    wall = time.perf_counter() - started
    seconds = 0.0
    with av.open(str(film)) as container:
        seconds = float(container.duration or 0) / av.time_base
    own, others = (
        resource.getrusage(each) for each in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    cpu = own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime
    memory = (own.ru_maxrss + others.ru_maxrss) / 1024
    print(json.dumps({"wall": wall, "cpu": cpu, "memory_mb": memory, "seconds": seconds}))


if __name__ == "__main__":
    main()
