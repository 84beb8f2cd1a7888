"""Captions as files, read back by another program's reader."""

import pysubs2
import pytest

from onionskin.errors import MediaError
from onionskin.finish.captions import Cue, cues, write_ass, write_srt, write_vtt
from onionskin.finish.speech import SpokenWord

WORDS = [
    SpokenWord(text="Salt", start=0.5, end=0.9),
    SpokenWord(text="&", start=0.9, end=1.1),
    SpokenWord(text="<pepper>", start=1.1, end=1.8),
    SpokenWord(text="{not}", start=1.9, end=2.4),
    SpokenWord(text="糖。", start=2.5, end=3.0),
    SpokenWord(text="Done!", start=3661.25, end=3662.5),
]


@pytest.fixture
def shown():
    """Two cues, one after an hour, with signs that the formats use themselves."""
    return cues(WORDS, "en")


def test_srt_reads_back(shown, tmp_path):
    """Times to the millisecond, texts as they are."""
    write_srt(shown, tmp_path / "a.srt")
    text = (tmp_path / "a.srt").read_text("utf-8")
    assert text.startswith("1\n00:00:00,500 --> ")
    assert "01:01:01,250 --> 01:01:02,8" in text
    read = pysubs2.load(str(tmp_path / "a.srt"), keep_html_tags=True, keep_unknown_html_tags=True)
    assert [(each.start, each.end) for each in read] == [
        (round(cue.start * 1000), round(cue.end * 1000)) for cue in shown
    ]
    assert "Salt & <pepper> {not}" in text


def test_vtt_has_the_time_of_every_word(shown, tmp_path):
    """Its own signs are escaped."""
    write_vtt(shown, tmp_path / "a.vtt")
    text = (tmp_path / "a.vtt").read_text("utf-8")
    assert text.startswith("WEBVTT\n\n00:00:00.500 --> ")
    assert "Salt <00:00:00.900>&amp; <00:00:01.100>&lt;pepper&gt; <00:00:01.900>{not}" in text
    assert len(pysubs2.load(str(tmp_path / "a.vtt"))) == len(shown)


@pytest.mark.parametrize("style", ["plain", "boxed", "karaoke"])
def test_ass_reads_back(shown, tmp_path, style):
    """To the hundredth; karaoke counts the hundredths of every word."""
    write_ass(shown, tmp_path / "a.ass", style=style, size=(1080, 1920))
    read = pysubs2.load(str(tmp_path / "a.ass"))
    assert [each.start for each in read] == [round(cue.start * 100) * 10 for cue in shown]
    assert read[0].plaintext.startswith("Salt & <pepper> ｛not｝")
    assert read.info["PlayResX"] == "1080"
    assert (r"{\kf40}Salt" in read[0].text) == (style == "karaoke")


def test_a_file_that_cannot_be_written_is_told(shown, tmp_path):
    """In one line that names it."""
    with pytest.raises(MediaError, match=r"nowhere.a\.srt cannot be written: No such file"):
        write_srt(shown, tmp_path / "nowhere" / "a.srt")


def test_lines_stay_lines(tmp_path):
    """In every format."""
    words = tuple(SpokenWord(text=t, start=i, end=i + 1) for i, t in enumerate(("one", "two")))
    cue = Cue(start=0, end=2, lines=("one", "two"), words=words)
    write_srt([cue], tmp_path / "a.srt")
    write_vtt([cue], tmp_path / "a.vtt")
    write_ass([cue], tmp_path / "a.ass", style="karaoke")
    assert "one\ntwo\n" in (tmp_path / "a.srt").read_text()
    assert "one\n<00:00:01.000>two\n" in (tmp_path / "a.vtt").read_text()
    assert r"{\kf100}one\N{\kf100}two" in (tmp_path / "a.ass").read_text()
