"""One call of a pipeline: real progress, cancel within a step, a decode that can be retried."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from traceback import walk_tb
from typing import Any

import numpy as np

from onionskin.engines.diffusers.placement import tile
from onionskin.engines.diffusers.tuning import reason_of
from onionskin.errors import Cancelled, OnionskinError
from onionskin.frames import Frames
from onionskin.progress import IsCancelled, Steps, never_cancelled
from onionskin.sound import Sound

log = logging.getLogger("onionskin.engines.diffusers")
_DRAWS_ALONE = threading.Lock()
"""Held by whoever draws from torch's own generator."""
_ASK_SECONDS = 0.1


class Counted:
    """Takes the place of a pipeline's progress bar: every family has one, callbacks only some.

    A step past those planned (a scheduler of higher order) is no progress, but can be cancelled.
    """

    def __init__(self, steps: Steps, num_planned: int, cancelled: IsCancelled) -> None:
        self._steps = steps
        self._num_left = num_planned
        self.is_cancelled = cancelled

    def __call__(self, iterable: Iterable[Any] | None = None, total: int | None = None) -> Any:
        """What `pipeline.progress_bar` gives: something to iterate, or to update."""
        return self if iterable is None else self._each(iterable)

    def _each(self, iterable: Iterable[Any]) -> Iterator[Any]:
        for item in iterable:
            yield item
            self.update()

    def __enter__(self) -> Counted:
        return self

    def __exit__(self, *error: object) -> None:
        return None

    def update(self, num_steps: int = 1) -> None:
        """Steps that were taken. Raises Cancelled if the person asked to stop."""
        for _ in range(num_steps):
            if self._num_left:
                self._num_left -= 1
                self._steps.advance("painting")
            elif self.is_cancelled():
                raise Cancelled("stopped while painting")

    def set_postfix(self, *told: object, **named: object) -> None:
        """Nothing is shown beside the steps."""

    def finish(self) -> None:
        """Counts what was planned and not taken."""
        self.update(self._num_left)


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Painted:
    """What one call gave: frames, uint8 (P, H, W, 3), its sound, what was done unasked."""

    frames: Frames
    sound: Sound | None = None
    said: tuple[str, ...] = ()


def paint(
    pipeline: Any,
    arguments: dict[str, object],
    *,
    seed: int,
    counted: Counted,
    rescue: Path | None = None,
    num_led: int = 0,
) -> Painted:
    """Calls `pipeline`, which makes a video or one picture.

    `rescue` is the file where latents wait for their decode; where it exists they are decoded
    and nothing is sampled. The first `num_led` latent frames are not decoded. Raises Cancelled,
    and OnionskinError where memory runs out, or for whatever else the pipeline raises.
    """
    torch = import_module("torch")
    said: list[str] = []
    is_kept = rescue is not None and rescue.exists()
    # On the CPU, so that the same seed gives the same noise wherever the model runs.
    generator = torch.Generator("cpu").manual_seed(seed)
    with (
        in_place_of(pipeline, "progress_bar", counted),
        _guarded(pipeline, rescue, 0 if is_kept else num_led, said),
        _seeded(seed, counted.is_cancelled),
    ):
        try:
            if rescue and is_kept:
                return _decode_kept(pipeline, rescue)
            made = pipeline(**arguments, generator=generator, output_type="np")
        except (torch.OutOfMemoryError, MemoryError) as error:
            raise OnionskinError(_out_of_memory(rescue)) from error
        except OnionskinError:
            raise
        except Exception as error:  # a pipeline may raise anything
            raise OnionskinError(_what_failed(pipeline, error)) from error
        finally:
            pipeline.maybe_free_model_hooks()
    if rescue:
        rescue.unlink(missing_ok=True)
    video = made.frames[0] if hasattr(made, "frames") else made.images
    frames = to_pixels(video, lambda: _why_no_colours(pipeline))
    return Painted(frames=frames, sound=_sound(pipeline, made), said=tuple(said))


def to_pixels(video: np.ndarray, why: Callable[[], str] = str) -> Frames:
    """float (P, H, W, 3) in [0, 1] as uint8, frame by frame to spare memory.

    Raises OnionskinError for numbers that are no colours, and says `why()`.
    """
    frames = np.empty(video.shape, np.uint8)
    for number, (frame, values) in enumerate(zip(frames, video, strict=True)):
        if not np.isfinite(values).all():
            raise OnionskinError(
                f"the model's output is not a picture from frame {number} on: {why()}"
            )
        frame[:] = np.round(np.clip(values, 0, 1) * 255)
    return frames


def _why_no_colours(pipeline: Any) -> str:
    """What is to blame: damaged weights or LoRA, float16, or neither."""
    torch = import_module("torch")
    for name, part in pipeline.components.items():
        weights = part.named_parameters() if isinstance(part, torch.nn.Module) else ()
        for weight_name, weight in weights:
            if not weight.is_meta and not torch.isfinite(weight).all():
                whose = "of a LoRA" if "lora_" in weight_name else f"of its {name}"
                return f"weights {whose} contain such numbers themselves; download them again"
    dtype = str(pipeline.dtype).removeprefix("torch.")
    if dtype == "float16":
        return "float16 overflows in some models; try --dtype bfloat16 or float32"
    return (
        f"its weights are not damaged, and {dtype} seldom overflows; try another --guidance, a "
        f"LoRA at "
        "a lower scale, or more --steps"
    )


