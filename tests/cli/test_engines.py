"""`onionskin engines`."""


def test_json_says_what_each_can_do(onionskin):
    """Built-in or not, ready or not."""
    engines = {engine["name"]: engine for engine in onionskin("engines", "--json").json["engines"]}
    assert engines["paintbox"]["ready"] is True
    assert engines["paintbox"]["native_sizes"] == ["64x64", "96x48", "48x96"]
    assert engines["animatic"]["generative"] is False
    assert engines["animatic"]["max_side"] == 1920


def test_engines_that_do_not_load_are_listed_with_the_reason(onionskin):
    """A broken package does not hide the others."""
    engines = {engine["name"]: engine for engine in onionskin("engines", "--json").json["engines"]}
    assert engines["broken"]["ready"] is False
    assert "does not load" in engines["broken"]["problem"]


def test_people_get_a_table(onionskin):
    """One row for each."""
    text = onionskin("engines").stdout
    assert all(name in text for name in ("animatic", "toybox", "paintbox", "broken"))
