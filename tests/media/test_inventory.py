"""What a file carries beside its pictures: kept, or named in one warning each."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from av.stream import Disposition
from tests.conftest import painted

from onionskin import Clip
from onionskin.media.inventory import IN_THE_PICTURES, Inventory, inventory_of
from onionskin.media.read import clip_info, read_frames, read_sound, read_tags
from onionskin.media.soundtrack import Carried
from onionskin.media.write import Writer, open_writer
from onionskin.sound import Sound


def add_pictures(output, num_frames=16, *, codec="ffv1", pixels="bgr0", **settings):
    """A second of pictures at 16 a second; `settings` are the stream's."""
    rate = settings.pop("rate", 16)
    stream = output.add_stream(codec, rate=rate, options=settings.pop("options", {}))
    stream.width, stream.height, stream.pix_fmt = 64, 48, pixels
    for name, value in settings.items():
        setattr(stream.codec_context, name, value)

    def encode() -> None:
        for index, frame in enumerate(painted(num_frames, 48, 64)):
            picture = av.VideoFrame.from_ndarray(frame, "rgb24").reformat(format=pixels)
            picture.pts, picture.time_base = index, Fraction(1, rate)
            output.mux(stream.encode(picture))
        output.mux(stream.encode(None))

    return stream, encode


