"""One storyboard, many recipients: a film for every row of a table.

    made = make_campaign("film.yaml", "people.csv", "out/{name}.mp4")
    made.summary                       # out/campaign.csv: a row for each film, made or failed

Only what differs between rows is made again, for finished shots are kept. A row that cannot be
made fails alone, and so does one that leaves a field empty that the storyboard uses (`{name?}` may
be empty). A campaign that was stopped goes on where it was: rows whose film is there and
made of the same are passed over.
"""

from __future__ import annotations

import csv
import json
import os
import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Final, Literal

from onionskin.errors import Cancelled, InvalidInput, OnionskinError
from onionskin.executors.executor import Executor, InTurn, Watch
from onionskin.film.asked import FilmOptions
from onionskin.film.board_file import SUFFIXES, board_of_data
from onionskin.film.fields import (
    Row,
    Table,
    check_fields,
    file_name,
    filled,
    read_table,
    refuse_empty,
)
from onionskin.film.make import Film, make_film
from onionskin.film.reading import files_of, located
from onionskin.film.script.reading import script_text
from onionskin.film.store import Store, file_hash, key_of
from onionskin.film.storyboard import Storyboard
from onionskin.film.yaml_lines import Lined, read_yaml
from onionskin.media.destination import Destination, PathLike
from onionskin.progress import (
    IsCancelled,
    Progress,
    ReportProgress,
    never_cancelled,
    report_nothing,
)
from onionskin.serial import to_dict
from onionskin.version import __version__

Status = Literal["made", "kept", "failed"]
MakeFilm = Callable[..., Film]
_MOST_BOARD_BYTES: Final = 16_000_000
SUMMARY: Final = "campaign.csv"


@dataclass(frozen=True, kw_only=True, slots=True)
class RowResult:
    """What became of a row: its number from 1, its film, how long it plays, or what went wrong.

    `warnings` tell what its film shows otherwise than asked.
    """

    row: int
    status: Status
    output: str
    seconds: float = 0.0
    shots: int = 0
    shots_made: int = 0
    error: str = ""
    warnings: tuple[str, ...] = ()
    key: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Campaign:
    """What became of all rows, and the table that says so."""

    results: tuple[RowResult, ...]
    summary: str
    warnings: tuple[str, ...] = ()
    seconds_elapsed: float = field(default=0.0, compare=False)

    def count(self, status: Status) -> int:
        """How many rows were made, kept or failed."""
        return sum(each.status == status for each in self.results)

    def to_dict(self) -> dict[str, object]:
        """The same as plain data."""
        return {
            "summary": self.summary,
            "num_rows": len(self.results),
            **{f"num_{status}": self.count(status) for status in ("made", "kept", "failed")},
            "seconds_elapsed": round(self.seconds_elapsed, 3),
            "warnings": list(self.warnings),
            "rows": [_shown(each) for each in self.results],
        }


