"""What a pipeline is loaded from."""

import numpy as np
from safetensors.numpy import save_file

from onionskin.engines.diffusers.family import Way
from onionskin.engines.diffusers.loader import _num_weights


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
