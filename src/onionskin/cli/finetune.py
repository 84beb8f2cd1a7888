"""`onionskin finetune`: low-rank weights for a model, from pictures or clips."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onionskin.cli import options
from onionskin.cli.numbers import number, whole_number
from onionskin.cli.output import print_json, say
from onionskin.settings import EngineSettings


def finetune(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="FOLDER",
            help="Folder of pictures and clips, ideally 5 to 50. NAME.txt next to each says "
            "what it shows.",
        ),
    ],
    engine: Annotated[
        str, typer.Option(help="Model to teach: toybox, wan, wan2.2-5b, wan-14b, ltx or cogvideox.")
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Output file (.safetensors); use it with --lora."
        ),
    ],
    licence: Annotated[
        str,
        typer.Option(help="Licence of the pictures and clips, for the model card, e.g. 'our own'."),
    ] = "",
    prompt: Annotated[str, typer.Option(help="Caption for every file that has no NAME.txt.")] = "",
    steps: Annotated[
        int, typer.Option(parser=whole_number, metavar="N", help="Number of training steps.")
    ] = 1000,
    rank: Annotated[
        int | None,
        typer.Option(
            parser=whole_number,
            metavar="N",
            help="Rank of the LoRA. Default: up to 16, as memory allows.",
        ),
    ] = None,
    learning_rate: Annotated[
        float | None,
        typer.Option(
            parser=number,
            metavar="RATE",
            help="Learning rate. Lower it if the loss grows. Default: 1e-4; toybox: 5e-3.",
        ),
    ] = None,
    size: Annotated[
        str | None, typer.Option(metavar="WxH", help="Size to train at. Default: the model's.")
    ] = None,
    frames: Annotated[
        int,
        typer.Option(
            parser=whole_number, metavar="N", help="Maximum number of frames taken from each clip."
        ),
    ] = 33,
    prior: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PROMPT",
            help="A prompt whose results should not change. Repeatable.",
        ),
    ] = None,
    seed: Annotated[
        int, typer.Option(parser=whole_number, metavar="N", help="Seed of the training noise.")
    ] = 0,
    force: options.Force = False,
    json: options.Json = False,
    *,
    settings: EngineSettings,
) -> None:
    """Teach a model a subject or a style, from pictures or clips; use it with --lora."""
    from onionskin.cli.bar import progress_bar
    from onionskin.cli.stopping import stoppable
    from onionskin.engines.registry import load_engine
    from onionskin.finetuning.finetune import finetune as tune
    from onionskin.finetuning.material import pieces_of
    from onionskin.finetuning.tuning import Tuning
    from onionskin.render.framing import parse_size

    tuning = Tuning(
        num_steps=steps,
        rank=rank,
        learning_rate=learning_rate,
        size=None if size is None else parse_size(size),
        num_frames=frames,
        prior_prompts=tuple(prior or ()),
        seed=seed,
        licence=licence,
    )
    pieces = pieces_of(folder, prompt)
    with stoppable() as cancelled, progress_bar() as progress:
        done = tune(
            pieces,
            output,
            load_engine(engine, settings),
            tuning,
            force=force,
            progress=progress,
            cancelled=cancelled,
        )
    if json:
        print_json(
            "finetune",
            {
                "path": str(done.path),
                "card": str(done.card),
                "rank": done.rank,
                "weights": done.num_weights,
                "loss_before": done.loss_before,
                "loss_after": done.loss_after,
            },
        )
        return
    say(f"loss at fixed noise: {done.loss_before:.4f} before, {done.loss_after:.4f} after")
    typer.echo(str(done.path))
