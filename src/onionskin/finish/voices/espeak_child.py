"""Runs in a process of its own: speaks one text with the system's espeak-ng library.

Reads JSON from standard input: library, data (folder, or ""), voice, rate (words a minute), text.
Writes a line of JSON (sample_rate, num_samples, events: [kind, place, length, milliseconds,
symbol]) and then the samples, 16 bit, low byte first. It imports nothing of onionskin.
"""

import ctypes
import json
import sys
from typing import Any

SYNCHRONOUS, PHONEME_EVENTS, PHONEME_IPA, NO_EXIT = 2, 1, 2, 0x8000
UTF8, RATE = 1, 1
WORD, PHONEME = 1, 7


class Event(ctypes.Structure):
    """As speak_lib.h has it."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("identifier", ctypes.c_uint),
        ("place", ctypes.c_int),
        ("length", ctypes.c_int),
        ("milliseconds", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("string", ctypes.c_char * 8),
    )


def main() -> None:
    """Speaks what standard input asks for; exits with one line where it cannot."""
    asked = json.load(sys.stdin)
    library = ctypes.CDLL(asked["library"])
    data = asked["data"].encode() or None
    options = PHONEME_EVENTS | PHONEME_IPA | NO_EXIT
    sample_rate = library.espeak_Initialize(SYNCHRONOUS, 200, data, options)
    if sample_rate <= 0:
        sys.exit("espeak-ng finds no voice data")
    if library.espeak_SetVoiceByName(asked["voice"].encode()):
        sys.exit(f"espeak-ng has no voice {asked['voice']}")
    library.espeak_SetParameter(RATE, asked["rate"], 0)
    pieces, events = [], []

    def heard(samples: Any, num_samples: int, found: Any) -> int:
        if samples and num_samples > 0:
            pieces.append(ctypes.string_at(samples, 2 * num_samples))
        index = 0
        while found[index].type:
            each = found[index]
            if each.type in (WORD, PHONEME):
                kind = "word" if each.type == WORD else "phoneme"
                symbol = each.string.decode("utf-8", "ignore") if kind == "phoneme" else ""
                events.append([kind, each.place, each.length, each.milliseconds, symbol])
            index += 1
        return 0

    told = ctypes.CFUNCTYPE(
        ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(Event)
    )(heard)
    library.espeak_SetSynthCallback(told)
    text = asked["text"].encode() + b"\0"
    library.espeak_Synth(text, ctypes.c_size_t(len(text)), 0, 1, 0, UTF8, None, None)
    library.espeak_Synchronize()
    sound = b"".join(pieces)
    head = {"sample_rate": sample_rate, "num_samples": len(sound) // 2, "events": events}
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + sound)


if __name__ == "__main__":
    main()
