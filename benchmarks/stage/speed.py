"""How fast the stage draws and encodes, beside MoviePy and Manim with a like scene.

    python -m benchmarks.stage.speed [--write] [--seconds 4]

Four shots at 1920x1080 and 30 frames a second are delivered as MP4 files by one process, after a
short one that loads everything: wall time, and the processor time of drawing and of encoding by
themselves. A decoded file must be like what was drawn (PSNR of 38 dB or more), or there is no
figure. Then a command is started cold: 4 s at 1280x720, its wall time, processor time and largest
resident size. MoviePy and Manim (`pip install -r benchmarks/requirements.txt`) move two figures of
flat shapes before a background.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

WIDTH, HEIGHT, FPS = 1920, 1080, 30
PROMPTS = {
    "two people, camera still": ("a doctor talks to a patient in a hospital room", None),
    "a walk in the street, camera still": ("a woman walks in the city street at night", None),
    "two people, zoom": ("a doctor talks to a patient in a hospital room", "zoom-in"),
    "a man in the park, pan": ("a man talks in the park", "pan-left"),
}
MOST_LIKE_DB = 38.0
RESULTS = Path(__file__).parents[1] / "results" / "stage-speed.md"


@dataclass(frozen=True, kw_only=True, slots=True)
class Timed:
    """Frames a second from words to file, and processor milliseconds a frame."""

    name: str
    fps: float
    draw: float
    encode: float
    psnr: float


def timed(name: str, prompt: str, camera: str | None, seconds: float, folder: Path) -> Timed:
    """One shot, delivered and then drawn and encoded by themselves."""
    from onionskin.render.delivery import deliver
    from onionskin.render.options import Make
    from onionskin.render.shot import Shot, prepare

    asked = Make(
        prompt,
        engine="stage",
        size=(WIDTH, HEIGHT),
        fps=FPS,
        seconds=seconds,
        seed=1,
        camera=camera,
    )
    path = folder / "shot.mp4"
    started = time.perf_counter()
    delivery = deliver(prepare(asked), path, force=True)
    wall = time.perf_counter() - started
    count = delivery.framing.num_frames
    began = time.process_time()
    drawn = list(Shot(prepare(asked)).frames())
    draw = time.process_time() - began
    return Timed(
        name=name,
        fps=count / wall,
        draw=1000 * draw / count,
        encode=1000 * _encode_seconds(drawn, folder) / count,
        psnr=_psnr(drawn, path),
    )


def _encode_seconds(frames: list[np.ndarray], folder: Path) -> float:
    from onionskin.media.write import open_writer

    began = time.process_time()
    with open_writer(folder / "encoded.mp4", WIDTH, HEIGHT, FPS, force=True, drawn=True) as writer:
        for frame in frames:
            writer.write(frame)
    return time.process_time() - began


def _psnr(drawn: list[np.ndarray], path: Path) -> float:
    from onionskin import Clip

    shown = Clip.open(path).frames
    picked = range(0, len(drawn), max(1, len(drawn) // 8))
    error = np.mean([np.mean((shown[k].astype(float) - drawn[k]) ** 2) for k in picked])
    return float(10 * np.log10(255**2 / max(error, 1e-9)))


def cold(folder: Path) -> tuple[float, float, float]:
    """Wall seconds, processor seconds and peak megabytes of one cold command, 4 s at 720p."""
    command = [sys.executable, "-m", "onionskin", "make", PROMPTS["two people, camera still"][0]]
    command += ["--seconds", "4", "--seed", "1", "--engine", "stage", "-o", str(folder / "c.mp4")]
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    if os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit(f"{' '.join(command)} failed")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


_MOVIEPY = """
import sys, numpy as np
from PIL import Image, ImageDraw
from moviepy import CompositeVideoClip, ImageClip
W, H, SECONDS, FPS = {width}, {height}, {seconds}, {fps}
ground = Image.new("RGB", (W, H), "#dff0f4")
pen = ImageDraw.Draw(ground)
pen.rectangle((0, 800, W, H), fill="#d8c7b0")
pen.rectangle((100, 100, 700, 500), fill="#9fd0f0")
def figure(colour):
    image = Image.new("RGBA", (400, 800))
    pen = ImageDraw.Draw(image)
    pen.ellipse((110, 10, 290, 190), fill="#a0683f")
    pen.rounded_rectangle((100, 200, 300, 500), 60, fill=colour)
    for x in (115, 215):
        pen.rounded_rectangle((x, 480, x + 70, 780), 30, fill="#2f3a5c")
    return ImageClip(np.array(image)).with_duration(SECONDS)
