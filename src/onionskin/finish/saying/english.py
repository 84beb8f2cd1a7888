"""English read aloud: "$4.2M" is "four point two million dollars"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from onionskin.finish.saying import english_numbers as numbers
from onionskin.finish.saying import english_words as words
from onionskin.finish.saying.saying import (
    PAUSES,
    Pause,
    Period,
    Saying,
    Token,
    ending,
    own_pronunciation,
    tokens_of,
)


@dataclass(frozen=True, slots=True)
class Read:
    """What is said for the next tokens, one text for each.

    `period` tells what the last one's period may be: the end of a sentence, or "short" for that
    of a short form ("p.m.", an end only before a capital), or "never" an end ("Dr.").
    """

    spoken: tuple[str, ...]
    period: Period = "end"
    ipa: str = ""


Rule = Callable[[Sequence[Token], int], Read | None]


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
                token, _after(tokens, at + offset), read.period if last else "never"
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


# What a number may look like.
_N = r"[-−–+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_CURRENCY = "|".join(re.escape(key) for key in sorted(words.CURRENCIES, key=len, reverse=True))
_UNIT = "|".join(re.escape(key) for key in sorted(words.UNITS, key=len, reverse=True))
_MAGNITUDE = "|".join(sorted(words.MAGNITUDES, key=len, reverse=True))
_NUMBER = re.compile(_N)
_MONEY = re.compile(
    rf"(?P<sign>[-−–]?)(?P<currency>{_CURRENCY})(?P<low>{_N})(?:[-–](?:{_CURRENCY})?(?P<high>{_N}))?"
    rf"(?P<size>{_MAGNITUDE})?(?P<plus>\+?)(?:/(?P<per>[A-Za-z]+))?"
)
_MONEY_BEHIND = re.compile(rf"(?P<low>{_N})(?P<size>{_MAGNITUDE})?(?P<currency>{_CURRENCY})")
_RANGE = re.compile(rf"(?P<low>{_N})[-–—](?P<high>{_N})(?P<unit>{_UNIT})?")
_WITH_UNIT = re.compile(rf"(?P<low>{_N})-?(?P<unit>{_UNIT})")
_WITH_SIZE = re.compile(rf"(?P<low>{_N})(?P<size>[kKMB]|bn|mn|tn)(?P<plus>\+?)")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)", re.IGNORECASE)
_DECADE = re.compile(r"['’‘]?(\d{2}|\d{4})['’]?s")
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_US_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})")
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?(?P<half>[ap]\.?m)?", re.IGNORECASE)
_HOUR = re.compile(r"(\d{1,2})(?P<half>[ap]\.?m)", re.IGNORECASE)
_FRACTION = re.compile(r"(?:(\d+)[ -])?(\d{1,2})/(\d{1,2})")
_VULGAR = re.compile(rf"(\d*)([{''.join(words.FRACTIONS)}])")
_RATIO = re.compile(r"(\d+):(\d+)")
_SIZE = re.compile(rf"({_N})[x×]({_N})(?:[x×]({_N}))?(?P<unit>{_UNIT})?")
_VERSION = re.compile(r"v?(\d+(?:\.\d+){1,3})")
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


def _short_forms(tokens: Sequence[Token], at: int) -> Read | None:
    token, following = tokens[at], _after(tokens, at)
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
    after_number = at > 0 and _NUMBER.fullmatch(tokens[at - 1].core) is not None
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
        return Read((_letters(token.core.replace(".", "")),), period="short")
    if (
        has_dot
        and len(token.core) == 1
        and token.core.isupper()
        and token.core != "I"
        and following
    ):
        return Read((token.core,), period="never")
    return None


def _money(tokens: Sequence[Token], at: int) -> Read | None:
    core = tokens[at].core
    found = _MONEY.fullmatch(core) or _MONEY_BEHIND.fullmatch(core)
    if not found:
        return _money_apart(tokens, at)
    parts = found.groupdict()
    currency = words.CURRENCIES[parts["currency"]]
    minus = "minus " if parts.get("sign") else ""
    following = _after(tokens, at)
    size = words.MAGNITUDES.get(parts["size"] or "", "")
    apart = following.core if following and not tokens[at].after else ""
    if not size and apart in ("hundred", "thousand", "million", "billion", "trillion", "bn", "mn"):
        amount = _between(parts["low"], parts.get("high"))
        return Read((minus + amount, f"{words.MAGNITUDES[apart]} {currency[1]}"))
    if size:
        said = f"{_between(parts['low'], parts.get('high'))} {size} {currency[1]}"
    elif parts.get("high"):
        said = f"{_between(parts['low'], parts['high'])} {currency[1]}"
    else:
        said = _amount(parts["low"], currency)
    if parts.get("plus"):
        said += " plus"
    if per := parts.get("per"):
        said += f" per {words.UNITS.get(per, (per,))[0] if per != 'mo' else 'month'}"
    return Read((minus + said,))


def _money_apart(tokens: Sequence[Token], at: int) -> Read | None:
    """ "USD 5 million", "5 EUR"."""
    core, following = tokens[at].core, _after(tokens, at)
    if following is None or tokens[at].after:
        return None
    if core in words.CURRENCIES and core.isalpha() and _NUMBER.fullmatch(following.core):
        third = _after(tokens, at + 1)
        if third and third.core in words.MAGNITUDES and len(third.core) > 3:
            currency = words.CURRENCIES[core][1]
            return Read(("", numbers.decimal(following.core), f"{third.core} {currency}"))
        return Read(("", _amount(following.core, words.CURRENCIES[core])))
    if _NUMBER.fullmatch(core) and following.core in words.CURRENCIES and following.core.isalpha():
        one = numbers.is_one(core)
        return Read((numbers.decimal(core), words.CURRENCIES[following.core][0 if one else 1]))
    return None


def _amount(number: str, currency: tuple[str, str, str, str]) -> str:
    """ "3.50" of ("dollar", "dollars", "cent", "cents") is "three dollars fifty"."""
    whole, _, cents = number.replace(",", "").partition(".")
    if len(cents) != 2:
        return f"{numbers.decimal(number)} {currency[0 if numbers.is_one(number) else 1]}"
    large, small = int(whole.lstrip("-+−–") or 0), int(cents)
    said = [f"{numbers.decimal(whole)} {currency[0 if large == 1 else 1]}"] if large else []
    if small:
        small_unit = currency[2 if small == 1 else 3]
        said.append(f"{'and ' if large else ''}{numbers.cardinal(small)} {small_unit}")
    return " ".join(said) or f"zero {currency[1]}"


def _counted(tokens: Sequence[Token], at: int) -> Read | None:
    """Numbers with a unit, in one piece or two; ranges; sizes."""
    core = tokens[at].core
    if found := _SIZE.fullmatch(core):
        said = " by ".join(numbers.decimal(each) for each in found.groups()[:3] if each)
        return Read((said + _of_many(found["unit"]),))
    if found := _RANGE.fullmatch(core):
        return Read((_between(found["low"], found["high"]) + _of_many(found["unit"]),))
    if found := _WITH_SIZE.fullmatch(core):
        plus = " plus" if found["plus"] else ""
        is_4k = found["size"] == "K" and len(found["low"]) == 1
        size = "K" if is_4k else words.MAGNITUDES[found["size"]]
        return Read((f"{numbers.decimal(found['low'])} {size}{plus}",))
    if found := _WITH_UNIT.fullmatch(core):
        return Read((_with_unit(found["low"], found["unit"]),))
    return _counted_apart(tokens, at)


def _counted_apart(tokens: Sequence[Token], at: int) -> Read | None:
    following = _after(tokens, at)
    if following is None or tokens[at].after:
        return None
    found = _NUMBER.fullmatch(tokens[at].core)
    unit = following.core
    if not found or unit not in words.UNITS_APART:
        return None
    one, many = words.UNITS[unit]
    period: Period = "short" if f"{unit}." in words.ABBREVIATIONS else "end"
    return Read((numbers.decimal(found[0]), one if numbers.is_one(found[0]) else many), period)


def _with_unit(number: str, unit: str) -> str:
    one, many = words.UNITS[unit]
    return f"{numbers.decimal(number)} {one if numbers.is_one(number) else many}"


def _of_many(unit: str | None) -> str:
    return f" {words.UNITS[unit][1]}" if unit else ""


def _between(low: str, high: str | None) -> str:
    if not high:
        return numbers.decimal(low)
    if all(re.fullmatch(r"1[1-9]\d\d|20\d\d", each) for each in (low, high)):
        return f"{numbers.year(int(low))} to {numbers.year(int(high))}"
    if re.fullmatch(r"1[1-9]\d\d|20\d\d", low) and re.fullmatch(r"\d\d", high):
        return f"{numbers.year(int(low))} to {numbers.cardinal(int(high))}"
    return f"{numbers.decimal(low)} to {numbers.decimal(high)}"


def _dates(tokens: Sequence[Token], at: int) -> Read | None:
    token, core, following = tokens[at], tokens[at].core, _after(tokens, at)
    if found := _DECADE.fullmatch(core):
        return Read((numbers.decade(int(found[1])),))
    if found := _ISO_DATE.fullmatch(core):
        return _full_date(int(found[1]), int(found[2]), int(found[3]))
    if found := _US_DATE.fullmatch(core):
        month, day = int(found[1]), int(found[2])
        month, day = (month, day) if month <= 12 else (day, month)
        year = int(found[3]) if len(found[3]) == 4 else 2000 + int(found[3])
        return _full_date(year, month, day)
    if following is None:
        return None
    month_name = words.MONTH_OF.get(core)
    if month_name and (not token.after or token.after == ".") and _is_day(following.core):
        return Read((month_name, numbers.ordinal(_day(following.core))))
    next_month = words.MONTH_OF.get(following.core)
    if next_month and not token.after and _is_day(core):
        if (
            following.core == "May"
            and not core[-1].isdecimal()
            and at
            and tokens[at - 1].core == "the"
        ):
            return Read((numbers.ordinal(_day(core)),))
        the = "" if at and tokens[at - 1].core.lower() == "the" else "the "
        return Read((f"{the}{numbers.ordinal(_day(core))} of", next_month))
    return None


def _full_date(year: int, month: int, day: int) -> Read | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Read((f"{words.MONTHS[month - 1]} {numbers.ordinal(day)}, {numbers.year(year)}",))


def _is_day(core: str) -> bool:
    return bool(re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", core)) and 1 <= _day(core) <= 31


def _day(core: str) -> int:
    return int(re.sub(r"\D", "", core))


def _times(tokens: Sequence[Token], at: int) -> Read | None:
    core, following = tokens[at].core, _after(tokens, at)
    found = _TIME.fullmatch(core)
    if found and int(found[1]) <= 24 and int(found[2]) <= 59:
        half = found["half"]
        if not half and following and _half_of_day(following) and not tokens[at].after:
            said = _clock(int(found[1]), int(found[2]), half=True)
            return Read((said, _letters(_half_of_day(following))), period="short")
        said = _clock(int(found[1]), int(found[2]), half=bool(half))
        if found[3]:
            said += f" and {numbers.cardinal(int(found[3]))} seconds"
        return Read(
            (f"{said} {_letters(half)}" if half else said,), period="short" if half else "end"
        )
    if (hour := _HOUR.fullmatch(core)) and int(hour[1]) <= 12:
        said = numbers.cardinal(int(hour[1]))
        return Read((f"{said} {_letters(hour['half'])}",), period="short")
    half = _half_of_day(following) if following and not tokens[at].after else ""
    if half and re.fullmatch(r"\d{1,2}", core) and int(core) <= 12:
        return Read((numbers.cardinal(int(core)), _letters(half)), period="short")
    return None


def _half_of_day(token: Token) -> str:
    plain = token.core.lower().replace(".", "")
    return plain if plain in ("am", "pm") else ""


def _clock(hour: int, minute: int, *, half: bool) -> str:
    if not minute:
        return numbers.cardinal(hour) + (
            "" if half else " o'clock" if 1 <= hour <= 12 else " hundred"
        )
    return f"{numbers.cardinal(hour)} {'oh ' if minute < 10 else ''}{numbers.cardinal(minute)}"


def _addresses(tokens: Sequence[Token], at: int) -> Read | None:
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


def _address(address: str) -> str:
    said = []
    for piece in re.findall(r"[A-Za-z]+|\d+|[^\w\s]|_", address):
        if piece.isdecimal():
            said.append(numbers.cardinal(int(piece)) if len(piece) < 3 else numbers.digits(piece))
        elif piece.isalpha():
            short = piece.lower() in ("io", "ai", "tv", "uk", "eu", "cn", "jp", "de", "fr")
            said.append(_letters(piece) if short else _split_words(piece))
        else:
            said.append(_IN_ADDRESS.get(piece, ""))
    return " ".join(each for each in said if each)


def _phones(tokens: Sequence[Token], at: int) -> Read | None:
    core, before = tokens[at].core, tokens[at].before
    if _PHONE.fullmatch(core) and sum(each.isdecimal() for each in core) >= 7:
        return Read((_dialled(core),))
    following = _after(tokens, at)
    is_area = before.endswith("(") and tokens[at].after.startswith(")") and core.isdecimal()
    if is_area and following and re.fullmatch(r"\d{3}-\d{4}", following.core):
        return Read((numbers.digits(core), _dialled(following.core)))
    return None


def _dialled(number: str) -> str:
    groups = re.findall(r"\d+", number)
    said = ", ".join(numbers.digits(each) for each in groups)
    return f"plus {said}" if number.startswith("+") else said


def _plain_numbers(tokens: Sequence[Token], at: int) -> Read | None:
    core, following = tokens[at].core, _after(tokens, at)
    if core.startswith("#") and _NUMBER.fullmatch(core[1:]):
        return Read((f"number {numbers.decimal(core[1:])}",))
    if core[:1] in "~≈<>≤≥±+" and len(core) > 1 and core[1].isdecimal():
        rest = read_at([Token(core[1:], "", core[1:], ""), *tokens[at + 1 :]], 0).spoken
        return Read((f"{words.SYMBOLS[core[0]]} {rest[0]}", *rest[1:]))
    if core.endswith("+") and _NUMBER.fullmatch(core[:-1]):
        return Read((f"{numbers.decimal(core[:-1])} plus",))
    if found := _ORDINAL.fullmatch(core):
        return Read((numbers.ordinal(int(found[1])),))
    if found := _VULGAR.fullmatch(core):
        whole = f"{numbers.cardinal(int(found[1]))} and " if found[1] else ""
        said = words.FRACTIONS[found[2]]
        return Read((whole + (said.replace("one ", "a ") if whole else said),))
    if found := _FRACTION.fullmatch(core):
        return _fraction(int(found[2]), int(found[3]))
    if found := _RATIO.fullmatch(core):
        return Read((f"{numbers.cardinal(int(found[1]))} to {numbers.cardinal(int(found[2]))}",))
    if core.count(".") > 1 and (found := _VERSION.fullmatch(core)):
        said = " point ".join(numbers.decimal(each) for each in found[1].split("."))
        return Read((f"version {said}" if core.startswith("v") else said,))
    if (found := _NUMBER.fullmatch(core)) and _mixed_fraction(following) and not tokens[at].after:
        assert following is not None
        top, bottom = map(int, following.core.split("/"))
        part = _fraction(top, bottom).spoken[0]
        return Read((numbers.decimal(core), f"and {part.replace('one ', 'a ')}"))
    if found:
        return Read((_number(core, following),))
    return None


def _mixed_fraction(following: Token | None) -> bool:
    found = re.fullmatch(r"(\d)/(\d{1,2})", following.core) if following else None
    return bool(found and 0 < int(found[1]) < int(found[2]) and int(found[2]) in words.DENOMINATORS)


def _fraction(top: int, bottom: int) -> Read:
    if bottom in words.DENOMINATORS and 0 < top < bottom:
        one, many = words.DENOMINATORS[bottom]
        return Read((f"{numbers.cardinal(top)} {one if top == 1 else many}",))
    return Read((f"{numbers.cardinal(top)} over {numbers.cardinal(bottom)}",))


def _number(core: str, following: Token | None) -> str:
    """A bare number: a year where it looks like one and nothing is counted."""
    if re.fullmatch(r"1[1-9]\d\d|20\d\d", core):
        counts = following is not None and re.fullmatch(
            r"[a-z]+s|people|men|women|children", following.core
        )
        return numbers.cardinal(int(core)) if counts else numbers.year(int(core))
    return numbers.decimal(core)


def _roman(tokens: Sequence[Token], at: int) -> Read | None:
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


def _marks(tokens: Sequence[Token], at: int) -> Read | None:
    core = tokens[at].core
    if core in ("-", "--", "---"):
        return Read(("",))
    if core.lower() in words.WHOLE:
        return Read((words.WHOLE[core.lower()],))
    return Read((words.SYMBOLS[core],)) if core in words.SYMBOLS else None


RULES: tuple[Rule, ...] = (
    _marks,
    _dates,
    _short_forms,
    _times,
    _addresses,
    _money,
    _phones,
    _counted,
    _plain_numbers,
    _roman,
)


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


def _letters(name: str) -> str:
    return " ".join(name.upper().replace(".", ""))


def _after(tokens: Sequence[Token], at: int) -> Token | None:
    return tokens[at + 1] if at + 1 < len(tokens) else None
