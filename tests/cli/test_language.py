"""Help and messages in the language of the person; JSON in English."""

import json


def test_help_is_in_chinese(onionskin):
    """Of the whole, and of a command's options."""
    assert "用一句话生成视频" in onionskin("--lang", "zh", "--help").stdout
    assert "种子" in onionskin("make", "--help", "--lang=zh").stdout
    assert "Make a video" in onionskin("--help").stdout


def test_errors_are_in_chinese_and_json_is_not(onionskin):
    """A program that reads JSON finds the same words everywhere."""
    refused = onionskin("--lang", "zh", "make", "a dog", "--fps", "0", "--seed", "x", "--json")
    assert "请给出例如 7" in refused.stderr
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
    told = onionskin("plan", "一只狐狸在月球上谈判，电影感", "--lang", "zh").stderr
    assert "还不会画“电影”" in told
    assert "还不会“谈判”" in told
    assert "movie" not in told
