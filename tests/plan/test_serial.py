"""Plans as dictionaries and YAML."""

from __future__ import annotations

import json
import os
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onionskin.errors import InvalidInput
from onionskin.plan.blocking import block
from onionskin.plan.plan import (
    CAMERAS,
    MOTIONS,
    PLACES,
    SHOWN,
    CameraKey,
    Key,
    Outline,
    Plan,
    Role,
    Scenery,
    Subject,
)
from onionskin.plan.serial import (
    plain_data,
    plan_from_dict,
    plan_from_yaml,
    plan_to_dict,
    plan_to_yaml,
    read_plan,
)

SEEDS = st.integers(0, 2**64 - 1)

OUTLINE = Outline(
    roles=(
        Role(cast="2697", motion="fly-left", size="small"),
        Role(cast="own:my 狐狸", motion="circle"),
    ),
    scenery=Scenery(place="snow", time="night", seed=2**31),
    camera="zoom-in",
)
PLAN = block(OUTLINE, seconds=2.0, seed=3, names=("null", "yes: no"))


def test_yaml_comes_back_exactly() -> None:
    assert plan_from_yaml(plan_to_yaml(PLAN)) == PLAN


def test_dictionaries_come_back_exactly_through_json() -> None:
    assert plan_from_dict(json.loads(json.dumps(plan_to_dict(PLAN)))) == PLAN


def test_awkward_numbers_come_back_exactly() -> None:
    plan = Plan(
        seconds=1 / 3,
        subjects=(Subject(cast="a", keys=(Key(seconds=0.1, x=-1e-17, y=0.1 + 0.2, size=1e3),)),),
        camera=(CameraKey(seconds=0.0, x=-1e-300), CameraKey(seconds=1e-9)),
        guessed=("place", "time"),
    )
    assert plan_from_yaml(plan_to_yaml(plan)) == plan


@given(st.data())
@settings(max_examples=60)
def test_any_plan_comes_back_exactly(data) -> None:
    """Through YAML and through JSON, whatever its words and numbers."""
    away = st.floats(-1000, 1000)
    size = st.floats(1e-3, 1000)
    times = st.lists(st.floats(0, 1000), min_size=1, max_size=4, unique=True).map(sorted)
    names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)

    def keys(kind: type[Key] | type[CameraKey], **fields: st.SearchStrategy[float]) -> tuple:
        return tuple(
            kind(seconds=t, **{name: data.draw(each) for name, each in fields.items()})
            for t in data.draw(times)
        )

    plan = Plan(
        seconds=data.draw(st.floats(1e-3, 86_400)),
        scenery=Scenery(place=data.draw(st.sampled_from(PLACES)), seed=data.draw(SEEDS)),
        guessed=data.draw(st.lists(st.sampled_from(SHOWN), unique=True).map(tuple)),
        camera_move=data.draw(st.sampled_from([*CAMERAS, "pan-left+zoom-in"])),
        camera=keys(CameraKey, x=away, y=away, zoom=size),
        subjects=tuple(
            Subject(
                cast=data.draw(names),
                keys=keys(Key, x=away, y=away, size=size, rotation=st.floats(-720, 720)),
                name=data.draw(names),
                motion=data.draw(st.sampled_from(MOTIONS)),
                flip=data.draw(st.booleans()),
                shadow=data.draw(st.none() | away),
            )
            for _ in range(data.draw(st.integers(0, 3)))
        ),
    )
    assert plan_from_yaml(plan_to_yaml(plan)) == plan
    assert plan_from_yaml(json.dumps(plan_to_dict(plan))) == plan


def test_yaml_is_short() -> None:
    """One line for the scenery and one for each key."""
    keys = sum(len(subject.keys) for subject in PLAN.subjects) + len(PLAN.camera)
    lines = plan_to_yaml(PLAN).splitlines()
    assert len(lines) <= keys + 25
    assert sum(line.strip().startswith("- [") for line in lines) == keys
    assert sum(line.startswith("scenery: {place: snow, ") for line in lines) == 1


def test_what_has_a_default_may_be_left_out() -> None:
    plan = plan_from_yaml("{seconds: 2, subjects: [{cast: 1f98a, keys: [[0, 0.5, 0.5, 0.4]]}]}")
    assert plan.scenery == Scenery()
    assert plan.subjects[0].keys == (Key(seconds=0.0, x=0.5, y=0.5, size=0.4),)


