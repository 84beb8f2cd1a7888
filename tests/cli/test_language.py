"""Help and messages in the language of the person; JSON in English."""

import json
import re

import pytest

_TYPED = re.compile(
    r"`[^`]*`|'[^']*'|\"[^\"]*\"|[\w.-]*[./:][\w./:-]+|--?[a-z][\w-]*|\[?[A-Z]{2,}[\w=]*\]?|[|│─╭╮╰╯]"
)
"""What a person types is the same in every language: code, files, options and their values."""
_SENTENCE = re.compile(r"(?:[A-Za-z]{2,} ){3,}[A-Za-z]{2,}")


def _stray(told: str) -> list[str]:
    """Runs of four English words and more, where nothing is to be typed."""
    return _SENTENCE.findall(_TYPED.sub("、", " ".join(told.split())))


def test_help_is_in_chinese(onionskin):
    """Of the whole, and of a command's options."""
    assert "用一句话生成视频" in onionskin("--lang", "zh", "--help").stdout
    assert "种子" in onionskin("make", "--help", "--lang=zh").stdout
    assert "Make a video" in onionskin("--help").stdout


def test_errors_are_in_chinese_and_json_is_not(onionskin):
    """A program that reads JSON finds the same words everywhere."""
    refused = onionskin("--lang", "zh", "make", "a dog", "--fps", "0", "--seed", "x", "--json")
    assert "请写一个整数，例如 7" in refused.stderr
    assert "is not a whole number" in json.loads(refused.stdout)["message"]


def test_a_language_that_is_not_there_is_refused(onionskin):
    """With those that are."""
    refused = onionskin("cast", "--lang", "fr")
    assert refused.exit_code == 2
    assert "choose en or zh" in refused.stderr


def test_a_language_set_for_one_call_does_not_stay(onionskin, monkeypatch):
    """Of several calls in one process."""
    monkeypatch.setenv("ONIONSKIN_LANG", "zh")
    assert "没有任务" in onionskin("jobs").stdout
    monkeypatch.delenv("ONIONSKIN_LANG")
    assert "no jobs" in onionskin("jobs").stdout


def test_help_is_whole_in_a_narrow_terminal(onionskin, monkeypatch):
    """Chinese has no spaces to break at; and marks in brackets are no marks of style."""
    monkeypatch.setenv("COLUMNS", "80")
    told = onionskin("make", "--help", "--lang", "zh").stdout
    assert "选项" in told
    assert "…" not in told.replace("……", "")
    assert "'onionskin[llm]'" in onionskin("plan", "--help").stdout


def test_warnings_are_in_chinese_with_what_they_are_about(onionskin):
    """Plans call things in English; a Chinese sentence calls them as the prompt did."""
    told = onionskin("plan", "一只狐狸在月球上谈判，一部电影", "--lang", "zh").stderr
    assert "还不会画“电影”" in told
    assert "还不会“谈判”" in told
    assert "movie" not in told


@pytest.mark.parametrize("command", ["", "make", "film", "steady", "curate"])
def test_help_in_chinese_has_no_english_sentence(onionskin, command):
    """Its titles and the words of Typer are Chinese too."""
    told = onionskin(*command.split(), "--help", "--lang", "zh").stdout
    assert _stray(told) == []
    assert "用法：" in told
    assert "显示本帮助后退出" in told


@pytest.mark.parametrize(
    "given",
    [
        "film",
        "film gone.md -o x.mp4",
        "make a fox",
        "make fox --engine wan",
        "make fox --seed x",
        "make fox --size big",
        "stage sheet things -o x.png --cell x",
        "measure gone.mp4",
        "plan beekeeper_yodels_in_Hamburg_with_a_volcano",
        "plan never_a_beautiful_dog_negotiates_in_Hamburg,_in_slow_motion",
        "plan 一只感动的狐狸在月球上谈判，电影感",
    ],
)
def test_errors_and_warnings_in_chinese_have_no_english_sentence(onionskin, given):
    """What was given is repeated as it is, all else is Chinese."""
    words = [each.replace("_", " ") for each in given.split()]
    told = onionskin("--lang", "zh", *words).stderr
    assert any("\u4e00" <= letter <= "\u9fff" for letter in told)
    assert _stray(told) == []


def test_an_english_sentence_would_be_found():
    """Of the test above: in the middle of Chinese, but not where it is code."""
    assert _stray("没有 this is no Chinese 文件") == ["this is no Chinese"]
    assert _stray("请写 `this is to be typed`") == []