def make_campaign(
    board: PathLike,
    data: PathLike,
    output: str,
    options: FilmOptions | None = None,
    *,
    summary: PathLike | None = None,
    store: Store | None = None,
    make: MakeFilm = make_film,
    executor: Executor | None = None,
    progress: ReportProgress = report_nothing,
    cancelled: IsCancelled = never_cancelled,
) -> Campaign:
    """Makes a film of the storyboard's file (.yaml) for every row of the table `data` (CSV).

    `output` is their path, with a field in it; `summary` (.csv or .json; campaign.csv beside the
    films) is written at the end, and when it is stopped. Raises InvalidInput where nothing can be
    made at all: no table, fields without a column, two rows with one path; Cancelled.

    The shots of the first film go through `executor`, then whole films: what they have in common
    is made once.
    """
    started = time.perf_counter()
    plan = _prepared(Path(board), Path(data), output, options or FilmOptions())
    table = _summary_path(summary, plan.outputs)
    journal = _Journal(table.with_name(table.name + ".rows"))
    kept = Store() if store is None else store
    rows = _Rows(plan, journal, kept, make, executor or InTurn(), progress, cancelled)
    try:
        rows.make()
    finally:
        if rows.results:
            _write_summary(table, plan.table, rows.in_order)
    return Campaign(
        results=tuple(rows.in_order),
        summary=os.fspath(table),
        warnings=rows.told,
        seconds_elapsed=time.perf_counter() - started,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Plan:
    """Everything that is known before the first row is made."""

    lined: Lined
    folder: Path
    table: Table
    output: str
    outputs: tuple[str, ...]
    options: FilmOptions

    def board_of(self, index: int) -> Storyboard:
        """The storyboard of a row. Raises InvalidInput with the line, or for an empty value."""
        row = self.table.rows[index]
        if not self.outputs[index]:
            file_name(self.output, row)
        refuse_empty(self.lined.data, row)
        data = filled(self.lined.data, self.table.rows[index])
        board = located(board_of_data(Lined(data, self.lined.lines)), self.folder)
        changes: dict[str, Any] = self.options.changes()
        return replace(board, **changes)


def _prepared(board: Path, data: Path, output: str, options: FilmOptions) -> _Plan:
    if board.suffix.lower() not in SUFFIXES:
        raise InvalidInput(
            f"{board} is not a storyboard; make one first: onionskin storyboard {board} -o "
            "film.yaml"
        )
    table = read_table(data)
    lined = read_yaml(script_text(board, "storyboard", _MOST_BOARD_BYTES), "storyboard")
    check_fields(lined.data, table.columns, str(board))
    check_fields(output, table.columns, "the output")
    return _Plan(
        lined=lined,
        folder=board.parent,
        table=table,
        output=output,
        outputs=_outputs(output, table.rows),
        options=options,
    )


def _outputs(output: str, rows: Iterable[Row]) -> tuple[str, ...]:
    """The path of each row's film; "" where it has no name. Refuses two rows with one."""
    paths: list[str] = []
    first: dict[str, int] = {}
    for number, row in enumerate(rows, 1):
        try:
            path = file_name(output, row)
        except InvalidInput:
            path = ""
        if path and path in first:
            raise InvalidInput(
                f"rows {first[path]} and {number} would both be {path}; use a field in the "
                "output name that differs, such as {name}"
            )
        first[path] = number
        paths.append(path)
    return tuple(paths)


@dataclass(frozen=True, kw_only=True, slots=True)
class RowTask:
    """The film of one row as a value: whoever does it, in whichever process, makes the same."""

    number: int
    output: str
    board: Storyboard
    options: FilmOptions
    key: str
    store: Store
    make: MakeFilm

    def __call__(
        self,
        *,
        executor: Executor | None = None,
        progress: ReportProgress = report_nothing,
        cancelled: IsCancelled = never_cancelled,
    ) -> RowResult:
        """What became of the row. Raises Cancelled and nothing else."""
        more = {} if executor is None else {"executor": executor}
        try:
            Path(self.output).parent.mkdir(parents=True, exist_ok=True)
            film = self.make(
                self.board,
                self.output,
                self.options,
                store=self.store,
                cancelled=cancelled,
                **more,
            )
        except Cancelled:
            raise
        except (OnionskinError, OSError) as error:
            return _failed(self.number, self.output, str(error))
        except Exception as error:  # a fault of ours in one row is not the others'
            told = f"an error in onionskin itself: {type(error).__name__}: {error}"
            return _failed(self.number, self.output, told)
        return RowResult(
            row=self.number,
            status="made",
            output=self.output,
            seconds=round(film.seconds, 3),
            shots=len(film.shots),
            shots_made=film.num_made,
            warnings=tuple(dict.fromkeys(film.warnings)),
            key=self.key,
        )


_MOST_ROWS_TOLD: Final = 5
"""Rows of a warning that are named."""


class _Rows:
    """The rows of a campaign while they are made, as many at once as the executor has room for."""

    def __init__(
        self,
        plan: _Plan,
        journal: _Journal,
        store: Store,
        make: MakeFilm,
        executor: Executor,
        progress: ReportProgress,
        cancelled: IsCancelled,
    ) -> None:
        self._plan, self._journal, self._store, self._make = plan, journal, store, make
        self._executor, self._progress, self._cancelled = executor, progress, cancelled
        self.results: list[RowResult] = []
        self._running: set[Future[RowResult]] = set()

    @property
    def in_order(self) -> list[RowResult]:
        """What became of the rows so far."""
        return sorted(self.results, key=lambda each: each.row)

    def make(self) -> None:
        """Makes all rows. Raises Cancelled."""
        is_first = True
        several = self._executor.num_workers > 1
        try:
            for index in range(len(self._plan.table.rows)):
                self._refuse_cancelled()
                self._tell()
                task = self._task(index)
                if isinstance(task, RowResult):
                    self._add(task)
                elif is_first or not several:
                    is_first = False
                    executor = self._executor if several else None
                    self._add(task(executor=executor, cancelled=self._cancelled))
                else:
                    watch = Watch(cancelled=self._cancelled)
                    self._running.add(self._executor.submit(task, watch))
                    self._collect(room=self._executor.num_workers)
            self._collect(room=1)
            self._tell()
        finally:
            self._keep_finished()

    def _task(self, index: int) -> RowTask | RowResult:
        """What is to be made of a row; or what became of it, where there is nothing to make."""
        number, output = index + 1, self._plan.outputs[index]
        try:
            board = self._plan.board_of(index)
            key = _key_of(board, self._plan.options)
        except (OnionskinError, OSError) as error:
            return _failed(number, output, str(error))
        before = self._journal.finished.get(output)
        if before is not None and before.key == key and Path(output).is_file():
            return replace(before, row=number, status="kept", shots_made=0)
        # What the campaign made itself it may replace.
        force = self._plan.options.force or output in self._journal.begun
        self._journal.begin(output)
        return RowTask(
            number=number,
            output=output,
            board=board,
            options=_beside_the_board(replace(self._plan.options, force=force)),
            key=key,
            store=self._store,
            make=self._make,
        )

    @property
    def told(self) -> tuple[str, ...]:
        """What was done otherwise than asked, each line with its rows where not all say so."""
        num_rows, warnings = len(self.results), list[str]()
        rows_of: dict[str, list[int]] = {}
        for result in self.in_order:
            for line in result.warnings:
                rows_of.setdefault(line, []).append(result.row)
        for line, rows in rows_of.items():
            if len(rows) == num_rows > 1:
                warnings.append(line)
            else:
                found = ", ".join(map(str, rows[:_MOST_ROWS_TOLD]))
                more = "" if len(rows) <= _MOST_ROWS_TOLD else ", …"
                warnings.append(f"row {found}{more}: {line}")
        return tuple(warnings)

    def _collect(self, room: int) -> None:
        """Waits until fewer than `room` rows are being made. Raises Cancelled."""
        while len(self._running) >= room:
            done, self._running = wait(self._running, return_when=FIRST_COMPLETED)
            for each in done:
                self._add(each.result())
            self._tell()

    def _keep_finished(self) -> None:
        """Waits for rows that are still being made, where others were stopped."""
        for each in wait(self._running).done:
            if not each.cancelled() and each.exception() is None:
                self._add(each.result())

    def _add(self, result: RowResult) -> None:
        self.results.append(result)
        self._journal.add(result)

    def _refuse_cancelled(self) -> None:
        if self._cancelled():
            raise Cancelled("stopped; finished films are kept")

    def _tell(self) -> None:
        done, total = len(self.results), len(self._plan.table.rows)
        label = f"row {done + 1}" if done < total else ""
        self._progress(Progress(num_done=done, num_steps=total, label=label))


def _failed(number: int, output: str, error: str) -> RowResult:
    return RowResult(row=number, status="failed", output=output, error=error)


def _beside_the_board(options: FilmOptions) -> FilmOptions:
    """The options without what the storyboard was changed by already."""
    names = ("size", "fps", "voice", "captions", "music", "style", "seed")
    nothing: dict[str, Any] = dict.fromkeys(names)
    return replace(options, **nothing)


def _key_of(board: Storyboard, options: FilmOptions) -> str:
    """What a row's film is made of, in one word; its files by what they hold."""
    return key_of(
        "campaign",
        version=__version__,
        board=to_dict(board),
        files=[file_hash(path) for path in files_of(board)],
        codec=options.codec,
        preview=options.preview,
        only=options.only,
        label=options.label,
        mark=options.mark,
        sign=options.sign,
    )


class _Journal:
    """The rows that were begun and made, each in a line of its own: what was killed goes on."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.finished: dict[str, RowResult] = {}
        self.begun: set[str] = set()
        try:
            lines = path.read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            lines = []
        for line in lines:
            try:
                told = json.loads(line)
                self.begun.add(str(told["output"]))
                if told.get("status") == "made":
                    told["warnings"] = tuple(told.get("warnings", ()))
                    self.finished[told["output"]] = RowResult(**told)
            except (ValueError, TypeError, KeyError):
                continue  # the last line of a campaign that was killed

    def begin(self, output: str) -> None:
        """Writes down that a film is being made: it may be replaced if that is cut short."""
        if not Path(output).exists() and output not in self.begun:
            self._write({"output": output, "status": "begun"})

    def add(self, result: RowResult) -> None:
        """Writes down a row that was made."""
        if result.status == "made":
            self._write(asdict(result))

    def _write(self, line: Mapping[str, object]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


def _summary_path(summary: PathLike | None, outputs: Iterable[str]) -> Path:
    if summary is None:
        first = next((each for each in outputs if each), "film.mp4")
        return Path(first).parent / SUMMARY
    path = Path(summary)
    if path.suffix.lower() not in (".csv", ".json"):
        raise InvalidInput(f"summary {path} must end in .csv or .json")
    return path


def _write_summary(path: Path, table: Table, results: Iterable[RowResult]) -> None:
    """Writes what became of the rows, each with its own columns, in one step."""
    rows: list[dict[str, Any]] = [{**table.rows[each.row - 1], **_shown(each)} for each in results]
    path.parent.mkdir(parents=True, exist_ok=True)
    with Destination(path, force=True).writing() as part:
        if path.suffix.lower() == ".json":
            text = json.dumps({"schema": "onionskin.campaign/1", "rows": rows}, indent=1)
            Path(part).write_text(text + "\n", "utf-8")
            return
        # Excel takes UTF-8 for what it is only behind this mark.
        with Path(part).open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows({**row, "warnings": "; ".join(row["warnings"])} for row in rows)


def _shown(result: RowResult) -> Mapping[str, object]:
    shown = {**asdict(result), "warnings": list(result.warnings)}
    del shown["key"]
    return shown
