"""Computers and what hangs on them, and what is seen on their screens."""

from __future__ import annotations

from onionskin.stage.brush import Brush, oval, polygon
from onionskin.stage.colours import WHITE, darker
from onionskin.stage.things.forms import (
    DARK_STEEL,
    INK,
    RED,
    STEEL,
    at,
    blob,
    bow,
    line,
    plate,
    writing,
)
from onionskin.stage.things.paperwork import code_marks
from onionskin.stage.things.thing import Moment, thing

CASE = "#3c4257"


def window(brush: Brush, left: float, bottom: float, right: float, top: float) -> float:
    """A program's window: its bar with three dots; the height at which its page begins."""
    bar = (top - bottom) * 0.14
    brush.box(left, bottom, right, top, "#fdfdff", corner=bar * 0.5, form=0.3)
    brush.box(left, top - bar, right, top, "#dfe4ec", corner=bar * 0.5, form=0.3)
    for k, tone in enumerate(("#e4574c", "#f4b93f", "#4fa870")):
        brush.disc((left + bar * (0.6 + 0.6 * k), top - bar / 2), bar * 0.2, tone, form=0.3)
    brush.box(
        left + bar * 2.6,
        top - bar * 0.78,
        right - bar * 0.4,
        top - bar * 0.22,
        WHITE,
        corner=bar * 0.25,
        form=0,
    )
    return top - bar


@thing(
    "desktop computer",
    "台式电脑",
    "pc",
    "personal computer",
    size=(0.9, 0.56),
    grip=(0, 0.05),
)
def computer(brush: Brush, m: Moment) -> None:
    brush.box(-0.06, 0.06, 0.06, 0.14, DARK_STEEL)
    brush.box(-0.15, 0.04, 0.15, 0.07, DARK_STEEL, corner=0.015)
    brush.box(-0.34, 0.13, 0.34, 0.56, CASE, corner=0.02)
    brush.gradient(
        polygon(at("-.31 .17, .31 .17, .31 .53, -.31 .53")),
        (0, 0.53),
        (0, 0.17),
        ("#bfe6fb", "#6fb0ea"),
        glow=True,
    )
    brush.box(-0.24, 0.24, 0.04, 0.47, WHITE, corner=0.01, form=0)
    writing(brush, -0.21, 0.01, 0.43, 4, 0.05, m.tone("#6fa0d8"))
    brush.box(0.08, 0.34, 0.25, 0.47, "#f4b93f", corner=0.01, form=0)
    brush.box(-0.27, 0, 0.22, 0.035, "#d5dae2", corner=0.012)
    for k in range(11):
        brush.box(-0.25 + 0.042 * k, 0.014, -0.22 + 0.042 * k, 0.03, WHITE, corner=0.004, form=0)
    brush.oval((0.33, 0.02), 0.05, 0.024, "#d5dae2")


@thing("keyboard", "键盘", "computer keyboard", size=(0.6, 0.22), grip=(0, 0.04))
def keyboard(brush: Brush, m: Moment) -> None:
    brush.box(-0.3, 0, 0.3, 0.22, m.tone(CASE), corner=0.02)
    for row in range(3):
        for k in range(11 - row % 2):
            x = -0.275 + 0.05 * k + 0.022 * (row % 2)
            y = 0.165 - 0.05 * row
            brush.box(x, y, x + 0.04, y + 0.038, "#e6e9ee", corner=0.007, form=0.4)
    brush.box(-0.14, 0.018, 0.14, 0.052, "#e6e9ee", corner=0.007, form=0.4)
    for x in (-0.27, -0.205, 0.16, 0.22):
        brush.box(x, 0.018, x + 0.048, 0.052, "#c2c9d4", corner=0.007, form=0.4)


