"""Writes the averaged weights of a run as the package's own.

python -m onionskin.toybox.training.export --run RUN

With `--blend OLD --share .3` they are three tenths the run's and seven tenths those of an
earlier export of the same run: weights along one training may be averaged (Wortsman et al.,
2203.05482).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from onionskin.toybox.training.trainer import WEIGHTS
from onionskin.toybox.weights import FILE, load_model, notes_of, save_weights, weights_id


def export(run: Path, path: Path = FILE, blend: Path | None = None, share: float = 1.0) -> str:
    """Saves the moving average of `run` to `path` in float16; says its id.

    Only `share` (0..1) of it, the rest from the weights file `blend`, where one is given.
    """
    model = load_model(run / WEIGHTS)
    if blend is not None:
        old = load_model(blend).state_dict()
        with torch.no_grad():
            for name, value in model.state_dict().items():
                value.lerp_(old[name], 1 - share)
    notes = {name: said for name, said in notes_of(run / WEIGHTS).items() if name != "config"}
    save_weights(model, path, **notes)
    load_model.cache_clear()
    weights_id.cache_clear()
    return weights_id(path)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--output", type=Path, default=FILE)
    parser.add_argument("--blend", type=Path, help="weights file of an earlier export")
    parser.add_argument("--share", type=float, default=1.0, help="of the run in the blend")
    arguments = parser.parse_args()
    blend, share = arguments.blend, arguments.share
    print(export(arguments.run, arguments.output, blend, share))  # noqa: T201


if __name__ == "__main__":
    main()
