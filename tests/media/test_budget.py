"""The budget of a file: small files cannot ask for any time or memory."""

import re
import time
from contextlib import suppress
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from tests.conftest import painted
from tests.fuzz.media_files import fingerprint, hostile, huge_gif, huge_png
from tests.media.test_inputs import write

from onionskin import Clip
from onionskin.errors import InvalidInput, MediaError, OnionskinError
from onionskin.media.budget import Budget
from onionskin.media.picture import open_picture
from onionskin.media.read import clip_info, probe, read_frames, read_sound, read_tags

READERS = [
    probe,
    clip_info,
    Clip.open,
    open_picture,
    read_sound,
    read_tags,
    lambda path: sum(1 for _ in read_frames(path)),
]


@pytest.fixture(scope="module")
def hurtful(tmp_path_factory) -> list[tuple[str, Path]]:
    """The files made to hurt, and what is wrong with each."""
    return list(hostile(tmp_path_factory.mktemp("hurtful")))


def refusal(read, path) -> str:
    """What is said where `path` is not read; "" where it is."""
    try:
        read(path)
    except OnionskinError as error:
        return str(error)
    return ""


def peak_bytes(*, anew: bool = True) -> int:
    """The most memory this process has taken; with `anew` it is counted from now on."""
    if anew:
        with suppress(OSError):
            Path("/proc/self/clear_refs").write_text("5")
    return 1024 * int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1])


@pytest.mark.timeout(60)
def test_no_small_file_costs_much_time_or_memory(hurtful):
    """Each is read, or refused in one line, within seconds, and stays as it was."""
    resting = peak_bytes()
    for what, path in hurtful:
        before, started = fingerprint(path), time.monotonic()
        for read in READERS:
            said = refusal(read, path)
            assert "\n" not in said, what
            assert len(said) < 400, what
        assert time.monotonic() - started < 10, what
        assert fingerprint(path) == before, what
    assert peak_bytes(anew=False) - resting < 1.2e9


REFUSED = {
    "a last timestamp of 10^5 s": "ONIONSKIN_MAX_SECONDS",
    "a picture shown for 655 s": "long gaps",
    "large pictures held for long": "GiB of memory to repeat them; read it frame by frame",
    "a canvas of 9999x9999 in 200 pictures": "64 million|made to fill memory",
    "99 million pixels": "64 million pixels",
    "a canvas of 16383x16383": "64 million pixels",
    "a bomb of compressed text": "too large",
    "an endless frame rate": "do not say a frame rate",
    "an endless slow frame rate": "do not say a frame rate",
    "a frame rate of nothing": "do not say a frame rate",
    "pictures of two sizes": r"00003.png is 20x10, .* 48x32",
    "a link out of its folder": "link to outside its folder",
    "folders named like pictures": "no .png files",
    "a codec that nobody knows": "codec that cannot be decoded",
    "nothing": "cannot be read",
    "a playlist of other files": "cannot be read",
    "a list of other files": "cannot be read",
}
READ = {
    "a title in Latin-1",
    "frames of one moment",
    "a name with a colon",
    "a name that is no UTF-8",
}


def test_what_is_wrong_is_said_and_what_is_right_is_read(hurtful):
    """Each by its own reason."""
    seen = set()
    for what, path in hurtful:
        seen.add(what)
        if what in READ:
            assert Clip.open(path).num_frames == 6, what
        else:
            with pytest.raises(OnionskinError, match=REFUSED[what]):
                Clip.open(path)
    assert seen == READ | set(REFUSED)


def test_bytes_that_are_no_utf8_are_read_as_latin_1(hurtful):
    """As old programs wrote titles."""
    titles = [path for what, path in hurtful if what == "a title in Latin-1"]
    assert len(titles) == 3
    for path in titles:
        tags = {key.lower(): text for key, text in read_tags(path).items()}
        assert tags["title"].startswith("Caf\xe9")


def test_long_gaps_need_no_memory_to_be_found(tmp_path):
    """A clip of three frames and an hour's pause is refused by its times, and probed."""
    write(tmp_path / "a.mkv", painted(4, 16, 16), [0, 10, 20, 360_000])
    with pytest.raises(InvalidInput, match=r"4 pictures .* 36001 frames, .* long gaps"):
        clip_info(tmp_path / "a.mkv")
    with pytest.raises(InvalidInput, match="long gaps"):
        next(read_frames(tmp_path / "a.mkv"))
    assert probe(tmp_path / "a.mkv").num_frames == 4


