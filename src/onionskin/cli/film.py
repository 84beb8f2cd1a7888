"""`onionskin film`: a script in, a finished film out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onionskin.cli import options
from onionskin.cli.numbers import whole_number
from onionskin.cli.output import print_json, say, say_warnings
from onionskin.errors import InvalidInput

if TYPE_CHECKING:
    from onionskin.film.asked import FilmOptions
    from onionskin.film.make import Film
    from onionskin.finish.provenance.signing import Certificate

_LOOK, _SOUND, _OUTPUT, _RUNNING = "Picture", "Voice and sound", "Output", "Running"


def film(
    script: Annotated[
        str,
        typer.Argument(help="A script (.md, .fountain, .txt), or a storyboard (.yaml)."),
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            help="Output file: .mp4, .mov, .mkv or .webm. Captions (.srt), timeline (.otio), "
            "report (.html) and poster (.jpg) go next to it.",
            rich_help_panel=_OUTPUT,
        ),
    ] = None,
    size: Annotated[
        str | None,
        typer.Option(
            metavar="WxH",
            help="Size: 1920x1080, 720p, 9:16, square ... Default: the script's, or 1920x1080.",
            rich_help_panel=_LOOK,
        ),
    ] = None,
    fps: Annotated[
        str | None,
        typer.Option(
            help="Frames per second: 24, 25, 30, 60 ... Default: the script's, or 24.",
            metavar="RATE",
            rich_help_panel=_LOOK,
        ),
    ] = None,
    style: Annotated[
        str | None,
        typer.Option(
            help="Look of the drawings: flat, paper, watercolour, chalk, blueprint, pixel or noir.",
            rich_help_panel=_LOOK,
        ),
    ] = None,
    voice: Annotated[
        str | None,
        typer.Option(
            help="Narrator: a voice from `onionskin voices`, or off.", rich_help_panel=_SOUND
        ),
    ] = None,
    captions: Annotated[
        str | None,
        typer.Option(
            help="Captions: burned (into the picture), soft (a separate file, and a track in "
            ".mkv) or off.",
            rich_help_panel=_SOUND,
        ),
    ] = None,
    music: Annotated[
        str | None,
        typer.Option(
            help="Music: a mood such as calm or bright, your own sound file, or off.",
            rich_help_panel=_SOUND,
        ),
    ] = None,
    seed: Annotated[
        int | None,
        typer.Option(
            parser=whole_number,
            metavar="N",
            help="Seed. A different seed gives different people and music.",
            rich_help_panel=_LOOK,
        ),
    ] = None,
    codec: Annotated[
        str | None,
        typer.Option(
            help="Video codec: h264, hevc, av1, vp9 or prores (.mov).", rich_help_panel=_OUTPUT
        ),
    ] = None,
    preview: Annotated[
        bool,
        typer.Option(
            "--preview",
            help="Fast, rough version: 360p at 12 frames per second.",
            rich_help_panel=_OUTPUT,
        ),
    ] = False,
    sheet: Annotated[
        str | None,
        typer.Option(
            metavar="FILE.png",
            help="Storyboard sheet: one picture of all shots with their words. Without -o, only "
            "this is made, in seconds.",
            rich_help_panel=_OUTPUT,
        ),
    ] = None,
    only: Annotated[
        int | None,
        typer.Option(
            parser=whole_number,
            metavar="N",
            help="Make only shot N. The film reuses it later.",
            rich_help_panel=_OUTPUT,
        ),
    ] = None,
    label: Annotated[
        str,
        typer.Option(
            help='Show "AI-generated" in the picture: off, corner, or first (for three seconds).',
            rich_help_panel=_LOOK,
        ),
    ] = "off",
    mark: Annotated[
        bool,
        typer.Option(
            "--mark",
            help="Invisible watermark in every frame; `onionskin verify` finds it.",
            rich_help_panel=_OUTPUT,
        ),
    ] = False,
    sign: Annotated[
        bool,
        typer.Option(
            "--sign",
            help="Add a signed C2PA manifest of how the film was made (.mp4 and .mov). Without "
            "--certificate it is signed with a test certificate, which proves nothing.",
            rich_help_panel=_OUTPUT,
        ),
    ] = False,
    certificate: Annotated[
        Path | None,
        typer.Option(
            metavar="CHAIN.pem",
            help="Your certificate chain (ES256) for --sign.",
            rich_help_panel=_OUTPUT,
        ),
    ] = None,
    key: Annotated[
        Path | None,
        typer.Option(
            metavar="KEY.pem", help="Private key of --certificate.", rich_help_panel=_OUTPUT
        ),
    ] = None,
    handover: Annotated[
        str | None,
        typer.Option(
            metavar="FOLDER",
            help="Write a folder for a video editor: shots with handles, separate voice, music "
            "and effects, and timelines (.otio, .fcpxml, .edl, .xml).",
            rich_help_panel=_OUTPUT,
        ),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(
            parser=whole_number,
            metavar="N",
            help="How many shots to make at once. Default: 1 in threads; elsewhere, as many as "
            "there is room for.",
            rich_help_panel=_RUNNING,
        ),
    ] = None,
    on: Annotated[str | None, options.on_option(_RUNNING)] = None,
    detach: Annotated[
        bool,
        typer.Option(
            "--detach",
            help="Put the film in the job queue and print the job's id (see `onionskin jobs`).",
            rich_help_panel=_OUTPUT,
        ),
    ] = False,
    force: options.Force = False,
    json: options.Json = False,
) -> None:
    """Turn a script into a finished film with voice, pictures, captions and music."""
    from onionskin.cli.bar import progress_bar
    from onionskin.cli.stopping import stoppable
    from onionskin.film.asked import FilmOptions
    from onionskin.film.make import make_film
    from onionskin.film.preview import Sheet, make_sheet
    from onionskin.framerate import exact_fps
    from onionskin.render.framing import parse_size

    asked = FilmOptions(
        size=None if size is None else parse_size(size),
        fps=None if fps is None else exact_fps(fps),
        style=style,
        voice=voice,
        captions=captions,
        music=music,
        seed=seed,
        codec=codec,
        preview=preview,
        sheet=sheet,
        only=only,
        label=label,
        mark=mark,
        sign=sign,
        certificate=_certificate(certificate, key),
        handover=handover,
        force=force,
    )
    if detach:
        if workers is not None or on is not None:
            raise InvalidInput("the queue says where a film runs: leave out --workers and --on")
        _detach(script, output, asked, json=json)
        return
    alone = sheet if output is None else None
    if output is None and alone is None:
        _check_is_there(script)
        raise InvalidInput("nothing to make; give -o film.mp4, or --sheet sheet.png")
    with (
        stoppable() as cancelled,
        progress_bar() as progress,
        options.open_executor(on, workers) as executor,
    ):
        how: dict[str, Any] = {"progress": progress, "cancelled": cancelled}
        made = (
            make_film(script, output, asked, executor=executor, **how)
            if output is not None
            else make_sheet(script, str(alone), asked, **how)
        )
    say_warnings(made.warnings)
    if json:
        print_json("sheet" if isinstance(made, Sheet) else "film", made.to_dict())
    elif isinstance(made, Sheet):
        typer.echo(made.path)
    else:
        _say(made)


def _check_is_there(script: str) -> None:
    if not Path(script).exists():
        raise InvalidInput(f"there is no script {script}: give a file such as film.md")


def _detach(script: str, output: str | None, asked: FilmOptions, *, json: bool) -> None:
    """Queues the film; its files lie in the job's folder, which `onionskin jobs show` names."""
    from onionskin.cli.serve import check_installed
    from onionskin.film.asked import opened
    from onionskin.jobs.store import JobStore, new_id

    check_installed()
    from onionskin.server.boards import keep_board
    from onionskin.server.kinds import BOARD_FOLDER, FILM

    if output is not None or any((asked.sheet, asked.only, asked.codec, asked.certificate)):
        raise InvalidInput(
            "a queued film is stored with its job; leave out --output, --sheet, --only, "
            "--codec and --certificate"
        )
    board, warnings, _ = opened(script, replace(asked, preview=False))
    store, job_id = JobStore(), new_id("film")
    folder = store.folder_of(job_id) / BOARD_FOLDER
    folder.mkdir()
    keep_board(board, folder)
    names = ("label", "mark", "sign", "preview")
    order = {name: getattr(asked, name) for name in names} | {"handover": bool(asked.handover)}
    about = {"title": board.title, "prompt": board.title, "warnings": list(warnings)}
    job = store.add(FILM, order, owner="local", about=about, job_id=job_id)
    say_warnings(warnings)
    if json:
        print_json("job", {"id": job.id, "state": job.state})
    else:
        say("queued; a running server or `onionskin jobs work` makes it")
        typer.echo(job.id)


def _certificate(chain: Path | None, key: Path | None) -> Certificate | None:
    from onionskin.finish.provenance.signing import Certificate

    if (chain is None) != (key is None):
        raise InvalidInput("a certificate and its key go together; give --certificate and --key")
    return None if chain is None or key is None else Certificate(chain=chain, key=key)


def _say(made: Film) -> None:
    """What was made: a path a line on stdout, all else on stderr."""
    kept = len(made.shots) - made.num_made
    found = f", {kept} of them reused" if kept else ""
    length = f"{made.seconds:.1f} s of film, {len(made.shots)} shots{found}"
    say(f"{length}; done in {made.seconds_elapsed:.1f} s")
    if made.signer:
        say(f"signed by: {made.signer}")
    for path in (made.path, *made.beside.values()):
        typer.echo(path)
