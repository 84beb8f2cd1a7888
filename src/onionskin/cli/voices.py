"""`onionskin voices`, and `onionskin voices say` to hear one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from onionskin.cli import options
from onionskin.cli.output import in_a_row, print_json, say_warnings, show, translated
from onionskin.errors import InvalidInput, UnsupportedFormat

voices_app = typer.Typer(
    name="voices", help="List the voices, or hear one. Without a command, list them."
)


@voices_app.callback(invoke_without_command=True)
def _list(context: typer.Context, json: options.Json = False) -> None:
    """List the voices: what they speak, whether they are ready, and their licences."""
    if context.invoked_subcommand is not None:
        return
    from onionskin.finish.speech import voice_names, voice_schemes
    from onionskin.finish.voices.facts import voice_facts

    facts = [voice_facts(name) for name in voice_names()]
    schemes = voice_schemes()
    if json:
        print_json("voices", {"voices": facts, "schemes": list(schemes)})
        return
    show("\n".join(_line(fact) for fact in facts))
    show(f"voices that take a name after a colon: {', '.join(f'{each}:...' for each in schemes)}")


@voices_app.command()
def say(
    text: Annotated[str, typer.Argument(help="Text to speak.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Output file (.wav).")],
    voice: Annotated[str, typer.Option("--voice", help="Voice to use.")] = "auto",
    language: Annotated[
        str, typer.Option("--language", help="Language of the text: en or zh.")
    ] = "en",
    pace: Annotated[
        float, typer.Option("--pace", help="Speaking speed: 0.5 (slow) to 2 (fast).")
    ] = 1.0,
    force: Annotated[
        bool, typer.Option("--force", help="Overwrite the output if it exists.")
    ] = False,
    json: options.Json = False,
) -> None:
    """Speak a text into a file. --json adds the times of words and phonemes."""
    from onionskin.finish.voices.casting import cast_voices
    from onionskin.finish.voices.sounding import wave_bytes
    from onionskin.media.destination import Destination

    if output.suffix.lower() != ".wav":
        raise UnsupportedFormat(f"{output} must end in .wav")
    destination = Destination(output, force=force)
    cast = cast_voices({}, asked=voice, language=language)
    if cast.warnings:  # for a film a warning; here there would be nothing but silence
        raise InvalidInput(cast.warnings[0].replace("the film has", "a film would have"))
    speech = cast.narrator.speak(text, language=language, pace=pace)
    with destination.writing() as part:
        part.write_bytes(wave_bytes(speech.sound))
    say_warnings(speech.warnings)
    if json:
        document = {"output": str(output), "voice": cast.narrator.name, "seconds": speech.seconds}
        print_json("speech", {**document, **_times(speech), "warnings": list(speech.warnings)})
    else:
        count = len(speech.words)
        show(f"{output}: {speech.seconds:.2f} s, {count} words, voice {cast.narrator.name}")


def _times(speech: Any) -> dict[str, object]:
    """Words and phonemes with their seconds."""
    words = [{"text": w.text, "start": w.start, "end": w.end} for w in speech.words]
    sounds = [{"symbol": p.symbol, "start": p.start, "end": p.end} for p in speech.phonemes]
    return {"words": words, "phonemes": sounds}


def _line(fact: dict[str, Any]) -> str:
    from rich.cells import set_cell_size  # Chinese letters are two wide

    if fact["problem"]:
        return f"{fact['name']:<9} does not load: {fact['problem']}"
    state = "ready" if fact["ready"] else "not here" if fact["licence"] else "by name"
    languages = ", ".join(fact["languages"])
    about = in_a_row([each for each in (fact["about"], fact["licence"]) if each])
    return f"{fact['name']:<9} {languages:<7} {set_cell_size(translated(state), 9)} {about}"
