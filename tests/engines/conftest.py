"""Small models for tests of engines."""

import pytest


@pytest.fixture(scope="session")
def tiny_toybox(tmp_path_factory):
    """Random weights of a toybox a hundredth of the real one's size."""
    import torch

    from onionskin.toybox.model import FillModel, ModelConfig
    from onionskin.toybox.weights import save_weights

    config = ModelConfig(width=32, num_layers=2, num_heads=2, hidden=32, channels=(8, 8, 16))
    path = tmp_path_factory.mktemp("weights") / "tiny.safetensors"
    with torch.random.fork_rng():
        torch.manual_seed(0)
        save_weights(FillModel(config), path)
    return path
