"""Runs tests against mutants, without starting Python anew for each.

A first run without a fault says which tests pass, how long each takes and which lines each runs;
a mutant is then tried against the tests that run its statement, the fastest first.

A fault inside a function is planted in a process that has all tests of the room collected: it
forks, gives the live function the faulty code and runs the tests. What is run while the package
or a test file is imported has to be imported with the fault: there the fork comes before.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import importlib.machinery
import importlib.util
import os
import pickle
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import hypothesis
from benchmarks.mutation.mutants import Mutant
from benchmarks.mutation.rooms import ROOT, SOURCE, Room

Notes = dict[str, Any]
"""What a child tells its parent."""

_WARM = (
    "numpy",
    "cv2",
    "av",
    "torch",
    "PIL.Image",
    "yaml",
    "rich.console",
    "typer",
    "safetensors",
    "hypothesis",
    "hypothesis.extra.numpy",
    "coverage",
)
_OPTIONS = (
    *("-x", "-q", "-p", "no:cacheprovider", "--no-header", "--timeout=300"),
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),
)
_LEAST_SECONDS = 20.0
_SLOWEST = 12.0
"""Tests that take a processor longer, with every line watched, are left out."""
_QUICK = 0.1
_MOST = 45.0
"""Seconds of a processor for all tests against one fault; the slowest are left out beyond."""
_CHECKED = 8.0
"""Seconds of a processor for tests that show, without a fault, that the forks do no harm."""
_IMPORT = "import "


@dataclass
class Known:
    """What the run without a fault showed."""

    seconds: dict[str, float] = field(default_factory=dict)
    """By test, of a processor; the fastest first."""
    lines: dict[str, dict[int, frozenset[str]]] = field(default_factory=dict)
    """Module → line → the tests that run it, and "import FILE" for what runs on import."""

    def tests(self, mutant: Mutant) -> list[str]:
        """The tests that run the statement, then those that may share what it computed."""
        ran = self._ran(mutant)
        direct = [test for test in self.seconds if test in ran]
        sharing = {file for file in map(_file, direct) if "scope=" in (ROOT / file).read_text()}
        beside = [test for test in self.seconds if _file(test) in sharing and test not in ran]
        return self._affordable(direct + beside)

    def on_import(self, mutant: Mutant) -> list[str]:
        """The tests of the files that run the statement when they are imported.

        All tests where it belongs to no function, the quick ones and those that run the module
        first.
        """
        if not mutant.function:
            by_line = self.lines.get(str(mutant.module), {})
            ran = set().union(*by_line.values())
            # Others, for what it made; and the quick ones before all, as they cost nothing.
            return self._affordable(
                sorted(
                    self.seconds, key=lambda test: (self.seconds[test] > _QUICK, test not in ran)
                )
            )
        files = {name.removeprefix(_IMPORT) for name in self._ran(mutant)}
        return self._affordable([test for test in self.seconds if _file(test) in files])

    def limit(self, tests: Sequence[str]) -> float:
        """How many seconds of a processor the tests may take."""
        return max(_LEAST_SECONDS, 5 * sum(self.seconds[test] for test in tests))

    def _affordable(self, tests: Sequence[str]) -> list[str]:
        """As many of them, from the first on, as a fault may cost."""
        spent = accumulate(self.seconds[test] for test in tests)
        return [test for test, so_far in zip(tests, spent, strict=True) if so_far <= _MOST]

    def _ran(self, mutant: Mutant) -> set[str]:
        by_line = self.lines.get(str(mutant.module), {})
        first, last = mutant.lines
        return {test for line in range(first, last + 1) for test in by_line.get(line, ())}


@dataclass(frozen=True)
class Verdict:
    """How a mutant fared."""

    outcome: str
    """killed, timed out, survived, or not run (no test runs the line)."""
    by: str = ""
    """The test that noticed."""
    seconds: float = 0.0


def warm(room: Room) -> None:
    """Imports what is slow, once."""
    os.environ["OMP_NUM_THREADS"] = "1"
    os.chdir(ROOT)
    for name in (*_WARM, *room.imports):
        importlib.import_module(name)
    sys.modules["cv2"].setNumThreads(1)
    sys.modules["torch"].set_num_threads(1)
    # The same examples for every fault, however slow the machine; the first that fails will do.
    patient = hypothesis.settings(
        derandomize=True,
        database=None,
        deadline=None,
        phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate],
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    hypothesis.settings.register_profile("patient", patient)
    hypothesis.settings.load_profile("patient")


def explore(room: Room) -> Known:
    """Runs the room's tests without a fault; those that fail are left out, and told.

    Raises RuntimeError if they cannot be run.
    """
    notes = _forked(lambda notes: _explored(room, notes), wall=3600.0)
    if notes.get("status") not in (0, 1):
        raise RuntimeError(f"the tests cannot be run: {notes.get('said', notes)}")
    for test in notes["failures"]:
        print(f"{test} fails without a fault: left out", flush=True)
        del notes["seconds"][test]
    by_test = sorted(notes["seconds"].items(), key=lambda pair: pair[1])
    fast = {test: seconds for test, seconds in by_test if seconds <= _SLOWEST}
    return Known(fast, notes["lines"])


def judge(room: Room, chosen: Sequence[Mutant], known: Known) -> Iterator[tuple[Mutant, Verdict]]:
    """Whether the tests notice, mutant by mutant. Closing the iterator ends its processes."""
    inside = [mutant for mutant in chosen if mutant.function]
    with contextlib.closing(_inside(room, inside, known)) as verdicts:
        for mutant, verdict in verdicts:
            if verdict.outcome in ("survived", "not run") and known.on_import(mutant):
                verdict = _imported(mutant, known)
            yield mutant, verdict
    for mutant in chosen:
        if not mutant.function:
            yield mutant, _imported(mutant, known)


def _imported(mutant: Mutant, known: Known) -> Verdict:
    """The verdict of tests that import the package with the fault."""
    tests, start, code = known.on_import(mutant), time.monotonic(), mutant.code()

    def work(notes: Notes) -> None:
        sys.meta_path.insert(0, _Planted(mutant.module, code))
        watch = _Watch()
        notes.update(status=_pytest(tests, watch), failed=watch.failed)

    notes = _forked(work, cpu=known.limit(tests), wall=6 * known.limit(tests))
    return _verdict(notes, start)


def _inside(room: Room, chosen: Sequence[Mutant], known: Known) -> Iterator[tuple[Mutant, Verdict]]:
    """The verdicts of tests that are collected once for all mutants."""
    receiver, sender = Pipe(duplex=False)
    pid = os.fork()
    if pid == 0:
        receiver.close()
        _serve(room, chosen, known, sender)
    sender.close()
    try:
        for mutant in chosen:
            answer = receiver.recv()
            if isinstance(answer, RuntimeError):
                raise answer
            yield mutant, answer
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def _serve(room: Room, chosen: Sequence[Mutant], known: Known, sender: Connection) -> None:
    try:
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        watch = _Server(chosen, known, sender)
        _pytest(_paths(room), watch)
    except BaseException:  # the parent is not to run on in the fork
        traceback.print_exc()
    finally:
        os._exit(0)


class _Watch:
    """A pytest plugin: which test failed first, how long each took."""

    def __init__(self, switch: Callable[[str], None] = lambda name: None) -> None:
        self.failed = ""
        self.failures: list[str] = []
        self.seconds: dict[str, float] = {}
        self._switch = switch

    def pytest_collectstart(self, collector: Any) -> None:
        if collector.nodeid.endswith(".py"):
            self._switch(f"{_IMPORT}{collector.nodeid}")

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self._switch(nodeid)
        self.seconds[nodeid] = -time.process_time()

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        self.seconds[nodeid] += time.process_time()

    def pytest_runtest_logreport(self, report: Any) -> None:
        if report.failed and report.nodeid not in self.failures:
            self.failed = self.failed or report.nodeid
            self.failures.append(report.nodeid)

    def pytest_collectreport(self, report: Any) -> None:
        if report.failed and not self.failed:
            self.failed = f"import of {report.nodeid}"


class _Server(_Watch):
    """A pytest plugin that, in place of running the tests, runs some of them in forks."""

    def __init__(self, chosen: Sequence[Mutant], known: Known, sender: Connection) -> None:
        super().__init__()
        self._chosen, self._known, self._sender = chosen, known, sender

    def pytest_runtestloop(self, session: Any) -> bool:
        items = {item.nodeid: item for item in session.items}
        total, checked = 0.0, []
        for test, seconds in self._known.seconds.items():
            total += seconds
            if total <= _CHECKED:
                checked.append(items[test])
        clean = _forked(lambda notes: self._run(checked, notes), wall=3600.0, quiet=False)
        if clean.get("status") != 0:
            self._sender.send(RuntimeError(f"the tests fail here without a fault: {clean}"))
            return True
        for mutant in self._chosen:
            start, tests = time.monotonic(), self._known.tests(mutant)
            if not tests:
                self._sender.send(Verdict("not run"))
                continue
            limit, run = self._known.limit(tests), [items[test] for test in tests]
            notes = _forked(
                lambda notes, mutant=mutant, run=run: self._try(mutant, run, notes),
                cpu=limit,
                wall=6 * limit,
                quiet=False,
            )
            failure = RuntimeError(f"{mutant} could not be planted: {notes}")
            self._sender.send(_verdict(notes, start) if notes["planted"] else failure)
        return True

    def _try(self, mutant: Mutant, items: Sequence[Any], notes: Notes) -> None:
        importlib.import_module(_dotted(mutant.module))  # a test may be the first to import it
        if _plant(mutant.module, mutant.code()):
            Path(tempfile.gettempdir(), "planted").touch()  # a test that hangs ends the process
        self._run(items, notes)

    def _run(self, items: Sequence[Any], notes: Notes) -> None:
        for item, following in zip(items, [*items[1:], None], strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if self.failed:
                break
        notes.update(status=int(bool(self.failed)), failed=self.failed)


def _plant(module: Path, code: str) -> int:
    """Gives the live functions of a module the code of another text of it; how many."""
    path = str(ROOT / module)
    codes = {_name(part): part for part in _codes(compile(code, path, "exec", dont_inherit=True))}
    count = 0
    for function in gc.get_objects():
        # `type`, for `isinstance` asks proxies, some of which warn or import
        if type(function) is FunctionType and function.__code__.co_filename == path:
            other = codes.get(_name(function.__code__))
            if other is not None and other != function.__code__:
                function.__code__ = other
                count += 1
    return count


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for part in code.co_consts:
        if isinstance(part, CodeType):
            yield from _codes(part)


def _name(code: CodeType) -> tuple[str, int]:
    return code.co_qualname, code.co_firstlineno


def _dotted(module: Path) -> str:
    """What a module is imported as."""
    parts = module.relative_to("src").with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


class _Planted:
    """Finds one module, and gives other code for it."""

    def __init__(self, module: Path, code: str) -> None:
        self._name = _dotted(module)
        self._path, self._code = str(ROOT / module), code

    def find_spec(self, name: str, path: object = None, target: object = None) -> Any:
        if name != self._name:
            return None
        loader = _Loader(name, self._path)
        loader.code = self._code
        return importlib.util.spec_from_file_location(name, self._path, loader=loader)


class _Loader(importlib.machinery.SourceFileLoader):
    code = ""

    def get_code(self, fullname: str) -> Any:
        return compile(self.code, self.path, "exec", dont_inherit=True)


def _explored(room: Room, notes: Notes) -> None:
    import coverage

    cover = coverage.Coverage(data_file=None, source=[str(SOURCE)], messages=False)
    cover.start()
    watch = _Watch(cover.switch_context)
    status = _pytest(["--maxfail=20", *_paths(room)], watch)
    notes.update(status=status, failures=watch.failures, seconds=watch.seconds)
    cover.stop()
    data, lines = cover.get_data(), {}
    for file in data.measured_files():
        by_line = data.contexts_by_lineno(file)
        lines[str(Path(file).relative_to(ROOT))] = {
            line: frozenset(names) for line, names in by_line.items()
        }
    notes["lines"] = lines


def _pytest(tests: Sequence[str], watch: _Watch) -> int:
    import pytest

    place = Path(tempfile.gettempdir()) / f"mutation-{os.getpid()}"
    try:
        return int(pytest.main([*_OPTIONS, f"--basetemp={place}", *tests], plugins=[watch]))
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _forked(
    work: Callable[[Notes], None], *, wall: float, cpu: float | None = None, quiet: bool = True
) -> Notes:
    """What `work`, run in a fork, wrote down; `late` where it ran longer than allowed."""
    place = Path(tempfile.mkdtemp(prefix="mutation-"))
    pid = os.fork()
    if pid == 0:
        _in_fork(work, place, cpu, quiet)
    notes: Notes = {"late": not _waited(pid, wall)}
    with contextlib.suppress(OSError, EOFError, pickle.UnpicklingError):
        notes.update(pickle.loads((place / "notes").read_bytes()))
    notes["late"] |= (place / "late").exists()
    notes["planted"] = (place / "planted").exists()
    shutil.rmtree(place, ignore_errors=True)
    return notes


def _in_fork(work: Callable[[Notes], None], place: Path, cpu: float | None, quiet: bool) -> None:
    notes: Notes = {}
    try:
        os.setsid()
        if quiet:
            said = os.open(place / "said", os.O_WRONLY | os.O_CREAT)
            os.dup2(said, 1)
            os.dup2(said, 2)
        tempfile.tempdir = os.environ["TMPDIR"] = str(place)
        if cpu is not None:
            signal.signal(signal.SIGXCPU, lambda *_: ((place / "late").touch(), os._exit(1)))
            resource.setrlimit(resource.RLIMIT_CPU, (int(cpu) + 1, int(cpu) + 20))
        work(notes)
        if notes.get("status") != 0 and quiet:
            notes["said"] = (place / "said").read_text("utf-8", "replace")[-3000:]
    except BaseException:  # whatever a fault can raise; the parent is not to run on in the fork
        notes["error"] = traceback.format_exc()
    finally:
        (place / "notes").write_bytes(pickle.dumps(notes))
        os._exit(0)


def _waited(pid: int, wall: float) -> bool:
    """Whether the child ended in time; its whole group is gone afterwards."""
    end, in_time = time.monotonic() + wall, True
    while os.waitpid(pid, os.WNOHANG) == (0, 0):
        if time.monotonic() > end:
            in_time = False
            os.killpg(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            break
        time.sleep(0.01)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)
    return in_time


def _verdict(notes: Notes, start: float) -> Verdict:
    seconds = round(time.monotonic() - start, 1)
    if notes["late"]:
        return Verdict("timed out", "", seconds)
    if notes.get("status") == 0:
        return Verdict("survived", "", seconds)
    failed = notes.get("failed") or notes.get("error", "the tests ended early").splitlines()[-1]
    return Verdict("killed", failed, seconds)


def _paths(room: Room) -> list[str]:
    return [f"tests/{name}" for name in room.tests]


def _file(test: str) -> str:
    return test.partition("::")[0]
