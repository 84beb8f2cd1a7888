"""Brands: read from YAML, checked, and always readable."""

from __future__ import annotations

from pathlib import Path

import pytest

from onionskin.errors import InvalidInput, MediaError
from onionskin.finish.brand import READABLE, SEEN, Brand, contrast, read_brand, readable_on

GROUNDS = ("#fbf6ec", "#000000", "#ffffff", "#777777", "#e4574c", "#2b2a55", "#ffd400", "#0a7d3c")


def read(tmp_path: Path, text: str) -> Brand:
    path = tmp_path / "brand.yaml"
    path.write_text(text, "utf-8")
    return read_brand(path)


def test_a_brand_is_read_with_its_files_beside_it(tmp_path: Path):
    """Colours in any common way of writing; paths from the file's folder."""
    (tmp_path / "logo.png").write_bytes(b"x")
    brand = read(
        tmp_path,
        "name: Northwind\ncolours: {ground: '#FFF', primary: 113355, accent: '#e45'}\n"
        "series: ['#112233', '#abc']\nlogo: logo.png\ncorner: bottom-left\n",
    )
    assert (brand.name, brand.ground, brand.primary) == ("Northwind", "#ffffff", "#113355")
    assert brand.accent == "#ee4455"
    assert brand.series == ("#112233", "#aabbcc")
    assert brand.logo == str(tmp_path / "logo.png")
    assert brand.corner == "bottom-left"
    assert brand.warnings == ()


def test_an_empty_file_is_the_usual_brand(tmp_path: Path):
    """Every field may be left out."""
    assert read(tmp_path, "") == Brand()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("colors: {}", "unknown field 'colors'; known: name, colours"),
        ("colours: {backgroud: '#fff'}", "unknown colour 'backgroud'; known: ground"),
        ("colours: {ground: red}", "colours.ground is 'red'; give a colour such as"),
        ("colours: {ground: #fff}", "brand.yaml, line"),
        ("colours:\n  ground: #fff", "colours.ground is empty; put quotation marks"),
        ("series: '#fff'", "series is '#fff'; give a list of colours"),
        ("grade: {warmth: 7}", "warmth is 7"),
        ("grade: {tint: 1}", "unknown grade 'tint'; known: lut"),
        ("grade: warm", "grade is 'warm'; give lut"),
        ("corner: middle", "corner is 'middle'; allowed: top-left"),
        ("- a", "it contains"),
        ("name: [", "brand.yaml, line"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, message: str):
    """One line: the file, the field, what to give."""
    with pytest.raises(InvalidInput) as caught:
        read(tmp_path, text)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_missing_files_are_named(tmp_path: Path):
    """A logo or a font that is not there, and the brand's file itself."""
    with pytest.raises(MediaError, match=r"logo: there is no file .*none\.png"):
        read(tmp_path, "logo: none.png")
    with pytest.raises(MediaError, match="cannot be read"):
        read_brand(tmp_path / "none.yaml")


def test_text_that_cannot_be_read_is_replaced_and_told():
    """Grey on grey becomes ink, with a word about it."""
    brand = Brand(ground="#888888", text="#999999")
    assert contrast(brand.text, brand.ground) >= READABLE
    assert "is hard to read" in brand.warnings[0]


def test_a_dark_ground_alone_turns_the_text_light(tmp_path: Path):
    """Without a word about it: no text was asked for."""
    brand = read(tmp_path, "colours: {ground: '#101018'}")
    assert contrast(brand.text, "#101018") >= READABLE
    assert brand.warnings == ()


@pytest.mark.parametrize("ground", GROUNDS)
def test_text_is_readable_and_marks_are_seen_on_any_ground(ground: str):
    """First and second text reach 4.5, marks and parts of charts 2."""
    brand = Brand()
    for text in (brand.on(ground), brand.quiet_on(ground), readable_on(ground)):
        assert contrast(text, ground) >= READABLE
    for index in range(20):
        assert contrast(brand.part(index, ground), ground) >= SEEN
    assert contrast(brand.mark_on(ground), ground) >= SEEN


def test_parts_of_a_chart_differ():
    """Twenty parts have twenty colours."""
    brand = Brand()
    assert len({brand.part(index, brand.ground) for index in range(20)}) == 20


def test_contrast_is_that_of_wcag():
    """Black on white is 21, a colour on itself 1."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1
