"""Signed manifests: what they say, and that a changed byte breaks them."""

import pytest
from tests.finish.provenance.small_film import small_film

from onionskin.errors import InvalidInput, MediaError
from onionskin.finish.provenance.signing import (
    DEVELOPMENT,
    Certificate,
    Made,
    _development,
    read_manifest,
    sign,
)

pytest.importorskip("c2pa")

MADE = Made(
    title="Our year",
    generative=False,
    engines=("stage",),
    voices=("hibari",),
    sources=("logo.png, our own",),
    edits=("cut to the script", "graded"),
    consent="A. Person, 2026-11-29",
)


def test_a_signed_film_says_how_it_was_made(tmp_path):
    """By a development certificate that says so; every field comes back."""
    film = small_film(tmp_path / "film.mp4")
    assert sign(film, tmp_path / "signed.mp4", MADE) == DEVELOPMENT
    manifest = read_manifest(tmp_path / "signed.mp4")
    assert manifest.intact
    assert not manifest.trusted
    assert manifest.is_development
    assert manifest.title == "Our year"
    assert manifest.source_type.endswith("/algorithmicMedia")
    assert manifest.generator.startswith("onionskin ")
    assert manifest.made["voices"] == ["hibari"]
    assert manifest.made["consent"] == "A. Person, 2026-11-29"
    assert read_manifest(film) is None


def test_what_a_model_painted_is_called_so(tmp_path):
    """As the IPTC calls it."""
    film = small_film(tmp_path / "film.mp4")
    sign(film, tmp_path / "signed.mp4", Made(title="", generative=True))
    kind = read_manifest(tmp_path / "signed.mp4").source_type
    assert kind.endswith("/trainedAlgorithmicMedia")


def test_one_changed_byte_breaks_the_seal(tmp_path):
    """And the manifest is still read."""
    film = small_film(tmp_path / "film.mp4")
    sign(film, tmp_path / "signed.mp4", MADE)
    data = bytearray((tmp_path / "signed.mp4").read_bytes())
    data[-40] ^= 1
    (tmp_path / "changed.mp4").write_bytes(data)
    manifest = read_manifest(tmp_path / "changed.mp4")
    assert not manifest.intact
    assert any("mismatch" in problem for problem in manifest.problems)


def test_ones_own_certificate_signs(tmp_path):
    """A chain and a key as PEM files."""
    chain, key = _development()
    (tmp_path / "chain.pem").write_bytes(chain)
    (tmp_path / "key.pem").write_bytes(key)
    own = Certificate(chain=tmp_path / "chain.pem", key=tmp_path / "key.pem")
    sign(small_film(tmp_path / "film.mp4"), tmp_path / "signed.mp4", MADE, own)
    assert read_manifest(tmp_path / "signed.mp4").intact


def test_what_cannot_sign_is_refused(tmp_path):
    """Certificates that are missing or are none, formats that hold no manifest."""
    film = small_film(tmp_path / "film.mp4")
    missing = Certificate(chain=tmp_path / "no.pem", key=tmp_path / "no.pem")
    with pytest.raises(InvalidInput, match=r"no\.pem"):
        sign(film, tmp_path / "a.mp4", MADE, missing)
    (tmp_path / "bad.pem").write_text("nothing")
    bad = Certificate(chain=tmp_path / "bad.pem", key=tmp_path / "bad.pem")
    with pytest.raises(InvalidInput, match="certificate"):
        sign(film, tmp_path / "a.mp4", MADE, bad)
    webm = small_film(tmp_path / "film.webm")
    with pytest.raises(InvalidInput, match="manifest"):
        sign(webm, tmp_path / "a.webm", MADE)
    assert read_manifest(webm) is None
    with pytest.raises((MediaError, InvalidInput)):
        sign(tmp_path / "none.mp4", tmp_path / "a.mp4", MADE)
    assert not (tmp_path / "a.mp4").exists()
    assert not (tmp_path / "a.webm").exists()
