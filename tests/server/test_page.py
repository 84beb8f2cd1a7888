"""The studio's page: it is what its source says, and nothing else may run in it."""

import gzip
import os
import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import unquote

import pytest
from tests.server.conftest import SMALL

import onionskin.server.page

STUDIO = Path(__file__).parents[2] / "studio"
STATIC = Path(onionskin.server.page.__file__).parent / "static"


def test_the_page_and_its_parts_are_served_under_a_strict_policy(running):
    """No script or style but the page's own files; nothing from elsewhere."""
    with running.client() as client:
        page = client.get("/")
        assert page.headers["content-type"].startswith("text/html")
        policy = page.headers["content-security-policy"]
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        assert not re.search(r"<script[^>]*>[^<]|\son\w+=|https?://", page.text)
        for name in re.findall(r'(?:src|href)="(/[^"]+)"', page.text):
            part = client.get(name)
            assert part.status_code == 200, name
        assert client.get("/page/index.html/../../keys.json").status_code == 404
        assert client.get("/page/__init__.py").status_code == 404


def test_what_is_shipped_is_what_is_built(tmp_path):
    """The source of the page, built here and now, gives the shipped files byte for byte."""
    if shutil.which("npm") is None or not (STUDIO / "node_modules").is_dir():
        pytest.skip("npm, or what `npm ci` installs in studio/, is not here")
    env = {**os.environ, "OUT": str(tmp_path)}
    subprocess.run(
        ["npm", "run", "--silent", "bundle"], cwd=STUDIO, env=env, check=True, capture_output=True
    )
    for built in sorted(tmp_path.iterdir()):
        assert built.read_bytes() == (STATIC / built.name).read_bytes(), (
            f"{built.name} is not what studio/ builds: run `npm run build` there"
        )


def test_the_shipped_script_has_every_word_and_every_class(running):
    """Also where npm is missing: no word of either language, and no style, is left out."""
    script = (STATIC / "studio.js").read_text("utf-8")
    style = (STATIC / "studio.css").read_text("utf-8")
    spelled = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), script)
    sources = [path.read_text("utf-8") for path in sorted((STUDIO / "src" / "words").glob("*.ts"))]
    lines = [line for text in sources for line in text.split("\n") if "import" not in line]
    words = [word for line in lines for word in re.findall(r'"((?:[^"\\]|\\.)*)"', line)]
    shown = [word for word in words if "\\" not in word]
    assert len(shown) > 300
    assert [word for word in shown if word not in spelled] == []
    rules = "".join(path.read_text("utf-8") for path in (STUDIO / "src" / "css").glob("*.css"))
    classes = set(re.findall(r"^\.([a-z][\w-]+)", rules, re.M))
    assert {name for name in classes if f".{name}" not in style} == set()


def test_no_word_lacks_its_twin():
    """Each word stands as a pair: English without Chinese letters, Chinese with some."""
    chinese = re.compile(r"[\u4e00-\u9fff]")
    allowed = {"English", "中文"}  # the name of the other language, as its readers write it
    pairs = 0
    for path in sorted((STUDIO / "src" / "words").glob("*.ts")):
        text = path.read_text("utf-8")
        for english, other in re.findall(
            r'\[\s*"((?:[^"\\]|\\.)*)",\s*"((?:[^"\\]|\\.)*)",?\s*\]', text
        ):
            if {english, other} & allowed:
                continue
            pairs += 1
            assert not chinese.search(english), (path.name, english)
            assert chinese.search(other), (path.name, english, other)
    assert pairs > 150


def test_names_of_what_can_be_chosen_are_the_same_in_both_languages():
    """Tables of names have the same keys in English and in Chinese."""
    table = re.compile(r"\{([^{}]*)\} as Names,\s*\{([^{}]*)\} as Names")
    found = 0
    for path in sorted((STUDIO / "src" / "words").glob("*.ts")):
        for english, chinese in table.findall(path.read_text("utf-8")):
            keys = [
                set(re.findall(r'(?:^|[,{\s])("?[\w-]*"?):\s', half)) for half in (english, chinese)
            ]
            assert keys[0] == keys[1], path.name
            found += 1
    assert found >= 10


def test_the_tests_that_the_docs_name_are_there():
    """Each of the fifteen points names tests of the studio, or files beside this one."""
    here = Path(__file__).parent
    text = (STUDIO.parent / "docs" / "studio.md").read_text("utf-8")
    rows = re.findall(r"^\| .*\|$", text.split("| asked for |")[1].split("Not done yet")[0], re.M)
    assert len(rows) == 15
    names = re.findall(r"^def (test_\w+)", (here / "test_studio.py").read_text("utf-8"), re.M)
    for row in rows:
        named = re.findall(r"`(\w[\w.]*)`", row.split("|")[3])
        assert named, row
        for each in named:
            is_file = each.endswith(".py") and (here / each).is_file()
            assert is_file or any(each in name for name in names), each


def test_the_script_is_small():
    """At most 200 KB compressed."""
    assert len(gzip.compress((STATIC / "studio.js").read_bytes())) < 200_000


def test_files_are_called_by_their_words_and_sort_by_time(running):
    """So that a folder of downloads is in order, in any language."""
    with running.client() as client:
        names = []
        for prompt in ("A red Fox / runs!", "一只猫在跑"):
            video = client.post("/v1/videos", data={**SMALL, "prompt": prompt}).json()["id"]
            running.work()
            told = client.get(f"/v1/videos/{video}/content").headers["content-disposition"]
            names.append(unquote(told.partition("filename")[2].split("''")[-1].strip('="')))
        assert re.fullmatch(r"\d{4}-\d\d-\d\d-\d{6}-a-red-fox-runs\.mp4", names[0])
        assert names[1].endswith("-一只猫在跑.mp4")
        assert names == sorted(names)
