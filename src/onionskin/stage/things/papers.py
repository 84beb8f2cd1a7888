"""Sheets with writing: letters, contracts, newspapers, maps, certificates."""

from __future__ import annotations

from onionskin.stage.brush import Brush, polygon
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.things.forms import (
    GOLD,
    INK,
    LEAF,
    PAPER,
    RED,
    STEEL,
    WOOD,
    at,
    blob,
    boards,
    line,
    plate,
    toothed,
    writing,
)
from onionskin.stage.things.thing import Moment, thing


def sheet(brush: Brush, wide: float, high: float, tone: str = PAPER, *, low: float = 0) -> None:
    """A sheet of paper, its upper right corner folded."""
    half, fold = wide / 2, min(wide, high) * 0.2
    outline = [(-half, low), (half, low), (half, low + high - fold), (half - fold, low + high)]
    brush.fill(polygon([*outline, (-half, low + high)]), tone, form=0.5)
    corner = [
        (half, low + high - fold),
        (half - fold, low + high),
        (half - fold, low + high - fold),
    ]
    brush.fill(polygon(corner), darker(tone, 0.14), form=0)


@thing(
    "letter", "信", "letters", "written letter", "书信", "信件", size=(0.22, 0.3), grip=(0, 0.06)
)
def letter(brush: Brush, m: Moment) -> None:
    sheet(brush, 0.22, 0.3, m.tone(PAPER))
    writing(brush, -0.085, 0.03, 0.262, 1, 0.03, INK)
    writing(brush, -0.085, 0.085, 0.21, 5, 0.03)
    line(brush, ".01 .05, .03 .065, .04 .04, .06 .06, .085 .05", 0.007, "#3d5fb0", smooth=True)


@thing(
    "document",
    "文书",
    "application form",
    "written report",
    "表格",
    "报告",
    "申请表",
    size=(0.22, 0.3),
    grip=(0, 0.06),
)
def document(brush: Brush, m: Moment) -> None:
    sheet(brush, 0.22, 0.3, m.tone("#fdfdff"))
    brush.box(-0.085, 0.235, 0.03, 0.265, m.tone("#3d86c9"), corner=0.006, form=0)
    writing(brush, -0.085, 0.085, 0.205, 3, 0.028)
    for k in range(2):
        y = 0.085 - 0.042 * k
        brush.box(-0.085, y, -0.06, y + 0.025, WHITE, form=0)
        line(
            brush,
            f"-.085 {y}, -.06 {y}, -.06 {y + 0.025}, -.085 {y + 0.025}, -.085 {y}",
            0.005,
            INK,
        )
        brush.line([(-0.045, y + 0.012), (0.07, y + 0.012)], 0.008, "#a9b0bf")
    line(brush, "-.082 .1, -.073 .09, -.056 .115", 0.009, "#3f9a5a")


@thing(
    "contract",
    "合同",
    "signed contract",
    "agreement",
    "协议",
    "合约",
    size=(0.24, 0.32),
    grip=(0, 0.06),
)
def contract(brush: Brush, m: Moment) -> None:
    sheet(brush, 0.24, 0.32, m.tone(PAPER))
    brush.line([(-0.05, 0.28), (0.05, 0.28)], 0.014, INK)
    writing(brush, -0.095, 0.095, 0.24, 5, 0.027)
    line(brush, "-.09 .05, .0 .05", 0.005, INK)
    line(
        brush,
        "-.085 .055, -.065 .085, -.06 .055, -.04 .08, -.03 .06, -.005 .07",
        0.008,
        "#3d5fb0",
        smooth=True,
    )
    brush.fill(toothed((0.065, 0.06), 0.034, 12, deep=0.14), RED)
    brush.disc((0.065, 0.06), 0.02, lighter(RED, 0.3), form=0.4)


@thing(
    "paper",
    "纸",
    "sheet of paper",
    "sheets of paper",
    "blank paper",
    "stack of paper",
    "纸张",
    size=(0.3, 0.3),
    grip=(0, 0.06),
)
def paper(brush: Brush, m: Moment) -> None:
    for shift, turn in ((0.03, -0.1), (0.012, -0.04)):
        with brush.moved((shift, 0.005), turn=turn):
            brush.box(-0.11, 0, 0.11, 0.28, "#e6e3dc", corner=0.004, form=0.3)
    sheet(brush, 0.22, 0.28, m.tone("#fdfcf8"))
    brush.line([(-0.085, 0.24), (0.02, 0.24)], 0.006, "#d5d8e0")


