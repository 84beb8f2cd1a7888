"""Rules for short forms, addresses, telephone numbers, Roman numbers, signs and plain words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onionskin.finish.saying import english_numbers as numbers
from onionskin.finish.saying import english_words as words
from onionskin.finish.saying.english_rule import NUMBER, Read, after, letters
from onionskin.finish.saying.saying import (
    Token,
)

_PHONE = re.compile(r"\+?\d{1,3}(?:[-. ]\d{2,4}){2,4}|\d{3}-\d{4}|\+\d{7,15}")
_URL = re.compile(
    r"(?:https?://|www\.)\S+|(?:[\w-]+\.)+(?:com|org|net|edu|gov|io|co|uk|de|fr|eu|info|app|dev|ai|"
    r"tv|me|cn|jp|shop|store|example|test)(?:/\S*)?",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ROMAN = re.compile(r"(?=[IVXLC])(X{0,3})(IX|IV|V?I{0,3})")
_DOTTED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
_CAPITALS = re.compile(r"([A-Z]{2,})(['’]?s)?")
_IN_ADDRESS = {
    ".": "dot",
    "/": "slash",
    "@": "at",
    "-": "dash",
    "_": "underscore",
    "+": "plus",
    "?": "question mark",
    "=": "equals",
    "&": "and",
    ":": "colon",
    "#": "hash",
    "%": "percent",
}


def short_forms(tokens: Sequence[Token], at: int) -> Read | None:
    """Titles, abbreviations and initials: "Dr.", "e.g.", "U.S."."""
    token, following = tokens[at], after(tokens, at)
    core, dotted = token.core, token.core + "."
    has_dot = token.after.startswith(".")
    if core in words.TITLES and following and following.core[:1].isupper():
        street = core == "St" and at and tokens[at - 1].core[:1].isupper() and not has_dot
        if not street and (has_dot or core not in ("Mt", "Ft", "St", "Gen", "Hon", "Sen")):
            return Read((words.TITLES[core],), period="never")
    if core in words.ABBREVIATIONS:
        return Read((words.ABBREVIATIONS[core],))
    if dotted.lower() in ("e.g.", "i.e."):
        dotted = dotted.lower()
    if not has_dot or dotted not in words.ABBREVIATIONS:
        return _initial(token, following, has_dot=has_dot)
    counted = following is not None and following.core[:1].isdecimal()
    if dotted in words.NEEDS_NUMBER and not counted:
        return None
    after_number = at > 0 and NUMBER.fullmatch(tokens[at - 1].core) is not None
    if dotted in words.AFTER_NUMBER and not after_number:
        return None
    at_end = following is None or token.ends_paragraph
    if dotted in words.MAY_BE_WORDS and (at_end or following is None):
        return None
    never = dotted in words.NEEDS_NUMBER | words.NEVER_LAST
    return Read((words.ABBREVIATIONS[dotted],), period="never" if never else "short")


def _initial(token: Token, following: Token | None, *, has_dot: bool) -> Read | None:
    """ "J. K. Rowling", "U.S.", "Jan. 5"."""
    if has_dot and token.core in words.MONTH_OF and token.core not in words.MONTHS:
        return Read((words.MONTH_OF[token.core],), period="never")
    if _DOTTED.fullmatch(token.core):
        return Read((letters(token.core.replace(".", "")),), period="short")
    if (
        has_dot
        and len(token.core) == 1
        and token.core.isupper()
        and token.core != "I"
        and following
    ):
        return Read((token.core,), period="never")
    return None


def addresses(tokens: Sequence[Token], at: int) -> Read | None:
    """Addresses of the web and of mail, hashtags and handles."""
    core = tokens[at].core
    if _EMAIL.fullmatch(core):
        return Read((_address(core),))
    if _URL.fullmatch(core):
        return Read((_address(re.sub(r"^https?://(?:www\.)?|^www\.|/$", "", core, flags=re.I)),))
    if re.fullmatch(r"#[^\W\d]\w*", core):
        return Read((f"hashtag {_split_words(core[1:])}",))
    if re.fullmatch(r"@[^\W\d]\w*", core):
        return Read((f"at {_split_words(core[1:])}",))
    return None


def _address(address: str) -> str:
    said = []
    for piece in re.findall(r"[A-Za-z]+|\d+|[^\w\s]|_", address):
        if piece.isdecimal():
            said.append(numbers.cardinal(int(piece)) if len(piece) < 3 else numbers.digits(piece))
        elif piece.isalpha():
            short = piece.lower() in ("io", "ai", "tv", "uk", "eu", "cn", "jp", "de", "fr")
            said.append(letters(piece) if short else _split_words(piece))
        else:
            said.append(_IN_ADDRESS.get(piece, ""))
    return " ".join(each for each in said if each)


def phones(tokens: Sequence[Token], at: int) -> Read | None:
    """Telephone numbers, digit by digit."""
    core, before = tokens[at].core, tokens[at].before
    if _PHONE.fullmatch(core) and sum(each.isdecimal() for each in core) >= 7:
        return Read((_dialled(core),))
    following = after(tokens, at)
    is_area = before.endswith("(") and tokens[at].after.startswith(")") and core.isdecimal()
    if is_area and following and re.fullmatch(r"\d{3}-\d{4}", following.core):
        return Read((numbers.digits(core), _dialled(following.core)))
    return None


def _dialled(number: str) -> str:
    groups = re.findall(r"\d+", number)
    said = ", ".join(numbers.digits(each) for each in groups)
    return f"plus {said}" if number.startswith("+") else said


def roman(tokens: Sequence[Token], at: int) -> Read | None:
    """Roman numbers behind a name: "Henry VIII", "Chapter IV"."""
    core = tokens[at].core
    before = tokens[at - 1] if at else None
    found = _ROMAN.fullmatch(core)
    if not found or not before or before.after or not before.core[:1].isupper():
        return None
    number = (
        10 * len(found[1])
        + {
            "": 0,
            "I": 1,
            "II": 2,
            "III": 3,
            "IV": 4,
            "V": 5,
            "VI": 6,
            "VII": 7,
            "VIII": 8,
            "IX": 9,
        }[found[2]]
    )
    if before.core in words.BEFORE_ROMAN:
        return Read((numbers.cardinal(number),))
    if len(core) > 1 and before.core.isalpha() and not before.core.isupper():
        return Read((f"the {numbers.ordinal(number)}",))
    return None


def marks(tokens: Sequence[Token], at: int) -> Read | None:
    """Signs that stand alone."""
    core = tokens[at].core
    if core in ("-", "--", "---"):
        return Read(("",))
    if core.lower() in words.WHOLE:
        return Read((words.WHOLE[core.lower()],))
    return Read((words.SYMBOLS[core],)) if core in words.SYMBOLS else None


def plain_word(core: str) -> str:
    """A word as a voice can say it: letters and digits apart, signs as words, no emoji.

    Letters that no English voice knows ("竹", "ب") stay, for the voice to tell of.
    """
    core = core.replace("’", "'").replace("‘", "'")
    if found := _CAPITALS.fullmatch(core):
        ending = "s" if found[2] else ""
        if found[1] in words.ACRONYM_WORDS:
            return found[1].capitalize() + ("'s" if ending else "")
        return core
    if re.search(r"[\d²³]", core):
        return _letters_and_digits(core)
    said = re.sub(r"(?<=\w)/(?=\w)", " or " if core.count("/") == 1 else " ", core)
    said = (
        said.replace("&", " and ")
        .replace("+", " plus ")
        .replace("@", " at ")
        .replace("=", " equals ")
    )
    said = re.sub(r"[^\w\s'.-]|_", " ", said)
    return " ".join(said.split())


def _letters_and_digits(core: str) -> str:
    """ "Q3" is "Q three", "COVID-19" "COVID nineteen", "1080p" "ten eighty p"."""
    said = []
    for piece in re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?|[²³]|[^\W\d_²³]+|[^\w\s]", core):
        if piece[0].isdecimal():
            said.append(_short_number(piece))
        elif piece.isalpha():
            said.append(piece)
        elif piece in words.SYMBOLS:
            said.append(words.SYMBOLS[piece] if piece != "/" else "")
    return " ".join(each for each in said if each)


def _short_number(piece: str) -> str:
    if not piece.isdecimal() or len(piece) < 3 or piece.startswith("0"):
        return numbers.decimal(piece)
    return numbers.year(int(piece)) if len(piece) == 4 else numbers.cardinal(int(piece))


def _split_words(name: str) -> str:
    """ "SunsetOverTheSea" is "Sunset Over The Sea"."""
    return " ".join(re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", name)) or name
