"""Small real media files of every kind, the same files damaged, and files made to hurt.

>>> whole = written("mp4", folder)
>>> damage(whole, random.Random(7))
>>> for name, path in hostile(folder): ...
"""

from __future__ import annotations

import functools
import random
import shutil
import struct
import zlib
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from tests.conftest import painted

NUM_FRAMES, HEIGHT, WIDTH = 6, 32, 48


def _video(
    path: Path,
    container: str,
    codec: str,
    pixels: str = "yuv420p",
    *,
    sound: str = "",
    moments: list[int] | None = None,
    title: str = "",
) -> None:
    """Frames (and half a second of noise), each shown from its moment (hundredths) on."""
    with av.open(str(path), "w", format=container) as output:
        if title:
            output.metadata["title"] = title
        video = output.add_stream(codec, rate=10)
        video.width, video.height, video.pix_fmt = WIDTH, HEIGHT, pixels
        video.codec_context.time_base = Fraction(1, 100)
        heard = output.add_stream(sound, rate=48_000) if sound else None
        for index, frame in enumerate(painted(NUM_FRAMES, HEIGHT, WIDTH)):
            picture = av.VideoFrame.from_ndarray(frame, "rgb24").reformat(format=pixels)
            picture.pts = moments[index] if moments else 10 * index
            picture.time_base = Fraction(1, 100)
            output.mux(video.encode(picture))
        output.mux(video.encode(None))
        if heard is not None:
            noise = np.random.default_rng(0).integers(-9000, 9000, (1, 24_000)).astype(np.int16)
            piece = av.AudioFrame.from_ndarray(noise, "s16", "mono")
            piece.sample_rate, piece.pts, piece.time_base = 48_000, 0, Fraction(1, 48_000)
            output.mux(heard.encode(piece))
            output.mux(heard.encode(None))


def _pictures(path: Path, delays: list[int] | None = None, **options: object) -> None:
    """A moving picture; `delays` are milliseconds."""
    first, *others = (Image.fromarray(frame) for frame in painted(NUM_FRAMES, HEIGHT, WIDTH))
    shown = delays or [100] * NUM_FRAMES
    first.save(path, save_all=True, append_images=others, duration=shown, **options)


def _folder(path: Path, fps: str = "8") -> None:
    path.mkdir()
    for index, frame in enumerate(painted(NUM_FRAMES, HEIGHT, WIDTH)):
        text = PngInfo()
        text.add_itxt("fps", fps)
        Image.fromarray(frame).save(path / f"{index:05d}.png", pnginfo=text)


def _still(path: Path) -> None:
    Image.fromarray(painted(1, HEIGHT, WIDTH)[0]).save(path)


KINDS: dict[str, tuple[str, Callable[[Path], None]]] = {
    "mp4": ("a.mp4", lambda path: _video(path, "mp4", "libx264", sound="aac")),
    "mov": ("a.mov", lambda path: _video(path, "mov", "mpeg4", sound="pcm_s16le")),
    "mkv": ("a.mkv", lambda path: _video(path, "matroska", "ffv1", "bgr0", sound="flac")),
    "webm": ("a.webm", lambda path: _video(path, "webm", "libvpx-vp9", sound="libopus")),
    "avi": ("a.avi", lambda path: _video(path, "avi", "mjpeg", "yuvj420p")),
    "ts": ("a.ts", lambda path: _video(path, "mpegts", "libx264")),
    "h264": ("a.h264", lambda path: _video(path, "h264", "libx264")),
    "gif": ("a.gif", _pictures),
    "webp": ("a.webp", lambda path: _pictures(path, lossless=True)),
    "apng": ("a.png", _pictures),
    "png": ("still.png", _still),
    "jpg": ("still.jpg", _still),
    "tif": ("still.tif", _still),
    "folder": ("frames", _folder),
}
"""By kind, the name of its file and what writes it."""


def written(kind: str, folder: Path) -> Path:
    """A whole and harmless file of a kind, in `folder`."""
    name, write = KINDS[kind]
    path = folder / name
    write(path)
    return path


def damage(path: Path, chance: random.Random) -> None:
    """Changes a file (of a folder: one of its files) as a bad disk, network or person would."""
    if path.is_dir():
        damage(chance.choice(sorted(path.iterdir())), chance)
        return
    data = bytearray(path.read_bytes())
    for _ in range(chance.choice([1, 1, 1, 2, 4, 16])):
        chance.choice(_DAMAGES)(data, chance)
    path.write_bytes(data)


