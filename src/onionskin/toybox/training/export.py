"""Writes the averaged weights of a run as the package's own.

python -m onionskin.toybox.training.export --run RUN
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from onionskin.toybox.model import FillModel
from onionskin.toybox.weights import FILE, save_weights, weights_id


def export(run: Path, path: Path = FILE) -> str:
    """Saves the moving average of `run` to `path` in float16; says its id."""
    state = torch.load(run / "state.pt", weights_only=True)
    model = FillModel()
    model.load_state_dict(state["average"])
    hours = f"{state['seconds'] / 3600:.2f}"
    save_weights(model, path, hours_trained=hours, frames_seen=str(state["frames"]))
    weights_id.cache_clear()
    return weights_id(path)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--output", type=Path, default=FILE)
    arguments = parser.parse_args()
    print(export(arguments.run, arguments.output))  # noqa: T201


if __name__ == "__main__":
    main()
