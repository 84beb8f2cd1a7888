"""Makes a clip with an open model on a GPU: python open_model.py fox.mp4

Wants `pip install 'onionskin[diffusers]'` and `onionskin engines pull wan`. No open model has been
run with its real weights on a GPU yet: see docs/gpu.md.
"""

import sys

import onionskin


def paint(output: str) -> None:
    """Five seconds of Wan 2.1, with as little GPU memory as possible."""
    settings = onionskin.EngineSettings(memory="tiny")
    try:
        onionskin.make("a red fox in the snow", seconds=5, engine="wan", settings=settings).save(
            output
        )
    except onionskin.WeightsError as error:
        print(error)


if __name__ == "__main__":
    paint(sys.argv[1])
