"""Mutated input of every kind, given to the commands: python -m tests.fuzz.run --count 5000

Each case runs the command line in a forked child, with a limit of time and memory. Reported are
tracebacks and unknown errors, hangs, more memory than 1.5 GB, inputs that changed, and files
left behind. A finding names its seed: `--seed N --count 1` runs it again, with what it said.
"""

from __future__ import annotations

import os

# Forked children must find no thread of the parent's missing.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_name] = "1"

import argparse
import collections
import hashlib
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import cv2
from tests.fuzz import media_files

from onionskin.cli.app import run

CPU_SECONDS = 10
CLOCK_SECONDS = 120
"""On a busy machine the clock says little; a child that waits for ever is found by it."""
MEMORY_BYTES = 1_500_000_000
FAST = ("--engine", "animatic", "--size", "64x48", "--fps", "4")

PLAN = """\
seconds: 0.5
camera_move: still
camera: [[0, 0.5, 0.5, 1]]
scenery: {place: meadow, time: day, weather: clear, seed: 3}
subjects:
- {cast: 1f98a, keys: [[0, 0.2, 0.7, 0.4], [0.5, 0.8, 0.7, 0.4]], motion: drift-right}
"""
AWKWARD = [
    *(
        "",
        " ",
        "-",
        "--",
        "0",
        "-0",
        "1",
        "-1",
        "0.5",
        "7",
        "1e9",
        "1e300",
        "1e999999999",
        "-1e999",
    ),
    *("nan", "inf", "-inf", "0x10", "1_000", "١٢", "9" * 400, "1/3", "1/0", "24000/1001", "1e-999"),
    *(
        "a fox",
        "狐狸",
        "a\nb",
        "a\0b",
        "🦊" * 300,
        "\udce9",
        "x" * 5000,
        "=",
        "1=",
        "=x",
        "0.5=x.png",
    ),
    *("64x48", "0x0", "-1x5", "99999x99999", "64x", "x", "1,2,3,4", "0,0,64,48", ",,,", "10,10"),
    *("toybox", "animatic", "flow", "diffusers:", "diffusers:a/b", "nobody", "../..", "/dev/null"),
    *(
        "/etc/passwd",
        "/",
        ".",
        "none.mp4",
        "still.png",
        "a.gif",
        "crop",
        "still",
        "pan-left+zoom-in",
    ),
    *(
        "pops,flicker",
        "drift",
        "center",
        "top-left",
        "true",
        "None",
        "{}",
        "[]",
        "%s",
        "$HOME",
        "*",
    ),
]
OPTIONS = {
    "make": "seconds fps size seed steps guidance negative cast plan image last-image keyframe fit"
    " prompt-at motion camera variations device dtype memory cache quantize lora output engine",
    "animate": "seconds fps size fit seed steps guidance engine output",
    "between": "at prompt fps size fit seed engine output",
    "extend": "seconds size fit seed engine output",
    "modify": "region mask feather seed engine output",
    "expand": "size anchor seed engine output",
    "restyle": "strength seed engine output",
    "smooth": "fps engine seed output",
    "steady": "only strength from to region fix-budget engine prompt report plot output",
    "measure": "reference report plot",
    "plan": "seconds seed cast",
    "cast": "group limit sheet",
}
NAMES = ["12:30.gif", "-o.gif", "a b.gif", "ü狐.gif", "%d.gif", "a'b\".gif", "concat:a.gif", ".gif"]
NAMES += [
    "x" * 250 + ".gif",
    "a\nb.gif",
    os.fsdecode(b"caf\xe9.gif"),
    "pipe:1",
    "http:x.mp4",
    "*.gif",
]


@dataclass
class Case:
    """One command in a folder of its own."""

    kind: str
    arguments: list[str]
    folder: Path
    environment: dict[str, str] = field(default_factory=dict)


@dataclass
class Ending:
    """How a case ended."""

    code: int
    cpu_seconds: float
    seconds: float
    memory_bytes: int
    stdout: str
    stderr: str
    complaints: list[str]


