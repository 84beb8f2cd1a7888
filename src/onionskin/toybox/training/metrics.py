"""The log of a run: JSON lines, and TensorBoard where it is installed."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any

from onionskin.toybox.training.parallel import Team

LOG = "log.jsonl"


class Metrics:
    """Writes figures by step; only the leader of a team writes."""

    def __init__(self, folder: Path, step: int, team: Team) -> None:
        """Goes on after `step`: later lines are of a stretch that is done again."""
        self._file: IO[str] | None = None
        self._board: Any = None
        if team.leads:
            path = folder / LOG
            _keep_until(path, step)
            self._file = path.open("a", encoding="utf-8")
            if find_spec("tensorboard"):
                from torch.utils.tensorboard import SummaryWriter

                self._board = SummaryWriter(str(folder / "tensorboard"), purge_step=step + 1)

    def write(self, step: int, figures: dict[str, float]) -> None:
        """One line."""
        if self._file is None:
            return
        self._file.write(json.dumps({"step": step, **figures}) + "\n")
        self._file.flush()
        for name, value in figures.items():
            if self._board is not None:
                self._board.add_scalar(name, value, step)

    def close(self) -> None:
        """Closes the files."""
        for each in (self._file, self._board):
            if each is not None:
                each.close()


def read_log(folder: Path) -> list[dict[str, float]]:
    """The lines of a run's log; a last one that was cut short is left out."""
    path = folder / LOG
    if not path.exists():
        return []
    text = path.read_text("utf-8")
    return [json.loads(line) for line in text[: text.rfind("\n") + 1].splitlines()]


def _keep_until(path: Path, step: int) -> None:
    """Takes out the lines after a step."""
    if path.exists():
        kept = [line for line in read_log(path.parent) if line["step"] <= step]
        part = path.with_suffix(".part")
        part.write_text("".join(json.dumps(line) + "\n" for line in kept), "utf-8")
        part.replace(path)
