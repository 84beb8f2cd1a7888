"""Are captions right in word, time and picture: python -m benchmarks.film.captions

The texts of captions_texts.yaml are spoken by the English voice, heard again by Whisper base
(faster-whisper), and the captions' words compared with what was heard: word error, and the time at
which each word begins. Whisper's own times are guesses (it has no silence between words, and a
grid of 20 ms), so that the voice's own times are held against the sound as well: every word after
a pause begins where the sound does. Captions are burned into drawn frames, encoded as H.264 at
CRF 23, decoded, and read by RapidOCR. Writes benchmarks/results/film_captions.md and .json.
"""

from __future__ import annotations

import argparse
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from pathlib import Path

import av
import cv2
import numpy as np
import yaml
from benchmarks.tally import markdown, write_results

from onionskin.finish.captions import STYLES, CaptionPainter, caption_box, cues, limits_for
from onionskin.finish.saying.languages import sayings_of
from onionskin.finish.speech import Speech, SpokenWord, load_voice
from onionskin.finish.voices.listening import heard_words
from onionskin.finish.voices.sounding import loudness_db

TEXTS = Path(__file__).with_name("captions_texts.yaml")
SIZES = ((1920, 1080), (1080, 1920), (1080, 1080))
CRF = 23


@dataclass(frozen=True, kw_only=True)
class Spoken:
    """One text, spoken and heard again."""

    text: str
    num_words: int
    num_wrong: int
    offsets_ms: tuple[float, ...]
    """Of words that were heard right: when the caption has them, less when Whisper does."""
    onsets_ms: tuple[float, ...]
    """Of words after a pause: when the caption has them, less when the sound begins."""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One caption, burned in and read again."""

    text: str
    read: str
    style: str
    size: str
    num_characters: int
    num_wrong: int


def main() -> None:
    """Measures, and writes both files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--voice", default="hibari")
    parser.add_argument("--few", type=int, default=0, help="only so many texts")
    given = parser.parse_args()
    texts = yaml.safe_load(TEXTS.read_text("utf-8"))
    few = given.few or None
    voice, silent = load_voice(given.voice), load_voice("none")
    speeches = [voice.speak(text, language="en") for text in texts["english"][:few]]
    spoken = [
        heard_again(text, speech) for text, speech in zip(texts["english"], speeches, strict=False)
    ]
    words = [("en", speech.words) for speech in speeches]
    words += [("zh", silent.speak(text, language="zh").words) for text in texts["chinese"][:few]]
    shown = list(read_again(words))
    report(given.voice, spoken, shown)


def heard_again(text: str, speech: Speech) -> Spoken:
    """What Whisper hears of a speech, against the captions' words."""
    samples = speech.sound.samples[:, 0]
    caught = heard_words(samples, "en")
    heard = [(part, each.start) for each in caught for part in parts_of(each.text)]
    # Numbers are spelled by the whole text: "$12.5" and "million" belong together.
    reference = parts_of(text)
    hypothesis = parts_of(" ".join(each.text for each in caught))
    return Spoken(
        text=text,
        num_words=len(reference),
        num_wrong=distance(reference, hypothesis),
        offsets_ms=offsets(speech.words, heard),
        onsets_ms=onsets(speech),
    )


def parts_of(text: str) -> list[str]:
    """The words said for a text, in small letters: "$5" is "five", "dollars"."""
    said = " ".join(each.spoken for each in sayings_of(text, "en", {})) if text.strip() else ""
    return re.findall(r"[a-z]+", said.lower().replace("'", ""))


def offsets(words: Sequence[SpokenWord], heard: Sequence[tuple[str, float]]) -> tuple[float, ...]:
    """Of plain words (not numbers) that stand in both, in milliseconds."""
    plain = [(word, part[0]) for word in words if len(part := parts_of(word.text)) == 1]
    matcher = SequenceMatcher(
        None, [part for _, part in plain], [part for part, _ in heard], autojunk=False
    )
    return tuple(
        1000 * (plain[block.a + i][0].start - heard[block.b + i][1])
        for block in matcher.get_matching_blocks()
        for i in range(block.size)
    )


def onsets(speech: Speech) -> tuple[float, ...]:
    """Of words after at least 120 ms of silence, in milliseconds."""
    loud = loudness_db(speech.sound.samples[:, 0])
    heard = loud > loud.max() - 35
    begins = [i for i in range(12, len(heard)) if heard[i] and not heard[i - 12 : i].any()]
    starts = np.array([word.start for word in speech.words])
    return tuple(
        float(1000 * (starts[np.abs(starts - begin / 100).argmin()] - begin / 100))
        for begin in begins
    )


