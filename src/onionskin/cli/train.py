"""`onionskin train`: a model of the family, from a config."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onionskin.cli import options
from onionskin.cli.numbers import whole_number
from onionskin.cli.output import print_json, say, show

if TYPE_CHECKING:
    from onionskin.toybox.training.config import TrainConfig
    from onionskin.toybox.training.estimate import Estimate
    from onionskin.toybox.training.trainer import Trained

_GIB = 1 << 30


def train(
    config: Annotated[
        str,
        typer.Argument(
            metavar="CONFIG",
            help="Python file with a TrainConfig, or a built-in one: small, clips, large or huge.",
        ),
    ],
    run: Annotated[
        Path | None,
        typer.Option(
            "--run", metavar="FOLDER", help="Folder for the run. An existing run is resumed."
        ),
    ] = None,
    steps: Annotated[
        int | None,
        typer.Option(
            parser=whole_number, metavar="N", help="Total number of steps. Default: the config's."
        ),
    ] = None,
    processes: Annotated[
        int,
        typer.Option(
            parser=whole_number,
            metavar="N",
            help="How many processes share the work. For several machines use --on ray:HOST:PORT "
            "or torchrun.",
        ),
    ] = 1,
    on: Annotated[
        str | None,
        typer.Option(
            "--on",
            metavar="NAME[:ADDRESS]",
            help="Where the processes run: threads (this machine; default), ray or ray:HOST:PORT.",
        ),
    ] = None,
    device: Annotated[str, typer.Option(help="Where to train: auto, cpu or cuda.")] = "auto",
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run", help="Show the memory and work that each process needs, then stop."
        ),
    ] = False,
    json: options.Json = False,
) -> None:
    """Train the built-in model, or a larger one like it, in one process or several."""
    from onionskin.errors import InvalidInput
    from onionskin.toybox.training.config import faults, read_config
    from onionskin.toybox.training.launch import is_launched

    if processes < 1:
        raise InvalidInput(f"processes is {processes}: give 1 or more")
    asked = read_config(config)
    if steps is not None:
        asked = replace(asked, num_steps=steps)
    found = faults(asked, folders=not dry_run)
    for fault in found[:-1]:
        say(f"{config}: {fault}")
    if found:
        raise InvalidInput(f"{config}: {found[-1]}")
    if dry_run:
        _tell(asked, processes, device, json=json)
        return
    if run is None:
        raise InvalidInput("train needs a folder for the run: give --run FOLDER, or --dry-run")
    place, _, address = (on or "threads").partition(":")
    if place not in ("threads", "ray") or (address and place == "threads"):
        raise InvalidInput(f"--on {on}: a run is trained on threads, ray or ray:HOST:PORT")
    if place == "ray":
        _train_on_ray(asked, run, address, processes, device, json=json)
    elif processes > 1 and not is_launched():
        _launch(config, run, asked.num_steps, processes, device, json=json)
    else:
        _train(asked, run, device, json=json)


def _tell(config: TrainConfig, processes: int, device: str, *, json: bool) -> None:
    from onionskin.toybox.training.estimate import estimate

    needed = estimate(config, processes, "cpu" if device in ("auto", "cpu") else "cuda")
    if json:
        print_json("train_estimate", {"processes": processes, **needed.to_dict()})
    else:
        show("\n".join(_lines(needed, processes)))


def _lines(needed: Estimate, processes: int) -> list[str]:
    rows = {
        "weights": needed.weights_bytes,
        "moving average": needed.average_bytes,
        "optimiser": needed.optimizer_bytes,
        "gradients": needed.gradients_bytes,
        "activations": needed.activations_bytes,
        "gathered weights": needed.gathered_bytes,
        "total": needed.total_bytes,
    }
    return [
        f"{needed.parameters:,} parameters, {processes} processes; the largest batch is "
        f"{needed.kind}",
        *(f"{name}: {value / _GIB:.2f} GiB" for name, value in rows.items()),
        f"{needed.flops_per_step:.3g} operations per step",
    ]


def _launch(config: str, run: Path, steps: int, processes: int, device: str, *, json: bool) -> None:
    from onionskin.cli.stopping import stoppable
    from onionskin.toybox.training.launch import launch

    arguments = ["train", config, "--run", str(run), "--steps", str(steps), "--device", device]
    with stoppable() as cancelled:
        code = launch([*arguments, "--json"] if json else arguments, processes, cancelled)
    if code:
        raise typer.Exit(code)


def _train(config: TrainConfig, run: Path, device: str, *, json: bool) -> None:
    from onionskin.cli.bar import progress_bar
    from onionskin.cli.stopping import stoppable
    from onionskin.toybox.training.parallel import joined
    from onionskin.toybox.training.trainer import train

    with stoppable() as cancelled, joined(device) as team, progress_bar() as progress:
        done = train(config, run, team=team, progress=progress, cancelled=cancelled)
    if team.leads:
        _say(run, done, json=json)


def _train_on_ray(
    config: TrainConfig, run: Path, address: str, processes: int, device: str, *, json: bool
) -> None:
    from onionskin.cli.bar import progress_bar
    from onionskin.cli.stopping import stoppable
    from onionskin.toybox.training.on_ray import train_on_ray

    with stoppable() as cancelled, progress_bar() as progress:
        done = train_on_ray(
            config, run, address, processes, device, progress=progress, cancelled=cancelled
        )
    _say(run, done, json=json)


def _say(run: Path, done: Trained, *, json: bool) -> None:
    if json:
        print_json(
            "train",
            {"run": str(run), "step": done.step, "loss": done.loss, "weights": str(done.weights)},
        )
    else:
        typer.echo(str(done.weights))
