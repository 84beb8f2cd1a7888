"""The invisible mark: it is not seen, and it is found again."""

from fractions import Fraction

import av
import cv2
import numpy as np
import pytest

from onionskin.finish.provenance.mark import InvisibleMark, find_mark, found_in, payload_of

PAYLOAD = 0xC0FFEE0123456789
FPS, SIZE = Fraction(12), (640, 360)


def scene(count, size=SIZE):
    """Flat shapes on a flat ground, one of which moves: as the stage draws."""
    random = np.random.default_rng(1)
    ground = np.full((size[1], size[0], 3), 200, np.uint8)
    for _ in range(30):
        corner = random.integers(0, size[0], 2)
        colour = [int(each) for each in random.integers(30, 250, 3)]
        cv2.rectangle(ground, corner.tolist(), (corner + 60).tolist(), colour, -1)
    for index in range(count):
        frame = ground.copy()
        cv2.circle(frame, (60 + 4 * index, 180), 50, (220, 60, 60), -1)
        yield frame


def marked(count, size=SIZE, fps=FPS):
    mark = InvisibleMark(PAYLOAD, size, fps)
    for index, frame in enumerate(scene(count, size)):
        yield mark.paint(frame, index)


def write(path, frames, size, crf):
    with av.open(str(path), "w") as file:
        stream = file.add_stream("libx264", rate=FPS)
        stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
        stream.options = {"crf": str(crf), "preset": "veryfast"}
        for frame in frames:
            small = cv2.resize(frame, size, interpolation=cv2.INTER_AREA)
            file.mux(stream.encode(av.VideoFrame.from_ndarray(small, "rgb24")))
        file.mux(stream.encode(None))
    return path


def test_it_survives_encoding_anew_at_half_the_size(tmp_path):
    """At CRF 28, and from a part of the film that begins anywhere."""
    frames = list(marked(84, (1280, 720)))[17:]
    path = write(tmp_path / "film.mp4", frames, (640, 360), 28)
    found = find_mark(path)
    assert found is not None
    assert found.payload == PAYLOAD


def test_it_cannot_be_seen():
    """50 dB, no level by more than three; the frame that was given is as it was."""
    mark = InvisibleMark(PAYLOAD, SIZE, FPS)
    frame = next(scene(1))
    given = frame.copy()
    painted = mark.paint(frame, 0)
    assert np.array_equal(frame, given)
    difference = painted.astype(int) - frame
    assert np.abs(difference).max() <= 3
    assert 10 * np.log10(255**2 / (difference**2).mean()) > 48


def test_it_turns_every_second():
    """Twelve frames up, twelve down; within them the same pattern on every frame."""
    mark = InvisibleMark(PAYLOAD, SIZE, FPS)
    grey = np.full((SIZE[1], SIZE[0], 3), 128, np.uint8)
    patterns = [mark.paint(grey, index).astype(int) - 128 for index in (0, 11, 12, 23, 24)]
    assert np.array_equal(patterns[0], patterns[1])
    assert np.array_equal(patterns[0], -patterns[2])
    assert np.array_equal(patterns[2], patterns[3])
    assert np.array_equal(patterns[0], patterns[4])


def test_nothing_is_found_where_there_is_nothing():
    """In a film without a mark, in a still one, and in one that is too short."""
    assert found_in(scene(96), FPS) is None
    assert found_in([next(scene(1))] * 96, FPS) is None
    assert found_in(list(marked(96))[:30], FPS) is None


@pytest.mark.parametrize("size", [(360, 640), (400, 400)])
def test_portrait_and_square_pictures_hold_it_too(size):
    """The pattern is stretched to the picture."""
    found = found_in(marked(72, size), FPS)
    assert found is not None
    assert found.payload == PAYLOAD


def test_another_rate_of_frames_is_no_matter():
    """Time counts, not frames: every second one may be dropped."""
    found = found_in(list(marked(144, fps=Fraction(24)))[::2], FPS)
    assert found is not None
    assert found.payload == PAYLOAD


def test_a_payload_names_a_film():
    """64 bits, the same for the same text."""
    assert 0 <= payload_of("film") < 2**64
    assert payload_of("film") == payload_of("film") != payload_of("film 2")