@contextmanager
def in_place_of(owner: Any, name: str, value: object) -> Iterator[None]:
    """Covers a method of one object for a while; what covered it before comes back."""
    before = vars(owner).get(name)
    setattr(owner, name, value)
    try:
        yield
    finally:
        if before is None:
            delattr(owner, name)
        else:
            setattr(owner, name, before)


@contextmanager
def _seeded(seed: int, cancelled: IsCancelled = never_cancelled) -> Iterator[None]:
    """Seeds what a pipeline draws without asking its generator, as SparseCtrl's encoder does.

    Torch has one such generator for all threads: whoever else paints waits, or each would draw
    from the other's numbers.
    """
    torch = import_module("torch")
    devices = [torch.cuda.current_device()] if torch.cuda.is_available() else []
    while not _DRAWS_ALONE.acquire(timeout=_ASK_SECONDS):
        if cancelled():
            raise Cancelled("stopped while another clip was being painted")
    try:
        with torch.random.fork_rng(devices=devices):
            torch.manual_seed(seed)
            yield
    finally:
        _DRAWS_ALONE.release()


@contextmanager
def _guarded(pipeline: Any, rescue: Path | None, num_led: int, said: list[str]) -> Iterator[None]:
    """Has the first decode keep its latents, and every decode try again in tiles."""
    decode = pipeline.vae.decode

    def keep_and_decode(latents: Any, *given: Any, **named: Any) -> Any:
        if num_led:
            latents = latents[:, :, num_led:]
        if rescue and latents.ndim == 5 and not rescue.exists():
            _keep(rescue, latents, given)
        return _decode_or_tile(pipeline, lambda: decode(latents, *given, **named), said)

    with in_place_of(pipeline.vae, "decode", keep_and_decode):
        yield


def _decode_or_tile(pipeline: Any, decode: Callable[[], Any], said: list[str]) -> Any:
    torch = import_module("torch")
    try:
        return decode()
    except (torch.OutOfMemoryError, MemoryError):
        if getattr(pipeline.vae, "use_tiling", False) or not tile(pipeline, True):
            raise
    if torch.cuda.is_available():
        torch.cuda.empty_cache()
    log.info("out of memory while decoding: trying again in tiles")
    said.append("out of memory while decoding: decoded in tiles instead")
    return decode()


def _keep(rescue: Path, latents: Any, given: tuple[Any, ...]) -> None:
    """Writes latents (B, C, T, H, W), and what else the decoder was given, in one move."""
    save_file = import_module("safetensors.torch").save_file
    torch = import_module("torch")
    tensors = {"latents": latents}
    tensors |= {f"given{n}": each for n, each in enumerate(given) if torch.is_tensor(each)}
    part = rescue.with_suffix(".part")
    try:
        rescue.parent.mkdir(parents=True, exist_ok=True)
        save_file({name: each.detach().cpu().contiguous() for name, each in tensors.items()}, part)
        part.replace(rescue)
    except OSError as error:
        # A full disk must not end a fill that could still succeed.
        log.warning("latents could not be kept in %s: %s", rescue, error)


def _decode_kept(pipeline: Any, rescue: Path) -> Painted:
    """The frames of kept latents."""
    torch = import_module("torch")
    kept = import_module("safetensors.torch").load_file(rescue)
    device = getattr(pipeline, "_execution_device", "cpu")
    given = [kept[name].to(device) for name in sorted(kept) if name != "latents"]
    with torch.no_grad():
        video = pipeline.vae.decode(kept["latents"].to(device), *given, return_dict=False)[0]
    shown = pipeline.video_processor.postprocess_video(video, output_type="np")[0]
    rescue.unlink(missing_ok=True)
    said = ["latents saved by an earlier run were used"]
    said += ["their sound is lost"] if getattr(pipeline, "vocoder", None) is not None else []
    frames = to_pixels(shown, lambda: _why_no_colours(pipeline))
    return Painted(frames=frames, said=tuple(said))


def _sound(pipeline: Any, made: Any) -> Sound | None:
    """The sound that a pipeline gave beside its frames: float (1, channels, samples)."""
    audio = getattr(made, "audio", None)
    if audio is None:
        return None
    samples = audio[0].float().cpu().numpy().T
    return Sound(samples, int(pipeline.vocoder.config.output_sampling_rate))


def _what_failed(pipeline: Any, error: Exception) -> str:
    """Whether a pipeline refused its arguments, lacks a package, or failed at work."""
    name, reason = type(pipeline).__name__, reason_of(error)
    if isinstance(error, ValueError) and "check_inputs" in _functions(error):
        return f"{name} refuses: {reason}"
    if isinstance(error, ImportError):
        return f"{name} needs a package that is not installed: {reason}"
    where = (_functions(error) or [""])[-1]
    return f"{name} failed in {where}: {reason}; try other settings or another engine"


def _functions(error: BaseException) -> list[str]:
    """Names of the functions that an error came through, the innermost last."""
    frames = walk_tb(error.__traceback__)
    return [frame.f_code.co_name for frame, _ in frames]


def _out_of_memory(rescue: Path | None) -> str:
    if rescue and rescue.exists():
        return (
            f"out of memory while decoding; what was painted is kept in {rescue} and the same "
            "command continues from there: run it with --memory tiny, or --device cpu"
        )
    return (
        "out of memory while painting; try --memory balanced or tiny, a smaller size, fewer "
        "seconds, or --quantize nf4"
    )