@thing("postcard", "明信片", "picture postcard", size=(0.34, 0.24), grip=(0, 0.05))
def postcard(brush: Brush, m: Moment) -> None:
    brush.box(-0.17, 0, 0.17, 0.24, "#fdfcf6", corner=0.008, form=0.3)
    with brush.inside(polygon(at("-.155 .015, .155 .015, .155 .225, -.155 .225"))):
        brush.box(-0.16, 0.1, 0.16, 0.23, "#8fd0f0", form=0.4)
        brush.box(-0.16, 0, 0.16, 0.11, "#3f9ac8", form=0.6)
        blob(brush, "-.17 .0, -.17 .06, .0 .05, .17 .0", "#efdcb0")
        brush.disc((0.09, 0.18), 0.028, "#f9c93a", form=0.3)
        line(brush, "-.1 .04, -.085 .12, -.06 .16", 0.012, WOOD, smooth=True)
        for tip in ((-0.12, 0.17), (-0.1, 0.2), (-0.02, 0.19), (0.0, 0.155)):
            brush.line([(-0.06, 0.16), tip], 0.014, LEAF)


@thing("newspaper", "报纸", "newspapers", "paper with the news", size=(0.4, 0.5), grip=(0, 0.1))
def newspaper(brush: Brush, m: Moment) -> None:
    brush.box(-0.18, 0.01, 0.21, 0.48, "#d9d5ca", corner=0.006, form=0.3)
    brush.box(-0.2, 0, 0.19, 0.5, m.tone("#f4f1e8"), corner=0.006, form=0.4)
    brush.line([(-0.16, 0.455), (0.15, 0.455)], 0.036, INK)
    brush.line([(-0.17, 0.42), (0.16, 0.42)], 0.006, INK)
    brush.box(-0.17, 0.22, 0.02, 0.385, "#9fb4c6", form=0.5)
    blob(brush, "-.17 .22, -.17 .27, -.1 .33, -.05 .26, .02 .3, .02 .22", "#6f869a", tension=0.5)
    for left, right, top, rows in (
        (0.045, 0.16, 0.38, 6),
        (-0.17, -0.02, 0.185, 6),
        (0.015, 0.16, 0.185, 6),
    ):
        writing(brush, left, right, top, rows, 0.028, "#8d93a0")


@thing(
    "magazine",
    "杂志",
    "magazines",
    "brochure",
    "leaflet",
    "宣传册",
    "传单",
    size=(0.3, 0.4),
    grip=(0, 0.08),
)
def magazine(brush: Brush, m: Moment) -> None:
    tone = m.tone("#d8628f")
    brush.box(-0.145, 0.0, 0.155, 0.39, "#e6e3dc", corner=0.006, form=0.3)
    brush.box(-0.15, 0.005, 0.145, 0.4, tone, corner=0.006)
    brush.line([(-0.11, 0.355), (0.1, 0.355)], 0.038, "#fff6da")
    brush.disc((0.0, 0.2), 0.075, "#f6cba6")
    blob(brush, "-.09 .2, -.08 .3, 0 .32, .08 .3, .09 .2, .05 .26, -.05 .26", "#54341f")
    blob(brush, "-.12 .006, -.1 .09, 0 .13, .1 .09, .12 .006", "#3d86c9", tension=0.6)
    writing(brush, -0.13, -0.06, 0.07, 2, 0.03, "#fff6da")


@thing("map", "地图", "city map", "road map", "folded map", size=(0.7, 0.5), grip=(0, 0.08))
def map_(brush: Brush, m: Moment) -> None:
    for k in range(4):
        left = -0.34 + 0.17 * k
        dip = 0.03 if k % 2 else 0.0
        panel = [
            (left, dip),
            (left + 0.17, 0.03 - dip),
            (left + 0.17, 0.5 - dip),
            (left, 0.47 + dip),
        ]
        brush.fill(polygon(panel), ("#d9e8b8", "#cbdfa6")[k % 2], form=0.4)
    line(brush, "-.34 .16, -.16 .22, -.02 .14, .16 .2, .34 .12", 0.05, "#8fcbe6", smooth=True)
    line(brush, "-.3 .4, -.1 .32, .1 .4, .32 .34", 0.022, WHITE, smooth=True)
    line(brush, "-.14 .06, -.1 .32, -.06 .46", 0.022, WHITE, smooth=True)
    for k in range(6):
        brush.line(
            [(-0.1 + 0.05 * k, 0.33 - 0.016 * k), (-0.075 + 0.05 * k, 0.325 - 0.016 * k)],
            0.016,
            RED,
        )
    blob(brush, ".2 .24, .245 .33, .2 .4, .155 .33", RED, tension=0.9)
    brush.disc((0.2, 0.345), 0.018, WHITE, form=0)


