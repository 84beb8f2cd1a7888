"""What a file says of itself: its `Origin`, and that a machine made it.

Three marks are written, for three readers: IPTC's digital source type (which C2PA, search
engines and social networks read), the `AIGC` label of China's GB 45438-2025, and a
sentence for people. The origin itself travels as JSON, so that it can be read back. Two formats
have a place for such marks that FFmpeg does not write: comments in GIF (GIF89a, section 24) and
XMP in WebP (its container specification, "Metadata").
"""

from __future__ import annotations

import base64
import hashlib
import json
import struct
import zlib
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from xml.sax.saxutils import quoteattr

from PIL import Image

from onionskin.origin import Origin

_SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
_ORIGIN_KEY = "onionskin"
_DEFLATED = "deflate:"
_LONGEST_PLAIN, _LONGEST_UNPACKED = 4096, 2**26
"""Characters of an origin that is written plainly, and bytes of one that is unpacked at most."""
_GIF_HEADER_BYTES, _GIF_FLAGS_AT = 13, 10
_VP8X_FLAGS_AT, _XMP_FLAG = 20, 0x04
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
 xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/"
 xmlns:onionskin="https://onionskin.invalid/ns/1.0/"
 xmp:CreatorTool={tool}
 Iptc4xmpExt:DigitalSourceType={source}
 TC260:AIGC={aigc}
 onionskin:comment={comment}
 onionskin:origin={origin}/>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def tags_of(origin: Origin) -> dict[str, str]:
    """Key and text of every tag to be written into a file made by `origin`."""
    if origin.interpolated:
        return _interpolated(origin)
    engine = f"{origin.engine} {origin.weights}".strip()
    return {
        "comment": (
            f"AI-generated video. Prompt: {_one_line(origin.prompt)} | engine: {engine} | "
            f"seed: {origin.seed} | onionskin {origin.version}"
        ),
        "description": _one_line(origin.prompt),
        "digitalSourceType": source_type_of(generative=origin.generative),
        "AIGC": json.dumps(_aigc_label(origin), ensure_ascii=False),
        _ORIGIN_KEY: _packed(json.dumps(asdict(origin))),  # ASCII, which every container holds
    }


def _interpolated(origin: Origin) -> dict[str, str]:
    """The tags of a clip that no machine made, with frames between its own."""
    return {
        "comment": (
            f"Frames between were interpolated by their motion (onionskin {origin.version}, "
            f"engine {origin.engine}); the others are those of the clip it was made from"
        ),
        "digitalSourceType": _SOURCE_TYPES + "algorithmicallyEnhanced",
        _ORIGIN_KEY: _packed(json.dumps(asdict(origin))),
    }


def source_type_of(*, generative: bool) -> str:
    """IPTC's digital source type: painted by a trained model, or drawn by a program, by rule."""
    return _SOURCE_TYPES + ("trainedAlgorithmicMedia" if generative else "algorithmicMedia")


def origin_of(tags: Mapping[str, str]) -> Origin | None:
    """The origin that a file's tags tell of; None where they tell of none or are damaged.

    Keys are compared without case, for Matroska capitalises them.
    """
    for key, text in tags.items():
        if key.lower() == _ORIGIN_KEY:
            try:
                return Origin(**json.loads(_unpacked(text)))
            except (ValueError, TypeError, RecursionError, zlib.error):
                return None
    return None


def source_type_in(tags: Mapping[str, str]) -> str:
    """The digital source type that a file's tags tell, "" for none."""
    return _tag("digitalSourceType", tags)


def identity_in(tags: Mapping[str, str]) -> str:
    """What the AIGC label among a file's tags calls it, "" without a label."""
    try:
        label = json.loads(_tag("AIGC", tags) or "{}")
    except (ValueError, RecursionError):
        return ""
    return str(label.get("ProduceID", "")) if isinstance(label, dict) else ""


def _tag(name: str, tags: Mapping[str, str]) -> str:
    return next((text for key, text in tags.items() if key.lower() == name.lower()), "")


def xmp_of(tags: Mapping[str, str]) -> bytes:
    """The tags of `tags_of` as an XMP packet, for formats that hold no free keys."""
    packet = _XMP.format(
        tool=quoteattr("onionskin"),
        source=quoteattr(tags["digitalSourceType"]),
        aigc=quoteattr(tags.get("AIGC", "")),
        comment=quoteattr(tags["comment"]),
        origin=quoteattr(tags[_ORIGIN_KEY]),
    )
    return packet.encode()


