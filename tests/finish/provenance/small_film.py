"""A small film that tests sign and look over."""

import numpy as np

from onionskin.media.write import open_writer
from onionskin.origin import Origin


def small_film(path, origin=None, frames=8):
    """Some grey frames with a tag that says how they were made, where an origin is given."""
    with open_writer(path, 128, 96, 12, origin=origin) as writer:
        for level in range(frames):
            writer.write(np.full((96, 128, 3), 40 + 20 * level, np.uint8))
    return path


def drawn(prompt="a fox"):
    return Origin(prompt=prompt, seed=1, engine="stage", generative=False)
