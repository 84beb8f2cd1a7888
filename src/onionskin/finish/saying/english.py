"""English read aloud: "$4.2M" is "four point two million dollars"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onionskin.finish.saying import english_words as words
from onionskin.finish.saying.english_amounts import counted, money, plain_numbers
from onionskin.finish.saying.english_names import (
    addresses,
    marks,
    phones,
    plain_word,
    roman,
    short_forms,
)
from onionskin.finish.saying.english_rule import Read, Rule, after
from onionskin.finish.saying.english_times import dates, times
from onionskin.finish.saying.saying import (
    PAUSES,
    Pause,
    Saying,
    Token,
    ending,
    own_pronunciation,
    tokens_of,
)


def english(text: str, pronunciations: Mapping[str, str]) -> tuple[Saying, ...]:
    """The words of a text and what is said for them. Joined by spaces they are the text.

    What has nothing to say (a dash, an emoji) belongs to the word before it.
    """
    tokens = tokens_of(text)
    sayings: list[Saying] = []
    at = 0
    while at < len(tokens):
        read = _own(tokens, at, pronunciations) or read_at(tokens, at)
        for offset, spoken in enumerate(read.spoken):
            last = offset == len(read.spoken) - 1
            token = tokens[at + offset]
            mark, pause = ending(
                token, after(tokens, at + offset), read.period if last else "never"
            )
            saying = Saying(
                text=token.text,
                spoken=spoken,
                ipa=read.ipa if last else "",
                mark=mark,
                pause=pause,
                spaced=token.spaced,
            )
            _add(sayings, saying)
        at += len(read.spoken)
    return tuple(sayings)


def read_at(tokens: Sequence[Token], at: int) -> Read:
    """What the first rule that fits says for the tokens from `at` on; at least for one."""
    if not tokens[at].core:
        return Read(("",))
    for rule in RULES:
        if read := rule(tokens, at):
            return read
    return Read((plain_word(tokens[at].core),))


def _own(tokens: Sequence[Token], at: int, pronunciations: Mapping[str, str]) -> Read | None:
    if not pronunciations or not tokens[at].core:
        return None
    for many in (4, 3, 2, 1):
        group = tokens[at : at + many]
        if len(group) == many and not any(token.after for token in group[:-1]):
            name = " ".join(token.core for token in group)
            if said := own_pronunciation(name, pronunciations):
                return Read((*("",) * (many - 1), said[0]), ipa=said[1])
    return None


def _add(sayings: list[Saying], saying: Saying) -> None:
    """Appends a word; one without anything to say joins the word before it."""
    silent = not saying.spoken and not any(each.isalnum() for each in saying.text)
    if not silent or not sayings:
        sayings.append(saying)
        return
    before = sayings[-1]
    dash = "—" if set(saying.text) <= set("-–—") else ""
    longer: Pause = max(before.pause, saying.pause, "clause" if dash else "", key=PAUSES.index)
    sayings[-1] = replace(
        before,
        text=before.text + (" " if saying.spaced else "") + saying.text,
        mark=before.mark or saying.mark or dash,
        pause=longer,
    )


def _signed(tokens: Sequence[Token], at: int) -> Read | None:
    """ "~5 kg", "≥ 3": the sign as a word, then whatever follows."""
    core = tokens[at].core
    if core[:1] in "~≈<>≤≥±+" and len(core) > 1 and core[1].isdecimal():
        rest = read_at([Token(core[1:], "", core[1:], ""), *tokens[at + 1 :]], 0).spoken
        return Read((f"{words.SYMBOLS[core[0]]} {rest[0]}", *rest[1:]))
    return None


RULES: tuple[Rule, ...] = (
    marks,
    dates,
    short_forms,
    times,
    addresses,
    money,
    phones,
    counted,
    _signed,
    plain_numbers,
    roman,
)
