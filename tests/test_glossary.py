"""The glossary agrees with the Chinese catalogue, and is complete in both languages."""

import re
from pathlib import Path

import pytest

from onionskin.translation.catalogue import catalogue_of

PAGE = (Path(__file__).parents[1] / "docs" / "glossary.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.splitlines()
    if line.startswith("| ") and not line.startswith("| term")
]
ANOTHER_SENSE = {"campaign", "cut"}
"""Terms that messages use as the name of a file or as a verb only."""


def test_every_term_is_told_in_both_languages():
    """In one plain sentence each, in the order of the alphabet."""
    terms = [row[0].casefold() for row in ROWS]
    assert 30 <= len(terms) == len(set(terms))
    assert terms == sorted(terms)
    for term, meaning, chinese, chinese_meaning in ROWS:
        assert meaning.endswith("."), term
        assert len(meaning.split()) <= 20, term
        assert chinese, term
        assert chinese_meaning.endswith("。"), term


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_the_catalogue_says_the_same(row):
    """Where messages use an English term, some translation of them uses the Chinese one."""
    term, _, chinese, _ = row
    words = re.sub("（.*?）", "", chinese).split("；")
    entries = catalogue_of("zh").entries.items()
    told = [zh for en, zh in entries if zh and re.search(rf"\b{re.escape(term)}s?\b", en, re.I)]
    if term not in ANOTHER_SENSE:
        assert not told or any(word in zh for word in words for zh in told), told[:3]