@thing(
    "certificate",
    "证书",
    "diploma",
    "award certificate",
    "毕业证",
    "奖状",
    size=(0.46, 0.34),
    grip=(0, 0.06),
)
def certificate(brush: Brush, m: Moment) -> None:
    brush.box(-0.23, 0, 0.23, 0.34, GOLD, corner=0.01, form=1)
    brush.box(-0.205, 0.025, 0.205, 0.315, PAPER, form=0.3)
    brush.line([(-0.1, 0.27), (0.1, 0.27)], 0.028, INK)
    writing(brush, -0.15, 0.15, 0.215, 3, 0.03)
    plate(brush, ".08 .02, .1 .09, .12 .05, .14 .09, .16 .02, .12 .035", "#3d5fb0", form=0.4)
    brush.fill(toothed((0.12, 0.095), 0.044, 14, deep=0.15), RED)
    brush.disc((0.12, 0.095), 0.024, lighter(RED, 0.4), form=0.4)


@thing(
    "folder",
    "文件夹",
    "binder",
    "ring binder",
    "files",
    "文件袋",
    "档案",
    size=(0.36, 0.3),
    grip=(0, 0.06),
)
def folder(brush: Brush, m: Moment) -> None:
    tone = m.tone("#f0b84a")
    blob(
        brush,
        "-.18 0, -.18 .29, -.06 .29, -.03 .25, .17 .25, .17 0",
        darker(tone, 0.14),
        tension=0.15,
    )
    brush.box(-0.145, 0.06, 0.13, 0.275, "#fdfdff", corner=0.006, form=0.3)
    writing(brush, -0.11, 0.09, 0.25, 2, 0.025)
    plate(brush, "-.18 0, .15 0, .19 .2, -.13 .2", tone)
    brush.box(-0.06, 0.06, 0.06, 0.12, "#fff6da", corner=0.006, form=0.3)


@thing(
    "sticky note",
    "便利贴",
    "note",
    "sticky notes",
    "memo",
    "post-it",
    "便条",
    "便签",
    "纸条",
    size=(0.26, 0.28),
    grip=(0, 0.05),
)
def sticky_note(brush: Brush, m: Moment) -> None:
    tone = m.tone("#f9dc5c")
    blob(brush, "-.13 .02, -.12 .26, .12 .26, .13 .05, .06 .0", tone, tension=0.15, form=0.8)
    plate(brush, ".06 .0, .13 .05, .07 .06", darker(tone, 0.18), form=0)
    writing(brush, -0.085, 0.085, 0.19, 3, 0.05, "#6a5a2a")
    brush.disc((0, 0.25), 0.024, RED, form=1.4)


@thing(
    "notebook",
    "笔记本",
    "exercise book",
    "notepad",
    "diary",
    "练习本",
    "日记本",
    "本子",
    "日记",
    size=(0.26, 0.34),
    grip=(0, 0.06),
)
def notebook(brush: Brush, m: Moment) -> None:
    tone = m.tone("#3f8f9c")
    brush.box(-0.11, 0.0, 0.13, 0.33, "#f4efe2", corner=0.01, form=0.3)
    brush.box(-0.13, 0.005, 0.118, 0.34, tone, corner=0.014)
    brush.box(-0.05, 0.19, 0.08, 0.27, "#fff6e3", corner=0.008, form=0.3)
    writing(brush, -0.03, 0.06, 0.245, 2, 0.028, INK)
    brush.box(0.085, 0.005, 0.1, 0.34, darker(tone, 0.3), form=0)
    for k in range(8):
        y = 0.035 + 0.039 * k
        brush.line([(-0.145, y), (-0.108, y)], 0.012, STEEL)