def tags_of_xmp(packet: bytes) -> dict[str, str]:
    """The tags in an XMP packet written by `xmp_of`; empty for a foreign or damaged one."""
    from xml.etree import ElementTree

    try:
        root = ElementTree.fromstring(packet)
    except ElementTree.ParseError:
        return {}
    names = {"DigitalSourceType": "digitalSourceType", "origin": _ORIGIN_KEY}
    found: dict[str, str] = {}
    for element in root.iter():
        for key, text in element.attrib.items():
            name = key.rpartition("}")[2]
            if name in ("DigitalSourceType", "origin", "AIGC", "comment"):
                found[names.get(name, name)] = text
    return found


def add_comment(path: Path, text: str) -> None:
    """Writes `text` (ASCII) as a comment in front of the pictures of the GIF at `path`."""
    data = path.read_bytes()
    flags = data[_GIF_FLAGS_AT]
    palette_bytes = 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0
    start = _GIF_HEADER_BYTES + palette_bytes
    path.write_bytes(data[:start] + _comment_block(text.encode("ascii")) + data[start:])


def add_xmp(path: Path, packet: bytes, width: int, height: int) -> None:
    """Appends an XMP packet to the WebP at `path`, whose pictures are `width` x `height`."""
    with path.open("r+b") as file:
        head = file.read(_VP8X_FLAGS_AT + 1)
        if head[12:16] != b"VP8X":
            # A still picture: only the extended layout may hold XMP, so it is put in front.
            file.seek(12)
            pictures = file.read()
            file.seek(12)
            file.write(_extended_header(width, height) + pictures)
        else:
            file.seek(_VP8X_FLAGS_AT)
            file.write(bytes([head[_VP8X_FLAGS_AT] | _XMP_FLAG]))
        end = file.seek(0, 2)
        chunk = b"XMP " + struct.pack("<I", len(packet)) + packet + b"\0" * (len(packet) % 2)
        file.write(chunk)
        file.seek(4)
        file.write(struct.pack("<I", end + len(chunk) - 8))


def read_xmp(path: Path) -> bytes:
    """The XMP packet of the WebP at `path`, or b""."""
    with Image.open(path) as picture:
        packet = picture.info.get("xmp", b"")
    return packet if isinstance(packet, bytes) else b""


def _packed(text: str) -> str:
    """`text` as it is where it is short; a long one (a plan of many keys) is deflated."""
    if len(text) <= _LONGEST_PLAIN:
        return text
    return _DEFLATED + base64.b64encode(zlib.compress(text.encode(), 9)).decode()


def _unpacked(text: str) -> str:
    """What `_packed` was given. Raises ValueError or zlib.error for a damaged text."""
    if not text.startswith(_DEFLATED):
        return text
    data = base64.b64decode(text.removeprefix(_DEFLATED), validate=True)
    unpacker = zlib.decompressobj()
    content = unpacker.decompress(data, _LONGEST_UNPACKED)
    if not unpacker.eof:
        raise ValueError("it is truncated, or longer than it may be")
    return content.decode()


def _aigc_label(origin: Origin) -> dict[str, str]:
    """GB 45438-2025, appendix E: Label "1" is content that is AI-made."""
    identity = hashlib.sha256(json.dumps(asdict(origin), sort_keys=True).encode()).hexdigest()
    return {
        "Label": "1",
        "ContentProducer": "onionskin",
        "ProduceID": identity[:32],
        "ReservedCode1": "",
        "ContentPropagator": "",
        "PropagateID": "",
        "ReservedCode2": "",
    }


def _one_line(text: str) -> str:
    """Text without line breaks and control characters, which XML and some tags cannot hold."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _comment_block(text: bytes) -> bytes:
    pieces = [text[start : start + 255] for start in range(0, len(text), 255)]
    return b"!\xfe" + b"".join(bytes([len(piece)]) + piece for piece in pieces) + b"\0"


def _extended_header(width: int, height: int) -> bytes:
    sides = struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3]
    return b"VP8X" + struct.pack("<II", 10, _XMP_FLAG) + sides
