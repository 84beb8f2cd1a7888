"""The card of low-rank weights: what they are for, what they were learned from, how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from onionskin.finetuning.material import Piece
from onionskin.finetuning.tuning import Finetuned, Tuning

_MOST_CAPTIONS = 10


def card_text(
    name: str,
    engine: str,
    facts: Mapping[str, str],
    pieces: list[Piece],
    tuning: Tuning,
    done: Finetuned,
) -> str:
    """The card as Markdown. `facts` are of the base model."""
    clips = sum(piece.is_clip for piece in pieces)
    captions = Counter(piece.caption for piece in pieces)
    rows = {
        "engine": engine,
        **facts,
        "learned from": f"{clips} clips, {len(pieces) - clips} pictures",
        "their licence": tuning.licence,
        "rank": str(done.rank),
        "weights": f"{done.num_weights:,}",
        "steps": f"{tuning.num_steps:,} at a rate of {done.learning_rate:g}",
        "prior prompts": "; ".join(tuning.prior_prompts) or "none",
        "seed": str(tuning.seed),
        "loss at fixed noise, before and after": f"{done.loss_before:.4f}, {done.loss_after:.4f}",
    }
    told = [
        f"- {caption}" + (f" ({count} files)" if count > 1 else "")
        for caption, count in captions.most_common(_MOST_CAPTIONS)
    ]
    more = len(captions) - len(told)
    lines = [
        f"# {name}",
        "",
        f'    onionskin make "{next(iter(captions))}" --engine {engine} --lora {done.path.name}',
        "",
        "| | |",
        "|---|---|",
        *(f"| {key} | {value} |" for key, value in rows.items()),
        "",
        "Captions:",
        "",
        *told,
        *([f"- and {more} more"] if more > 0 else []),
    ]
    return "\n".join(lines) + "\n"
