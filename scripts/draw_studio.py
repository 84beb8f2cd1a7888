"""Draws the pictures of docs/studio.md: the real page in a real browser, with real work in it.

    python scripts/draw_studio.py docs/          all of them
    python scripts/draw_studio.py docs/ make     those whose names begin so

It needs `pip install playwright fonttools` and a Chromium; CHROMIUM names its file. A server with a
folder of its own is started for it, and everything that is seen was made by that server.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

import httpx2
import numpy as np
from fontTools.ttLib import TTFont
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

import onionskin.finish
from onionskin import Clip
from onionskin.curation.config import read_config
from onionskin.curation.curate import curate

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FONTS = Path(onionskin.finish.__file__).parent / "fonts"
"""For Chinese, where the machine has no font of it."""
LARGEST = 60_000
"""Bytes of a picture."""
DESKTOP, PHONE = (1280, 800), (390, 844)
PATIENCE_SECONDS = 600.0
PROMPTS = (
    "two children play football in a park",
    "a chef waves in a kitchen",
    "a bus drives through a city at night",
    "a woman waters flowers in a garden",
)
SCRIPT = """# Clean hands

In our clinic every visit begins the same way.

> A nurse washes her hands at a sink.

The nurse washes her hands for twenty seconds.

Then she talks with the patient. Infections fell from 120 to 45 in a year.

> A doctor waves to a child in a hospital room.