one = figure("#fbfbfd").with_position(lambda t: (400, 220 + 12 * np.sin(3 * t)))
two = figure("#2b9c96").with_position(lambda t: (1100, 220 + 12 * np.sin(3 * t + 1)))
clip = CompositeVideoClip([ImageClip(np.array(ground)).with_duration(SECONDS), one, two])
clip.write_videofile(sys.argv[1], fps=FPS, codec="libx264", preset="veryfast", logger=None)
"""
_MANIM = """
from manim import *
class Shot(Scene):
    def construct(self):
        floor = Rectangle(width=16, height=2.4, fill_opacity=1, stroke_width=0, color="#d8c7b0")
        self.add(floor.to_edge(DOWN, buff=0))
        def figure(colour):
            parts = [Circle(0.6, fill_opacity=1, stroke_width=0, color="#a0683f").shift(UP * 1.6)]
            flat = dict(fill_opacity=1, stroke_width=0)
            parts += [RoundedRectangle(0.3, width=1.3, height=2, color=colour, **flat)]
            for x in (-0.35, 0.35):
                leg = RoundedRectangle(0.15, width=0.45, height=2, **flat)
                parts.append(leg.set_color("#2f3a5c").shift(DOWN * 1.9 + RIGHT * x))
            return VGroup(*parts)
        one, two = figure("#fbfbfd").shift(LEFT * 3), figure("#2b9c96").shift(RIGHT * 3)
        self.add(one, two)
        self.play(one.animate.shift(UP * 0.3), two.animate.shift(DOWN * 0.3), run_time={seconds})
"""


def rivals(seconds: float, folder: Path) -> list[str]:
    """A line for each rival: frames a second of the whole process, or why there is none."""
    values = {"width": WIDTH, "height": HEIGHT, "fps": FPS, "seconds": seconds}
    lines = []
    for name, text in (("moviepy", _MOVIEPY), ("manim", _MANIM)):
        if importlib.util.find_spec(name) is None:
            lines.append(f"| {name} | not installed | |")
            continue
        script = folder / f"{name}_shot.py"
        filled = text
        for key, value in values.items():
            filled = filled.replace("{" + key + "}", str(value))
        script.write_text(filled, encoding="utf-8")
        command = [sys.executable, str(script), str(folder / "m.mp4")]
        if name == "manim":
            size = ["-r", f"{WIDTH},{HEIGHT}", "--fps", str(FPS), "--disable_caching"]
            command = [sys.executable, "-m", "manim", "render", *size, str(script), "Shot"]
        started = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        if os.waitstatus_to_exitcode(status) != 0:
            lines.append(f"| {name} | failed | |")
            continue
        spent = 1000 * (usage.ru_utime + usage.ru_stime) / (seconds * FPS)
        lines.append(f"| {name}, from its start | {seconds * FPS / wall:.1f} | {spent:.0f} |")
    return lines


def main() -> None:
    """Prints the tables, and writes them with --write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"write {RESULTS.name}")
    parser.add_argument("--seconds", type=float, default=4.0)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # Before this process is large: a child's peak is never less than its parent was.
        wall, spent, peak = cold(folder)
        first = next(iter(PROMPTS.values()))
        timed("", *first, 0.2, folder)
        found = [timed(key, *words, given.seconds, folder) for key, words in PROMPTS.items()]
        unlike = [one.name for one in found if one.psnr < MOST_LIKE_DB]
        if unlike:
            raise SystemExit(f"what was written is not what was drawn: {', '.join(unlike)}")
        others = rivals(given.seconds, folder)
    load = os.getloadavg()[0]
    rows = [
        f"| {one.name} | {one.fps:.1f} | {one.draw:.0f} | {one.encode:.0f} | "
        f"{one.draw / (one.draw + one.encode):.0%} | {one.psnr:.1f} |"
        for one in found
    ]
    table = (
        f"# How fast the stage is\n\n{WIDTH}x{HEIGHT}, {FPS} frames a second, {given.seconds:g} s, "
        f"MP4; {os.cpu_count()} cores, {load:.1f} processes running or waiting on average.\n\n"
        "| shot | frames/s | drawing, CPU ms | encoding, CPU ms | share of drawing | PSNR, dB |\n"
        "|---|---|---|---|---|---|\n" + "\n".join(rows) + "\n\n"
        "| command, cold: 4 s at 1280x720 | |\n|---|---|\n"
        f"| wall time | {wall:.1f} s |\n| processor time | {spent:.1f} s |\n"
        f"| largest resident size | {peak:.0f} MB |\n\n"
        "| a like scene | frames/s | CPU ms a frame |\n|---|---|---|\n" + "\n".join(others) + "\n"
    )
    print(table)
    if given.write:
        RESULTS.write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
