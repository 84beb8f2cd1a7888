"""The checks: each gives rows of a table, and an error of one is told in its row."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import torch
from benchmarks.gpu.models import TINY_FRAMES, TINY_SIZE, Model

from onionskin import Canvas, Request
from onionskin.engines.diffusers.engine import DiffusersEngine
from onionskin.errors import Cancelled, OnionskinError
from onionskin.progress import Progress
from onionskin.settings import EngineSettings

PROMPT = "a fox in the snow"
Frames = np.ndarray


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One line of the table; None where there is nothing to compare with."""

    model: str
    how: str
    bare_seconds: float | None = None
    our_seconds: float | None = None
    bare_gib: float | None = None
    our_gib: float | None = None
    said: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Setup:
    """A model in a folder, on a device."""

    model: Model
    folder: Path
    latents: Path
    device: str
    tiny: bool
    num_steps: int

    @property
    def canvas(self) -> Canvas:
        """A blank one of the model's size, or of the tiny models'."""
        model = self.model
        if self.tiny:
            return Canvas.blank(TINY_FRAMES, TINY_SIZE, TINY_SIZE, Fraction(model.fps))
        return Canvas.blank(model.num_frames, model.height, model.width, Fraction(model.fps))

    @property
    def request(self) -> Request:
        """The same for all."""
        return Request(prompt=PROMPT, num_inference_steps=self.num_steps)

    def settings(self, **more: Any) -> EngineSettings:
        """On the device, in bfloat16 (float32 on a CPU) and fast, but for what is said."""
        dtype = "float32" if self.device == "cpu" else "bfloat16"
        return EngineSettings(**{"device": self.device, "dtype": dtype, "memory": "fast", **more})

    def engine(self, **more: Any) -> DiffusersEngine:
        """The model as an engine."""
        return self.model.engine(self.folder, self.settings(**more), self.latents)


class Meter:
    """Seconds and peak memory (GiB) of calls: of the card, or resident in a CPU's memory."""

    def __init__(self, device: str) -> None:
        self._cuda = device.startswith("cuda")

    def of(self, call: Callable[[], Frames]) -> tuple[Frames, float, float]:
        """What a call gives, its seconds once warm, and the peak of both of its runs."""
        self.clean()
        call()
        self._wait()
        start = time.perf_counter()
        frames = call()
        self._wait()
        return frames, time.perf_counter() - start, self._peak()

    def clean(self) -> None:
        """Gives memory back, and forgets the peak."""
        gc.collect()
        if self._cuda:
            torch.cuda.empty_cache()
            torch.cuda.reset_peak_memory_stats()
        else:
            Path("/proc/self/clear_refs").write_text("5")

    def held(self) -> float:
        """GiB in use now."""
        gc.collect()
        return torch.cuda.memory_allocated() / 2**30 if self._cuda else _status("VmRSS")

    def _wait(self) -> None:
        if self._cuda:
            torch.cuda.synchronize()

    def _peak(self) -> float:
        return torch.cuda.max_memory_allocated() / 2**30 if self._cuda else _status("VmHWM")


