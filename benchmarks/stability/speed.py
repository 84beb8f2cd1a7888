"""Speed and memory of `measure` (and of FFmpeg's filters) at 1280x720, 10 seconds and 10 minutes.

    python -m benchmarks.stability.speed                 # about 20 minutes
    python -m benchmarks.stability.speed --seconds 10,60 --ours measure,steady

The clip is rendered once and made long by repeating its packets, so that nothing but its
length changes. `steady` is given the same clip with planted flicker and jitter: a clean one it
would only copy. Every row is a process of its own, and its peak memory is what the kernel
says of it while it runs. FFmpeg is the one that imageio-ffmpeg carries
(`pip install -r benchmarks/requirements.txt`).
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from benchmarks.stability.clean import RENDERED, rendered
from benchmarks.stability.plant import Frames, plant
from benchmarks.tally import markdown, write_results

SIZE = (1280, 720)
RATE = 24
_LOOP_SECONDS = 2
_POLL_SECONDS = 0.02
RIVALS = {
    "ffmpeg decode": "null",
    "ffmpeg deflicker": "deflicker",
    "ffmpeg signalstats": "signalstats",
    "ffmpeg freezedetect": "freezedetect",
    "ffmpeg hqdn3d": "hqdn3d",
    "ffmpeg atadenoise": "atadenoise",
    "ffmpeg deshake": "deshake",
    "ffmpeg minterpolate": "minterpolate=fps=48",
}
"""Filters that look at every frame; those that only measure, and those that mend."""
SLOW = ("ffmpeg minterpolate", "ffmpeg deshake")
"""Run on the shortest clip only."""


@dataclass(frozen=True, slots=True)
class Run:
    """One command on one clip."""

    name: str
    seconds_of_clip: float
    fps: float
    cpu_seconds_per_frame: float
    peak_mib: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", default="10,600", help="lengths of clips, with commas")
    parser.add_argument("--ours", default="measure", help="onionskin commands: measure,steady")
    parser.add_argument("--quick", action="store_true", help="two and four seconds")
    options = parser.parse_args()
    lengths = [2.0, 4.0] if options.quick else [float(x) for x in options.seconds.split(",")]
    runs = []
    with tempfile.TemporaryDirectory() as folder:
        for run in _runs(Path(folder), lengths, options.ours.split(",")):
            runs.append(run)
            print(run, flush=True)
    write_results("stability_speed", "Speed and memory", _text(runs), [asdict(r) for r in runs])


def _runs(folder: Path, lengths: list[float], ours: list[str]) -> Iterator[Run]:
    loop, shaky = folder / "loop.mp4", folder / "shaky.mp4"
    clean = rendered(
        RENDERED["whale, pan"], RATE * _LOOP_SECONDS, Fraction(RATE), (SIZE[0] // 2, SIZE[1] // 2)
    )
    _encode(clean, loop)
    if "steady" in ours:
        _encode(plant(plant(clean, "jitter", "middle").frames, "flicker", "middle").frames, shaky)
    for seconds in lengths:
        path = folder / f"{seconds:g}.mp4"
        num_frames = _repeat(loop, path, seconds)
        for name in ours:
            given = path
            if name == "steady":
                given = folder / f"shaky-{seconds:g}.mp4"
                _repeat(shaky, given, seconds)
            command = [sys.executable, "-m", "onionskin", name, str(given), "--json"]
            if name == "steady":
                command += ["-o", str(folder / "out.mp4"), "--force"]
            yield _timed(f"onionskin {name}", command, seconds, num_frames)
        for name, filters in RIVALS.items():
            if name in SLOW and seconds > min(lengths):
                continue
            command = [_ffmpeg(), "-v", "error", "-i", str(path), "-vf", filters, "-f", "null", "-"]
            yield _timed(name, command, seconds, num_frames)


def _timed(name: str, command: list[str], seconds: float, num_frames: int) -> Run:
    """Runs a command to its end, with the kernel's own account of it."""
    started = time.perf_counter()
    with Path(os.devnull).open("w") as nowhere:
        redirect = [(os.POSIX_SPAWN_DUP2, nowhere.fileno(), 1)]
        child = os.posix_spawn(command[0], command, os.environ, file_actions=redirect)
        peak, ended = 0.0, 0
        while not ended:
            time.sleep(_POLL_SECONDS)
            peak = max(peak, _peak_mib(child))
            ended, status, usage = os.wait4(child, os.WNOHANG)
    elapsed = time.perf_counter() - started
    if status != 0:
        raise SystemExit(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
    cpu = (usage.ru_utime + usage.ru_stime) / num_frames
    return Run(name, seconds, num_frames / elapsed, cpu, peak)


def _peak_mib(process: int) -> float:
    """The most memory a running process has held; what `wait4` says counts its parent's too."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0.0
    lines = [line for line in status.splitlines() if line.startswith("VmHWM")]
    return int(lines[0].split()[1]) / 1024 if lines else 0.0


def _text(runs: list[Run]) -> str:
    body = [
        [r.name, f"{r.seconds_of_clip:g}", f"{r.fps:.1f}", f"{1000 * r.cpu_seconds_per_frame:.1f}",
         f"{r.peak_mib:.0f}"]
        for r in runs
    ]  # fmt: skip
    head = ["command", "clip, s", "frames/s", "CPU ms/frame", "peak MiB"]
    lines = [markdown(head, body), ""]
    for name in dict.fromkeys(run.name for run in runs):
        peaks = [run.peak_mib for run in runs if run.name == name]
        if len(peaks) > 1:
            lines.append(f"- {name}: longest over shortest {peaks[-1] / peaks[0]:.2f} in memory")
    return (
        f"{SIZE[0]}x{SIZE[1]} at {RATE} fps, H.264; {os.cpu_count()} cores, start of the process "
        "included.\n\n" + "\n".join(lines)
    )


def _encode(frames: Frames, path: Path) -> None:
    """Frames at twice their size, encoded as a player would get them."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=RATE, options={"crf": "20"})
        stream.width, stream.height, stream.pix_fmt = *SIZE, "yuv420p"
        for frame in frames:
            picture = np.repeat(np.repeat(frame, 2, axis=0), 2, axis=1)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        container.mux(stream.encode())


def _repeat(loop: Path, path: Path, seconds: float) -> int:
    """The loop's packets, over and over, for so long; tells the number of frames."""
    with av.open(str(loop)) as source, av.open(str(path), "w") as target:
        stream = source.streams.video[0]
        copy = target.add_stream_from_template(stream)
        packets = [packet for packet in source.demux(stream) if packet.size]
        data = [(bytes(p), p.pts, p.dts, p.is_keyframe) for p in packets]
        assert stream.time_base is not None
        turn = round(len(data) / RATE / stream.time_base)
        num_turns = max(round(seconds * RATE / len(data)), 1)
        for number in range(num_turns):
            for content, pts, dts, key in data:
                packet = av.Packet(content)
                packet.pts, packet.dts = pts + number * turn, dts + number * turn
                packet.time_base, packet.stream = stream.time_base, copy
                packet.is_keyframe = key
                target.mux(packet)
    return num_turns * len(data)


def _ffmpeg() -> str:
    import imageio_ffmpeg  # type: ignore[import-not-found]

    return str(imageio_ffmpeg.get_ffmpeg_exe())


if __name__ == "__main__":
    main()
