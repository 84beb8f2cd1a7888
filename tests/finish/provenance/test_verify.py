"""What is told about a file, in words and as data."""

import json

import pytest
from tests.finish.provenance.small_film import drawn, small_film

from onionskin.errors import MediaError
from onionskin.finish.provenance.mark import FoundMark, payload_of
from onionskin.finish.provenance.signing import Made, sign
from onionskin.finish.provenance.verify import BROKEN_SEAL, NOTHING_FOUND, Findings, verify
from onionskin.media.read import read_tags
from onionskin.media.tags import identity_in

pytest.importorskip("c2pa")


def test_tags_are_told(tmp_path):
    """How it was made, and what its label calls it."""
    found = verify(small_film(tmp_path / "a.mp4", drawn()))
    assert found.exit_code == 0
    assert found.origin.prompt == "a fox"
    assert found.source_type.endswith("/algorithmicMedia")
    assert found.identity == identity_in(read_tags(tmp_path / "a.mp4"))
    manifest, tags, mark, short = found.lines()
    assert manifest == "C2PA: no signed manifest."
    assert "drawn by a program, by rule" in tags
    assert "none found" in mark
    assert short == "In short: it was made by a machine."


def test_a_file_that_says_nothing(tmp_path):
    """Has an exit code of its own, and nothing is concluded from it."""
    found = verify(small_film(tmp_path / "a.mp4"))
    assert found.exit_code == NOTHING_FOUND
    assert "proves nothing" in found.lines()[-1]


def test_a_signed_film_and_a_changed_one(tmp_path):
    """The seal holds, or it is said that it does not."""
    film = small_film(tmp_path / "a.mp4", drawn())
    sign(film, tmp_path / "b.mp4", Made(title="t", generative=False))
    whole = verify(tmp_path / "b.mp4")
    assert whole.exit_code == 0
    assert "not changed since" in whole.lines()[0]
    assert "proves nothing about who signed" in whole.lines()[0]
    data = bytearray((tmp_path / "b.mp4").read_bytes())
    data[-40] ^= 1
    (tmp_path / "c.mp4").write_bytes(data)
    changed = verify(tmp_path / "c.mp4", look_for_mark=False)
    assert changed.exit_code == BROKEN_SEAL
    assert "CHANGED" in changed.lines()[0]
    assert "not looked for" in changed.lines()[2]


@pytest.mark.parametrize(("identity", "agrees"), [("film 1", True), ("film 2", False)])
def test_a_mark_is_compared_with_the_label(tmp_path, identity, agrees):
    """Whether both name the same film is told."""
    found = Findings(
        path=tmp_path,
        manifest=None,
        origin=None,
        source_type="",
        identity=identity,
        mark=FoundMark(payload_of("film 1"), 9.87),
        looked_for_mark=True,
    )
    assert found.mark_agrees is agrees
    assert ("NOT that of its label" in found.lines()[2]) is not agrees
    data = json.loads(json.dumps(found.to_dict()))
    assert data["mark"]["agrees_with_tags"] is agrees
    assert data["mark"]["payload"] == f"{payload_of('film 1'):016x}"


def test_a_missing_file_is_an_error(tmp_path):
    """It is not one that says nothing."""
    with pytest.raises(MediaError, match=r"none\.mp4"):
        verify(tmp_path / "none.mp4")
