"""What may be asked of a repair: read from text or values, the same on both faces."""

import inspect
import math
from contextlib import nullcontext
from decimal import Decimal
from fractions import Fraction

import pytest

from onionskin import tools
from onionskin.cli.steady import steady_command
from onionskin.errors import InvalidInput
from onionskin.option import options_of
from onionskin.stability.mending.options import (
    Region,
    RepairOptions,
    check_length,
    parse_only,
    parse_region,
)


@pytest.mark.parametrize(
    ("given", "match"),
    [
        ({"only": ("blur",)}, "not a kind of repair"),
        ({"only": 5}, "not a kind of repair"),
        ({"only": ()}, "not a kind of repair"),
        ({"strength": 0.0}, "out of range"),
        ({"strength": math.nan}, "strength is nan: give a number"),
        ({"strength": 1e300}, "out of range"),
        ({"strength": "1"}, "strength is '1': give a number"),
        ({"strength": True}, "strength is True"),
        ({"start_seconds": math.nan}, "from is nan"),
        ({"start_seconds": 1e300}, "has no frames"),
        ({"start_seconds": None}, "from is None"),
        ({"end_seconds": math.nan}, "to is nan"),
        ({"end_seconds": 10**400}, "to is a whole number of about 400 digits"),
        ({"end_seconds": 1e300}, "has no frames"),
        ({"start_seconds": 2.0, "end_seconds": 1.0}, "has no frames"),
        ({"fix_budget": -1}, "negative"),
        ({"fix_budget": 2.5}, "a whole number"),
        ({"region": (0, 0, 1, 1)}, "region"),
        ({"region": "nan,0,10,10"}, "region"),
    ],
)
def test_options_that_cannot_be_are_refused(given, match):
    """In one line, with what was given and what is allowed."""
    with pytest.raises(InvalidInput, match=match) as refused:
        RepairOptions(**given)
    assert "\n" not in str(refused.value)


def test_what_is_clearly_meant_is_taken():
    """Text for lists and regions, any finite number for a float."""
    asked = RepairOptions(
        only="jitter, pops",
        strength=Decimal("0.5"),
        start_seconds=Fraction(1, 2),
        region="0,0,50,50",
    )
    assert asked.only == ("pops", "jitter")
    assert (asked.strength, asked.start_seconds) == (0.5, 0.5)
    assert asked.region == Region(left=0, top=0, width=0.5, height=0.5)


def test_options_are_read_from_text():
    """In the order that repairs are tried; regions in per cent."""
    assert parse_only("jitter, flicker") == ("flicker", "jitter")
    assert parse_region("0,0,100,100") == Region(left=0.0, top=0.0, width=1.0, height=1.0)
    assert parse_region("25,0,50,100") == Region(left=0.25, top=0.0, width=0.5, height=1.0)


@pytest.mark.parametrize(
    "text",
    [
        *("", "1,2,3", "a,b,c,d", "nan,0,1,1", "60,0,50,50", "0,60,50,50", "-1,0,50,50"),
        *("0,-1,50,50", "0,0,0,10", "0,0,10,0"),
    ],
)
def test_regions_outside_the_frame_are_refused(text):
    """One line."""
    with pytest.raises(InvalidInput, match="region"):
        parse_region(text)


def test_a_repair_that_begins_after_the_end_is_refused():
    """With the clip's length."""
    check_length(RepairOptions(start_seconds=1.9), 2.0)
    check_length(RepairOptions(start_seconds=2.0), 0.0)  # nobody knows how long it is
    with pytest.raises(InvalidInput, match=r"lasts 0\.50 s"):
        check_length(RepairOptions(start_seconds=0.5), 0.5)
    with pytest.raises(InvalidInput, match=r"lasts 2\.00 s"):
        check_length(RepairOptions(start_seconds=2.0), 2.0)


