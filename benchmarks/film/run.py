"""Films of scripts, with one command and no edits: python -m benchmarks.film.run [SCRIPT...]

Each script of benchmarks/film/scripts (or those that are named) becomes a film from cold, in a
process of its own; then it is made again with one changed sentence, and once more unchanged.
Beside each film in --out lies a sheet of a frame a second, to be watched. --beside also has MoviePy
assemble the same pictures, sound and captions (pip install -r benchmarks/requirements.txt).
Writes benchmarks/results/film.md and .json.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

import av
import numpy as np
from benchmarks.tally import markdown, write_results
from PIL import Image

SCRIPTS = Path(__file__).parent / "scripts"
CELL, COLUMNS = 320, 6
_HEAD = ("film", "length", "shots", "cold", "CPU", "memory", "one sentence", "again", "loudness")
Row = dict[str, object]


def main() -> None:
    """The command line."""
    arguments = _parser().parse_args()
    scripts = arguments.script or sorted(SCRIPTS.glob("*.md"))
    scripts = [each for each in scripts if each.name != "README.md"]
    rows = [filmed(each, arguments) for each in (scripts[:1] if arguments.quick else scripts)]
    body = [[str(row.get(name, "")) for name in _HEAD] for row in rows]
    lines = [" ".join(["python -m benchmarks.film.run", *sys.argv[1:]])]
    lines += [f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the end.", ""]
    lines += [markdown(list(_HEAD), body)]
    if arguments.beside:
        from benchmarks.film.beside import compared

        found = compared(scripts[0], arguments.out)
        lines += ["", "## Beside MoviePy", "", *found["lines"]]
        rows.append(found)
    if not arguments.quick:
        write_results("film", "Films of scripts", "\n".join(lines), rows)
    print("\n".join(lines))


def filmed(script: Path, arguments: argparse.Namespace) -> Row:
    """One script made into films, and what that took."""
    out = arguments.out / script.stem
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(script.parent, out)
    film = out / f"{script.stem}.mp4"
    more = ["--preview"] if arguments.preview else []
    cold = made(out / script.name, film, out, more)
    told = cold["told"]
    sheet(film, out / "seconds.png")
    changed = changed_sentence(out / script.name)
    sentence = made(changed, film, out, more)
    again = made(changed, film, out, more)
    row: Row = {
        "film": script.stem,
        "length": f"{told['seconds']:.1f} s",
        "shots": told["num_shots"],
        "cold": f"{cold['wall']:.0f} s",
        "CPU": f"{cold['cpu']:.0f} s",
        "memory": f"{cold['memory_mb']:.0f} MB",
        "one sentence": f"{sentence['wall']:.1f} s ({sentence['told']['num_shots_made']} shots)",
        "again": f"{again['wall']:.1f} s",
        "loudness": f"{loudness(film):.1f} LUFS",
        "warnings": told["warnings"],
    }
    print(json.dumps(row, ensure_ascii=False), flush=True)
    return row


def made(script: Path, film: Path, out: Path, more: list[str]) -> dict[str, object]:
    """Runs the command; what it told, and the time and memory of its process."""
    command = [sys.executable, "-m", "onionskin", "film", str(script), "-o", str(film)]
    environment = {**os.environ, "ONIONSKIN_CACHE": str(out / "cache")}
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        [*command, "--json", "--force", *more], env=environment, capture_output=True, text=True
    )
    wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise SystemExit(f"{script}: {done.stderr.strip()}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    told = json.loads(done.stdout)
    return {"told": told, "wall": wall, "cpu": cpu, "memory_mb": after.ru_maxrss / 1024}


def changed_sentence(script: Path) -> Path:
    """The script with a word more in the middle one of its sentences."""
    text = script.read_text("utf-8")
    head = re.match(r"\A---\n.*?\n---\n", text, re.DOTALL)
    start = head.end() if head else 0
    lines = text[start:].splitlines(keepends=True)
    plain = [i for i, line in enumerate(lines) if re.match(r"[^\W\d_]", line)]
    middle = plain[len(plain) // 2]
    is_chinese = re.search(r"[\u3400-\u9fff]", lines[middle]) is not None
    lines[middle] = ("现在，" if is_chinese else "And now: ") + lines[middle]
    path = script.with_name(f"changed-{script.name}")
    path.write_text(text[:start] + "".join(lines), "utf-8")
    return path


def sheet(film: Path, path: Path) -> None:
    """A frame of every second, in rows of six."""
    pictures, due = [], 0.0
    with av.open(str(film)) as container:
        for frame in container.decode(video=0):
            if frame.time >= due:
                pictures.append(Image.fromarray(frame.to_ndarray(format="rgb24")))
                pictures[-1].thumbnail((CELL, CELL))
                due += 1
    width, height = pictures[0].size
    rows = -(-len(pictures) // COLUMNS)
    page = Image.new("RGB", (COLUMNS * (width + 4), rows * (height + 4)), "white")
    for index, picture in enumerate(pictures):
        row, column = divmod(index, COLUMNS)
        page.paste(picture, (column * (width + 4), row * (height + 4)))
    page.save(path)


def loudness(film: Path) -> float:
    """Of the sound of a film, in LUFS."""
    from onionskin.finish.loudness import loudness_of
    from onionskin.media.budget import Budget
    from onionskin.media.soundtrack import read_sound

    sound = read_sound(film, Budget.from_environment())
    return float("-inf") if sound is None else float(np.round(loudness_of(sound).lufs, 2))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("script", type=Path, nargs="*")
    parser.add_argument("--out", type=Path, default=Path("films"), help="where films are kept")
    parser.add_argument("--preview", action="store_true", help="at 360p")
    parser.add_argument("--beside", action="store_true", help="MoviePy too")
    parser.add_argument("--quick", action="store_true", help="one film; no table is written")
    return parser


if __name__ == "__main__":
    main()
