"""Collects every message that people read, and brings the Chinese catalogue up to date.

python scripts/messages.py            new messages are added to zh.po, without a translation
python scripts/messages.py --missing  lists what has no translation yet, by file
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import polib
import typer

ROOT: Final = Path(__file__).resolve().parents[1]
SOURCE: Final = ROOT / "src" / "onionskin"
CATALOGUE: Final = SOURCE / "translation" / "zh.po"
NOT_FOR_PEOPLE: Final = (
    "planner/phrases", "planner/known_words.py", "planner/verbs", "planner/english",
    "planner/chinese", "planner/scenes",
    "planner/language_model.py", "planner/postures.py",
    "planner/implied.py", "planner/moods.py", "planner/reading", "film/usual.py",
    "film/said_in_chinese.py",
    "film/phrasing.py", "film/people.py", "film/depicting.py", "film/script/writer.py",
    "film/entire.py", "film/telling.py", "film/vignettes.py", "film/layouts.py", "film/point.py",
    "film/seen.py",
    "film/report", "finish/saying", "finish/mouths.py", "finish/captions/cues.py", "stage/",
    "stability/report", "safety/wording.py", "toybox/", "text/", "cast/names",
    "testing/", "translation/", "media/tags.py",
    "film/board_schema.py",
    "engines/diffusers/arguments.py", "cli/main.py",
    "film/callouts.py", "film/naming/", "planner/idioms.py", "planner/chapters.py",
    "curation/card.py", "finetuning/card.py", "curation/captions.py", "server/",
)  # fmt: skip
"""Words that are data, prompts, pages with words of their own, or read by developers.