def _cut(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data) + 1) :]


def _flip(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.choice([1, 3, 20])):
        if data:
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _overwrite(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data) + 1)
    length = chance.choice([1, 2, 4, 8, 64, 400])
    value = chance.choice([b"\0", b"\xff", b"\x7f", chance.randbytes(1)])
    data[at : at + length] = value * len(data[at : at + length])


def _number(data: bytearray, chance: random.Random) -> None:
    """A field of the head, where sizes, counts and times stand, becomes an awkward number."""
    at = chance.randrange(min(len(data), 900) + 1)
    size = chance.choice([1, 2, 4, 8])
    awkward = [0, 1, 2 ** (8 * size) - 1, 2 ** (8 * size - 1), 2 ** (8 * size - 1) - 1, 65535]
    number = chance.choice(awkward) % 2 ** (8 * size)
    data[at : at + size] = number.to_bytes(size, chance.choice(["big", "little"]))


def _repeat(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data) + 1)
    data[at:at] = data[at : at + chance.choice([4, 32, 500])]


def _remove(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data) + 1)
    del data[at : at + chance.choice([1, 4, 32, 500])]


_DAMAGES = [_cut, _flip, _flip, _overwrite, _number, _number, _repeat, _remove]


def hostile(folder: Path) -> Iterator[tuple[str, Path]]:
    """Small files that ask for endless time or memory, or that programs stumble over.

    Each comes with what is wrong with it, in a folder of its own inside `folder`.
    """
    for index, (what, name, write) in enumerate(_HOSTILE):
        place = folder / f"{index:02d}"
        place.mkdir()
        write(place / name)
        yield what, place / name


def _late(path: Path) -> None:
    _video(path, "matroska", "ffv1", "bgr0", moments=[0, 10, 20, 30, 40, 10_000_000])


def _slow_gif(path: Path) -> None:
    _pictures(path, [10, 10, 10, 10, 10, 655_350])


def _held_gif(path: Path) -> None:
    """Large pictures of one colour, each shown for minutes: five gigabytes in a few kilobytes."""
    blank = Image.new("P", (900, 900))
    others = [Image.new("P", (900, 900), index) for index in range(1, 30)]
    blank.save(path, save_all=True, append_images=others, duration=[10] * 29 + [22_000])


def huge_gif(path: Path, side: int = 9_999, num_frames: int = 200) -> None:
    """A canvas of side x side of which each picture paints one pixel."""
    head = b"GIF89a" + struct.pack("<HH", side, side) + b"\x80\0\0" + bytes(6)
    frame = (
        b"!\xf9\x04\0\x0a\0\0\0" + b"," + struct.pack("<HHHH", 0, 0, 1, 1) + b"\0\x02\x02D\x01\0"
    )
    path.write_bytes(head + frame * num_frames + b";")


def huge_png(path: Path, side: int = 9_999) -> None:
    """One colour: 99 million pixels in some hundred kilobytes."""
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    packed = _packed_zeros((1 + 3 * side) * side)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", head)
        + _chunk(b"IDAT", packed)
        + _chunk(b"IEND", b"")
    )


