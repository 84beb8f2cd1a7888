"""Components at tiny sizes with random weights: nothing is fetched."""

from __future__ import annotations

import torch
from tokenizers import Tokenizer, models, pre_tokenizers, processors
from transformers import PreTrainedTokenizerFast, T5Config, T5EncoderModel, UMT5EncoderModel

WORDS = ["<pad>", "</s>", "<unk>", "a", "fox", "in", "the", "snow", "blur"]


def seeded(kind, *args, **kwargs):
    """A component with weights that are the same in every run.

    Layers that training starts from zero (the way in of VACE and SparseCtrl) get weights too: at
    zero a model would see nothing of what it is shown.
    """
    with torch.random.fork_rng():
        torch.manual_seed(0)
        part = kind(*args, **kwargs).eval()
        for weight in part.parameters():
            if weight.ndim > 1 and not weight.any():
                torch.nn.init.normal_(weight, std=0.2)
        return part


def tokenizer(**kwargs):
    """A tokenizer of nine words."""
    vocabulary = {word: index for index, word in enumerate(WORDS)}
    words = Tokenizer(models.WordLevel(vocabulary, unk_token="<unk>"))
    words.pre_tokenizer = pre_tokenizers.Whitespace()
    words.post_processor = processors.TemplateProcessing(
        single="$A </s>", special_tokens=[("</s>", 1)]
    )
    given = {"pad_token": "<pad>", "eos_token": "</s>", "unk_token": "<unk>"}
    return PreTrainedTokenizerFast(
        tokenizer_object=words, **given, **{"model_max_length": 16, **kwargs}
    )


def t5(kind=T5EncoderModel):
    """A text encoder 32 wide."""
    sizes = {"d_model": 32, "d_kv": 8, "d_ff": 37, "num_layers": 2, "num_heads": 4}
    return seeded(kind, T5Config(vocab_size=32, **sizes))


def umt5():
    """Wan's kind of text encoder."""
    from transformers import UMT5Config

    sizes = {"d_model": 32, "d_kv": 8, "d_ff": 37, "num_layers": 2, "num_heads": 4}
    return seeded(UMT5EncoderModel, UMT5Config(vocab_size=32, **sizes))