Of the server it is what it refuses that people read; the studio has words of its own.
"""
_FOR_PROGRAMS: Final = ("testing/", "toybox/world/", "cli/main.py")
"""Modules whose errors and warnings, too, are read by developers alone."""
_WARNED_IN: Final = ("warnings", "notes")
"""Lists of what is told about a result; what is added to them is read by people."""
_QUIET_CALLS: Final = {
    "compile", "sub", "match", "search", "fullmatch", "finditer", "findall", "execute",
    "executescript", "split", "word_set", "filterwarnings", "debug", "info", "getenv", "startswith",
    "endswith", "encode",
}  # fmt: skip
REFUSALS: Final = {
    "ApiError": "", "HTTPException": "", "_wrong": "", "refusal": "", "_error": "",
    "not_found": "there is no ", "_refused": "url ",
}  # fmt: skip
"""Calls by which the server refuses, and how what they are given goes on before it."""
SAID: Final = "said"
"""The name of a message that is put together before it is raised."""
_OF_FIELDS: Final = (
    "Field required", "Extra inputs are not permitted", "JSON decode error",
    "Input should be a valid string", "Input should be a valid boolean",
    "Input should be a valid number", "Input should be a valid integer",
    "Input should be a valid list", "Input should be a valid dictionary",
    "Input should be a valid dictionary or object to extract fields from",
    "Input should be a valid boolean, unable to interpret input",
    "Input should be a valid integer, unable to parse string as an integer",
    "Input should be a valid number, unable to parse string as a number",
    "Input should be a valid integer, got a number with a fractional part",
    "Unable to parse input string as an integer, exceeded maximum size",
    "Input should be a finite number", "Input should be {0}", "Keys should be strings",
    "Input should be greater than {0}", "Input should be greater than or equal to {0}",
    "Input should be less than {0}", "Input should be less than or equal to {0}",
    "String should have at least {0} characters", "String should have at least 1 character",
    "String should have at most {0} characters", "String should match pattern {0}",
    "List should have at least {0} items after validation, not {1}",
    "List should have at least 1 item after validation, not {0}",
    "List should have at most {0} items after validation, not {1}",
    "Input should be a valid string, unable to parse raw data as a unicode string",
    "Not Found", "Method Not Allowed", "There was an error parsing the body",
    "Missing boundary in multipart.", "Too many files. Maximum number of files is {0}.",
    "Too many fields. Maximum number of fields is {0}.",
    "Part exceeded maximum size of {0}KB.",
    "a picture", "a clip", "a sound", "a picture or a clip",
    "a picture or a clip or a sound or a text",
)  # fmt: skip
"""What FastAPI, pydantic and Starlette say of a request, as far as the server's fields can be
wrong; and what kinds of files are called."""
_SHORT: Final = ("warning: {0}", "Films", "Clips", "Check and repair", "Studio and server",
    "Engines, drawings and settings", "Your own models", "words", "a first frame", "a last frame",
    "keyframes", "parts of frames", "starting", "painting", "time left: about",
    "{0} s", "{0} min", "{0} h", "score", "flicker", "crawl", "jitter", "pops", "light steps",
    "drift", "motion", "cuts", "{0} levels", "{0} of 100", "{0} % of brightness",
    "{0} % of the width", "{0} % of the time", "{0} % of light or colour", "{0} % of colour",
    "{0} widths a second", "frame {0}", "frame {0} of {1}, {2}%", "light", "colour", "none: {0}",
    "{0} frames", "{0} fills", "{0} passes", "1 frame", "1 fill", "1 pass", "contrast",
    "saturation", "hue", "pop", "step", "rewind", "blend", "displaced", "duplicate", "gap",
    "fills", "parts of films", "no jobs", "{0}: {1} shots", "guides: {0}",
    "engine: {0} (default)", "engine = {0} ({1})", "Arguments", "Options", "Commands",
    "[default: {}]", "[required]", "Usage:", "{0}; see `{1} --help`", "[OPTIONS]",
    "COMMAND [ARGS]...",
    "Show this message and exit.", "No such file or directory", "Permission denied",
    "Is a directory", "Not a directory", "No space left on device", "Read-only file system",
    "File exists", "Invalid data found when processing input",
    "done in {0} s", "seed {0}, done in {1} s", "{0} (at {1})", "{0}% of flicker", "trying: {0}",
    "picture: {0}", "no installed voice speaks zh",
    "light by {0}% at {1}", "colour by {0}% at {1}",
    " ({0} points)", " (undone: it did not help)", "steps", "place", "exposure",
    "shot {0}: {1}", "shots {0}: {1}",
    "line {0}: {1}", "{0}, line {1}: {2}", "suffix {0}", "no suffix", "attach {0}",
    "the script", "the storyboard", "the text", "the prompt", "the plan",
    "the front matter", "the clip",
    "id", "name", "group", "moves", "tags", "yes", "no", "filter", "drops", "for example",
    "the picture", "the table", "{0} in all", "ready", "not here", "by name",
    "{0} is {1}: give a number above {2}{3}",
    "{0}: a film would have captions at reading pace, and no narration")  # fmt: skip
"""Messages that are too short to be told from other words of the program."""
_SQL: Final = re.compile(r"\bSELECT\b|\bUPDATE\b|\bDELETE\b| = \?|^state|^pip install")
_FEWEST_SPACES: Final = 3
"""Of a text that is a sentence wherever it stands; in what is told, one space is enough."""


def messages() -> dict[str, str]:
    """Every message as a template ("{0} is not known"), and the file that it comes from."""
    found = dict.fromkeys(_SHORT, "cli/output.py") | dict.fromkeys(_OF_FIELDS, "server")
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE).as_posix()
        if name.startswith(_FOR_PROGRAMS):
            continue
        is_data = name.startswith(NOT_FOR_PEOPLE)
        tree, answers = ast.parse(path.read_text(encoding="utf-8")), name.startswith("server/")
        for text in of_module(tree, only_told=is_data, answers=answers):
            found.setdefault(text, name)
    for text in _of_help():
        found.setdefault(text, "help")
    return found


def of_module(tree: ast.Module, *, only_told: bool, answers: bool = False) -> Iterator[str]:
    """What is told, and (unless `only_told`) whatever looks like a sentence.

    `answers`: it is a module of the server, which refuses by calls of its own.
    """
    quiet, told, labels = set[int](), set[int](), set[int]()
    before = dict[int, str]()
    for node in ast.walk(tree):
        inner = {id(each) for each in ast.walk(node)}
        if isinstance(node, ast.Call) and _called(node) in _QUIET_CALLS:
            quiet |= inner
        elif isinstance(node, ast.Raise) or _warns(node) or (answers and _says(node)):
            told |= inner
        elif isinstance(node, ast.Call):
            labels |= set(map(id, _labels(node)))
        elif isinstance(node, ast.JoinedStr | ast.Compare):
            quiet |= inner - {id(node)}
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            quiet.add(id(node.value))
        if answers and isinstance(node, ast.Call) and (head := REFUSALS.get(_called(node))):
            before |= {id(each): head for each in node.args}
    for node in ast.walk(tree):
        if id(node) in labels and (text := _template(node)):
            yield text
        elif id(node) in before and (text := _template(node)):
            yield before[id(node)] + text
        elif id(node) not in quiet and (text := _template(node)):
            if only_told and id(node) not in told:
                continue
            spaces = 1 if id(node) in told else _FEWEST_SPACES
            if text.count(" ") >= spaces and "\n" not in text and _has_words(text):
                yield text


def _warns(node: ast.AST) -> bool:
    """Whether something is added to a list of warnings."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.attr in ("append", "extend") and _name(node.func.value) in _WARNED_IN
    return isinstance(node, ast.AugAssign) and _name(node.target) in _WARNED_IN