Clean hands save lives.
"""


@dataclass
class House:
    """A server, and the ids of what it made by name."""

    address: str
    client: httpx2.Client
    folder: Path
    made: dict[str, str]

    def job(self, route: str, **asked: object) -> str:
        """Queues something; its id."""
        answer = self.client.post(f"/v1/{route}", json=asked)
        answer.raise_for_status()
        return str(answer.json()["id"])

    def done(self, route: str, job: str) -> str:
        """The same id, once the job is done."""
        ends = time.monotonic() + PATIENCE_SECONDS
        while (told := self.client.get(f"/v1/{route}/{job}").json())["status"] != "completed":
            if told["status"] == "failed" or time.monotonic() > ends:
                raise SystemExit(f"{route}: {told['error'] or 'it takes too long'}")
            time.sleep(0.5)
        return job


@contextmanager
def house() -> Iterator[House]:
    """A server with clips, a film, a repaired clip and a link that people commented on."""
    with (
        tempfile.TemporaryDirectory() as name,
        listening("serve", data=name) as address,
        httpx2.Client(base_url=address, timeout=120) as client,
    ):
        yield House(address, client, Path(name), {})


@contextmanager
def listening(*command: str, data: str) -> Iterator[str]:
    """The address of a command that serves a page."""
    process = subprocess.Popen(
        [sys.executable, "-m", "onionskin", *command, "--port", "0", "--json"],
        env={**os.environ, "ONIONSKIN_DATA": data},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    lines = [process.stdout.readline()]
    while lines[-1] not in ("}\n", ""):
        lines.append(process.stdout.readline())
    try:
        yield json.loads("".join(lines))["address"]
    finally:
        process.terminate()
        process.wait(60)


def fill(at: House) -> None:
    """Makes all that the screens show."""
    clips = [
        at.job("videos", prompt=prompt, seconds="2", size="640x360", seed=seed)
        for seed, prompt in enumerate(PROMPTS, 7)
    ]
    film = at.job("films", script=SCRIPT, size="640x360", preview=True, voice="auto")
    for prompt, clip in zip(PROMPTS, clips, strict=True):
        at.made[prompt] = at.done("videos", clip)
    first = at.made[PROMPTS[0]]
    takes = [
        at.job(f"videos/{first}/remix", prompt=PROMPTS[0], seed=seed, **change)
        for seed, change in ((21, {}), (22, {"time": "night"}), (23, {"style": "paper"}))
    ]
    at.made["takes"] = json.dumps([*(at.done("videos", each) for each in takes), first])
    at.made["film"] = at.done("films", film)
    with shaking(at).open("rb") as file:
        sent = at.client.post("/v1/uploads", files={"file": ("handheld.mp4", file)}).json()["id"]
    at.made["steady"] = at.done("steady", at.job("steady", video=sent))
    link = at.client.post("/v1/shares", json={"id": at.made[PROMPTS[1]]}).json()["token"]
    at.made["link"] = link
    for seconds, name, text in (
        (0.5, "Ann", "Could she wave a little later?"),
        (1.5, "Li", "I like how the light falls here."),
    ):
        said = {"seconds": seconds, "name": name, "text": text}
        at.client.post(f"/v1/shared/{link}/comments", json=said).raise_for_status()
    for name, tags in ((PROMPTS[0], ["spring"]), (PROMPTS[3], ["spring"])):
        at.client.patch(f"/v1/library/{at.made[name]}", json={"tags": tags, "starred": True})


def shaking(at: House) -> Path:
    """A clip that was held by an unsteady hand, and whose light flickers."""
    content = at.client.get(f"/v1/videos/{at.made[PROMPTS[2]]}/content").content
    path = at.folder / "bus.mp4"
    path.write_bytes(content)
    clip = Clip.open(path)
    rng = np.random.default_rng(0)
    frames = [
        np.clip(np.roll(frame, rng.integers(-4, 5, 2), (0, 1)) * (1 + 0.12 * (-1) ** index), 0, 255)
        for index, frame in enumerate(clip.frames.astype(np.float32))
    ]
    output = at.folder / "handheld.mp4"
    Clip(frames=np.stack(frames).astype(np.uint8), fps=clip.fps).save(output)
    return output


def until(page: Page, true: str) -> None:
    """Waits in steps of its own: the page allows no script to be made of text."""
    ends = time.monotonic() + PATIENCE_SECONDS
    while not page.evaluate(true):
        if time.monotonic() > ends:
            raise SystemExit(f"it never came: {true}")
        page.wait_for_timeout(200)


Act = Callable[[Page, House], object]


def kept(page: Page, **values: object) -> None:
    """What the page remembers, as if a person had done it before."""
    for name, value in values.items():
        page.evaluate(
            "([name, value]) => localStorage.setItem(name, value)",
            [name.replace("__", "."), json.dumps(value)],
        )


def go(page: Page, at: House, screen: str) -> None:
    page.goto(f"{at.address}/?{screen}#/{screen}")
    page.locator("main").wait_for()


def make(page: Page, at: House) -> None:
    kept(page, make__takes=json.loads(at.made["takes"]), make__picked=at.made[PROMPTS[0]])
    go(page, at, "make")
    page.locator("#prompt").fill(PROMPTS[0])
    page.locator(".take").nth(3).locator(".still").click()
    page.locator("figure.preview video").wait_for()
    page.evaluate("scrollTo(0, 0)")


def make_warned(page: Page, at: House) -> None:
    go(page, at, "make")
    chinese = page.evaluate("document.documentElement.lang") != "en"
    said = (
        "一位宇航员在月球上骑着独角兽，旁边有一台留声机"
        if chinese
        else ("an astronaut rides a unicorn on the moon beside a gramophone")
    )
    page.locator("#prompt").fill(said)
    page.locator("figure.preview img").wait_for()
    page.locator(".more summary").click()


def stage(page: Page, at: House) -> None:
    go(page, at, "make")
    page.locator("#prompt").fill(PROMPTS[1])
    page.locator("figure.preview img").wait_for()
    page.locator(".buttons button").nth(2).click()
    page.get_by_role("button", name="Move chef").wait_for()


def film(page: Page, at: House) -> None:
    go(page, at, f"film/{at.made['film']}")
    if page.viewport_size["width"] < 800:
        page.locator(".panes button").nth(1).click()
    page.locator(".shot .still img").first.wait_for()
    page.wait_for_timeout(4000)


def film_result(page: Page, at: House) -> None:
    go(page, at, f"film/{at.made['film']}")
    if page.viewport_size["width"] < 800:
        page.locator(".panes button").nth(2).click()
    page.locator(".export summary").click()
    page.wait_for_timeout(3000)


def mask(page: Page, at: House) -> None:
    go(page, at, f"change/{at.made[PROMPTS[0]]}")
    layer = page.locator("canvas.mask")
    layer.wait_for()
    until(page, "document.querySelector('video').videoWidth > 0")
    layer.scroll_into_view_if_needed()
    box = layer.bounding_box()
    assert box is not None

    def point(x: float, y: float) -> tuple[float, float]:
        return box["x"] + x * box["width"], box["y"] + y * box["height"]

    page.mouse.move(*point(0.35, 0.55))
    page.mouse.down()
    for x, y in ((0.45, 0.5), (0.55, 0.6), (0.65, 0.55), (0.5, 0.7), (0.4, 0.65)):
        page.mouse.move(*point(x, y), steps=6)
    page.mouse.up()


def steady(page: Page, at: House) -> None:
    go(page, at, f"steady/{at.made['steady']}")
    page.locator(".compare").wait_for()


def queue(page: Page, at: House) -> None:
    for prompt in PROMPTS[:3]:
        at.job("videos", prompt=prompt, seconds="20", size="1280x720")
    go(page, at, "queue")
    until(page, "document.querySelector('progress')?.value > 0")


def library(page: Page, at: House) -> None:
    go(page, at, "library")
    page.wait_for_timeout(1000)


def look(page: Page, at: House) -> None:
    go(page, at, "library")
    page.locator(".item .still:enabled").first.click()
    page.locator("dialog video").wait_for()


def settings(page: Page, at: House) -> None:
    go(page, at, "settings")
    page.locator(".fact").first.wait_for()
    page.wait_for_timeout(1500)


def see(page: Page, at: House) -> None:
    page.goto(f"{at.address}/?see#/see/{at.made['link']}")
    page.locator(".comments li").first.wait_for()


def review(page: Page, at: House) -> Iterator[None]:
    """A training set of the clips; the page is open until the picture is taken."""
    footage, made = at.folder / "footage", at.folder / "spring"
    footage.mkdir(exist_ok=True)
    for number, prompt in enumerate(PROMPTS):
        content = at.client.get(f"/v1/videos/{at.made[prompt]}/content").content
        (footage / f"take-{number}.mp4").write_bytes(content)
    if not made.exists():
        limits = ["shots.min_seconds=1", "shots.detector=own"]
        config = replace(read_config(None, limits), licence="CC0", skip=("text",))
        curate(footage, made, config)
    named = ("curate", "review", str(made), "--no-browser", "--reviewer", "Ann")
    with listening(*named, data=str(at.folder)) as address:
        page.goto(address)
        page.locator("#pair video").nth(1).wait_for()
        page.keyboard.press("ArrowLeft")
        page.locator("#says").get_by_text("decision").wait_for()
        yield


@dataclass(frozen=True, kw_only=True)
class Picture:
    """One picture of a screen."""

    act: Act
    size: tuple[int, int] = DESKTOP
    language: str = "en"
    scheme: str = "light"


PICTURES = {
    "make": Picture(act=make),
    "make-phone": Picture(act=make, size=PHONE),
    "make-chinese": Picture(act=make_warned, language="zh"),
    "change": Picture(act=mask),
    "change-phone": Picture(act=mask, size=PHONE),
    "stage": Picture(act=stage),
    "stage-phone": Picture(act=stage, size=PHONE),
    "film": Picture(act=film),
    "film-phone": Picture(act=film, size=PHONE),
    "film-chinese": Picture(act=film_result, language="zh", scheme="dark"),
    "film-made-phone": Picture(act=film_result, size=PHONE),
    "steady": Picture(act=steady),
    "steady-phone": Picture(act=steady, size=PHONE),
    "library": Picture(act=library),
    "library-look": Picture(act=look),
    "library-phone": Picture(act=library, size=PHONE, scheme="dark"),
    "settings": Picture(act=settings),
    "settings-chinese": Picture(act=settings, size=PHONE, language="zh"),
    "see": Picture(act=see),
    "see-phone": Picture(act=see, size=PHONE),
    "review": Picture(act=review),
    "review-phone": Picture(act=review, size=PHONE, scheme="dark"),
    "queue": Picture(act=queue),
    "queue-phone": Picture(act=queue, size=PHONE),
}


def drawn(browser: Browser, at: House, picture: Picture) -> Image.Image:
    """A screen as it is seen."""
    width, height = picture.size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        has_touch=width < height,
        color_scheme="dark" if picture.scheme == "dark" else "light",
        locale="zh-CN" if picture.language == "zh" else "en-US",
    )
    context.set_default_timeout(1000 * PATIENCE_SECONDS)
    page = context.new_page()
    page.goto(at.address)
    acting = picture.act(page, at)
    if isinstance(acting, Iterator):
        next(acting)
    page.wait_for_timeout(1200)
    shot = Image.open(BytesIO(page.screenshot())).convert("RGB")
    if isinstance(acting, Iterator):
        next(acting, None)
    context.close()
    return shot


def save(picture: Image.Image, path: Path) -> None:
    """As WebP, as good as the largest size allows."""
    for quality in range(85, 20, -5):
        picture.save(path, quality=quality, method=6)
        if path.stat().st_size <= LARGEST:
            return
    raise SystemExit(f"{path.name} has {path.stat().st_size} bytes: at most {LARGEST}")


def with_fonts(folder: Path) -> dict[str, str]:
    """The environment of a browser that also has the package's Chinese; it reads no WOFF itself."""
    config = folder / "fonts.conf"
    for path in FONTS.glob("NotoSansSC-*.woff"):
        font = TTFont(path)
        font.flavor = None
        font.save(folder / f"{path.stem}.ttf")
    listed = f"<dir>{folder}</dir>"
    usual = '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
    config.write_text(f"<fontconfig>{usual}{listed}</fontconfig>", "utf-8")
    return {**os.environ, "FONTCONFIG_FILE": str(config)}


def main(folder: Path, wanted: tuple[str, ...]) -> None:
    """Draws the pictures whose names begin as wanted."""
    names = [name for name in PICTURES if not wanted or name.startswith(wanted)]
    with house() as at, sync_playwright() as playwright:
        fill(at)
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"], env=with_fonts(at.folder)
        )
        for name in names:
            save(drawn(browser, at, PICTURES[name]), folder / f"studio-{name}.webp")
            print(folder / f"studio-{name}.webp", flush=True)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), tuple(sys.argv[2:]))