def test_a_pause_of_a_minute_is_read(tmp_path):
    """Recordings of a screen hold a picture while nothing happens."""
    write(tmp_path / "a.mkv", painted(4, 16, 16), [0, 10, 20, 6000])
    frames = list(read_frames(tmp_path / "a.mkv"))
    assert len(frames) == 601
    assert frames[2] is frames[599]
    assert clip_info(tmp_path / "a.mkv").num_held == 601 - 4
    assert Clip.open(tmp_path / "a.mkv").num_frames == 601


def test_repeats_may_take_a_gigabyte_and_what_the_file_accounts_for():
    """No more; pictures of their own are not counted here."""
    budget, pixels = Budget(), 1000 * 1000 * 3
    most = (2**30 + 50_000 * 40_000) // pixels
    budget.check_holds("a.gif", 40_000, most, 1000, 1000)
    with pytest.raises(InvalidInput, match=r"a.gif has 40000 bytes.* 2\.9 GiB of memory to repeat"):
        budget.check_holds("a.gif", 40_000, most + 1, 1000, 1000)


@pytest.mark.parametrize("held", [[100, 100, 300], [100, 100, 100]])
def test_a_moving_picture_says_how_many_frames_repeat(tmp_path, held):
    """Those of a picture that is shown longer than the others."""
    first, *others = (Image.fromarray(frame) for frame in painted(3, 16, 16))
    first.save(tmp_path / "a.gif", save_all=True, append_images=others, duration=held)
    assert clip_info(tmp_path / "a.gif").num_held == sum(held) // 100 - 3


def test_the_budget_is_raised_and_lowered_in_python(tmp_path):
    """For frames, pixels, bytes and seconds alike."""
    path = Clip(painted(20, 16, 16), 10).save(tmp_path / "a.mkv")
    assert Clip.open(path, budget=Budget(frames=20, pixels=256, bytes=15_360, seconds=2))
    for less, said in (
        (Budget(frames=19), "20 frames, and at most 19 .* ONIONSKIN_MAX_FRAMES"),
        (Budget(pixels=255), "16x16, and at most .* ONIONSKIN_MAX_PIXELS"),
        (Budget(bytes=15_359), "memory.* ONIONSKIN_MAX_BYTES"),
        (Budget(seconds=1), "lasts 2 s, and at most 1 .* ONIONSKIN_MAX_SECONDS"),
    ):
        with pytest.raises(InvalidInput, match=said):
            Clip.open(path, budget=less)
    huge_png(tmp_path / "a.png", 1000)
    assert open_picture(tmp_path / "a.png", budget=Budget(pixels=10**6)).pixels.shape[0] == 1000
    with pytest.raises(InvalidInput, match="1 million"):
        open_picture(tmp_path / "a.png", budget=Budget(pixels=10**6 - 1))


def test_the_budget_is_set_by_the_environment(tmp_path, monkeypatch):
    """Whole numbers, or with K, M, G, T."""
    path = Clip(painted(20, 16, 16), 10).save(tmp_path / "a.mkv")
    monkeypatch.setenv("ONIONSKIN_MAX_FRAMES", "19")
    with pytest.raises(InvalidInput, match="at most 19"):
        Clip.open(path)
    assert Budget.from_environment({"ONIONSKIN_MAX_BYTES": "16G"}).bytes == 16 * 2**30
    assert Budget.from_environment({"ONIONSKIN_MAX_BYTES": "500 MiB"}).bytes == 500 * 2**20
    assert Budget.from_environment({}) == Budget()
    for wrong in ("many", "1.5G", "-3", "0", "9" * 99):
        with pytest.raises(InvalidInput, match=r"budget|ONIONSKIN_MAX_SECONDS"):
            Budget.from_environment({"ONIONSKIN_MAX_SECONDS": wrong})


@pytest.mark.parametrize("value", [0, -1, 1.5, True, "8", None])
def test_budgets_are_whole_numbers_from_1_on(value):
    """Each limit by name."""
    with pytest.raises(InvalidInput, match="frames; give a whole number"):
        Budget(frames=value)


