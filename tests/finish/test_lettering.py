"""Text in the package's fonts: measured, broken into lines, drawn, and never as empty boxes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from onionskin.errors import MediaError
from onionskin.finish import lettering
from onionskin.finish.lettering import Lettering, draw_text, fit_text, legible, measure, set_text
from onionskin.stage.skia import skia

STYLE = Lettering(size=20, colour="#000000")


def drawn(text: str, style: Lettering = STYLE, *, width: int = 300, x: float = 4.0) -> np.ndarray:
    """Ink (H, W) in 0..255 of one line on white."""
    pixels = np.full((40, width, 4), 255, np.uint8)
    draw_text(skia.Surface(pixels).getCanvas(), text, x, 28, style)
    return 255 - pixels[..., 1].astype(int)


def test_text_is_as_wide_as_it_is_measured():
    """Nothing is drawn past the measured end, and ink reaches up to it."""
    for text in ("Hamburg", "你好，世界", "mixed 混排 12%", "שלום", "नमस्ते"):
        columns = np.flatnonzero(drawn(text).max(axis=0) > 40)
        assert columns[0] >= 3
        assert columns[-1] <= 4 + measure(text, STYLE) + 1
        assert columns[-1] >= 4 + measure(text, STYLE) - 0.9 * STYLE.size


def test_letters_are_kerned():
    """Pairs stand closer than their letters alone."""
    apart = measure("A", STYLE) + measure("V", STYLE)
    assert measure("AV", STYLE) < apart - 0.5


def test_scripts_of_the_package_need_no_other_fonts():
    """Latin, Greek, Cyrillic, Chinese, kana, Arabic, Hebrew, Devanagari and emoji are whole."""
    for text in ("Straße Łódź", "Ελληνικά", "Привет", "增长 万 亿 々", "ひらがな カタカナ"):
        assert legible(text) == (text, ())
    for text in ("مرحبا", "שלום", "नमस्ते", "😀🎉", "₹ € £ ¥ → ± ½ “” — …"):
        assert legible(text)[1] == ()


def test_bold_is_heavier():
    """Bold has more ink than regular, in Chinese too."""
    for text in ("Sales", "销售额"):
        bold = Lettering(size=20, bold=True)
        assert drawn(text, bold).sum() > 1.15 * drawn(text).sum()


def test_right_to_left_text_is_set_from_the_right():
    """What follows Arabic stands to the left of it, as its readers expect."""
    ink = drawn("سلام 12", Lettering(size=20))
    alone = drawn("12", Lettering(size=20))
    digits = measure("12", STYLE)
    left_part = ink[:, : int(4 + digits)].sum()
    assert abs(left_part - alone.sum()) < 0.15 * alone.sum()


def test_what_no_font_has_is_left_out_and_told():
    """A character without a glyph is never drawn as a box."""
    shown, warnings = legible("one \ue123 two")
    assert shown == "one two"
    assert len(warnings) == 1
    assert "U+E123" in warnings[0]
    block = set_text("one \ue123 two", STYLE, width=500)
    assert block.lines == ("one two",)
    assert block.warnings == warnings


def test_lines_are_no_wider_than_asked_and_lose_nothing():
    """All words are there in order; a word that is too long is cut within."""
    for text in (
        "Sales rose in every region of the country",
        "2026年第三季度，全国各地区的销售额增长12.5%。",
        "Donaudampfschifffahrtsgesellschaft",
    ):
        block = set_text(text, STYLE, width=110)
        assert len(block.lines) > 1
        assert all(width <= 110 for width in block.widths)
        assert "".join("".join(block.lines).split()) == "".join(text.split())


def test_balanced_lines_are_alike():
    """A balanced block has as many lines, and its last is not a widow."""
    text = "Sales rose in every region of the country again"
    plain, balanced = (set_text(text, STYLE, width=240, balanced=b) for b in (False, True))
    assert len(plain.lines) == len(balanced.lines)
    assert min(balanced.widths) >= min(plain.widths)


def test_a_title_is_broken_by_its_sense():
    """Chinese after its marks; no line ends with a word that belongs to the next."""
    width = measure("一二三四五六七", STYLE)
    block = set_text("记住：冷静，就是最好的保护", STYLE, width=width, balanced=True)
    assert all(line[-1] in "：，" for line in block.lines[:-1])
    width = measure("Order today at all", STYLE)
    block = set_text("Order today at alba.example", STYLE, width=width, balanced=True)
    assert block.lines == ("Order today", "at alba.example")


def test_too_long_a_text_is_made_smaller_and_at_last_cut_and_told():
    """The size falls first; below the smallest, an ellipsis ends it."""
    text = "A rather long sentence that goes on and on, for longer than there is room"
    smaller = fit_text(text, STYLE, width=300, height=60)
    assert smaller.style.size < STYLE.size
    assert smaller.height <= 60
    assert smaller.warnings == ()
    cut = fit_text(text, STYLE, width=120, height=20)
    assert cut.lines[-1].endswith("…")
    assert "too long" in cut.warnings[0]


def test_a_block_is_drawn_line_under_line():
    """Each line has its ink in its own band."""
    block = set_text("one\ntwo", STYLE, width=200)
    pixels = np.full((80, 100, 4), 255, np.uint8)
    block.draw(skia.Surface(pixels).getCanvas(), 0, 5)
    rows = (255 - pixels[..., 1]).max(axis=1)
    first, second = int(block.baseline(0, 5)), int(block.baseline(1, 5))
    assert rows[first - 8 : first].all()
    assert rows[second - 8 : second].all()
    assert not rows[second + 8 :].any()


def test_an_own_font_is_used_and_a_bad_one_refused(tmp_path: Path):
    """The name of a font file stands for it; a file that is none is told."""
    content = (lettering._FONTS / "NotoSans-Bold.woff").read_bytes()
    (tmp_path / "own.woff").write_bytes(content)
    name = lettering.own_font(tmp_path / "own.woff")
    assert (drawn("Own", Lettering(size=20, font=name)) > 0).sum() > (drawn("Own") > 0).sum()
    (tmp_path / "bad.ttf").write_bytes(b"no font" * 100)
    with pytest.raises(MediaError, match=r"bad\.ttf is not a font"):
        lettering.own_font(tmp_path / "bad.ttf")
    with pytest.raises(MediaError, match="cannot be read"):
        lettering.own_font(tmp_path / "none.ttf")
