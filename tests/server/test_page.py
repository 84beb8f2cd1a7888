"""The studio's page: it is what its source says, and nothing else may run in it."""

import re
from pathlib import Path

STUDIO = Path(__file__).parents[2] / "studio" / "src"


def test_the_page_and_its_parts_are_served_under_a_strict_policy(running):
    """No script or style but the page's own files; nothing from elsewhere."""
    with running.client() as client:
        page = client.get("/")
        assert page.headers["content-type"].startswith("text/html")
        policy = page.headers["content-security-policy"]
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        for name in re.findall(r'(?:src|href)="(/[^"]+)"', page.text):
            part = client.get(name)
            assert part.status_code == 200, name
        assert client.get("/page/index.html/../../keys.json").status_code == 404
        assert client.get("/page/__init__.py").status_code == 404


def test_what_is_shipped_is_built_of_the_source(running):
    """Every word of both languages, and every class of the style, is in what is served."""
    with running.client() as client:
        script, style = client.get("/page/studio.js").text, client.get("/page/studio.css").text
    words = re.findall(r'^  \w+: "([^"\\]+)",$', (STUDIO / "words.ts").read_text("utf-8"), re.M)
    assert len(words) > 60
    unescaped = (
        script.encode().decode("unicode_escape", errors="ignore") if "\\u" in script else script
    )
    assert [word for word in words if word not in script and word not in unescaped] == []
    classes = set(re.findall(r"^\.([a-z]+) ", (STUDIO / "studio.css").read_text("utf-8"), re.M))
    assert {name for name in classes if f".{name}" not in style} == set()


def test_the_script_is_small(running):
    """At most 200 KB, uncompressed."""
    with running.client() as client:
        assert len(client.get("/page/studio.js").content) < 200_000
