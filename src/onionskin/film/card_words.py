"""Which of a sentence's own words stand on a card: its list, all of it, or its key phrase."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from onionskin.film.script.sentences import clauses, sentences
from onionskin.planner.chinese_cutting import cut
from onionskin.planner.dictionary import english, word_set
from onionskin.planner.lexicon import is_chinese
from onionskin.planner.tagging import tagged

# Lists


def listed(text: str) -> tuple[str, ...]:
    """The items of a sentence that does nothing but list three or more short things; or none."""
    _, colon, body = text.strip().rpartition("：" if "：" in text else ":")
    if colon:
        pieces = _split(body)
    elif is_chinese(text):
        pieces = _listed_in_chinese(text)
    else:
        pieces = _listed_in_english(text)
    if not 3 <= len(pieces) <= _MOST_ITEMS or not all(_is_an_item(each) for each in pieces[:-1]):
        return ()
    if len({_is_a_command(each) for each in pieces}) > 1:
        return ()  # "the main cause of decay, keep sweets …"
    if not _is_an_item(pieces[-1], is_last=True) or any(map(_is_no_thing, pieces)):
        return ()
    return tuple(piece[:1].upper() + piece[1:] for piece in pieces)


_MOST_ITEMS: Final = 6
_BETWEEN_ITEMS: Final = re.compile(
    r"，|、|,\s*(?:and|or)\s+|,\s+|\s+and\s+(?=[^,]*$)|和(?=[^，、]*$)|以及|还有(?=[^，、]*$)"
)


def _split(body: str) -> list[str]:
    pieces = _BETWEEN_ITEMS.split(body.rstrip(".!。！ "))
    return [piece.strip() for piece in pieces if piece and piece.strip()]


def _is_no_thing(piece: str) -> bool:
    """Whether an English piece is only an adjective, "a thick", or says what does something: "the
    green one takes bottles"."""
    if is_chinese(piece):
        return False
    tokens = tagged(piece)
    if tokens and tokens[0].lower in ("a", "an", "the"):
        if english(tokens[-1].lower).adjective > 2 * english(tokens[-1].lower).noun:
            return True
        return any(each.lower == "one" for each in tokens[1:-1])
    return False


def _is_a_command(piece: str) -> bool:
    """Whether an English piece of several words begins with a verb."""
    if is_chinese(piece):
        return False
    words = piece.split()
    first = english(words[0].casefold())
    return len(words) > 2 and first.verb > 2 * (first.noun + first.adjective)


def begins_with_a_verb(piece: str) -> bool:
    """Whether a piece of several words says what is to be done: "press the alarm", 打开盖子."""
    if is_chinese(piece):
        words = [word for word in cut(piece) if word.part != "mark"]
        return len(words) > 1 and words[0].part == "verb" and words[0].text not in _HOW_ZH
    words_ = piece.split()
    if len(words_) < 2:
        return False
    word = english(words_[0].casefold())
    return word.verb > word.adjective and word.verb > word.noun


_HOW_ZH: Final = word_set("免费 有 没有 无 是 适合 支持 包括 可以 能 会")
"""Verbs of what something is like, which is no step."""


def _is_an_item(piece: str, *, is_last: bool = False) -> bool:
    """Whether a piece is short, and something that is listed: no clause of its own."""
    if is_chinese(piece):
        return len(piece) <= _LONGEST_ITEM_ZH and not _NO_ITEM_ZH.search(piece)
    words = piece.split()
    if len(words) > (_LONGEST_LAST if is_last else _LONGEST_ITEM) or _NO_ITEM.match(piece):
        return False
    if len(words) <= 2:
        return True
    tokens = tagged(piece)
    told = [k for k, each in enumerate(tokens) if each.tag in ("X", "V")]
    nouns = [k for k, each in enumerate(tokens) if each.tag in ("N", "O")]
    is_clause = bool(told and nouns) and nouns[0] < told[0]
    return not is_clause or _WHO.search(piece) is not None


_LONGEST_ITEM_ZH: Final = 8
"""Characters."""
_LONGEST_ITEM, _LONGEST_LAST = 5, 9
"""Words: the last item of a list is often the longest."""
_NO_ITEM: Final = re.compile(
    r"(?:to|in|on|at|for|from|by|with|into|onto|under|nothing|everything|so on|more|others|then|"
    r"so|but|because|if|when|while|although|please|just|it|he|she|we|they|you|i)\b",
    re.IGNORECASE,
)
_NO_ITEM_ZH: Final = re.compile(r"^[把将被让给使]|的$")
_WHO: Final = re.compile(r"\b(?:who|that|which|whose|where)\b")