def test_moving_pictures_that_hardly_move_are_read(tmp_path):
    """Many pictures in few bytes, as long as they fit into a gigabyte."""
    huge_gif(tmp_path / "a.gif", side=400, num_frames=60)
    assert clip_info(tmp_path / "a.gif").num_frames == 60


def test_the_memory_of_a_whole_clip_is_taken_once(tmp_path):
    """Not for a list of frames and for their array."""
    path = Clip(np.zeros((200, 64, 64, 3), np.uint8), Fraction(8)).save(tmp_path / "a.mkv")
    clip = Clip.open(path)
    assert clip.frames.base is None or clip.frames.base.nbytes == clip.frames.nbytes


def test_files_that_vanish_are_named(tmp_path):
    """Between being found and being read."""
    with pytest.raises(MediaError, match="there is no file"):
        read_tags(tmp_path / "a.mkv")


@pytest.mark.parametrize("num_pictures", [10, 100])
def test_frames_that_are_held_are_counted_beyond_the_pictures(num_pictures):
    """Three thousand, or a hundred times as many as there are pictures."""
    most = num_pictures + max(3000, 100 * num_pictures)
    Budget().check_length("a", num_pictures, most, 60.0)
    with pytest.raises(InvalidInput, match=f"{num_pictures} pictures of a .* {most + 1} frames"):
        Budget().check_length("a", num_pictures, most + 1, 60.0)


def test_a_clip_may_last_a_day_and_have_as_many_frames_as_are_read():
    """Just so much; of even ones none is held."""
    budget = Budget(frames=100)
    budget.check_length("a", 100, 100, 86_400)
    with pytest.raises(InvalidInput, match="a has 101 frames, and at most 100 are read"):
        budget.check_length("a", 101, 101, 1.0)
    with pytest.raises(InvalidInput, match="lasts 86401 s, and at most 86400"):
        budget.check_length("a", 100, 100, 86_401)


def test_what_just_fits_is_read():
    """Pixels, bytes in memory, and what a file of so many bytes may become."""
    budget = Budget()
    budget.check_size("a", 8000, 8000)
    with pytest.raises(InvalidInput, match="a is 8000x8001, and at most 64 million"):
        budget.check_size("a", 8000, 8001)
    budget.check_memory("a", 2**33 // 3 // 2**20, 1024, 1024)
    with pytest.raises(InvalidInput, match=r"takes 8\.0 GiB of memory, and at most 8\.0"):
        budget.check_memory("a", 2**33 // 3 // 2**20 + 1, 1024, 1024)
    most = 2**30 + 50_000 * 4
    assert most % 3 == 0  # so that the last picture of a pixel just fits
    budget.check_expansion("a", 4, most // 3, 1, 1)
    budget.check_holds("a", 4, most // 3, 1, 1)
    with pytest.raises(InvalidInput, match="a has 4 bytes and declares"):
        budget.check_expansion("a", 4, most // 3 + 1, 1, 1)
    with pytest.raises(InvalidInput, match="a has 4 bytes, and its pictures"):
        budget.check_holds("a", 4, most // 3 + 1, 1, 1)
    whole = Budget(bytes=1200)
    whole.check_memory("a", 4, 10, 10)
    with pytest.raises(InvalidInput, match="memory"):
        whole.check_memory("a", 5, 9, 9)


def test_limits_are_what_the_documents_say():
    """Eighteen hours at thirty frames a second, 64 million pixels, 8 GiB, a day."""
    allowed = Budget()
    assert allowed.frames > 18 * 3600 * 30
    assert (allowed.pixels, allowed.bytes, allowed.seconds) == (64_000_000, 8 * 2**30, 86_400)
    assert (Budget(frames=1, pixels=1, bytes=1, seconds=1).frames) == 1
    asked = {
        "ONIONSKIN_MAX_FRAMES": " 7 ",
        "ONIONSKIN_MAX_PIXELS": "2k",
        "ONIONSKIN_MAX_SECONDS": "1t",
    }
    found = Budget.from_environment(asked)
    assert (found.frames, found.pixels, found.seconds) == (7, 2048, 2**40)
    assert Budget.from_environment({"ONIONSKIN_MAX_BYTES": "3MB"}).bytes == 3 * 2**20
