"""What a file says of itself: its `Origin`, and that a machine made it.

Three marks are written, for three readers: IPTC's digital source type (which C2PA, search
engines and social networks read), the `AIGC` label of China's GB 45438-2025, and a
sentence for people. The origin itself travels as JSON, so that it can be read back.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from xml.sax.saxutils import quoteattr

from onionskin.origin import Origin

_SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
_ORIGIN_KEY = "onionskin"
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
    # A model painted it, or (the animatic) a program drew what a model planned.
    kind = "trainedAlgorithmicMedia" if origin.generative else "algorithmicMedia"
    engine = f"{origin.engine} {origin.weights}".strip()
    return {
        "comment": (
            f"AI-generated video. Prompt: {_one_line(origin.prompt)} | engine: {engine} | "
            f"seed: {origin.seed} | onionskin {origin.version}"
        ),
        "description": _one_line(origin.prompt),
        "digitalSourceType": _SOURCE_TYPES + kind,
        "AIGC": json.dumps(_aigc_label(origin), ensure_ascii=False),
        _ORIGIN_KEY: json.dumps(asdict(origin)),  # ASCII, which every container holds
    }


def origin_of(tags: Mapping[str, str]) -> Origin | None:
    """The origin that a file's tags tell of; None where they tell of none or are damaged.

    Keys are compared without case, for Matroska capitalises them.
    """
    for key, text in tags.items():
        if key.lower() == _ORIGIN_KEY:
            try:
                return Origin(**json.loads(text))
            except (ValueError, TypeError):
                return None
    return None


def xmp_of(tags: Mapping[str, str]) -> bytes:
    """The tags of `tags_of` as an XMP packet, for formats that hold no free keys."""
    packet = _XMP.format(
        tool=quoteattr("onionskin"),
        source=quoteattr(tags["digitalSourceType"]),
        aigc=quoteattr(tags["AIGC"]),
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