@thing(
    "computer mouse",
    "鼠标",
    "mouse of a computer",
    "wireless mouse",
    size=(0.16, 0.26),
    grip=(0, 0.06),
)
def computer_mouse(brush: Brush, m: Moment) -> None:
    tone = m.tone("#e6e9ee")
    line(brush, "0 .2, .01 .24, -.03 .26", 0.014, CASE, smooth=True)
    blob(
        brush,
        "-.07 .06, -.07 .15, -.04 .2, .04 .2, .07 .15, .07 .06, .04 0, -.04 0",
        tone,
        form=1.4,
    )
    line(brush, "-.068 .125, .068 .125", 0.006, DARK_STEEL)
    line(brush, "0 .125, 0 .2", 0.006, DARK_STEEL)
    brush.box(-0.012, 0.14, 0.012, 0.18, "#3d86c9", corner=0.01)


@thing(
    "computer screen",
    "显示器",
    "computer monitor",
    "电脑屏幕",
    size=(0.9, 0.66),
    grip=(0, 0.05),
)
def screen(brush: Brush, m: Moment) -> None:
    brush.box(-0.05, 0.03, 0.05, 0.14, DARK_STEEL)
    brush.box(-0.18, 0, 0.18, 0.035, DARK_STEEL, corner=0.015)
    brush.box(-0.45, 0.12, 0.45, 0.66, CASE, corner=0.025)
    brush.gradient(
        polygon(at("-.42 .15, .42 .15, .42 .63, -.42 .63")),
        (0, 0.63),
        (0, 0.15),
        ("#bfe6fb", "#6fb0ea"),
        glow=True,
    )
    plate(brush, "-.06 .3, -.06 .48, .11 .39", WHITE, form=0)


@thing(
    "printer",
    "打印机",
    "copier",
    "photocopier",
    "复印机",
    size=(0.6, 0.44),
    grip=(0, 0.1),
    surface=0.3,
)
def printer(brush: Brush, m: Moment) -> None:
    plate(brush, "-.17 .28, .17 .28, .19 .44, -.19 .44", "#fdfdff", form=0.4)
    brush.box(-0.3, 0.06, 0.3, 0.31, m.tone("#e2e6ec"), corner=0.03)
    brush.box(-0.3, 0.2, 0.3, 0.31, darker("#e2e6ec", 0.1), corner=0.03, form=0.5)
    brush.box(-0.2, 0.12, 0.2, 0.155, INK, corner=0.01, form=0)
    plate(brush, "-.16 .14, .16 .14, .2 .0, -.2 .0", "#fdfdff", form=0.4)
    writing(brush, -0.13, 0.13, 0.105, 3, 0.03)
    for k, lamp in enumerate(("#4fa870", "#f4b93f")):
        brush.disc((0.2 + 0.045 * k, 0.255), 0.014, lamp, form=0)


@thing(
    "charger",
    "充电器",
    "charging cable",
    "phone charger",
    "充电线",
    "充电头",
    size=(0.4, 0.26),
    grip=(0, 0.08),
)
def charger(brush: Brush, m: Moment) -> None:
    line(brush, "-.06 .1, .06 .02, .14 .14, .02 .2, .12 .24, .19 .22", 0.016, CASE, smooth=True)
    for y in (0.075, 0.125):
        brush.line([(-0.2, y), (-0.15, y)], 0.016, DARK_STEEL)
    brush.box(-0.16, 0.03, -0.05, 0.17, m.tone("#f4f2ee"), corner=0.018)
    blob(brush, "-.1 .15, -.125 .1, -.105 .1, -.11 .06, -.08 .11, -.1 .11", "#4fa870", tension=0.1)
    brush.box(0.15, 0.195, 0.19, 0.245, "#f4f2ee", corner=0.006)
    brush.box(0.188, 0.205, 0.205, 0.235, STEEL)


@thing(
    "usb stick", "U盘", "memory stick", "flash drive", "usb drive", size=(0.26, 0.1), grip=(0, 0.04)
)
def usb_stick(brush: Brush, m: Moment) -> None:
    brush.box(0.05, 0.02, 0.13, 0.08, STEEL, corner=0.004, form=1)
    for y in (0.034, 0.056):
        brush.box(0.08, y, 0.1, y + 0.012, INK, form=0)
    brush.box(-0.13, 0.005, 0.06, 0.095, m.tone("#3d86c9"), corner=0.02, form=1)
    brush.disc((-0.1, 0.05), 0.014, WHITE, form=0)