def _listed_in_english(text: str) -> list[str]:
    """The pieces behind the words that lead into a list."""
    if _WHEN.match(text):
        return []
    first, comma, _ = text.strip().partition(",")
    leads = list(_LEADS.finditer(first)) if comma else []
    return _split(text.strip()[leads[-1].end() :]) if leads else []


_WHEN: Final = re.compile(
    r"(?:at|in|on|by|from|during|if|when|while|because|although|unless|until|before|after|as)\b",
    re.IGNORECASE,
)
"""So begins what is said of when, where and why: no list follows it."""
_LEADS: Final = re.compile(
    r"\b(?:need|needs|have|has|includes?|contains?|sells?|offers?|brings?|such as|like|"
    r"(?:is|are|was|were)(?: for| about| made of| full of)?|full of|made of|consists? of)\s(?=\S)"
    r"|^(?:add|take|pack|wear|buy|get|choose|use|mix|check|order)\s(?=\S)",
    re.IGNORECASE,
)


def _listed_in_chinese(text: str) -> list[str]:
    """The pieces of the last clause, where "、" lists them, without what leads into the first."""
    clause = re.split(r"[，；]", text.strip().rstrip("。！!.？?"))[-1]
    if "、" not in clause:
        return []
    first, *others = _split(clause)
    last = _TAIL_ZH.sub("", others[-1]) if others else ""
    longest = max(map(len, (*others[:-1], last)), default=0)
    return [_without_lead(first, longest), *others[:-1], last] if last else []


_TAIL_ZH: Final = re.compile(r"(?:等等|等|都可以|都行|也可以|也行|什么的|之类的?)$")


def _without_lead(piece: str, longest: int) -> str:
    """The first item of a list without what leads into it: of 请检查刹车 the 刹车."""
    if "先" in piece[1:]:
        return piece[piece.index("先") :]
    if len(piece) <= longest + 1:
        return piece
    words = cut(piece)
    kept = ""
    for word in reversed(words):
        if word.part not in ("noun", "adjective") and word.text != "的":
            break
        kept = word.text + kept
    if kept and (counted := _COUNTED_ZH.search(piece[: -len(kept)])) is not None:
        kept = counted[0] + kept
    kept = kept.lstrip("的")
    return kept if kept and piece.endswith(kept) else piece


def lead_of(text: str, items: tuple[str, ...]) -> str:
    """The words before a list, which head its card from the first moment; "" for long ones."""
    first = text.casefold().find(items[0].casefold())
    lead = text[: max(first, 0)].strip(" ,:，：、")
    lead = re.sub(r"\s(?:an?|the|some|your)$", "", lead, flags=re.IGNORECASE)
    return lead if 2 <= len(lead) <= _LONGEST_LEAD else ""


_LONGEST_LEAD: Final = 60

_COUNTED_ZH: Final = re.compile(
    r"(?:\d+|[一二两三四五六七八九十百千几半]+)(?:公斤|(?![次遍下回趟])[\u4e00-\u9fff])$"
)
"""How many of it: 三只, 5公斤."""

# Phrases


def whole_phrase(text: str) -> str:
    """All that a sentence says, as a card holds it: without emoji, its full stop and an "and"
    that leads into it."""
    text = unlinked(text).rstrip(".。；，、,; ")
    return f"{text[:1].upper()}{text[1:]}"[:_LONGEST_PHRASE]


def unlinked(text: str) -> str:
    """A sentence without emoji and without an "and" that leads into it."""
    return _LEADS_IN.sub("", _without_symbols(text))


_LONGEST_PHRASE: Final = 300
_LEADS_IN: Final = re.compile(
    r"^(?:and|but|or|so|then)\s+|^(?:而且|但是|不过|所以|并且)，?", re.IGNORECASE
)


def parts_of(phrase: str) -> tuple[str, ...]:
    """A phrase in the parts in which it comes in on a card: its clauses, short ones together."""
    found = [part for sentence, _ in sentences(phrase) for part in _parts_of_one(sentence)]
    return tuple(each.rstrip("，；、") for each in found)


def _parts_of_one(sentence: str) -> list[str]:
    least = _LEAST_PART[is_chinese(sentence)]
    parts: list[str] = []
    for piece in clauses(sentence):
        if parts and (link := _LINK.search(parts[-1])):
            parts[-1], piece = parts[-1][: link.start()], f"{link[1]} {piece}"
        if parts and parts[-1].endswith("、"):
            parts[-1] += piece
        elif parts and (
            min(len(parts[-1]), len(piece)) < least or not _are_clauses(parts[-1], piece)
        ):
            tight = is_chinese(piece) or is_chinese(parts[-1])
            parts[-1] += piece if tight else f" {piece}"
        else:
            parts.append(piece)
    return parts


