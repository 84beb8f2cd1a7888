"""The toybox's fill model: a transformer between a convolutional stem and decoder.

It looks at a clip in which some pixels are noisy, and says what the clean clip is. What it
sees of each frame, aligned pixel by pixel: the noisy frame, the draft, the nearest known
frame on each side (the onion skin, warped by the camera), and where on the stage it looks.
What it says is a composition: the draft, relit, laid over a blend of the two sheets and of
fresh paint. Copying what is given costs it nothing, so its capacity goes into what is not.

Shapes: B batch, T frames, C channels, H height, W width, L tokens of a clip, D width of a
token, N heads, K width of a head, X tokens of context. Time of the flow as in `flow.py`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from onionskin.toybox.onion import faded

STRIDE = 32
"""Frame sides are multiples of this; one token covers STRIDE x STRIDE pixels."""
_ABSENT = -30.0
"""Added to the ballot of a sheet that shows nothing."""
_PATCH = 4
_WORTH = 0.2
"""The trust at which the draft is as good as paint: taught as exp(-off / 0.15), so .24 off."""
_SOFT = 9
"""Side, in pixels, of the square over which the light on drawn scenery is averaged, twice."""
_DECIDED = 8.0
"""How much steeper than the trust the choice between draft and paint is."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ModelConfig:
    """Sizes of the network."""

    width: int = 384
    num_layers: int = 8
    num_heads: int = 6
    hidden: int = 1024
    channels: tuple[int, int, int] = (64, 128, 256)
    """Channels at 1/4, 1/8 and 1/16 of the frame."""
    text_width: int = 384
    num_labels: int = 64
    """Entries of the scenery vocabulary, see `conditions.py`."""
    num_label_slots: int = 5

    def __post_init__(self) -> None:
        if self.width % self.num_heads or (self.width // self.num_heads) % 8:
            raise ValueError(f"{self.width = } must split into {self.num_heads = } heads of 8n")


@dataclass(frozen=True, slots=True)
class Sight:
    """All that the model sees of a batch of clips. Pixels are in [-1, 1] unless said."""

    noisy: Tensor
    """(B, T, 3, H, W), known pixels clean."""
    level: Tensor
    """(B, T, 1, H/4, W/4): noise level of each patch, 0 where it is known."""
    draft: Tensor
    """(B, T, 4, H, W): RGB in [0, 1] times alpha, and alpha in [0, 1]."""
    before: Tensor
    """(B, T, 5, H, W): nearest known earlier frame, its validity, its draft's alpha."""
    after: Tensor
    """(B, T, 5, H, W): the same of the nearest known later frame."""
    place: Tensor
    """(B, T, 5): stage x and y at the frame's centre, log zoom, log aspect, log size / 256."""
    gaps: Tensor
    """(B, T, 2): seconds to the sheet before and after, -1 where there is none."""
    seconds: Tensor
    """(B, T): the time of each frame."""
    text: Tensor
    """(B, X, text_width) token states."""
    text_mask: Tensor
    """bool (B, X)."""
    labels: Tensor
    """int64 (B, num_label_slots): scenery and camera as numbers of the vocabulary."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What of a sight is the same at every noise level, worked out once for all steps."""

    stem: Tensor
    """(B*T, C, H/4, W/4): the stem's answer to all but the noisy frame and its level."""
    scenery: tuple[Tensor, Tensor]
    """How much of it the sheet before and the one after show, see `_presence`."""


def rms_norm(x: Tensor) -> Tensor:
    """Root-mean-square normalisation over the last dimension, without weights."""
    return x * torch.rsqrt(x.float().square().mean(-1, keepdim=True) + 1e-6).to(x.dtype)


def pixel_norm(x: Tensor) -> Tensor:
    """`rms_norm` over the channels of (B, C, H, W)."""
    return x * torch.rsqrt(x.float().square().mean(1, keepdim=True) + 1e-6).to(x.dtype)


class ConvBlock(nn.Module):
    """Two 3x3 convolutions with a skip; the noise level scales and shifts between them."""

    def __init__(self, channels: int, width: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(channels, channels, 3, padding=1)
        self.second = nn.Conv2d(channels, channels, 3, padding=1)
        self.modulation = nn.Linear(width, 2 * channels)
        nn.init.zeros_(self.second.weight)

    def forward(self, x: Tensor, conditioning: Tensor) -> Tensor:
        """(B*T, C, H, W), (B*T, D) -> (B*T, C, H, W)."""
        scale, shift = self.modulation(conditioning).to(x.dtype)[:, :, None, None].chunk(2, 1)
        h = self.first(F.silu(pixel_norm(x)))
        result: Tensor = x + self.second(F.silu(pixel_norm(h) * (1 + scale) + shift))
        return result


def rotary(positions: Tensor, head_width: int) -> tuple[Tensor, Tensor]:
    """Cosines and sines (B, L, K/2) of 3-D positions (B, L, 3): seconds, y, x.

    A quarter of the pairs turns with time, three eighths with each direction of the frame.
    """
    pairs = head_width // 2
    side = (pairs - pairs // 4) // 2
    counts = (pairs - 2 * side, side, side)
    turns = []
    for axis, (count, fastest) in enumerate(zip(counts, (12.0, 48.0, 48.0), strict=True)):
        speed = fastest * (1 / 96) ** (torch.arange(count, device=positions.device) / count)
        turns.append(positions[..., axis : axis + 1] * speed)
    angles = torch.cat(turns, -1)
    return angles.cos(), angles.sin()


def rotate(x: Tensor, turn: tuple[Tensor, Tensor]) -> Tensor:
    """Applies rotary positions to (B, N, L, K)."""
    cos, sin = (part[:, None].to(x.dtype) for part in turn)
    a, b = x.chunk(2, -1)
    return torch.cat([a * cos - b * sin, a * sin + b * cos], -1)


def attend(q: Tensor, k: Tensor, v: Tensor, bias: Tensor | None) -> Tensor:
    """Attention (B, N, L, K). Spelled out under autograd: the fused CPU backward is slow."""
    if not torch.is_grad_enabled() or q.shape[-2] > 1500:
        return F.scaled_dot_product_attention(q, k, v, None if bias is None else bias.to(q.dtype))
    scores = (q @ k.transpose(-1, -2)).float() * q.shape[-1] ** -0.5
    if bias is not None:
        scores = scores + bias
    result: Tensor = scores.softmax(-1).to(v.dtype) @ v
    return result


_Module = TypeVar("_Module", bound=nn.Module)


class Sizes(Protocol):
    """What a layer is told of the network that it is part of."""

    @property
    def width(self) -> int: ...
    @property
    def num_heads(self) -> int: ...
    @property
    def hidden(self) -> int: ...


class Layer(nn.Module):
    """Attention and a gated MLP, modulated by each token's own noise level.

    A layer `across` time attends over all tokens of the clip, others within each frame.
    All attend to the context, which is read only.
    """

    def __init__(self, config: Sizes, across: bool) -> None:
        super().__init__()
        width = config.width
        self.heads, self.across = config.num_heads, across
        self.qkv = nn.Linear(width, 3 * width, bias=False)
        self.context_kv = nn.Linear(width, 2 * width, bias=False)
        self.out = nn.Linear(width, width, bias=False)
        self.up = nn.Linear(width, 2 * config.hidden, bias=False)
        self.down = nn.Linear(config.hidden, width, bias=False)
        self.shift = nn.Parameter(torch.zeros(6, width))
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.down.weight)
        with torch.no_grad():
            self.shift[2].fill_(1.0)
            self.shift[5].fill_(1.0)

    def forward(
        self,
        x: Tensor,
        conditioning: Tensor,
        turn: tuple[Tensor, Tensor],
        context: Tensor,
        bias: Tensor,
    ) -> Tensor:
        """x (B, T, P, D), conditioning (B, T, P, 6D), turn of (B, T*P), context (B, X, D).

        `bias` is (B, X).
        """
        parts = conditioning.unflatten(-1, (6, -1)) + self.shift
        shift1, scale1, gate1, shift2, scale2, gate2 = parts.to(x.dtype).unbind(-2)
        h = rms_norm(x) * (1 + scale1) + shift1
        x = x + gate1 * self.out(self._attention(h, turn, context, bias))
        h = rms_norm(x) * (1 + scale2) + shift2
        a, b = self.up(h).chunk(2, -1)
        result: Tensor = x + gate2 * self.down(F.silu(a) * b)
        return result

    def _attention(
        self, h: Tensor, turn: tuple[Tensor, Tensor], context: Tensor, bias: Tensor
    ) -> Tensor:
        B, T, P, D = h.shape
        rows, length = (B, T * P) if self.across else (B * T, P)
        repeats = 1 if self.across else T
        heads = self.qkv(h).reshape(rows, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        q, k, v = heads.unbind(0)
        turns = (turn[0].reshape(rows, length, -1), turn[1].reshape(rows, length, -1))
        q, k = rotate(rms_norm(q), turns), rotate(rms_norm(k), turns)
        given = self.context_kv(context).unflatten(-1, (2, self.heads, -1)).permute(2, 0, 3, 1, 4)
        given_k, given_v = (part.repeat_interleave(repeats, 0) for part in given.unbind(0))
        k = torch.cat([rms_norm(given_k).to(k.dtype), k], 2)
        v = torch.cat([given_v.to(v.dtype), v], 2)
        hide = F.pad(bias, (0, length)).repeat_interleave(repeats, 0)[:, None, None]
        return attend(q, k, v, hide).transpose(1, 2).reshape(B, T, P, D)


class FillModel(nn.Module):
    """See the module's docstring. About 24 M parameters at the default sizes."""

    def __init__(self, config: ModelConfig | None = None) -> None:
        super().__init__()
        self.config = config = config or ModelConfig()
        width, (c4, c8, c16) = config.width, config.channels
        self.level_embed = nn.Sequential(
            nn.Linear(128, width), nn.SiLU(), nn.Linear(width, width), nn.SiLU()
        )
        self.frame_embed = nn.Linear(7, width)
        self.modulation = nn.Linear(width, 6 * width)
        self.text_in = nn.Linear(config.text_width, width)
        self.labels = nn.Embedding(config.num_labels, width)
        self.slots = nn.Parameter(torch.randn(config.num_label_slots, width) * 0.02)
        self.stem = nn.Conv2d(17 * _PATCH**2 + 5, c4, 1)
        self.in4, self.in8 = ConvBlock(c4, width), ConvBlock(c8, width)
        self.in16 = ConvBlock(c16, width)
        self.down8 = nn.Conv2d(c4, c8, 2, 2)
        self.down16 = nn.Conv2d(c8, c16, 2, 2)
        self.down32 = nn.Conv2d(c16, width, 2, 2)
        self.layers = nn.ModuleList(
            Layer(config, across=index % 2 == 1) for index in range(config.num_layers)
        )
        self.up16 = nn.Conv2d(width, 4 * c16, 1)
        self.up8 = nn.Conv2d(c16, 4 * c8, 1)
        self.up4 = nn.Conv2d(c8, 4 * c4, 1)
        self.join16 = nn.Conv2d(2 * c16, c16, 1)
        self.join8 = nn.Conv2d(2 * c8, c8, 1)
        self.join4 = nn.Conv2d(2 * c4, c4, 1)
        self.out16, self.out8 = ConvBlock(c16, width), ConvBlock(c8, width)
        self.out4 = ConvBlock(c4, width)
        self.light = nn.Conv2d(c8, 6, 3, padding=1)
        self.paint = nn.Conv2d(c4, 6 * _PATCH**2, 3, padding=1)
        self.words_mood = nn.Linear(width, width, bias=False)
        self._start_gently()

    def _start_gently(self) -> None:
        """At first: draft unlit over half a blend of the sheets and half paint, by bias alone."""
        nn.init.normal_(self.modulation.weight, std=0.002)
        nn.init.zeros_(self.modulation.bias)
        nn.init.normal_(self.paint.weight, std=0.01)
        for zero in (self.words_mood.weight, self.light.weight, self.light.bias, self.paint.bias):
            assert zero is not None
            nn.init.zeros_(zero)

    def context(self, sight: Sight) -> tuple[Tensor, Tensor]:
        """Scenery labels and text as context (B, X, D), and its bias (B, X): 0, or -inf-like."""
        labels = self.labels(sight.labels) + self.slots
        # Normalised, or the values of a few loud text states drown what tells tokens apart.
        context = torch.cat([rms_norm(labels), rms_norm(self.text_in(sight.text))], 1)
        seen = F.pad(sight.text_mask, (labels.shape[1], 0), value=True)
        return context, torch.where(seen, 0.0, -1e4)

    def _words(self, context: Tensor, bias: Tensor) -> Tensor:
        """The mean of the context that is there, (B, D): what every layer may know of it."""
        seen = (bias == 0).to(context.dtype)[..., None]
        mean: Tensor = self.words_mood((context * seen).sum(1) / seen.sum(1))
        return mean

    def forward(self, sight: Sight, ground: Ground | None = None) -> Tensor:
        """The clean clip as the model believes it: float32 (B, T, 3, H, W).

        `ground` is that of the sight, where it is there already.
        """
        scenery = None if ground is None else ground.scenery
        return compose(sight, *self.heads(sight, ground), scenery=scenery)

    def ground(self, sight: Sight) -> Ground:
        """What holds for the sight whatever its noise."""
        blank = replace(
            sight, noisy=torch.zeros_like(sight.noisy), level=torch.zeros_like(sight.level)
        )
        return Ground(
            stem=self.stem(self._stem_input(blank)),
            scenery=(_presence(sight.before), _presence(sight.after)),
        )

    def heads(self, sight: Sight, ground: Ground | None = None) -> tuple[Tensor, Tensor]:
        """What `compose` composes with: paint (B, T, 6, H, W), light (B, T, 6, H/8, W/8)."""
        B, T, _, H, W = sight.noisy.shape
        context, bias = self.context(sight)
        conditioning = self._conditioning(sight) + self._words(context, bias)[:, None, None, None]
        frame_conditioning = conditioning.flatten(2, 3).mean(2).flatten(0, 1)
        seen = self.stem(self._stem_input(sight)) if ground is None else self._over(ground, sight)
        s4 = self.in4(seen, frame_conditioning)
        s8 = self.in8(self.down8(s4), frame_conditioning)
        s16 = self.in16(self.down16(s8), frame_conditioning)
        x = self.down32(s16).permute(0, 2, 3, 1).reshape(B, T, -1, self.config.width)
        turn = rotary(
            _positions(sight, H // STRIDE, W // STRIDE), x.shape[-1] // self.config.num_heads
        )
        token_conditioning = self.modulation(conditioning.flatten(2, 3))
        for layer in self.layers:
            x = layer(x, token_conditioning, turn, context, bias)
        h = rms_norm(x).reshape(B * T, H // STRIDE, W // STRIDE, -1).permute(0, 3, 1, 2)
        h = self.out16(
            self.join16(torch.cat([F.pixel_shuffle(self.up16(h), 2), s16], 1)), frame_conditioning
        )
        h8 = self.out8(
            self.join8(torch.cat([F.pixel_shuffle(self.up8(h), 2), s8], 1)), frame_conditioning
        )
        h = self.out4(
            self.join4(torch.cat([F.pixel_shuffle(self.up4(h8), 2), s4], 1)), frame_conditioning
        )
        paint = F.pixel_shuffle(self.paint(pixel_norm(h)), _PATCH)
        light = self.light(pixel_norm(h8))
        return paint.unflatten(0, (B, T)), light.unflatten(0, (B, T))

    def _conditioning(self, sight: Sight) -> Tensor:
        """Noise level and place in time of every token, embedded: (B, T, H/32, W/32, D)."""
        level = F.avg_pool2d(sight.level.flatten(0, 1).float(), STRIDE // _PATCH)[:, 0]
        level = level.unflatten(0, sight.level.shape[:2])
        steps = torch.exp(-math.log(1000.0) * torch.arange(64, device=level.device) / 64)
        angles = level[..., None] * 500.0 * steps
        frame = self.frame_embed(torch.cat([sight.place, sight.gaps], -1))
        embedded = self.level_embed(torch.cat([angles.cos(), angles.sin()], -1))
        conditioning: Tensor = embedded + frame[:, :, None, None]
        return conditioning

    def _stem_input(self, sight: Sight) -> Tensor:
        """All aligned channels at 1/4 size: (B*T, 17*16 + 5, H/4, W/4)."""
        pixels = torch.cat([sight.noisy, sight.draft, sight.before, sight.after], 2).flatten(0, 1)
        patches = F.pixel_unshuffle(pixels, _PATCH)
        level = sight.level.flatten(0, 1)
        fields = torch.cat([level, stage_grid(sight.place, *level.shape[-2:])], 1)
        return torch.cat([patches, fields], 1).contiguous(memory_format=torch.channels_last)

    def _over(self, ground: Ground, sight: Sight) -> Tensor:
        """The stem of a sight of which the ground is known: only the noisy frame is new."""
        patches = F.pixel_unshuffle(sight.noisy.flatten(0, 1), _PATCH)
        seen = torch.cat([patches, sight.level.flatten(0, 1)], 1)
        weight, places = self.stem.weight, 17 * _PATCH**2
        own = torch.cat([weight[:, : 3 * _PATCH**2], weight[:, places : places + 1]], 1)
        return ground.stem + F.conv2d(seen.contiguous(memory_format=torch.channels_last), own)


def in_channels_last(model: _Module) -> _Module:
    """The same network, its convolutions laid out as the CPU likes them."""
    for parameter in model.parameters():
        if parameter.dim() == 4:
            parameter.data = parameter.data.contiguous(memory_format=torch.channels_last)
    return model


def stage_grid(place: Tensor, height: int, width: int) -> Tensor:
    """Stage coordinates of every cell: (B*T, 4, height, width) as x, y and two waves of y."""
    flat = place.flatten(0, 1).float()
    zoom = flat[:, 2].exp()[:, None, None]
    xs = (torch.arange(width, device=flat.device) + 0.5) / width - 0.5
    ys = (torch.arange(height, device=flat.device) + 0.5) / height - 0.5
    x = (flat[:, 0, None, None] + xs[None, None] / zoom).expand(-1, height, -1)
    y = (flat[:, 1, None, None] + ys[None, :, None] / zoom).expand(-1, -1, width)
    return torch.stack([2 * x - 1, 2 * y - 1, (9 * y).sin(), (27 * y).sin()], 1)


def _positions(sight: Sight, rows: int, columns: int) -> Tensor:
    """Seconds, and stage y and x in frames, of every token: (B, T*P, 3)."""
    B, T = sight.seconds.shape
    grid = stage_grid(sight.place, rows, columns)[:, :2].unflatten(0, (B, T)) / 2
    y, x = grid[:, :, 1].flatten(2), grid[:, :, 0].flatten(2)
    seconds = sight.seconds.float()[:, :, None].expand_as(y)
    return torch.stack([seconds, y, x], -1).flatten(1, 2)


def compose(
    sight: Sight,
    paint: Tensor,
    light: Tensor,
    *,
    scenery: tuple[Tensor, Tensor] | None = None,
    drawn: bool = False,
) -> Tensor:
    """The head: relit draft over a blend of sheets and paint.

    `paint` (B, T, 6, H, W), or smaller: fresh RGB, trust in the draft, in the sheet before, in
    the one after. `light` (B, T, 6, H/8, W/8): gain - 1 and lift of the draft's colours, smooth.
    `scenery` as in `Ground`, where it is there already. Sheets that are `drawn` scenery are true
    but for shadows and light.
    """
    size = sight.draft.shape[-2:]
    if paint.shape[-2:] != size:
        paint = F.interpolate(paint.flatten(0, 1).float(), size=size, mode="bilinear")
        paint = paint.unflatten(0, light.shape[:2])
    paint = paint.float()
    fresh, trust = paint[:, :, :3], paint[:, :, 3:]
    before, after = scenery or (_presence(sight.before), _presence(sight.after))
    logits = torch.cat(
        [
            torch.zeros_like(trust[:, :, :1]),
            4 * trust[:, :, 1:2] + before,
            4 * trust[:, :, 2:3] + after,
        ],
        2,
    )
    share = logits.softmax(2)
    ground = fresh * share[:, :, :1]
    ground = ground + sight.before[:, :, :3].float() * share[:, :, 1:2]
    ground = ground + sight.after[:, :, :3].float() * share[:, :, 2:]
    alpha = sight.draft[:, :, 3:].float()
    if drawn:
        ground = _over_drawing(ground, fresh, sight.before[:, :, :3].float(), alpha)
    gate = chosen(paint)
    return gate * relit(sight, light) + (1 - gate * alpha) * ground


def _over_drawing(ground: Tensor, fresh: Tensor, drawing: Tensor, alpha: Tensor) -> Tensor:
    """The drawing, changed as smoothly as a shadow changes it; under a subject, paint alone.

    What the ground has of a subject's colours beside it is painted at half size, and was a halo.
    """
    beside = 1 - alpha
    change, share = ((ground - drawing) * beside).flatten(0, 1), beside.flatten(0, 1)
    for _ in range(2):
        change, share = (
            F.avg_pool2d(each, _SOFT, 1, _SOFT // 2, count_include_pad=False)
            for each in (change, share)
        )
    smooth = (change / share.clamp_min(1e-3)).unflatten(0, ground.shape[:2])
    shaded: Tensor = alpha * fresh + beside * (drawing + smooth)
    return shaded


def relit(sight: Sight, light: Tensor) -> Tensor:
    """The draft under a light as `compose` takes it: (B, T, 3, H, W) in [-1, 1] times alpha."""
    light = F.interpolate(
        light.flatten(0, 1).float(), size=sight.draft.shape[-2:], mode="bilinear"
    ).unflatten(0, light.shape[:2])
    color, alpha = sight.draft[:, :, :3].float(), sight.draft[:, :, 3:].float()
    return 2 * (color * (1 + light[:, :, :3]) + alpha * light[:, :, 3:]) - alpha


def chosen(paint: Tensor) -> Tensor:
    """How much of the draft is laid over the paint, (B, T, 1, H, W) in 0..1: nearly all or none.

    The trust is a belief of how far the draft is off, and always half-hearted; mixed in by it,
    every subject is blurred by paint that is further off than the draft.
    """
    even = math.log(_WORTH / (1 - _WORTH))
    return torch.sigmoid(_DECIDED * (gate_logit(paint) - even))


def gate_logit(paint: Tensor) -> Tensor:
    """How far the draft is trusted at every pixel, before the sigmoid: (B, T, 1, H, W)."""
    return 4 * paint[:, :, 3:4].float()


def _presence(sheet: Tensor) -> Tensor:
    """How much of the scenery a sheet (B, T, 5, H, W) shows: log of a share, (B, T, 1, H, W).

    A subject belongs where the draft has it now, so where it stood on the sheet is no ground
    to copy, nor are four pixels around it: it would stay behind as a ghost. Towards the edge of
    what the sheet's camera saw it fades, or the edge would be seen.
    """
    subject = F.max_pool2d(sheet[:, :, 4].float(), 9, stride=1, padding=4)[:, :, None] > 0.02
    share = faded(sheet[:, :, 3:4].float().flatten(0, 1)).unflatten(0, sheet.shape[:2])
    return torch.where(subject, _ABSENT, share.clamp_min(math.exp(_ABSENT)).log())