def add_sound(output, codec, level, **tags):
    """A second of a square wave of one level, which tells the tracks apart."""
    stream = output.add_stream(codec, rate=8000)
    stream.codec_context.layout = "mono"
    stream.metadata.update(tags)

    def encode() -> None:
        wave = np.where(np.arange(8000) // 20 % 2, level, -level).astype(np.int16)
        frame = av.AudioFrame.from_ndarray(wave[None], "s16", "mono")
        frame.sample_rate, frame.pts = 8000, 0
        resampler = av.AudioResampler(stream.codec_context.format, "mono", 8000)
        for piece in resampler.resample(frame):
            output.mux(stream.encode(piece))
        output.mux(stream.encode(None))

    return stream, encode


def write_rich(path: Path) -> None:
    """Two sound tracks, of which the second is the default, two chapters, a font and a title."""
    with av.open(str(path), "w", format="matroska") as output:
        output.metadata["title"] = "A day"
        _, pictures = add_pictures(output)
        first, speak = add_sound(output, "pcm_s16le", 3000, language="eng", title="Comment")
        second, play = add_sound(output, "pcm_s16le", 9000, language="ger")
        first.disposition, second.disposition = Disposition.comment, Disposition.default
        output.add_attachment("font.ttf", "font/ttf", b"letters" * 40)
        base = Fraction(1, 1000)
        output.set_chapters(
            [
                {"id": 1, "start": 0, "end": 500, "time_base": base, "metadata": {"title": "One"}},
                {
                    "id": 2,
                    "start": 500,
                    "end": 1000,
                    "time_base": base,
                    "metadata": {"title": "Two"},
                },
            ]
        )
        pictures()
        speak()
        play()


def carried_into(output: str, source: Path, start: Fraction = Fraction(0), **given) -> Writer:
    """The pictures of `source` written anew, and with them all else that it carries."""
    info = clip_info(source)
    with open_writer(output, info.width, info.height, info.fps) as writer:
        writer.carried = Carried(path=source, start=start)
        writer.sound = given.get("sound")
        for frame in read_frames(source):
            writer.write(frame)
    return writer


@pytest.fixture
def rich(tmp_path) -> Path:
    write_rich(tmp_path / "rich.mkv")
    return tmp_path / "rich.mkv"


def texts(path: Path) -> list[str]:
    return [item.text for item in inventory_of(path).items]


def test_the_list_names_what_there_is(rich):
    """Tracks by number, codec, language, title and flags; files and chapters."""
    assert texts(rich) == [
        "sound track 1 (pcm_s16le, eng, Comment, commentary)",
        "sound track 2 (pcm_s16le, ger, default)",
        "the attached file font.ttf",
        "2 chapters",
    ]
    found = inventory_of(rich)
    assert [item.index for item in found.of("sound")] == [1, 2]
    assert found.warnings(kept=["sound", "chapters"]) == ("not kept: the attached file font.ttf",)


def test_plain_files_carry_nothing(tmp_path, clip):
    """No false alarms on what onionskin writes itself."""
    for name in ("a.mp4", "a.webm", "a.mkv"):
        assert inventory_of(clip.save(tmp_path / name)) == Inventory()


def test_all_of_it_goes_into_mkv(tmp_path, rich):
    """Tracks with language, title and flags, attached files, chapters and the title."""
    writer = carried_into(f"{tmp_path}/out.mkv", rich)
    assert writer.warnings == []
    assert texts(tmp_path / "out.mkv") == texts(rich)
    assert read_tags(tmp_path / "out.mkv")["title"] == "A day"
    with av.open(str(tmp_path / "out.mkv")) as container:
        assert [chapter["metadata"]["title"] for chapter in container.chapters()] == ["One", "Two"]
        assert container.streams[3].data == b"letters" * 40
    assert np.median(np.abs(read_sound(tmp_path / "out.mkv").samples)) == pytest.approx(
        9000 / 32768
    )
    kept = Clip.open(tmp_path / "out.mkv")
    assert (kept.frames == Clip.open(rich).frames).all()


def test_each_thing_that_a_container_does_not_hold_is_named_once(tmp_path, rich):
    """With what to write instead; sound that it does not hold is encoded anew."""
    assert carried_into(f"{tmp_path}/out.mp4", rich).warnings == [
        "not kept: the attached file font.ttf (write .mkv to keep it)"
    ]
    assert len(inventory_of(tmp_path / "out.mp4").of("sound")) == 2
    assert carried_into(f"{tmp_path}/out.webm", rich).warnings == [
        "not kept: the attached file font.ttf (write .mkv to keep it)",
        "not kept: sound track 2 (pcm_s16le, ger, default)",
    ]
    assert texts(tmp_path / "out.webm") == ["sound track 1 (opus)", "2 chapters"]
    assert carried_into(f"{tmp_path}/out.gif", rich).warnings == [
        f"not kept: {text}" for text in texts(rich)
    ]


def test_a_sound_of_its_own_takes_the_place_of_the_tracks(tmp_path, rich):
    """The rest is carried."""
    sound = Sound(np.full((8000, 1), 0.5), 8000)
    writer = carried_into(f"{tmp_path}/out.mkv", rich, sound=sound)
    assert writer.warnings == []
    assert texts(tmp_path / "out.mkv")[0].startswith("sound track 1 (flac")
    assert len(inventory_of(tmp_path / "out.mkv").of("sound")) == 1
    assert np.median(read_sound(tmp_path / "out.mkv").samples) == pytest.approx(0.5)


@pytest.mark.parametrize("start", [Fraction(1, 2), Fraction(-1, 2)])
@pytest.mark.parametrize("suffix", [".mkv", ".webm"])
def test_what_is_carried_stays_in_time(tmp_path, rich, start, suffix):
    """Where the new file begins later on the old one's clock, or earlier."""
    carried_into(f"{tmp_path}/out{suffix}", rich, start)
    sound = read_sound(tmp_path / f"out{suffix}")
    expected = 1 - float(start)
    assert sound.duration_seconds == pytest.approx(expected, abs=0.1)
    loud = np.abs(sound.samples[:, 0]) > 0.01
    assert loud.mean() == pytest.approx(0.5 / expected if start > 0 else 1 / expected, abs=0.12)
    with av.open(str(tmp_path / f"out{suffix}")) as container:
        second = container.chapters()[1]
        begins = second["start"] * second["time_base"]
    assert begins == max(Fraction(1, 2) - start, 0)


def test_covers_are_no_moving_pictures(tmp_path):
    """Nor are they read as such; .mkv takes them along."""
    path = tmp_path / "a.mp4"
    with av.open(str(path), "w") as output:
        cover = output.add_stream("mjpeg", rate=1)
        cover.width, cover.height, cover.pix_fmt = 80, 80, "yuvj420p"
        cover.disposition = Disposition.attached_pic
        _, pictures = add_pictures(output, codec="libx264", pixels="yuv420p")
        art = av.VideoFrame.from_ndarray(np.full((80, 80, 3), 99, np.uint8), "rgb24")
        art.pts = 0
        output.mux(cover.encode(art.reformat(format="yuvj420p")))
        output.mux(cover.encode(None))
        pictures()
    assert texts(path) == ["the cover picture"]
    assert clip_info(path).num_frames == 16
    assert Clip.open(path).frames.shape[1:] == (48, 64, 3)
    assert carried_into(f"{tmp_path}/out.mkv", path).warnings == []
    assert [item.kind for item in inventory_of(tmp_path / "out.mkv").items] == ["cover"]
    said = carried_into(f"{tmp_path}/out.mp4", path).warnings
    assert said == ["not kept: the cover picture (write .mkv to keep it)"]


PICTURES = {
    "transparency": (
        "a.mkv",
        {"pixels": "bgra"},
        "its transparency",
    ),
    "transparency of WebM": (
        "a.webm",
        {"codec": "libvpx-vp9", "pixels": "yuva420p"},
        "its transparency",
    ),
    "depth": ("a.mkv", {"pixels": "yuv444p10le"}, "its 10 bits per channel: 8 are used"),
    "hdr": (
        "a.mkv",
        {"pixels": "yuv444p10le", "color_trc": 16, "color_primaries": 9, "colorspace": 9},
        "its high dynamic range (PQ)",
    ),
    "gamut": (
        "a.mkv",
        {"pixels": "yuv444p", "color_primaries": 9, "colorspace": 9},
        "its wide colours (BT.2020)",
    ),
    "pixel shape": (
        "a.mkv",
        {"codec": "libx264", "pixels": "yuv420p", "sample_aspect_ratio": Fraction(8, 9)},
        "its pixel aspect ratio of 8:9: square pixels are used",
    ),
    "interlacing": (
        "a.mpg",
        {
            "codec": "mpeg2video",
            "pixels": "yuv420p",
            "rate": 25,
            "options": {"flags": "+ildct+ilme", "field_order": "tt", "alternate_scan": "1"},
        },
        "its interlacing: fields are used as frames",
    ),
}


@pytest.mark.parametrize("kind", PICTURES)
def test_what_is_in_the_pictures_is_named_where_it_is_lost(tmp_path, kind):
    """Once each, into every format."""
    name, settings, text = PICTURES[kind]
    path = tmp_path / name
    with av.open(str(path), "w") as output:
        _, encode = add_pictures(output, **settings)
        encode()
    assert text in texts(path)
    assert all(item.kind in IN_THE_PICTURES for item in inventory_of(path).items)
    for suffix in (".mkv", ".gif"):
        said = carried_into(f"{tmp_path}/out{suffix}", path).warnings
        assert said.count(f"not kept: {text}") == 1
        assert len(said) == len(inventory_of(path).items)


def test_rotation_is_kept_by_turning_the_frames(tmp_path):
    """Listed, and not warned of."""
    path = tmp_path / "a.mp4"
    with av.open(str(path), "w") as output:
        stream, encode = add_pictures(output, codec="libx264", pixels="yuv420p")
        stream.set_display_rotation(90)
        encode()
    assert texts(path) == ["its rotation by 90 degrees"]
    assert carried_into(f"{tmp_path}/out.mp4", path).warnings == []
    assert Clip.open(tmp_path / "out.mp4").frames.shape[1:] == (64, 48, 3)
