"""Repairs a flickering clip: python mend_a_clip.py phone.mp4 calm.mp4"""

import sys

import onionskin


def mend(source: str, output: str) -> None:
    """Measures the clip, repairs what it can, and prints both scores (100 is steady)."""
    clip = onionskin.Clip.open(source)
    calm = onionskin.steady(clip)
    calm.save(output)
    print(f"{onionskin.measure(clip).score} before, {onionskin.measure(calm).score} after")


if __name__ == "__main__":
    mend(*sys.argv[1:])