def _status(key: str) -> float:
    """A figure of /proc/self/status, in GiB."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(key):
            return int(line.split()[1]) / 2**20
    raise SystemExit(f"this system does not tell {key} in /proc/self/status")


def bare(setup: Setup, dtype: str, memory: str) -> Callable[[], Frames]:
    """The pipeline as its makers call it, put on the device in the way that `memory` stands for."""
    whole = getattr(torch, dtype)
    kept = dict.fromkeys(
        setup.model.family.ways[0].full_precision if setup.model.family else (), torch.float32
    )
    pipeline = import_module("diffusers").DiffusionPipeline.from_pretrained(
        setup.folder, dtype={"default": whole, **kept}, local_files_only=True
    )
    pipeline.set_progress_bar_config(disable=True)
    if memory != "fast":
        pipeline.vae.enable_tiling()
    if memory == "fast" or setup.device == "cpu":
        pipeline.to(setup.device)
    elif memory == "balanced":
        pipeline.enable_model_cpu_offload(device=setup.device)
    else:
        pipeline.enable_sequential_cpu_offload(device=setup.device)
    canvas = setup.canvas

    def paint() -> Frames:
        video = pipeline(
            prompt=PROMPT,
            height=canvas.height,
            width=canvas.width,
            num_frames=canvas.num_frames,
            num_inference_steps=setup.num_steps,
            generator=torch.Generator("cpu").manual_seed(0),
            output_type="np",
            **dict(setup.model.fixed),
        ).frames[0]
        return np.round(np.clip(video, 0, 1) * 255).astype(np.uint8)

    return paint


def beside_bare(setup: Setup, meter: Meter, dtype: str, memory: str) -> Row:
    """One way to run: ours beside the bare call, and whether both give the same pixels."""
    row = Row(model=setup.model.name, how=f"{dtype}, memory {memory}")
    theirs, row_seconds, row_gib = meter.of(bare(setup, dtype, memory))
    row = replace(row, bare_seconds=row_seconds, bare_gib=row_gib)
    engine = setup.engine(dtype=dtype, memory=memory)
    try:
        ours, seconds, gib = meter.of(lambda: engine.fill(setup.canvas, setup.request).clip.frames)
        again = engine.fill(setup.canvas, setup.request).clip.frames
    finally:
        engine.close()
    off = np.abs(ours.astype(int) - theirs).max()
    said = "same pixels as bare" if off == 0 else f"{off} levels off the bare call"
    said += "; the same bytes again" if (ours == again).all() else "; OTHER BYTES ON A SECOND RUN"
    return replace(row, our_seconds=seconds, our_gib=gib, said=said)


def alone(setup: Setup, meter: Meter, how: str, **settings: Any) -> Row:
    """A setting that a bare call does not have in one word: time, memory, the same bytes again."""
    engine = setup.engine(**settings)
    try:
        frames, seconds, gib = meter.of(
            lambda: engine.fill(setup.canvas, setup.request).clip.frames
        )
        again = engine.fill(setup.canvas, setup.request).clip.frames
    finally:
        engine.close()
    said = "the same bytes again" if (frames == again).all() else "OTHER BYTES ON A SECOND RUN"
    return Row(model=setup.model.name, how=how, our_seconds=seconds, our_gib=gib, said=said)


def cancelled(setup: Setup) -> Row:
    """Seconds from asking to stop, in the middle of painting, to its end; beside a step's."""
    engine, moments = setup.engine(), list[float]()

    def note(progress: Progress) -> None:
        moments.append(time.perf_counter())

    request = replace(setup.request, num_inference_steps=max(setup.num_steps, 4))
    try:
        engine.fill(setup.canvas, request, progress=note)  # loads and warms
        step = float(np.median(np.diff(moments)))
        moments.clear()
        engine.fill(setup.canvas, request, progress=note, cancelled=lambda: len(moments) >= 3)
    except Cancelled:
        took = time.perf_counter() - moments[-1]
        return Row(
            model=setup.model.name,
            how="cancel",
            our_seconds=took,
            said=f"a step takes {step:.2f} s",
        )
    finally:
        engine.close()
    return Row(model=setup.model.name, how="cancel", said="NOT STOPPED")


def repeated(setup: Setup, meter: Meter, num_fills: int = 20) -> Row:
    """Memory in use after each of twenty small fills, from the third on."""
    engine, held = setup.engine(), list[float]()
    canvas = Canvas.blank(9, 64, 64, setup.canvas.fps)
    try:
        for seed in range(num_fills):
            engine.fill(canvas, Request(prompt=PROMPT, seed=seed, num_inference_steps=2))
            held.append(meter.held())
    finally:
        engine.close()
    growth = (held[-1] - held[2]) * 1024
    return Row(
        model=setup.model.name,
        how=f"{num_fills} fills",
        our_gib=max(held),
        said=f"{growth:+.1f} MiB from the third to the last",
    )


def toybox_step(device: str, *, tiny: bool) -> Row:
    """One step of the toybox's training on clips of its first phase, and its loss."""
    from benchmarks.gpu.training import step_seconds

    seconds, loss, size = step_seconds(device, tiny=tiny)
    said = f"a batch of {size}; loss {loss:.3f}"
    return Row(model="toybox", how="training step, float32", our_seconds=seconds, said=said)


def rows_of(setup: Setup, meter: Meter, *, all_ways: bool) -> Iterator[Callable[[], Row]]:
    """Every check of a model, the most telling first."""
    usual = setup.settings().dtype
    for memory in ("fast", "balanced", "tiny"):
        yield lambda memory=memory: beside_bare(setup, meter, usual, memory)
    yield lambda: cancelled(setup)
    yield lambda: repeated(setup, meter)
    if not all_ways:
        return
    for dtype in ("float16", "float32", "bfloat16"):
        if dtype != usual and (setup.device != "cpu" or dtype != "float16"):
            yield lambda dtype=dtype: beside_bare(setup, meter, dtype, "fast")
    if setup.device != "cpu":
        yield lambda: alone(setup, meter, "--compile", compile=True)
        for quantize in ("int8", "nf4"):
            how = f"--quantize {quantize}"
            yield lambda q=quantize, how=how: alone(setup, meter, how, quantize=q)


def safely(check: Callable[[], Row], model: str) -> Row:
    """A check's row; where it fails, a row that says so."""
    try:
        return check()
    except OnionskinError as error:
        return Row(model=model, how="FAILED", said=str(error))
    except Exception as error:  # whatever a library or a card may raise: the rest is still checked
        said = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        return Row(model=model, how="FAILED", said=said)