def _are_clauses(before: str, piece: str) -> bool:
    """Whether both of two short pieces of English say that something is done: no rest of a list."""
    short = (each for each in (before, piece) if len(each) < _SHORT_PIECE and not is_chinese(each))
    return all(any(token.tag in ("V", "X") for token in tagged(each)) for each in short)


_SHORT_PIECE: Final = 26
_LINK: Final = re.compile(r"\s+(and|but|or)$", re.IGNORECASE)
_LEAST_PART: Final = {True: 5, False: 12}
"""Characters, of Chinese and of others."""


def key_phrase(text: str) -> str:
    """The shortest part of a sentence that says something by itself."""
    text = _without_symbols(text)
    most = 22 if is_chinese(text) else 70
    if len(text) <= most:
        return text.rstrip(".。；，、")
    pieces = [piece.strip(" ,，、;；:：—–") for piece in clauses(text)]
    good = [piece for piece in pieces if most / 5 <= len(piece) <= most]
    good = [piece for piece in good if not _GOES_ON.match(piece)]
    main = [piece for piece in good if not _SIDE_CLAUSE.match(piece)]
    chosen = next(iter(main or good or pieces))
    chosen = _LEADS_IN.sub("", chosen)
    if len(chosen) > most and " " in chosen:
        chosen = f"{chosen[: chosen.rfind(' ', 0, most)].rstrip(' ,')} …"
    chosen = chosen[: most * 3].rstrip(".。,，、")
    return chosen[:1].upper() + chosen[1:]


_GOES_ON: Final = re.compile(r"(?:and|or|but) (?:does|do|did|has|have|had|is|are|was|were)\b", re.I)
_SIDE_CLAUSE: Final = re.compile(
    r"(?:when|while|if|unless|until|because|although|whereas|before|after|where|which|who|as|to|"
    r"in|on|at|by|from|for|with|during|under|every|last|next|over)\b"
    r"|当|如果|因为|虽然|为了|[^，]{0,8}(?:[年月天日时]|时候|[之以]?[前后]|[春夏秋冬]天|早上|晚上)$",
    re.IGNORECASE,
)


def _without_symbols(text: str) -> str:
    """The text without emoji, for which a card has no letters."""
    kept = (each for each in text if each < _ARROWS or unicodedata.category(each) not in _SIGNS)
    return " ".join("".join(kept).replace("\ufe0f", "").split())


_SIGNS: Final = ("So", "Sk", "Cs", "Co")
_ARROWS: Final = "\u2190"
"""Signs before it are those of units and marks: °, ℃, ™."""

# What is left


def unsaid(text: str, shown: str) -> float:
    """How much of a text, 0..1, is not in the words and the pictures `shown`: of its nouns, verbs,
    adjectives, numbers and "not"s, those that say something."""
    words = _telling_in_chinese(text) if is_chinese(text) else _telling_in_english(text)
    shown = shown.casefold()
    left = [each for each in words if not any(form in shown for form in each)]
    return len(left) / len(words) if words else 0.0


def leaves_a_verb(text: str, shown: str) -> bool:
    """Whether something is done in a text of which the words `shown` say nothing."""
    shown = shown.casefold()
    if is_chinese(text):
        verbs = {word.text for word in cut(text) if word.part == "verb"}
        return bool(verbs - {word.text for word in cut(shown)} - _SAYS_LITTLE_ZH)
    done = (token.lower for token in tagged(text) if token.tag == "V")
    return any(each not in shown for each in done if each not in _SAYS_LITTLE)


def _telling_in_english(text: str) -> list[tuple[str, ...]]:
    """Words that say something, each in the forms in which it may be shown."""
    found: list[tuple[str, ...]] = []
    for token in tagged(text):
        if re.search(r"n['’]t$|^(?:not|never|no)$", token.lower):
            found.append(("not", "never", "n't", "n’t"))
        elif token.tag in _TELLING and token.lower not in _SAYS_LITTLE:
            stem = token.lower[: max(len(token.lower) - 2, 3)]
            found.append((token.lower, stem))
    return found


_TELLING: Final = ("N", "V", "J", "G", "E", "Q")
_SAYS_LITTLE: Final = word_set(
    "is are was were be been has have had do does did make makes can will it them "
    "this that the a an we you he she they our your every day today morning evening year years "
    "last next time now then here there people things one also too very only just more"
)


def _telling_in_chinese(text: str) -> list[tuple[str, ...]]:
    return [
        (word.text,)
        for word in cut(text)
        if (word.part in ("noun", "verb", "adjective", "place") or word.text in _DENIES_ZH)
        and word.text not in _SAYS_LITTLE_ZH
    ]


_DENIES_ZH: Final = word_set("不 没 没有 别 不要 不能 勿")
_SAYS_LITTLE_ZH: Final = word_set("是 有 人 去年 今年 现在 今天 大家 会 能 要 每天 每年")
