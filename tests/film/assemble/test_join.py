"""Segments become one film without being encoded again."""

from fractions import Fraction

import av
import numpy as np
import pytest

from onionskin.errors import InvalidInput, MediaError, UnsupportedFormat
from onionskin.film.assemble.codecs import AAC, CODECS, film_format
from onionskin.film.assemble.join import Mark, Segment, join
from onionskin.film.assemble.segment import EDGE, open_segment, segment_frames
from onionskin.film.assemble.sound_file import encode
from onionskin.media.container import is_cover

SIZE, FPS = (96, 64), Fraction(24)


def frame(number):
    """A picture that says which it is: a bar as long as its number."""
    picture = np.full((SIZE[1], SIZE[0], 3), 40, np.uint8)
    picture[20:40, : 2 * (number + 1)] = 230
    return picture


def length_of(picture):
    """The number of a picture."""
    return round(float((picture[24:36].mean(axis=(0, 2)) > 130).sum()) / 2) - 1


def segments(folder, codec, counts, fps=FPS):
    made, number = [], 0
    for index, count in enumerate(counts):
        path = folder / f"{index}.{codec.segment}"
        with open_segment(path, codec, SIZE, fps) as writer:
            for _ in range(count):
                writer.write(frame(number))
                number += 1
        made.append(Segment(path=path, num_frames=count))
    return made


def joined(folder, codec="h264", suffix=".mp4", counts=(3, 1, 20, 2), fps=FPS, **more):
    path = folder / f"film{suffix}"
    path.touch()
    found = CODECS[codec]
    more.setdefault("tags", {"title": "A film", "AIGC": "{}"})
    join(path, film_format(path, codec), fps, segments(folder, found, counts, fps), **more)
    return path


@pytest.mark.parametrize(
    ("codec", "suffix"),
    [
        ("h264", ".mp4"),
        ("h264", ".mkv"),
        ("hevc", ".mp4"),
        ("av1", ".mp4"),
        ("vp9", ".webm"),
        ("prores", ".mov"),
    ],
)
def test_every_frame_stands_where_it_was(codec, suffix, tmp_path, monkeypatch):
    """In every codec, over segments of one frame and of many."""
    monkeypatch.setenv("SVT_LOG", "1")
    path = joined(tmp_path, codec, suffix)
    with av.open(str(path)) as film:
        pictures = list(film.decode(video=0))
    assert [length_of(each.to_ndarray(format="rgb24")) for each in pictures] == list(range(26))
    times = np.array([float(each.time) for each in pictures])
    assert np.abs(times - np.arange(26) / 24).max() < 0.001


@pytest.mark.parametrize("suffix", [".mp4", ".mov"])
def test_hevc_is_named_as_apple_wants_it(suffix, tmp_path):
    """In the sample description, which says hev1 unless it is told."""
    path = joined(tmp_path, "hevc", suffix)
    boxes = path.read_bytes()
    assert (b"hvc1" in boxes, b"hev1" in boxes) == (True, False)
    with av.open(str(path)) as film:
        assert film.streams.video[0].codec_context.codec_tag == "hvc1"
        assert sum(1 for _ in film.decode(video=0)) == 26


@pytest.mark.parametrize("fps", [Fraction(25), Fraction(30000, 1001), Fraction(60)])
def test_every_rate_is_kept(fps, tmp_path):
    """Exactly."""
    with av.open(str(joined(tmp_path, fps=fps))) as film:
        assert film.streams.video[0].average_rate == fps
        assert film.streams.video[0].frames == 26


def test_the_same_frames_give_the_same_bytes(tmp_path):
    """Twice."""
    first, second = tmp_path / "a", tmp_path / "b"
    first.mkdir()
    second.mkdir()
    assert joined(first).read_bytes() == joined(second).read_bytes()