def _says(node: ast.AST) -> bool:
    """Whether a message is put together, or the server refuses by it."""
    if isinstance(node, ast.Assign):
        return [_name(each) for each in node.targets] == [SAID]
    return isinstance(node, ast.Call) and _called(node) in REFUSALS


def _labels(call: ast.Call) -> Iterator[ast.expr]:
    """What progress is said to be doing."""
    if _called(call) == "Progress":
        yield from (each.value for each in call.keywords if each.arg == "label")
    elif _called(call) == "advance":
        yield from call.args


def _name(node: ast.expr) -> str:
    return str(getattr(node, "attr", getattr(node, "id", "")))


def _called(node: ast.Call) -> str:
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def _template(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if not isinstance(node, ast.JoinedStr):
        return ""
    parts, places = [], 0
    for part in node.values:
        if isinstance(part, ast.Constant):
            parts.append(str(part.value))
        else:
            parts.append(f"{{{places}}}")
            places += 1
    return "".join(parts)


def _has_words(text: str) -> bool:
    if _SQL.search(text):
        return False
    words = text.replace("{", " ").replace("}", " ").split()
    return sum(word.strip(".,;:()'\"`").isalpha() for word in words) >= 2


def _of_help() -> Iterator[str]:
    from onionskin.cli.app import app

    yield from _of_command(typer.main.get_command(app))


def _of_command(command: Any) -> Iterator[str]:
    yield command.help or ""
    for parameter in command.params:
        yield getattr(parameter, "help", "") or ""
        yield getattr(parameter, "rich_help_panel", "") or ""
    for child in getattr(command, "commands", {}).values():
        yield from _of_command(child)


def updated() -> polib.POFile:
    """The catalogue with exactly today's messages, and the translations that stand."""
    before = polib.pofile(str(CATALOGUE)) if CATALOGUE.exists() else polib.POFile()
    known = {entry.msgid: entry.msgstr for entry in before}
    after = polib.POFile(wrapwidth=98)
    after.metadata = {"Language": "zh", "Content-Type": "text/plain; charset=utf-8"}
    for text, where in sorted(messages().items(), key=lambda item: (item[1], item[0])):
        if text:
            after.append(polib.POEntry(msgid=text, msgstr=known.get(text, ""), comment=where))
    return after


def main() -> None:
    """Writes the catalogue, or lists what it lacks."""
    catalogue = updated()
    if "--missing" in sys.argv:
        for entry in catalogue.untranslated_entries():
            print(f"{entry.comment}: {entry.msgid!r}")
        return
    catalogue.save(str(CATALOGUE))
    missing = len(catalogue.untranslated_entries())
    print(f"{len(catalogue)} messages, {missing} without a translation")


if __name__ == "__main__":
    main()