@thing(
    "router",
    "路由器",
    "wifi router",
    "modem",
    "无线路由器",
    size=(0.5, 0.36),
    grip=(0, 0.06),
    live=True,
)
def router(brush: Brush, m: Moment) -> None:
    for x in (-0.19, 0.19):
        brush.line([(x, 0.1), (x * 1.15, 0.34)], 0.028, CASE)
    for k in range(3):
        if (m.t * 1.6) % 1.6 > 0.3 * k:
            brush.line(
                bow((0, 0.16), 0.05 + 0.05 * k, 0.05 + 0.05 * k, 50, 130, 8), 0.02, "#3d86c9"
            )
    plate(brush, "-.25 0, .25 0, .22 .13, -.22 .13", m.tone("#f1f3f6"), form=1)
    for k in range(5):
        brush.disc((-0.14 + 0.07 * k, 0.05), 0.013, "#4fa870" if k != 3 else "#f4b93f", form=0)


@thing(
    "server",
    "服务器",
    "server rack",
    "servers",
    "data centre rack",
    "机柜",
    size=(0.8, 1.9),
    live=True,
)
def server(brush: Brush, m: Moment) -> None:
    brush.box(-0.4, 0, 0.4, 1.9, m.tone("#2f3550"), corner=0.03)
    for row in range(8):
        y = 0.12 + 0.215 * row
        brush.box(-0.34, y, 0.34, y + 0.17, "#4a5270", corner=0.015, form=0.5)
        for k in range(6):
            brush.line(
                [(-0.28 + 0.055 * k, y + 0.045), (-0.28 + 0.055 * k, y + 0.125)], 0.016, "#2f3550"
            )
        for k, lamp in enumerate(("#5fe08a", "#6fc8ff", "#ffd23f")):
            lit = (int(m.t * 5) + k * 2 + row) % 3 != 0
            brush.disc(
                (0.12 + 0.07 * k, y + 0.085), 0.02, lamp if lit else darker(lamp, 0.55), form=0
            )


@thing(
    "web page",
    "网页",
    "website",
    "browser window",
    "webpage",
    "homepage",
    "网站",
    "浏览器",
    "browser",
    size=(1.0, 0.72),
    grip=(0, 0.08),
)
def web_page(brush: Brush, m: Moment) -> None:
    top = window(brush, -0.5, 0, 0.5, 0.72)
    brush.box(-0.44, top - 0.24, 0.02, top - 0.05, m.tone("#6fb0ea"), corner=0.015, form=0.4)
    blob(
        brush,
        f"-.44 {top - 0.24}, -.34 {top - 0.14}, -.24 {top - 0.2}, -.1 {top - 0.1},"
        f" .02 {top - 0.24}",
        "#4fa870",
        tension=0.2,
    )
    writing(brush, 0.08, 0.42, top - 0.08, 3, 0.07)
    writing(brush, -0.43, 0.42, top - 0.33, 3, 0.075)
    brush.box(-0.44, 0.04, -0.22, 0.11, "#f08a3c", corner=0.03, form=0.3)


@thing(
    "link",
    "链接",
    "hyperlink",
    "web link",
    "links",
    "网址",
    "超链接",
    size=(0.9, 0.4),
    grip=(0, 0.06),
)
def link(brush: Brush, m: Moment) -> None:
    """An underlined address under a pointing hand."""
    tone = m.tone("#2f6fd0")
    brush.box(-0.45, 0.08, 0.45, 0.36, "#fdfdff", corner=0.05, form=0.3)
    for x, turn in ((-0.33, 0.6), (-0.27, 0.6)):
        with brush.moved((x, 0.22 + (0.03 if x > -0.3 else -0.03)), turn=turn):
            brush.stroke(oval((0, 0), 0.058, 0.034), 0.022, tone)
    for left, right in ((-0.17, 0.02), (0.06, 0.2), (0.24, 0.36)):
        brush.line([(left, 0.235), (right, 0.235)], 0.045, tone)
    brush.line([(-0.18, 0.16), (0.37, 0.16)], 0.014, tone)
    plate(brush, ".2 .17, .2 .0, .245 .04, .275 -.03, .31 -.015, .28 .055, .335 .06", INK, form=0)