@thing(
    "picture frame",
    "相框",
    "framed picture",
    "framed photo",
    "photo",
    "photograph",
    "照片",
    "画框",
    "photos",
    size=(0.5, 0.42),
    grip=(0, 0.06),
)
def picture_frame(brush: Brush, m: Moment) -> None:
    brush.box(-0.25, 0, 0.25, 0.42, m.tone("#a86f3c"), corner=0.012, form=1.2)
    brush.box(-0.205, 0.045, 0.205, 0.375, PAPER, form=0.3)
    with brush.inside(polygon(at("-.175 .075, .175 .075, .175 .345, -.175 .345"))):
        brush.box(-0.2, 0.05, 0.2, 0.36, "#bfe3f5", form=0.4)
        blob(brush, "-.2 .05, -.2 .2, -.06 .26, .06 .16, .2 .24, .2 .05", "#8cc392", tension=0.6)
        for x, r, skin, cloth in (
            (-0.06, 0.042, "#f6cba6", "#e4574c"),
            (0.07, 0.036, "#bf8050", "#3d86c9"),
        ):
            brush.oval((x, 0.06), r * 1.5, r * 2.1, cloth)
            brush.disc((x, 0.06 + r * 2.7), r, skin)


@thing(
    "book stack",
    "一摞书",
    "stack of books",
    "books",
    "pile of books",
    "textbooks",
    "课本",
    size=(0.44, 0.34),
    grip=(0, 0.05),
)
def book_stack(brush: Brush, m: Moment) -> None:
    for k, (tone, left, wide) in enumerate(
        (
            ("#3d5fb0", -0.22, 0.43),
            ("#e4574c", -0.19, 0.4),
            ("#4fa870", -0.2, 0.36),
            ("#f4b93f", -0.16, 0.34),
        )
    ):
        y = 0.082 * k
        brush.box(left, y, left + wide, y + 0.08, tone, corner=0.014)
        brush.box(left + 0.03, y + 0.014, left + wide + 0.004, y + 0.066, PAPER, form=0.4)
        brush.line([(left + 0.05, y + 0.04), (left + wide - 0.01, y + 0.04)], 0.004, "#cfc8b8")


@thing(
    "noticeboard",
    "公告栏",
    "bulletin board",
    "pinboard",
    "notice board",
    "布告栏",
    "宣传栏",
    size=(1.4, 1.7),
)
def noticeboard(brush: Brush, m: Moment) -> None:
    for x in (-0.58, 0.58):
        brush.box(x - 0.04, 0, x + 0.04, 1.0, darker(WOOD, 0.15))
    boards(brush, (-0.7, 0.7, 0.7, 1.7), 1, WOOD)
    brush.box(-0.63, 0.77, 0.63, 1.63, "#d9b27c", form=0.4)
    for x, y, wide, high, tone in (
        (-0.54, 1.16, 0.32, 0.4, PAPER),
        (-0.12, 1.26, 0.3, 0.3, "#f9dc5c"),
        (0.26, 1.1, 0.3, 0.44, "#bfe3f5"),
        (-0.5, 0.84, 0.36, 0.24, "#f5b7c4"),
        (-0.06, 0.84, 0.26, 0.34, PAPER),
    ):
        brush.box(x, y, x + wide, y + high, tone, form=0.3)
        writing(brush, x + 0.05, x + wide - 0.05, y + high - 0.1, 2, 0.07, "#8d93a0")
        brush.disc((x + wide / 2, y + high - 0.03), 0.026, RED)


@thing(
    "couplet", "福字", "spring couplet", "red scroll", "春联", "对联", size=(0.5, 0.5), stands=False
)
def couplet(brush: Brush, m: Moment) -> None:
    """A square of red paper on its corner, with a sign of good luck in gold."""
    brush.fill(
        polygon([(0, 0), (0.25, 0.25), (0, 0.5), (-0.25, 0.25)]), m.tone("#d8342f"), form=0.6
    )
    brush.stroke(polygon([(0, 0.05), (0.2, 0.25), (0, 0.45), (-0.2, 0.25)]), 0.014, "#f2c14e")
    gold = "#f6cf63"
    for x0, y0, x1, y1 in (
        (-0.1, 0.33, -0.03, 0.33), (-0.065, 0.36, -0.065, 0.15), (-0.1, 0.25, -0.065, 0.28),
        (0.0, 0.35, 0.1, 0.35), (0.01, 0.31, 0.09, 0.31), (0.01, 0.26, 0.09, 0.26),
        (0.01, 0.31, 0.01, 0.26), (0.09, 0.31, 0.09, 0.26), (0.0, 0.22, 0.1, 0.22),
        (0.0, 0.15, 0.1, 0.15), (0.0, 0.22, 0.0, 0.15), (0.1, 0.22, 0.1, 0.15),
        (0.05, 0.22, 0.05, 0.15), (0.0, 0.185, 0.1, 0.185),
    ):  # fmt: skip
        brush.line([(x0, y0), (x1, y1)], 0.018, gold)