@pytest.mark.parametrize("show", [tools.steady, steady_command()], ids=["python", "command line"])
def test_both_faces_show_every_option_of_a_repair_with_its_default(show):
    """What is left out means the same everywhere."""
    shown = inspect.signature(show).parameters
    for name in options_of(RepairOptions):
        default = shown[name].default
        given = parse_only(default) if name == "only" else default
        assert given == getattr(RepairOptions(), name), name


def test_python_says_what_each_option_of_a_repair_means():
    """In the words of the command line's help."""
    for name, option in options_of(RepairOptions).items():
        assert f"{name}: {option.help}" in tools.steady.__doc__


def test_the_ends_of_what_may_be_asked_for_are_allowed():
    """All of it, nothing tried, from the first moment to the last of the longest clip."""
    asked = RepairOptions(strength=1, fix_budget=0, start_seconds=0, end_seconds=1e6)
    assert (asked.strength, asked.fix_budget, asked.end_seconds) == (1.0, 0, 1e6)
    assert RepairOptions(start_seconds=999_999.0).end_seconds is None
    for wrong in ({"end_seconds": 1e6 + 1}, {"start_seconds": 1e6}, {"start_seconds": -0.1}):
        with pytest.raises(InvalidInput, match="has no frames"):
            RepairOptions(**wrong)
    with pytest.raises(InvalidInput, match="out of range"):
        RepairOptions(strength=1.001)


def test_a_region_is_no_matter_of_the_camera():
    """Alone it is refused; beside other repairs it is for those."""
    with pytest.raises(InvalidInput, match="whole frame"):
        RepairOptions(only="jitter", region="0,0,50,50")
    assert RepairOptions(only="jitter,pops", region="0,0,50,50").region is not None


def test_a_clip_of_no_length_begins_nowhere():
    """What lasts no time that is known ends after nothing."""
    check_length(RepairOptions(start_seconds=2.0), 0.0)


def test_what_nobody_asked_for_is_what_the_defaults_say():
    """All of five kinds, everywhere, twelve times at most."""
    asked = RepairOptions()
    assert asked.only == ("pops", "steps", "flicker", "jitter", "crawl")
    assert (asked.strength, asked.fix_budget, asked.start_seconds) == (1.0, 12, 0.0)
    assert (asked.end_seconds, asked.region, asked.fill) == (None, None, None)


@pytest.mark.parametrize(
    ("given", "is_one"),
    [
        ({"strength": 1.0}, True),
        ({"strength": 1.001}, False),
        ({"strength": 1e-6}, True),
        ({"fix_budget": 0}, True),
        ({"end_seconds": 1e6}, True),
        ({"end_seconds": 1.001e6}, False),
        ({"start_seconds": 0.0, "end_seconds": 0.001}, True),
        ({"start_seconds": 1.0, "end_seconds": 1.0}, False),
        ({"start_seconds": -0.001}, False),
        ({"region": "60,0,40,100"}, True),
        ({"region": "60,0,40.01,100"}, False),
        ({"region": "0,60,100,40.01"}, False),
        ({"region": "0,0,0.01,0.01"}, True),
        ({"region": "0,0,50,50", "only": "jitter"}, False),
        ({"region": "0,0,50,50", "only": "jitter,crawl"}, True),
    ],
)
def test_the_ends_of_what_may_be_asked_are_taken_and_no_more(given, is_one):
    """Each from both of its sides."""
    with nullcontext() if is_one else pytest.raises(InvalidInput):
        RepairOptions(**given)


def test_what_nobody_asks_for_of_a_repair():
    """All that needs no asking, at its whole strength, over the whole clip, in twelve tries."""
    asked = RepairOptions()
    assert asked.only == ("pops", "steps", "flicker", "jitter", "crawl")
    assert (asked.strength, asked.start_seconds, asked.end_seconds) == (1.0, 0.0, None)
    assert (asked.region, asked.border, asked.fix_budget, asked.fill) == (None, "fill", 12, None)
