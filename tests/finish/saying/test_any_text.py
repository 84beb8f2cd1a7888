"""Whatever a script holds: no sign is lost, and nothing fails."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onionskin.finish.saying.languages import sayings_of

PIECES = [
    "$", "€4.2", "1,000", "0/0", "12:99", "24:00", "p.m.", "March", "31,", "99th", "IV", "Dr.", "#",
    "@", "a@b.co", "www.a.com/1", "—", "-", "…", "🎉", "竹林", "שלום", "½", "1.2.3", "v2", "(", ")",
    '"', "“", "'90s", "5%", "-5", "$5M", "USD", "km", "°C", "m²", "③", "٣", "007", "R&D", "¥5",
    "！", "2008年", "[a](b)", "\u200b", "999999999999999999999",
]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "zh"])
@settings(max_examples=200)
@given(
    parts=st.lists(st.sampled_from(PIECES) | st.text(max_size=4), min_size=1, max_size=7),
    joint=st.sampled_from(["", " ", "\n\n"]),
)
def test_words_together_are_the_text(language, parts, joint):
    """Each paragraph's last word says so; digits never reach a Chinese voice."""
    text = joint.join(parts)
    said = sayings_of(text, language, {"竹": "/a/", "March": "marsh"})
    assert "".join("".join(each.text.split()) for each in said) == "".join(text.split())
    if said:
        assert said[-1].pause == "paragraph"
    if language == "zh":
        assert not any(sign in "0123456789" for each in said for sign in each.spoken)