@functools.cache
def _packed_zeros(count: int) -> bytes:
    packer = zlib.compressobj(1)
    block = bytes(2**20)
    packed = b"".join(packer.compress(block) for _ in range(count // len(block)))
    return packed + packer.compress(bytes(count % len(block))) + packer.flush()


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _text_bomb(path: Path) -> None:
    """Compressed text that unpacks to a tenth of a gigabyte, twice."""
    packed = _packed_zeros(100 * 2**20)
    _still(path)
    data = path.read_bytes()
    text = _chunk(b"zTXt", b"fps\0\0" + packed) + _chunk(b"iTXt", b"fps\0\1\0\0\0" + packed)
    path.write_bytes(data[:33] + text + data[33:])


def _huge_webp(path: Path) -> None:
    _pictures(path, lossless=True)
    data = bytearray(path.read_bytes())
    at = data.index(b"VP8X") + 12
    data[at : at + 6] = (16_382).to_bytes(3, "little") * 2
    path.write_bytes(data)


def _endless_rate(text: str) -> Callable[[Path], None]:
    return lambda path: _folder(path, text)


def _mixed_sizes(path: Path) -> None:
    _folder(path)
    Image.new("RGB", (20, 10)).save(path / "00003.png")


def _links_out(path: Path) -> None:
    _folder(path)
    secret = path.parent / "secret.png"
    (path / "00002.png").rename(secret)
    (path / "00002.png").symlink_to(secret)


def _latin_title(container: str, codec: str, pixels: str) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        _video(path, container, codec, pixels, title="Caf~~e au lait")
        path.write_bytes(path.read_bytes().replace(b"Caf~~e", b"Caf\xe9\xe9e"))

    return write


def _unknown_codec(path: Path) -> None:
    _video(path, "avi", "mjpeg", "yuvj420p")
    path.write_bytes(path.read_bytes().replace(b"MJPG", b"ZZZ9"))


def _one_moment(path: Path) -> None:
    """Frames that all share a moment: the times of the blocks in the first cluster are 0."""
    _video(path, "matroska", "ffv1", "bgr0")
    data = bytearray(path.read_bytes())
    at = data.index(b"\x1fC\xb6u") + 4
    end = at + sum(_varying(data, at))
    at += _varying(data, at)[0]
    while at < end:
        size, length = _varying(data, at + 1)
        if data[at] == 0xA3:  # a SimpleBlock: track, then time
            data[at + size + 2 : at + size + 4] = b"\0\0"
        at += 1 + size + length
    path.write_bytes(data)


def _varying(data: bytearray, at: int) -> tuple[int, int]:
    """How many bytes a number of varying size takes, and the number (RFC 8794)."""
    size = 9 - data[at].bit_length()
    return size, int.from_bytes(data[at : at + size], "big") & (1 << 7 * size) - 1


def _folder_of_folders(path: Path) -> None:
    (path / "00000.png").mkdir(parents=True)


_HOSTILE: list[tuple[str, str, Callable[[Path], None]]] = [
    ("a last timestamp of 10^5 s", "a.mkv", _late),
    ("a picture shown for 655 s", "a.gif", _slow_gif),
    ("large pictures held for long", "a.gif", _held_gif),
    ("a canvas of 9999x9999 in 200 pictures", "a.gif", huge_gif),
    ("99 million pixels", "a.png", huge_png),
    ("a canvas of 16383x16383", "a.webp", _huge_webp),
    ("a bomb of compressed text", "a.png", _text_bomb),
    ("an endless frame rate", "frames", _endless_rate("1e999999999")),
    ("an endless slow frame rate", "frames", _endless_rate("1e-999999999")),
    ("a frame rate of nothing", "frames", _endless_rate("1/999999999999999999999")),
    ("pictures of two sizes", "frames", _mixed_sizes),
    ("a link out of its folder", "frames", _links_out),
    ("folders named like pictures", "frames", _folder_of_folders),
    ("a title in Latin-1", "a.mkv", _latin_title("matroska", "ffv1", "bgr0")),
    ("a title in Latin-1", "a.avi", _latin_title("avi", "mjpeg", "yuvj420p")),
    ("a title in Latin-1", "a.mov", _latin_title("mov", "mpeg4", "yuv420p")),
    ("a codec that nobody knows", "a.avi", _unknown_codec),
    ("frames of one moment", "a.mkv", _one_moment),
    ("a name with a colon", "12:30.mp4", lambda path: _video(path, "mp4", "libx264")),
    (
        "a name that is no UTF-8",
        "caf\udce9.mp4",
        lambda path: written("mp4", path.parent).rename(path),
    ),
    ("nothing", "a.mp4", lambda path: path.write_bytes(b"")),
    ("nothing", "a.gif", lambda path: path.write_bytes(b"")),
    ("a playlist of other files", "a.m3u8", lambda path: path.write_text(_PLAYLIST)),
    ("a list of other files", "a.ffconcat", lambda path: path.write_text(_CONCAT)),
]
_PLAYLIST = "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n/etc/passwd\n#EXT-X-ENDLIST\n"
_CONCAT = "ffconcat version 1.0\nfile /etc/passwd\n"


def fingerprint(path: Path) -> dict[str, bytes]:
    """What a file or folder holds, name by name: the same before and after it is read."""
    if not path.is_dir():
        return {path.name: path.read_bytes()}
    return {each.name: each.read_bytes() for each in sorted(path.iterdir()) if each.is_file()}


def copied(path: Path, folder: Path) -> Path:
    """A copy of a file or folder in `folder`, links kept as links."""
    target = folder / path.name
    if path.is_dir():
        shutil.copytree(path, target, symlinks=True)
    else:
        shutil.copyfile(path, target)
    return target