def test_sound_chapters_and_tags_stand_beside_the_pictures(tmp_path):
    """The sound begins with the first picture."""
    count = round(26 / 24 * 48_000)
    samples = np.zeros((count, 2), np.float32)
    samples[24_000:28_800] = 0.5 * np.sin(np.arange(4800) * 0.2, dtype=np.float32)[:, None]
    encode(tmp_path / "sound", [samples[:30_000], samples[30_000:]], AAC)
    marks = [Mark(title="One", start=0, end=0.5), Mark(title="Two", start=0.5, end=1.08)]
    path = joined(tmp_path, sound=tmp_path / "sound", chapters=marks)
    with av.open(str(path)) as film:
        heard = np.concatenate([each.to_ndarray() for each in film.decode(audio=0)], axis=1)
        assert film.metadata["title"] == "A film"
        assert film.metadata["AIGC"] == "{}"
        titles = [each["metadata"]["title"] for each in film.chapters()]
    assert titles == ["One", "Two"]
    assert abs(int(np.argmax(np.abs(heard[0]) > 0.2)) - 24_000) < 100


def test_soft_captions_and_the_poster_go_into_matroska(tmp_path):
    """As a track of subtitles and an attached file."""
    (tmp_path / "a.srt").write_text("1\n00:00:00,100 --> 00:00:00,900\nHello\n\n")
    (tmp_path / "a.jpg").write_bytes(b"\xff\xd8\xff")
    path = joined(tmp_path, suffix=".mkv", captions=tmp_path / "a.srt", poster=tmp_path / "a.jpg")
    with av.open(str(path)) as film:
        packets = [bytes(each) for each in film.demux(film.streams.subtitles[0]) if each.size]
        covers = [each for each in film.streams.video if is_cover(each)]
    assert packets == [b"Hello"]
    assert len(covers) == 1


def test_segments_of_other_parameters_are_refused(tmp_path):
    """A film whose head speaks of others would not play."""
    path = tmp_path / "film.mp4"
    path.touch()
    first = segments(tmp_path, CODECS["h264"], [2])
    (tmp_path / "b").mkdir()
    with open_segment(tmp_path / "b" / "0.mp4", CODECS["h264"], (64, 64), FPS) as writer:
        writer.write(np.zeros((64, 64, 3), np.uint8))
    other = Segment(path=tmp_path / "b" / "0.mp4", num_frames=1)
    with pytest.raises(MediaError, match="other parameters"):
        join(path, film_format(path), FPS, [*first, other], tags={})


def test_edges_are_nearly_lossless(tmp_path):
    """Frames that are encoded once more."""
    noisy = np.random.default_rng(3).integers(90, 130, (64, 96, 1), np.uint8).repeat(3, axis=2)
    with open_segment(tmp_path / "e.mp4", EDGE, SIZE, FPS) as writer:
        writer.write(noisy)
    (back,) = segment_frames(tmp_path / "e.mp4")
    assert np.abs(back.astype(int) - noisy).mean() < 1.5


def test_formats_are_named_by_suffix_and_codec():
    """And what a container does not hold is refused."""
    assert film_format("a.mp4").codec.name == "h264"
    assert film_format("a.webm").sound.encoder == "libopus"
    assert film_format("a.mov", "prores").sound.encoder == "pcm_s24le"
    with pytest.raises(UnsupportedFormat, match=r"\.mp4 cannot store prores"):
        film_format("a.mp4", "prores")
    with pytest.raises(UnsupportedFormat, match=r"name the film \.mp4"):
        film_format("a.gif")
    with pytest.raises(InvalidInput, match="codec 'divx' is not known"):
        film_format("a.mp4", "divx")


def test_memory_stays_flat(tmp_path):
    """Of hours: packets are passed on one by one."""
    import tracemalloc

    (one,) = segments(tmp_path, CODECS["h264"], [12])
    path = tmp_path / "film.mp4"
    path.touch()
    tracemalloc.start()
    join(path, film_format(path), FPS, [one] * 400, tags={})
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 3_000_000
