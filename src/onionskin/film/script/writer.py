"""Has a language model write a script: from a topic, or from a text in a file.

Any `Endpoint` that speaks OpenAI's chat completions will do. It only writes the script, as a file
that a person reads.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from onionskin import checks
from onionskin.endpoint import Endpoint, NoAnswer
from onionskin.errors import InvalidInput, OnionskinError
from onionskin.film.script.markdown import read_markdown
from onionskin.film.script.reading import script_text
from onionskin.film.script.script import Script, language_of
from onionskin.media.destination import Destination

MIN_SECONDS, MAX_SECONDS = 5.0, 1800.0
_MAX_SOURCE: Final = 60_000
"""Characters of a text that a script is written from."""
_TIMEOUT_SECONDS: Final = 180.0
_TEXTS: Final = (".txt", ".md", ".markdown", ".text", ".html", ".htm")
_RULES: Final = """\
You write scripts of short narrated films. Answer with the script alone, in Markdown:

# The title of the film
## The heading of a scene
> One plain sentence that says what is to be seen: who does what, where.
What the narrator says: short sentences, one idea each.

Rules:
- {language}.
- About {words} {unit} of narration in all: {seconds:.0f} seconds when spoken.
- {scenes} scenes. Before each paragraph of narration one line that begins with "> ".
- In lines that begin with ">" only what a drawing can show: people, animals, things, places, and
  what they do. No words on the screen, no camera, no feelings.
- Write what is in the source and nothing that you do not know. No numbers that it does not give.
- No code, no HTML, no links, no pictures, no comments on your work.
"""


def write_script(
    topic: str,
    path: Path,
    *,
    writer: str,
    seconds: float = 60.0,
    language: str | None = None,
    force: bool = False,
) -> Path:
    """Writes a Markdown script of about `seconds` to `path`; gives the path.

    `topic` is what it is about, or the path of a text file; `writer` is "openai:MODEL". Raises
    InvalidInput, OutputExists, and OnionskinError where the endpoint gives no script.
    """
    scheme, _, model = writer.partition(":")
    if scheme != "openai" or not model.strip():
        raise InvalidInput(f"writer is {checks.short(writer)}: give openai:MODEL")
    checks.number("seconds", seconds, low=MIN_SECONDS, high=MAX_SECONDS)
    if path.suffix.lower() not in (".md", ".markdown"):
        raise InvalidInput(f"the script {path} is not a Markdown file: name it .md")
    source = _source(topic)
    language = checks.choice("language", language or language_of(source), ("en", "zh"))
    destination = Destination(path, force=force)
    text = _script_in(_answer(writer, model, _rules(language, seconds), source))
    _refuse_no_script(read_markdown(text, path.parent))
    with destination.writing() as part:
        Path(part).write_text(text, "utf-8")
    return path


def _source(topic: str) -> str:
    file = Path(topic)
    if file.suffix.lower() in _TEXTS and "\n" not in topic:
        text = script_text(file, "text")
        if file.suffix.lower() in (".html", ".htm"):
            text = _without_tags(text)
    else:
        text = topic
    text = text.strip()
    if not text:
        raise InvalidInput("there is nothing to write about: give a topic or a text file")
    if len(text) > _MAX_SOURCE:
        raise InvalidInput(
            f"the text has {len(text):,} characters; the limit is {_MAX_SOURCE:,}: shorten it"
        )
    return text


def _without_tags(html: str) -> str:
    text = re.sub(r"(?is)<(script|style|head|nav|footer)\b.*?</\1\s*>|<!--.*?-->", " ", html)
    text = re.sub(r"(?i)<(?:br|/p|/h[1-6]|/li|/div)\b[^>]*>", "\n", text)
    from html import unescape

    return re.sub(r"[ \t]+", " ", unescape(re.sub(r"<[^>]+>", " ", text)))


def _rules(language: str, seconds: float) -> str:
    if language == "zh":
        words, unit, name = round(seconds * 4.2), "characters", "Write in Chinese"
    else:
        words, unit, name = round(seconds * 2.6), "words", "Write in English"
    scenes = max(1, min(12, round(seconds / 20)))
    return _RULES.format(language=name, words=words, unit=unit, seconds=seconds, scenes=scenes)


def _answer(writer: str, model: str, rules: str, source: str) -> str:
    """What the model says. Raises OnionskinError in one line, in which no key stands."""
    messages = [{"role": "system", "content": rules}, {"role": "user", "content": source}]
    try:
        return Endpoint(f"writer {writer}", timeout_seconds=_TIMEOUT_SECONDS).chat(
            model, messages, temperature=0.4
        )
    except NoAnswer as error:
        raise OnionskinError(f"writer {writer} gave no script: {error}") from None


def _script_in(answer: str) -> str:
    """The Markdown of an answer, without what some models put around it."""
    answer = re.sub(r"(?s)<think>.*?</think>", "", answer).strip()
    if match := re.search(r"```(?:markdown|md)?[ \t]*\n(.*?)\n```", answer, re.DOTALL):
        answer = match[1]
    start = re.search(r"(?m)^# \S", answer)
    answer = answer[start.start() :] if start else answer
    # A path or a link that a model thought up is none of the person's.
    answer = re.sub(r"!\[[^\]]*\]\([^)]*\)", "", answer)
    answer = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", answer)
    return answer.strip() + "\n"


def _refuse_no_script(script: Script) -> None:
    if not any(scene.parts for scene in script.scenes):
        raise OnionskinError("the writer gave no script: try again, or another model")