class Fuzzer:
    """Makes and runs cases; the same seed makes the same case."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.stock = home / "stock"
        self.stock.mkdir(parents=True)
        for kind in media_files.KINDS:
            media_files.written(kind, self.stock)
        hostile = home / "hostile"
        hostile.mkdir()
        self.hostile = [path for _, path in media_files.hostile(hostile)]
        self.cache = home / "cache"
        os.environ["ONIONSKIN_CACHE"] = str(self.cache)
        os.environ["XDG_STATE_HOME"] = str(home / "state")
        cv2.setNumThreads(1)
        self._warm_up()

    def case(self, seed: int) -> Case:
        """The case of a seed."""
        chance = random.Random(seed)
        folder = self.home / f"case-{seed}"
        folder.mkdir()
        makers: list[Callable[[random.Random, Path], Case]] = [
            *[self._damaged] * 8,
            *[self._plan] * 4,
            *[self._options] * 6,
            self._name,
            self._cache_entry,
            self._hostile,
        ]
        return chance.choice(makers)(chance, folder)

    def run(self, case: Case) -> Ending:
        """Runs a case and says what was wrong with how it ended."""
        before = _digests(case.folder)
        started = time.monotonic()
        pid = os.fork()
        if pid == 0:
            _child(case)
        status, used = _waited(pid, started)
        ending = Ending(
            code=os.waitstatus_to_exitcode(status),
            cpu_seconds=used.ru_utime + used.ru_stime,
            seconds=time.monotonic() - started,
            memory_bytes=used.ru_maxrss * 1024,
            stdout=_text(self.home / "stdout"),
            stderr=_text(self.home / "stderr"),
            complaints=[],
        )
        ending.complaints = list(_complaints(case, ending, before))
        return ending

    def _warm_up(self) -> None:
        """Loads everything that commands load, once, and keeps a fill to be damaged."""
        folder = self.home / "warm"
        folder.mkdir()
        gif, out = str(self.stock / "a.gif"), str(folder / "out")
        plan = folder / "plan.yaml"
        plan.write_text(PLAN)
        for arguments in (
            ["make", "a fox", "-o", f"{out}.mkv", "--seconds", "0.5", "--seed", "1", *FAST],
            ["measure", gif],
            ["steady", gif, "-o", f"{out}2.mkv"],
            ["plan", "a fox"],
            ["make", "a fox", "--plan", str(plan), "-o", f"{out}3.mkv", *FAST],
        ):
            code = run([*arguments, "--json"])
            assert code == 0, arguments
        self.whole = (folder / "out.mkv").read_bytes()

    def _damaged(self, chance: random.Random, folder: Path) -> Case:
        kind = chance.choice(list(media_files.KINDS))
        name = media_files.KINDS[kind][0]
        path = folder / name
        if (self.stock / name).is_dir():
            shutil.copytree(self.stock / name, path)
        else:
            shutil.copy(self.stock / name, path)
        media_files.damage(path, chance)
        if chance.random() < 0.1:  # under a name that promises another kind
            path = path.rename(folder / chance.choice(["b.mp4", "b.gif", "b.png", "b.webm", "b"]))
        return Case("media", self._about(chance, path), folder)

    def _hostile(self, chance: random.Random, folder: Path) -> Case:
        given = chance.choice(self.hostile)
        path = folder / given.name
        if given.is_dir():
            shutil.copytree(given, path, symlinks=True)
        elif given.is_fifo():
            os.mkfifo(path)
        else:
            shutil.copy(given, path, follow_symlinks=False)
        return Case("hostile", self._about(chance, path), folder)

    def _about(self, chance: random.Random, path: Path) -> list[str]:
        """A command that reads a file."""
        name = path.name
        return chance.choice(
            [
                ["measure", name, "--json"],
                ["measure", name, "--reference", name],
                ["steady", name, "-o", "out.mkv", "--fix-budget", "1"],
                ["smooth", name, "-o", "out.mkv", "--engine", "flow"],
                ["extend", name, "a fox", "-o", "out.mkv", "--engine", "animatic", "--dry-run"],
                ["between", name, name, "-o", "out.mkv", "--at", "0,0.25", "--engine", "flow"],
                ["modify", name, "a fox", "--mask", name, "-o", "out.mkv", "--dry-run"],
                ["make", "a fox", "--image", name, "-o", "out.mkv", "--dry-run"],
                [
                    "make",
                    "a fox",
                    "--cast",
                    f"fox={name}",
                    "-o",
                    "o.mkv",
                    "--seconds",
                    "0.25",
                    *FAST,
                ],
                ["make", "a fox", "--plan", name, "-o", "o.mkv", "--dry-run"],
            ]
        )

    def _plan(self, chance: random.Random, folder: Path) -> Case:
        text = _mutated(PLAN, chance)
        (folder / "plan.yaml").write_text(text, encoding="utf-8", errors="surrogateescape")
        arguments = ["make", "a fox", "--plan", "plan.yaml", "-o", "out.mkv", "--seconds", "0.5"]
        return Case("plan", [*arguments, *FAST, *chance.choice([[], ["--json"]])], folder)

    def _options(self, chance: random.Random, folder: Path) -> Case:
        for name in ("a.gif", "still.png", "a.mp4"):
            shutil.copy(self.stock / name, folder / name)
        command = chance.choice(list(OPTIONS))
        given: list[str] = {
            "make": ["a fox"],
            "plan": ["a fox"],
            "cast": ["fox"],
            "animate": ["still.png", "a fox"],
            "between": ["still.png", "still.png"],
            "extend": ["a.gif", "a fox"],
            "modify": ["a.gif", "a fox"],
            "expand": ["a.gif", "a fox"],
            "restyle": ["a.gif", "a fox"],
        }.get(command, ["a.gif"])
        if given and chance.random() < 0.2:
            given[chance.randrange(len(given))] = chance.choice(AWKWARD)
        for option in chance.sample(OPTIONS[command].split(), chance.choice([1, 1, 2, 3])):
            given += [f"--{option}", chance.choice(AWKWARD)]
        if "--output" not in given and command not in ("measure", "plan", "cast"):
            given += ["-o", "out.mkv"]
        if command not in ("measure", "steady", "plan", "cast"):
            given += ["--dry-run"]
        return Case("options", [command, *given, *chance.choice([[], ["--json"]])], folder)

    def _name(self, chance: random.Random, folder: Path) -> Case:
        name = chance.choice(NAMES)
        shutil.copy(self.stock / "a.gif", folder / name.replace("/", "_"))
        output = chance.choice(NAMES)
        arguments = chance.choice([["measure", "--", name], ["smooth", "-o", output, "--", name]])
        return Case("name", arguments, folder)

    def _cache_entry(self, chance: random.Random, folder: Path) -> Case:
        shutil.copytree(self.cache, folder / "cache")
        for path in (folder / "cache").rglob("*"):
            if path.is_file():
                media_files.damage(path, chance)
        arguments = ["make", "a fox", "-o", "out.mkv", "--seconds", "0.5", "--seed", "1", *FAST]
        return Case("cache", arguments, folder, {"ONIONSKIN_CACHE": str(folder / "cache")})


def _mutated(text: str, chance: random.Random) -> str:
    """A plan as a person, a program or a bad day would change it."""
    lines = text.splitlines()
    for _ in range(chance.choice([1, 1, 2, 4])):
        change = chance.randrange(7)
        at = chance.randrange(len(lines)) if lines else 0
        if not lines:
            break
        if change == 0:
            del lines[at]
        elif change == 1:
            lines.insert(at, chance.choice(lines))
        elif change == 2:
            words = lines[at].split(" ")
            words[chance.randrange(len(words))] = chance.choice([*AWKWARD, *_YAML])
            lines[at] = " ".join(words)
        elif change == 3:
            key = lines[at].split(":")[0]
            lines[at] = f"{key}: {chance.choice([*AWKWARD, *_YAML])}"
        elif change == 4:
            lines[at] = chance.choice(["\t", "  ", "- ", "? ", "&a ", "*a ", "<<: "]) + lines[at]
        elif change == 5:
            place = chance.randrange(len(lines[at]) + 1)
            lines[at] = lines[at][:place] + chr(chance.choice([0, 9, 34, 39, 58, 91, 123, 0x2028]))
        else:
            lines[at] = lines[at].replace("0.5", chance.choice(AWKWARD))
    return "\n".join(lines)


_YAML = ["2020-01-01", "0b_", "0o9", "1:20:30", "!!int x", "!!python/object:os.system", "~", ".nan"]
_YAML += [".inf", "&a [*a]", "{a: {a: {a: {}}}}", "[" * 2000, "9" * 5000, "|", "yes", "0.1e", "<<"]


def _child(case: Case) -> None:
    """Runs the command and ends the process; never returns."""
    code = 99
    try:
        os.setsid()
        home = case.folder.parent
        for number, name in ((1, "stdout"), (2, "stderr")):
            file = os.open(home / name, os.O_CREAT | os.O_TRUNC | os.O_RDWR)
            os.dup2(file, number)
            setattr(sys, name, open(number, "w", encoding="utf-8", errors="surrogateescape"))  # noqa: PTH123, SIM115
        os.chdir(case.folder)
        os.environ.update(case.environment)
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS + 1, CPU_SECONDS + 2))
        resource.setrlimit(resource.RLIMIT_AS, (12 * 2**30, 12 * 2**30))
        resource.setrlimit(resource.RLIMIT_FSIZE, (2**31, 2**31))
        code = run(case.arguments)
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException as error:
        os.write(2, f"Traceback: {error!r}\n".encode(errors="replace"))
    finally:
        os._exit(code)


def _waited(pid: int, started: float) -> tuple[int, resource.struct_rusage]:
    while True:
        done, status, used = os.wait4(pid, os.WNOHANG)
        if done:
            return status, used
        if time.monotonic() - started > CLOCK_SECONDS:
            os.kill(pid, signal.SIGKILL)
            _, status, used = os.wait4(pid, 0)
            return status, used
        time.sleep(0.01)


def _complaints(case: Case, ending: Ending, before: dict[str, str]) -> Iterator[str]:
    if ending.code not in (0, 1, 2):
        yield f"exit code {ending.code}"
    if "Traceback" in ending.stderr:
        yield "a traceback"
    lines = [line for line in ending.stderr.splitlines() if line.startswith("onionskin: ")]
    if ending.code in (1, 2) and len(lines) != 1 and "Usage" not in ending.stdout:
        yield f"{len(lines)} lines of error"
    if ending.cpu_seconds > CPU_SECONDS or ending.seconds > CLOCK_SECONDS:
        yield f"{ending.cpu_seconds:.0f} s of the processor, {ending.seconds:.0f} s on the clock"
    if ending.memory_bytes > MEMORY_BYTES:
        yield f"{ending.memory_bytes / 1e9:.1f} GB of memory"
    after = _digests(case.folder)
    changed = [name for name, digest in before.items() if after.get(name) != digest]
    if case.kind != "cache" and changed:
        yield f"inputs changed: {changed}"
    left = [name for name in after if name.endswith(".part")]
    if left:
        yield f"left behind: {left}"
    if ending.code != 0 and (case.folder / "out.mkv").exists():
        yield "an output of a command that failed"


def _digests(folder: Path) -> dict[str, str]:
    found = {}
    for path in sorted(folder.rglob("*")):
        name = os.fsencode(path.relative_to(folder)).decode(errors="backslashreplace")
        if path.is_symlink():
            found[name] = os.fsdecode(os.readlink(path))
        elif path.is_file():
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
        else:
            found[name] = "folder" if path.is_dir() else "special"
    return found


def _text(path: Path) -> str:
    return path.read_bytes()[-4000:].decode(errors="replace") if path.exists() else ""


def main() -> int:
    """The command line; the exit code says whether something was found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=0, help="of the first case")
    parser.add_argument("--minutes", type=float, default=600, help="when to stop and report")
    asked = parser.parse_args()
    counts: collections.Counter[str] = collections.Counter()
    findings = 0
    end = time.monotonic() + 60 * asked.minutes
    with tempfile.TemporaryDirectory() as folder:
        fuzzer = Fuzzer(Path(folder) / "fuzz")
        for seed in range(asked.seed, asked.seed + asked.count):
            if time.monotonic() > end:
                break
            case = fuzzer.case(seed)
            ending = fuzzer.run(case)
            counts[f"{case.kind}, exit code {ending.code}"] += 1
            if ending.complaints or asked.count == 1:
                findings += bool(ending.complaints)
                said = ending.stderr.strip()[-300:]
                print(
                    f"seed {seed}: {case.arguments!r:.400}: {ending.complaints}: {said}", flush=True
                )
            shutil.rmtree(case.folder, ignore_errors=True)
    for what, count in sorted(counts.items()):
        print(f"{count:6} {what}")
    print(f"{sum(counts.values())} cases, {findings} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
