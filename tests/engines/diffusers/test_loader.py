"""What a pipeline is loaded from."""

from fractions import Fraction

import numpy as np
import pytest
from safetensors.numpy import save_file
from tests.cancelling import Within

from onionskin import Canvas, Request
from onionskin.engines.diffusers.engine import DiffusersEngine
from onionskin.engines.diffusers.families import FAMILIES
from onionskin.engines.diffusers.family import Way
from onionskin.engines.diffusers.loader import _num_weights
from onionskin.engines.diffusers.shelf import Shelf
from onionskin.errors import Cancelled
from onionskin.settings import EngineSettings


def test_the_weights_of_sharded_files_are_summed(tmp_path):
    """All shards of a component together; variants of a file are not counted."""
    for part, shapes in {"transformer": [(2, 3), (5,)], "vae": [(7,)]}.items():
        (tmp_path / part).mkdir()
        for shard, shape in enumerate(shapes):
            tensors = {"a": np.zeros(shape, np.float32), "b": np.zeros((), np.float32)}
            save_file(tensors, tmp_path / part / f"model-{shard}.safetensors")
    doubled = {"a": np.zeros((2, 3), np.float32)}
    save_file(doubled, tmp_path / "transformer" / "model.bf16-00001-of-00002.safetensors")
    way = Way(pipeline="WanPipeline", repo="some/model")
    counts = _num_weights(way, {"some/model": tmp_path})
    assert counts == {"some/model/transformer": 6 + 1 + 5 + 1, "some/model/vae": 7 + 1}


class TestCancel:
    """A cancel while weights are loaded."""

    @pytest.fixture
    def engine(self, tmp_path):
        """A tiny model whose denoiser lies in several files."""
        pytest.importorskip("diffusers", reason="the diffusers extra is not installed")
        from tests.engines.diffusers import tiny_wan

        pipeline = tiny_wan.text()
        pipeline.save_pretrained(tmp_path / "weights", max_shard_size="20KB")
        assert len(list((tmp_path / "weights" / "transformer").glob("*.safetensors"))) > 2
        family = FAMILIES["wan"]
        return DiffusersEngine(
            family,
            settings=EngineSettings(device="cpu"),
            shelf=Shelf(dict.fromkeys([family.ways[0].repo], tmp_path / "weights")),
            latents=tmp_path,
        )

    @pytest.mark.parametrize(
        ("moment", "module"),
        [
            ("from_pretrained", "diffusers.pipelines"),
            ("_load_pretrained_model", "diffusers.models"),
            ("_load_pretrained_model", "transformers"),
        ],
    )
    def test_weights_are_asked_between_their_files(self, engine, moment, module):
        """It is heard between models, and between files of one; then the engine fills."""
        request = Request(prompt="a fox", num_inference_steps=1)
        canvas = Canvas.blank(5, 64, 64, Fraction(16))
        asked = Within(moment, 2, module)
        with pytest.raises(Cancelled):
            engine.fill(canvas, request, cancelled=asked)
        assert engine.fill(canvas, request).clip.num_frames == 5