def test_keys_may_be_written_with_names() -> None:
    plan = plan_from_dict({"seconds": 1, "camera": [{"seconds": 0, "zoom": 2}]})
    assert plan.camera == (CameraKey(seconds=0.0, zoom=2.0),)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- 1", "plan is"),
        ("", "plan is None"),
        ("seconds: [", "not YAML in line"),
        ("a: 1\nb: c: d\n", "the plan is not YAML in line 2: mapping values are not allowed"),
        ("{}", "plan: seconds missing: the field is needed"),
        ("seconds: 0", "seconds is 0.0: give a number above 0, at most 86400"),
        ("seconds: .nan", "seconds is nan"),
        ("seconds: true", "seconds is True"),
        ("seconds: 1e9", "seconds is"),
        ("{seconds: 2, secnery: {}}", "no field is called 'secnery'"),
        ("{seconds: 2, scenery: {place: moon}}", "scenery.place is 'moon'; allowed: mountains"),
        ("{seconds: 2, scenery: {seed: -1}}", "scenery.seed is -1"),
        ("{seconds: 2, camera_move: shake}", "camera_move 'shake' is not known; give one of still"),
        ("{seconds: 2, camera_move: [pan-left]}", "camera_move is ['pan-left']: give a text"),
        (
            "{seconds: 2, camera: [[0, 0.5, 0.5, 0]]}",
            "camera[0].zoom is 0.0: give a number above 0",
        ),
        ("{seconds: 2, camera: [[1], [0]]}", "camera[1] is at 0 s, not later"),
        ("{seconds: 2, subjects: [{keys: [[0, 0, 0, 1]]}]}", "subjects[0]: cast missing"),
        ("{seconds: 2, subjects: [{cast: a, keys: []}]}", "subjects[0].keys is empty"),
        ("{seconds: 2, subjects: [{cast: a, keys: [[0, 0]]}]}", "y, size missing"),
        ("{seconds: 2, subjects: [{cast: a, keys: [[0, 0, 0, x]]}]}", "keys[0].size is 'x'"),
        (
            "{seconds: 2, subjects: [{cast: a, keys: [[0, 0, 0, 1]], motion: hop}]}",
            "motion is 'hop'",
        ),
        ("{seconds: 2, subjects: [{cast: a, keys: [[0, 0, 0, 1]], flip: 2}]}", "flip is 2"),
        ("{seconds: 2, subjects: fox}", "subjects is 'fox': give a list"),
        ("{seconds: 2, camera: []}", "camera is empty: give at least one"),
        ("{seconds: 2, guessed: [color]}", "guessed[0] is 'color'; allowed: place"),
        ("{seconds: 2, camera: [[0, 1e300]]}", "camera[0].x is '1e300': give a number"),
        ("{seconds: 2, camera: [[0, 1.0e300]]}", "camera[0].x is 1e+300: give a number -1000"),
        ("{seconds: 2, camera: [[0, .inf]]}", "camera[0].x is inf: give a number"),
        ("{seconds: 2, scenery: {seed: 99999999999999999999}}", "scenery.seed is 99999999999"),
        ("schema: onionskin.plan/2\nseconds: 2", "newer than this onionskin"),
        ("{seconds: 2, seconds: 3}", "in line 1 is 'seconds' is given twice"),
        ("seconds: 2001-01-01", "seconds is '2001-01-01': give a number"),
        ("seconds: 0b_", "seconds is '0b_': give a number"),
        ("seconds: 1:30", "seconds is '1:30': give a number"),
        ("seconds: " + "9" * 5000, "seconds is '999"),
        ("seconds: !!int x", "in line 1 is the tag 'tag:yaml.org,2002:int': leave it out"),
        ("seconds: !!python/object:os.system x", "in line 1 is the tag"),
        ("seconds: 2\n? [a]\n: 1", "in line 2 is a name that is a list"),
        ("seconds: 2\n---\nseconds: 3", "in line 2 is a second document"),
        ("seconds: " + "[" * 5000 + "]" * 5000, "in line 1 is nested more than 12 levels deep"),
        ("[" * 100_000, "in line 1"),
        ("seconds: 2\nscenery: &a {seed: *a}", "in line 2 is *a: write it out"),
        ("a: &a {seconds: 2}\n<<: *a", "in line 2 is *a: write it out"),
        ("seconds: \x00", "not YAML"),
        ("seconds: \ud83e", "not YAML"),
    ],
)
def test_mistakes_are_told_with_their_field(text: str, told: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        plan_from_yaml(text)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize(
    "bomb",
    [
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nsubjects: *c",
        "seconds: 2\nsubjects: [" + "{cast: a, keys: [[0, 0, 0, 1]]}," * 20_000 + "]",
        "seconds: 2\ncamera: [" + "[0]," * 60_000 + "]",
        "[" * 500_000,
        '{"a":' * 500_000,
    ],
)
def test_small_files_do_not_become_large(bomb: str) -> None:
    """Aliases, 20,000 subjects, too many keys and endless nesting: one line, within seconds."""
    start = time.process_time()
    with pytest.raises(InvalidInput) as caught:
        plan_from_yaml(bomb)
    assert time.process_time() - start < 5
    assert "\n" not in str(caught.value)


def test_twenty_thousand_subjects_are_too_many() -> None:
    """The limit is told."""
    subject = {"cast": "a", "keys": [[0, 0.5, 0.5, 0.4]]}
    with pytest.raises(InvalidInput, match="subjects has more than 100 items: give up to 100"):
        plan_from_dict({"seconds": 2, "subjects": [subject] * 20_000})


def test_the_line_of_every_part_is_known() -> None:
    """From 1 on, that of its name where it has one."""
    lines: dict[str, int] = {}
    plain_data("seconds: 2\nsubjects:\n- cast: a\n  keys:\n  - [0,\n     1]\n", "plan", lines)
    assert lines == {
        "": 1,
        "seconds": 1,
        "subjects": 2,
        "subjects[0]": 3,
        "subjects[0].cast": 3,
        "subjects[0].keys": 4,
        "subjects[0].keys[0]": 5,
        "subjects[0].keys[0][0]": 5,
        "subjects[0].keys[0][1]": 6,
    }


@pytest.mark.parametrize("one", ["[", "{a: "])
def test_twelve_are_as_deep_as_it_goes(one: str) -> None:
    """Lists and mappings alike."""
    close = {"[": "]", "{a: ": "}"}[one]
    deepest = plain_data("# no JSON\n" + one * 12 + "7" + close * 12, "plan")
    for _ in range(12):
        deepest = deepest[0] if one == "[" else deepest["a"]
    assert deepest == 7
    with pytest.raises(InvalidInput, match="nested more than 12 levels deep"):
        plain_data("# no JSON\n" + one * 13 + "7" + close * 13, "plan")


def test_a_file_that_is_no_plan_is_named(tmp_path) -> None:
    """With the field that is wrong."""
    (tmp_path / "mine.yaml").write_text("seconds: 0")
    with pytest.raises(InvalidInput, match=r"/mine\.yaml: seconds is 0\.0: give a number"):
        read_plan(tmp_path / "mine.yaml")


def test_digits_that_stand_for_somebody_may_be_written_without_quotes() -> None:
    """`cast: 2697` is somebody's id."""
    text = "{seconds: 2, subjects: [{cast: 2697, keys: [[0, 0.5, 0.5, 0.4]]}]}"
    assert plan_from_yaml(text).subjects[0].cast == "2697"


def test_a_plan_is_read_from_a_file_of_yaml_or_of_json(tmp_path) -> None:
    """As `onionskin plan` prints it, with or without --json, with or without a mark of UTF-8."""
    report = json.dumps({"prompt": "a fox", "plan": plan_to_dict(PLAN)}, ensure_ascii=True)
    for text in (plan_to_yaml(PLAN), "\ufeff" + plan_to_yaml(PLAN), report):
        (tmp_path / "plan").write_text(text, encoding="utf-8")
        assert read_plan(tmp_path / "plan") == PLAN


def test_what_is_no_plan_file_is_refused_at_once(tmp_path) -> None:
    """A pipe to which nobody writes, a device, a folder, what is missing, large or no text."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "large").write_bytes(b"#" * 5_000_000)
    (tmp_path / "latin").write_bytes(b"seconds: \xe9")
    for name, told in (
        ("pipe", "not a regular file"),
        ("/dev/zero", "not a regular file"),
        (".", "not a regular file"),
        ("missing", "No such file"),
        ("large", "larger than 4,000,000 bytes"),
        ("latin", "not UTF-8 text"),
        ("n" * 300, "File name too long"),
        ("a\0b", "is not a file name"),
    ):
        with pytest.raises(InvalidInput, match=told):
            read_plan(tmp_path / name)


@pytest.mark.parametrize(
    "name", ["a\x85b", "\x85", "a\u2028b", "a\nb", " fox ", "null", "1e3", "🦊"]
)
def test_names_of_any_characters_come_back(name):
    """Also line breaks of other kinds, and words that YAML takes for something else."""
    key = Key(seconds=0.0, x=0.5, y=0.5, size=0.4)
    plan = Plan(seconds=1.0, subjects=(Subject(cast=name, name=name, keys=(key,)),))
    assert plan_from_yaml(plan_to_yaml(plan)) == plan


def test_a_plan_is_written_in_the_order_in_which_it_is_told():
    """Not in that of the alphabet: what it is of first, how long it is, then who is in it."""
    keys = [
        line.partition(":")[0] for line in plan_to_yaml(PLAN).splitlines() if line[:1].isalpha()
    ]
    assert keys[:2] == ["schema", "seconds"]
    assert keys != sorted(keys)