@thing(
    "email",
    "电子邮件",
    "e-mail",
    "mail message",
    "emails",
    "邮件",
    "电邮",
    size=(1.0, 0.72),
    grip=(0, 0.08),
)
def email(brush: Brush, m: Moment) -> None:
    """A program's window with an envelope, and how many are new."""
    window(brush, -0.5, 0, 0.5, 0.72)
    tone = m.tone("#f7e3b4")
    brush.box(-0.27, 0.1, 0.27, 0.48, tone, corner=0.02)
    line(brush, "-.26 .11, -.06 .3", 0.014, darker(tone, 0.2))
    line(brush, ".26 .11, .06 .3", 0.014, darker(tone, 0.2))
    line(brush, "-.265 .47, 0 .25, .265 .47", 0.02, darker(tone, 0.25))
    brush.disc((0.27, 0.48), 0.09, RED, form=0.6)
    brush.line([(0.27, 0.44), (0.27, 0.525)], 0.024, WHITE)
    line(brush, ".27 .525, .25 .51", 0.022, WHITE)


@thing(
    "password",
    "密码",
    "password field",
    "login",
    "pin code",
    "passwords",
    "口令",
    "验证码",
    size=(0.9, 0.5),
    grip=(0, 0.06),
)
def password(brush: Brush, m: Moment) -> None:
    brush.box(-0.45, 0, 0.45, 0.5, "#fdfdff", corner=0.04, form=0.3)
    brush.disc((-0.3, 0.37), 0.05, m.tone("#3d86c9"), form=0.6)
    brush.line([(-0.2, 0.37), (0.16, 0.37)], 0.03, "#a9b0bf")
    brush.box(-0.38, 0.1, 0.38, 0.26, "#e8ecf3", corner=0.04, form=0.2)
    for k in range(6):
        brush.disc((-0.3 + 0.085 * k, 0.18), 0.026, INK, form=0)
    brush.line([(0.24, 0.13), (0.24, 0.23)], 0.014, "#3d86c9")


@thing(
    "app",
    "应用程序",
    "phone app",
    "mobile app",
    "应用",
    "手机应用",
    size=(0.4, 0.72),
    grip=(0, 0.1),
)
def app(brush: Brush, m: Moment) -> None:
    """A phone seen from the front, with rows of apps."""
    brush.box(-0.19, 0, 0.19, 0.72, INK, corner=0.05)
    brush.gradient(
        polygon(at("-.165 .04, .165 .04, .165 .68, -.165 .68")),
        (0, 0.68),
        (0, 0.04),
        ("#bfe3fb", "#8fb4ee"),
        glow=True,
    )
    tones = (
        "#e4574c",
        "#f4b93f",
        "#4fa870",
        "#3d86c9",
        "#8a5cb0",
        "#f08a3c",
        "#2b9c96",
        "#d8628f",
        "#4f5bb8",
    )
    for k, tone in enumerate(tones):
        x, y = -0.105 + 0.105 * (k % 3), 0.55 - 0.13 * (k // 3)
        brush.box(x - 0.038, y - 0.038, x + 0.038, y + 0.038, tone, corner=0.016, form=0.6)
    brush.box(-0.14, 0.07, 0.14, 0.17, WHITE, corner=0.03, form=0, alpha=0.7)


@thing(
    "payment code",
    "付款码",
    "scan to pay",
    "phone payment",
    "手机支付",
    "mobile payment",
    size=(0.4, 0.72),
    grip=(0, 0.1),
)
def payment_code(brush: Brush, m: Moment) -> None:
    brush.box(-0.19, 0, 0.19, 0.72, INK, corner=0.05)
    brush.box(-0.165, 0.04, 0.165, 0.68, m.tone("#4fa870"), corner=0.02, form=0.3)
    brush.box(-0.13, 0.2, 0.13, 0.48, WHITE, corner=0.015, form=0)
    code_marks(brush, -0.1, 0.235, 0.2)
    brush.line([(-0.08, 0.57), (0.08, 0.57)], 0.03, WHITE)
    line(brush, "-.05 .12, -.015 .085, .06 .155", 0.026, WHITE)
