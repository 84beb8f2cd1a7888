"""The map in docs/architecture.md is true: its rooms are there, and imports run down only."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pytest

import onionskin

SOURCE = Path(onionskin.__file__).parent
DOCS = Path(__file__).parents[1] / "docs" / "architecture.md"
ROOM = re.compile(r"[a-z_]+\.py|(?:[a-z_]+/)+")


@dataclass(frozen=True)
class Import:
    """`module` imports `imported` in a line; both without the package's name."""

    module: str
    imported: str
    line: int


def rooms_of(text: str) -> list[tuple[str, ...]]:
    """The map's rooms from top to bottom; those of one line stand beside each other."""
    block = text.split("```")[1]
    found = []
    for line in block.splitlines():
        rooms = []
        for word in re.split(r"\s+", line.strip()):
            if not ROOM.fullmatch(word):
                break
            rooms.append(word.removesuffix(".py").rstrip("/").replace("/", "."))
        if rooms and not line.startswith(" "):
            found.append(tuple(rooms))
    return found


def modules(source: Path) -> dict[str, Path]:
    """Every module by its name within the package: "__init__", "canvas", "engines.base"."""
    found = {}
    for path in sorted(source.rglob("*.py")):
        parts = path.relative_to(source).with_suffix("").parts
        name = ".".join(parts)
        found[name if name == "__init__" else name.removesuffix(".__init__")] = path
    return found


def imports(source: Path) -> list[Import]:
    """All imports of the package from itself, wherever in a module they stand."""
    known = modules(source)
    found = []
    for name, path in known.items():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            found += [Import(name, each, node.lineno) for each in imported(node, known)]
    return found


def imported(node: ast.AST, known: dict[str, Path]) -> list[str]:
    """What one statement imports of the package."""
    if isinstance(node, ast.ImportFrom):
        assert node.level == 0, "imports are written in full here"
        names = [f"{node.module}.{alias.name}" for alias in node.names]
        home = str(node.module)
    elif isinstance(node, ast.Import):
        names, home = [alias.name for alias in node.names], ""
    else:
        return []
    inside = [name for name in names if name.split(".")[0] == "onionskin"]
    inner = [name.removeprefix("onionskin.") for name in inside]
    home = home.removeprefix("onionskin").lstrip(".") or "__init__"
    return [name if name in known else home for name in inner]


def floor(module: str, floors: list[tuple[str, ...]]) -> tuple[int, str]:
    """The line of the map on which a module stands, and its room: the narrowest that holds it."""
    held = [
        (len(room), number, room)
        for number, rooms in enumerate(floors)
        for room in rooms
        if module == room or module.startswith(f"{room}.")
    ]
    assert held, f"{module} stands in no room of docs/architecture.md"
    _, number, room = max(held)
    return number, room


def runs_up(each: Import, floors: list[tuple[str, ...]]) -> bool:
    """Whether an import goes to a line above, or sideways; the ground floor is one room."""
    here, room = floor(each.module, floors)
    there, other = floor(each.imported, floors)
    ground = here == there == len(floors) - 1
    return not (room == other or there > here or ground)


def circle(found: list[Import]) -> list[str]:
    """Modules that import each other all the way round; empty where there are none."""
    reached: dict[str, set[str]] = defaultdict(set)
    for each in found:
        if each.module != each.imported:
            reached[each.module].add(each.imported)
    done: set[str] = set()

    def walk(module: str, path: list[str]) -> list[str]:
        if module in path:
            return [*path[path.index(module) :], module]
        if module in done:
            return []
        for following in sorted(reached[module]):
            if round_trip := walk(following, [*path, module]):
                return round_trip
        done.add(module)
        return []

    for module in sorted(reached):
        if round_trip := walk(module, []):
            return round_trip
    return []


@pytest.fixture(scope="module")
def floors() -> list[tuple[str, ...]]:
    """The rooms of the map."""
    return rooms_of(DOCS.read_text("utf-8"))


@pytest.fixture(scope="module")
def found() -> list[Import]:
    """All imports of the package from itself."""
    return imports(SOURCE)


def test_every_room_of_the_map_is_there_and_no_other(floors):
    """Each folder and each module of the package stands on the map once."""
    told = [room for rooms in floors for room in rooms]
    assert len(told) == len(set(told))
    there = {
        path.stem if path.suffix else path.name
        for path in SOURCE.iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert {room.split(".")[0] for room in told} == there
    assert {room for room in told if room not in modules(SOURCE)} == set()


def test_every_module_says_in_its_first_line_what_it_is_for(floors):
    """Empty modules are exempt."""
    for name, path in modules(SOURCE).items():
        text = path.read_text("utf-8")
        assert not text.strip() or ast.get_docstring(ast.parse(text)), f"{name} says nothing"


def test_imports_run_down_only(found, floors):
    """Those within functions and those for type checkers too."""
    wrong = [f"{each.module}:{each.line} → {each.imported}" for each in found]
    wrong = [line for line, each in zip(wrong, found, strict=True) if runs_up(each, floors)]
    assert wrong == []
    assert len(found) > 500


def test_no_two_modules_import_each_other(found):
    """By no way round, however long."""
    assert circle(found) == []


def test_the_ground_floor_imports_nothing_heavy(floors):
    """numpy and yaml at most: whatever is above it loads when it is used."""
    for room in floors[-1]:
        tree = ast.parse((SOURCE / f"{room}.py").read_text("utf-8"))
        top = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
        heavy = {"torch", "av", "PIL", "diffusers", "transformers", "typer", "rich"}
        names = {
            (node.module or "") if isinstance(node, ast.ImportFrom) else node.names[0].name
            for node in top
        }
        assert not {name.split(".")[0] for name in names} & heavy, room


def test_an_import_that_runs_up_is_found(tmp_path):
    """Within a function, for type checkers, and sideways."""
    (tmp_path / "low").mkdir()
    (tmp_path / "high").mkdir()
    for name in ("low/__init__.py", "high/__init__.py", "side.py"):
        (tmp_path / name).write_text("")
    (tmp_path / "low" / "a.py").write_text("def f():\n    from onionskin.high import b\n")
    (tmp_path / "high" / "b.py").write_text(
        "from onionskin.low.a import f\nif 1:\n    from onionskin.side import g\n"
    )
    floors = rooms_of("```\nhigh/ side.py\nlow/  text\n```")
    assert floors == [("high", "side"), ("low",), *floors[2:]]
    found = imports(tmp_path)
    assert [each.module for each in found if runs_up(each, [*floors, ("ground",)])] == [
        "high.b",
        "low.a",
    ]
    assert circle(found) == ["high.b", "low.a", "high.b"]