def read_again(words: Sequence[tuple[str, Sequence[SpokenWord]]]) -> Iterator[Shown]:
    """Every caption once, in a style and a size that take turns."""
    from rapidocr import RapidOCR

    reader = RapidOCR(params={"Global.log_level": "error"})
    turn = 0
    for language, each in words:
        size = SIZES[turn % len(SIZES)]
        shown = cues(each, language, limits_for(language, size))
        for cue in shown:
            style = STYLES[turn % len(STYLES)]
            turn += 1
            painter = CaptionPainter(shown, style, size)
            middle = (cue.start + cue.end) / 2
            frame = encoded(painter.paint(background(size, turn), middle))
            box = caption_box(size)
            part = frame[max(box.top - 30, 0) : box.bottom + 30]
            found = reader(np.ascontiguousarray(part[..., ::-1]))
            read = "".join(in_lines(found))
            wanted = plain("".join(cue.lines))
            yield Shown(
                text=wanted,
                read=plain(read),
                style=style,
                size=f"{size[0]}x{size[1]}",
                num_characters=len(wanted),
                num_wrong=distance(wanted, plain(read)),
            )


def in_lines(found: object) -> list[str]:
    """What was read, line by line, each from left to right."""
    texts, boxes = getattr(found, "txts", None) or (), getattr(found, "boxes", None)
    if boxes is None:
        return []
    boxes = np.asarray(boxes)
    height = np.median(np.ptp(boxes[..., 1], axis=1))
    order = sorted(
        range(len(texts)),
        key=lambda i: (round(boxes[i, :, 1].mean() / max(height, 1)), boxes[i, :, 0].min()),
    )
    return [texts[i] for i in order]


def plain(text: str) -> str:
    """Without spaces; signs that differ in width only are one."""
    wide = dict(zip("，。！？：；（）％“”‘’", ",.!?:;()%\"\"''", strict=True))
    return "".join(wide.get(each, each) for each in text if not each.isspace())


def background(size: tuple[int, int], seed: int) -> np.ndarray:
    """Large soft shapes of many colours, light and dark ones."""
    generator = np.random.default_rng(seed)
    small = generator.integers(0, 256, (6, 8, 3), np.uint8)
    return cv2.resize(small, size, interpolation=cv2.INTER_CUBIC)


def encoded(frame: np.ndarray) -> np.ndarray:
    """The frame as H.264 at CRF 23 has it."""
    held = io.BytesIO()
    with av.open(held, "w", format="mp4") as target:
        stream = target.add_stream("libx264", rate=24, options={"crf": str(CRF)})
        stream.height, stream.width = frame.shape[:2]
        stream.pix_fmt = "yuv420p"
        picture = av.VideoFrame.from_ndarray(frame, "rgb24")
        target.mux(stream.encode(picture))
        target.mux(stream.encode(None))
    held.seek(0)
    with av.open(held) as given:
        return next(given.decode(video=0)).to_ndarray(format="rgb24")


def distance(one: Sequence[str], other: Sequence[str]) -> int:
    """Of Levenshtein: how many must be changed, added or taken away."""
    row = list(range(len(other) + 1))
    for i, each in enumerate(one, 1):
        previous, row = row, [i]
        for j, that in enumerate(other, 1):
            row.append(min(previous[j] + 1, row[-1] + 1, previous[j - 1] + (each != that)))
    return row[-1]


def report(voice: str, spoken: Sequence[Spoken], shown: Sequence[Shown]) -> None:
    """One table, and everything as JSON."""
    offsets_ms = np.array([each for text in spoken for each in text.offsets_ms])
    onsets_ms = np.array([each for text in spoken for each in text.onsets_ms])
    num_words = sum(each.num_words for each in spoken)
    num_wrong = sum(each.num_wrong for each in spoken)
    off = np.abs(offsets_ms)
    even = np.abs(offsets_ms - np.median(offsets_ms))
    rows = [
        ("words heard wrong", f"{num_wrong} of {num_words} ({num_wrong / num_words:.1%})"),
        ("word starts against Whisper's, median", f"{np.median(off):.0f} ms"),
        ("the same, 95th percentile", f"{np.percentile(off, 95):.0f} ms"),
        ("of them within 80 ms", f"{np.mean(off <= 80):.0%} of {len(off)}"),
        ("how much later captions are, median", f"{np.median(offsets_ms):+.0f} ms"),
        ("with that taken off: median; 95th percentile",
         f"{np.median(even):.0f} ms; {np.percentile(even, 95):.0f} ms"),
        ("word starts against the sound after pauses, median",
         f"{np.median(np.abs(onsets_ms)):.0f} ms"),
        ("the same, largest", f"{np.abs(onsets_ms).max():.0f} ms of {len(onsets_ms)}"),
    ]  # fmt: skip
    for style in STYLES:
        own = [each for each in shown if each.style == style]
        rows.append((f"characters read right, {style}", right(own)))
    for size in dict.fromkeys(each.size for each in shown):
        rows.append((f"characters read right, {size}", right([s for s in shown if s.size == size])))
    rows.append(("characters read right, all", right(shown)))
    table = markdown(["what", f"voice {voice}"], rows)
    document = {"spoken": [asdict(s) for s in spoken], "shown": [asdict(s) for s in shown]}
    write_results("film_captions", "Captions against sound and picture", table, document)
    print(table)


def right(shown: Sequence[Shown]) -> str:
    """The share of characters that were read right."""
    total = sum(each.num_characters for each in shown)
    wrong = sum(each.num_wrong for each in shown)
    return f"{1 - wrong / max(total, 1):.2%} of {total}"


if __name__ == "__main__":
    main()
