"""Device, precision and offload are chosen from what is free."""

import pytest

from onionskin.engines.diffusers.placement import (
    GIB,
    Machine,
    Placement,
    choose,
    described,
    fits_beside,
    place,
    this_machine,
    tile,
)
from onionskin.errors import InvalidInput
from onionskin.settings import EngineSettings

WAN = {"transformer": 1_400_000_000, "text_encoder": 5_700_000_000, "vae": 127_000_000}


def machine(gigabytes, device="cuda", **more):
    return Machine(device=device, free_bytes=gigabytes * GIB, **more)


@pytest.mark.parametrize(
    ("free", "device", "placed"),
    [
        (24, "cuda", "cuda, bfloat16, fast"),
        (18, "cuda", "cuda, bfloat16, balanced"),
        (12, "cuda", "cuda, bfloat16, tiny"),
        (64, "cpu", "cpu, float32, fast"),
        (8, "cpu", "cpu, float32, balanced"),
        (8, "mps", "mps, bfloat16, balanced"),
    ],
)
def test_the_fastest_that_fits_is_chosen(free, device, placed):
    """All on the card, one component at a time, or one layer at a time."""
    assert str(choose(EngineSettings(), machine(free, device), WAN)) == placed


def test_cards_without_bfloat16_get_float16():
    """Older ones emulate it, slowly."""
    assert choose(EngineSettings(), machine(24, does_bfloat16=False), WAN).dtype == "float16"


def test_what_is_asked_for_is_taken():
    """Even where it will not fit."""
    asked = EngineSettings(dtype="float32", memory="fast")
    assert str(choose(asked, machine(1), WAN)) == "cuda, float32, fast"


@pytest.mark.parametrize(
    ("free", "device", "memory", "beside"),
    [
        # 13.46 GiB of weights in bfloat16, a quarter more, and three times 3 GiB to work in.
        (26, "cuda", "auto", True),
        (25, "cuda", "auto", False),
        (26, "cuda", "fast", True),
        (25, "cuda", "fast", False),
        (99, "cuda", "balanced", False),
        (99, "cuda", "tiny", False),
        # Twice the weights in float32.
        (43, "cpu", "auto", True),
        (42, "cpu", "auto", False),
    ],
)
def test_a_pipeline_stays_beside_another_only_with_much_room(free, device, memory, beside):
    """Whole, and with three times the usual room for what is computed."""
    settings = EngineSettings(memory=memory)
    assert fits_beside(settings, machine(free, device), WAN) is beside


@pytest.mark.parametrize(
    ("free", "memory"),
    # The largest of two components has 2 GiB: a quarter more and 3 GiB to work in; all have 3.
    [(6.75, "fast"), (6.7, "balanced"), (5.5, "balanced"), (5.4, "tiny")],
)
def test_what_fits_exactly_fits(free, memory):
    """To the byte."""
    weights = {"transformer": GIB, "vae": GIB // 2}
    exactly = Machine(device="cuda", free_bytes=int(free * GIB))
    assert choose(EngineSettings(), exactly, weights).memory == memory
    less = Machine(device="cuda", free_bytes=int(6.75 * GIB) - 1)
    assert choose(EngineSettings(), less, weights).memory == "balanced"


def test_a_placement_is_told_with_what_it_was_chosen_by():
    """Small weights in smaller units."""
    here = machine(24)
    placement = choose(EngineSettings(), here, WAN)
    assert described(placement, here, WAN) == (
        "cuda in bfloat16, memory fast: 13.5 GiB of weights, 24.0 GiB free"
    )
    assert "2.0 MiB of weights" in described(placement, here, {"vae": 2**20})


class Decoder:
    """What tiles, and what was asked of it."""

    use_tiling = False

    def enable_tiling(self):
        self.use_tiling = True

    def disable_tiling(self):
        self.use_tiling = False


class Pipeline:
    """Notes how it is placed."""

    def __init__(self):
        self.vae, self.done = Decoder(), []
        self.components = dict.fromkeys(("transformer", "text_encoder", "vae", "scheduler"))

    def to(self, device):
        self.done.append(("to", device))

    def enable_model_cpu_offload(self, device):
        self.done.append(("offload", device))

    def enable_group_offload(self, **how):
        self.done.append(("layers", sorted(how["exclude_modules"]), how["offload_type"]))


@pytest.mark.parametrize(
    ("device", "memory", "done", "tiles"),
    [
        ("cuda:1", "fast", ("to", "cuda:1"), False),
        ("cuda:1", "balanced", ("offload", "cuda:1"), True),
        ("cuda:1", "tiny", ("layers", ["scheduler", "vae"], "leaf_level"), True),
        ("cpu", "tiny", ("to", "cpu"), True),
        ("mps", "balanced", ("to", "mps"), True),
    ],
)
def test_a_pipeline_is_brought_where_it_belongs(device, memory, done, tiles):
    """Only a card has something to offload from; all but the fastest decode in tiles."""
    pipeline = Pipeline()
    place(pipeline, Placement(device=device, dtype="float32", memory=memory))
    assert pipeline.done == [done]
    assert pipeline.vae.use_tiling is tiles


def test_a_decoder_without_tiles_is_left_as_it_is():
    """It says so; one that has them is switched both ways."""
    pipeline = Pipeline()
    assert tile(pipeline, True)
    assert pipeline.vae.use_tiling
    assert tile(pipeline, False)
    assert not pipeline.vae.use_tiling
    pipeline.vae = object()
    assert not tile(pipeline, True)


@pytest.mark.parametrize(
    ("has", "works"), [((), False), (("tiled_decode",), True), (("use_tiling",), True)]
)
def test_a_switch_for_tiles_is_only_believed_where_there_are_tiles(has, works):
    """The temporal decoder of SVD inherits one, and refuses."""

    class Inherits:
        def enable_tiling(self):
            if not has:
                raise NotImplementedError

    pipeline = Pipeline()
    pipeline.vae = Inherits()
    for name in has:
        setattr(pipeline.vae, name, False)
    assert tile(pipeline, True) is works


def test_a_device_that_is_not_here_is_refused():
    """With those that are."""
    here = this_machine("cpu")
    assert here.device == "cpu"
    assert here.does_bfloat16
    assert here.free_bytes > 2**20
    absent = next(name for name in ("mps", "cuda") if name not in this_machine().device)
    with pytest.raises(InvalidInput, match=f"device {absent}:7 is not on this machine; there is: "):
        this_machine(f"{absent}:7")
