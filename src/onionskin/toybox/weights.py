"""The weights that come with the package: float16 safetensors, and how they are told apart."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from onionskin.errors import WeightsError
from onionskin.progress import stop_if_cancelled

if TYPE_CHECKING:
    from onionskin.toybox.latent import LatentModel
    from onionskin.toybox.model import FillModel

FILE = Path(str(files("onionskin.toybox") / "weights" / "fill.safetensors"))


def save_weights(model: FillModel | LatentModel, path: Path, **notes: str) -> None:
    """Writes a model in float16, with its configuration and notes such as hours trained."""
    from safetensors.torch import save_file

    tensors = {name: value.half().contiguous() for name, value in model.state_dict().items()}
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file(tensors, path, {"config": json.dumps(asdict(model.config)), **notes})


def notes_of(path: Path = FILE) -> dict[str, str]:
    """The notes that `save_weights` wrote beside the tensors, `config` among them."""
    from safetensors import safe_open

    with safe_open(path, "pt") as file:
        return dict(file.metadata())


@lru_cache(maxsize=2)
def load_model(path: Path = FILE) -> FillModel:
    """The model of a weights file, ready to fill, in float32. Raises WeightsError."""
    import torch
    from safetensors import SafetensorError, safe_open

    from onionskin.toybox.model import FillModel, ModelConfig, in_channels_last

    try:
        with safe_open(path, "pt") as file:
            config = json.loads(file.metadata()["config"])
            tensors = {}
            for name in file.keys():  # noqa: SIM118
                stop_if_cancelled()
                tensors[name] = file.get_tensor(name).float()
        config["channels"] = tuple(config["channels"])
        # Numbers drawn to be thrown away: the meta device would import the compiler, for 1.5 s.
        with torch.random.fork_rng(devices=[]):
            model = FillModel(ModelConfig(**config))
        model.load_state_dict(tensors, assign=True)
    except FileNotFoundError:
        raise _missing(path) from None
    except (SafetensorError, OSError, KeyError, TypeError, ValueError, RuntimeError) as error:
        reason = str(error).splitlines()[0]
        raise WeightsError(
            f"{path} cannot be read ({reason}); it is damaged or of another version: "
            "reinstall onionskin"
        ) from error
    return in_channels_last(model).eval()


@lru_cache(maxsize=1)
def load_tuned(path: Path, loras: tuple[tuple[Path, float], ...]) -> FillModel:
    """The model of a weights file with low-rank weights at their scales. Raises WeightsError."""
    from onionskin.toybox.lora import merged

    return merged(load_model(path), loras)


@lru_cache(maxsize=8)
def weights_id(path: Path = FILE) -> str:
    """Twelve hex digits of the file's SHA-256. Raises WeightsError where there is no file."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()[:12]
    except FileNotFoundError:
        raise _missing(path) from None


def _missing(path: Path) -> WeightsError:
    return WeightsError(f"{path.name} is missing from {path.parent}; reinstall onionskin")
