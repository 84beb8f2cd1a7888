"""Rules that read money, numbers with a unit, ranges, and bare numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onionskin.finish.saying import english_numbers as numbers
from onionskin.finish.saying import english_words as words
from onionskin.finish.saying.english_rule import NUMBER, UNIT, N, Read, after
from onionskin.finish.saying.saying import (
    Period,
    Token,
)

_CURRENCY = "|".join(re.escape(key) for key in sorted(words.CURRENCIES, key=len, reverse=True))
_MAGNITUDE = "|".join(sorted(words.MAGNITUDES, key=len, reverse=True))
_MONEY = re.compile(
    rf"(?P<sign>[-−–]?)(?P<currency>{_CURRENCY})(?P<low>{N})(?:[-–](?:{_CURRENCY})?(?P<high>{N}))?"
    rf"(?P<size>{_MAGNITUDE})?(?P<plus>\+?)(?:/(?P<per>[A-Za-z]+))?"
)
_MONEY_BEHIND = re.compile(rf"(?P<low>{N})(?P<size>{_MAGNITUDE})?(?P<currency>{_CURRENCY})")
_RANGE = re.compile(rf"(?P<low>{N})[-–—](?P<high>{N})(?P<unit>{UNIT})?")
_WITH_UNIT = re.compile(rf"(?P<low>{N})-?(?P<unit>{UNIT})")
_WITH_SIZE = re.compile(rf"(?P<low>{N})(?P<size>[kKMB]|bn|mn|tn)(?P<plus>\+?)")
_SIZE = re.compile(rf"({N})[x×]({N})(?:[x×]({N}))?(?P<unit>{UNIT})?")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)", re.IGNORECASE)
_FRACTION = re.compile(r"(?:(\d+)[ -])?(\d{1,2})/(\d{1,2})")
_VULGAR = re.compile(rf"(\d*)([{''.join(words.FRACTIONS)}])")
_RATIO = re.compile(r"(\d+):(\d+)")
_VERSION = re.compile(r"v?(\d+(?:\.\d+){1,3})")


def money(tokens: Sequence[Token], at: int) -> Read | None:
    """ "$4.2M", "€3–5", "5 USD", "$12/mo"."""
    core = tokens[at].core
    found = _MONEY.fullmatch(core) or _MONEY_BEHIND.fullmatch(core)
    if not found:
        return _money_apart(tokens, at)
    parts = found.groupdict()
    currency = words.CURRENCIES[parts["currency"]]
    minus = "minus " if parts.get("sign") else ""
    following = after(tokens, at)
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
    core, following = tokens[at].core, after(tokens, at)
    if following is None or tokens[at].after:
        return None
    if core in words.CURRENCIES and core.isalpha() and NUMBER.fullmatch(following.core):
        third = after(tokens, at + 1)
        if third and third.core in words.MAGNITUDES and len(third.core) > 3:
            currency = words.CURRENCIES[core][1]
            return Read(("", numbers.decimal(following.core), f"{third.core} {currency}"))
        return Read(("", _amount(following.core, words.CURRENCIES[core])))
    if NUMBER.fullmatch(core) and following.core in words.CURRENCIES and following.core.isalpha():
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


def counted(tokens: Sequence[Token], at: int) -> Read | None:
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
    following = after(tokens, at)
    if following is None or tokens[at].after:
        return None
    found = NUMBER.fullmatch(tokens[at].core)
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


def plain_numbers(tokens: Sequence[Token], at: int) -> Read | None:
    """ "#5", "10+", "3rd", "½", "2/3", "3:1", "v1.2", and bare numbers."""
    core, following = tokens[at].core, after(tokens, at)
    if core.startswith("#") and NUMBER.fullmatch(core[1:]):
        return Read((f"number {numbers.decimal(core[1:])}",))
    if core.endswith("+") and NUMBER.fullmatch(core[:-1]):
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
    if (found := NUMBER.fullmatch(core)) and _mixed_fraction(following) and not tokens[at].after:
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
