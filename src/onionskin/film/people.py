"""Who is in a film: names and what they are, whom pronouns mean, and the cast that holds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from onionskin.film import seen
from onionskin.film.naming.dress import film_trade
from onionskin.film.said_in_chinese import (
    FULL_NAME_ZH,
    audience_of,
    is_advice,
    names_in_chinese,
    speaker_of,
)
from onionskin.film.said_in_chinese import role_of as role_in_chinese
from onionskin.film.said_in_chinese import staff_of as staff_in_chinese
from onionskin.film.storyboard import BoardFigure
from onionskin.film.subject import Subject
from onionskin.film.weighing import Known
from onionskin.planner.dictionary import english, given_names, singular, word_set
from onionskin.planner.english import read as read_english
from onionskin.planner.frames import Noun
from onionskin.planner.lexicon import is_chinese
from onionskin.stage.roles import ROLES

_ANYBODY: Final = word_set("person people man woman child adult someone crowd family couple group")
_BORN: Final = word_set("boy girl baby teenager teen kid lady guy") | {
    "old man", "old woman", "elderly man", "elderly woman",
}  # fmt: skip
"""Roles that only say what somebody was born as, and how old they are."""
_YOU_AT: Final = {
    "kitchen": "chef", "factory": "worker", "construction site": "worker", "warehouse": "worker",
    "workshop": "mechanic", "garage": "mechanic", "laboratory": "scientist", "classroom": "pupil",
    "office": "office worker", "shop": "customer", "supermarket": "customer", "field": "farmer",
    "farm": "farmer", "bank": "customer", "gym": "athlete", "operating room": "surgeon",
    "road": "driver",
}  # fmt: skip
"""Whom "you" and a command mean in a place."""
_WE_AT: Final = {
    **_YOU_AT, "classroom": "teacher", "shop": "cashier", "supermarket": "cashier",
    "bank": "office worker", "hospital room": "nurse", "clinic": "nurse", "café": "barista",
    "library": "librarian",
}  # fmt: skip
"""Whom "we" means in a place: those who work there."""
_STAFF: Final = {
    "bakery": "baker", "baker": "baker", "clinic": "nurse", "hospital": "nurse",
    "pharmacy": "cashier", "restaurant": "chef", "café": "barista", "cafe": "barista",
    "school": "teacher", "garage": "mechanic", "farm": "farmer", "library": "librarian",
    "factory": "worker", "warehouse": "worker", "laboratory": "scientist", "kitchen": "chef",
    "salon": "hairdresser",
}  # fmt: skip
"""Who works in what a title names."""
_MOST_TEXT: Final = 200_000
"""Characters of a script in which names are looked for."""
_MOST_NAMES: Final = 60
_NAMED_AFTER = re.compile(
    r"\b(?:[Tt]he|[Hh]er|[Hh]is|[Tt]heir|[Mm]y|[Oo]ur|[Aa]n?) (?P<what>[a-z]+(?: [a-z]+)?),? "
    r"(?P<name>[A-Z][a-zà-ÿ]+)\b"
)
_CAPITAL = re.compile(r"(?<![.!?:\"“”]\s)(?<!^)\b[A-Z][a-zà-ÿ]+\b", re.MULTILINE)
_NAME_ZH: Final = "(?P<name>[小老][\u4e00-\u9fff]|[\u4e00-\u9fff](?:先生|女士|阿姨|师傅))"
_APPOSED = re.compile(
    r"\b(?P<name>[A-Z][a-zà-ÿ]+(?:\s[A-Z][a-zà-ÿ]+)?)(?:,|\s(?:is|was|works as))\s(?:an?|the|our)\s"
    r"(?P<what>[a-z][a-z -]{2,40})"
)
_INTRODUCED: Final = re.compile(
    r"\b(?:[Tt]his is|[Mm]eet|[Cc]alled|[Nn]amed|[Nn]ames? (?:is|was)|[Mm]rs?\.?|[Mm]s\.?|[Mm]iss) "
    r"([A-Z][a-zà-ÿ]+)\b|(?<!把)[它他她狗猫](?:的名字)?名?叫做?([\u4e00-\u9fff]{2,3})(?=[，。；！]|$)",
    re.MULTILINE,
)
_AGED = re.compile(
    r"\b(?P<name>[A-Z][a-zà-ÿ]+)(?:,| is| was) (?:only |just |now )?"
    r"(?:four|five|six|seven|eight|nine|ten|eleven|twelve|[4-9]|1[0-2])"
    r"(?= years old|-year-old|[.,;])"
)
"""Children of whom it is said how old they are: "Mia is five." """
_TITLED = re.compile(
    r"\b(?P<what>Dr\.?|Doctor|Nurse|Professor|Chef|Captain|Officer|doctor|nurse|teacher|farmer|"
    r"chef|engineer|scientist) (?P<name>[A-Z][a-zà-ÿ]+)"
)
_APPOSED_ZH = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,3}?)(?:是|，)(?:我们的|一[位名个])(?P<what>[\u4e00-\u9fff]{2,5})"
)
_WHAT: Final = {"dr": "doctor", "doctor": "doctor", "professor": "teacher", "captain": "driver",
    "officer": "police officer"}  # fmt: skip
_WHO: Final = r"(?P<who>(?:the |an? |our )?[A-Za-zà-ÿ]+(?: [A-Z][a-zà-ÿ]+)?)"
_SAID_BY: Final = re.compile(
    r"[\"“].{3,}[\"”]\s*,?\s*(?:said|says|explains|explained|adds|added|asks|asked)\s+" + _WHO
)
_SAYS: Final = re.compile(
    rf"^{_WHO}\s+(?:said|says|explains|explained|adds|added|asks|asked)\s*[,:]\s*[\"“]"
)
_SHE = re.compile(r"\b(?:she|her|hers|mrs|ms|woman)\b|她", re.IGNORECASE)
_HE = re.compile(r"\b(?:he|him|his|mr|man)\b|他", re.IGNORECASE)


class People:
    """The people of a film, as far as its words have told; they are told in order."""

    def __init__(self, cast: Sequence[BoardFigure] = (), text: str = "") -> None:
        """`cast` is the script's own; `text` all of its words, in which names are explained."""
        self.own = {figure.name.casefold(): figure for figure in cast}
        self.named = dict(_named_in(text))
        self.named |= dict(_first_names(text, self.named))
        for figure in cast:
            role = role_of(figure.look) if role_of(figure.name) == "" else ""
            if role:
                self.named[figure.name] = role
        introduced = _INTRODUCED.finditer(text[:_MOST_TEXT])
        self.introduced = frozenset(match[1] or match[2] for match in introduced)
        """Names that the film introduces, of whomever: "This is Biscuit" and no cookie."""
        self.sexes = _sexes(text, self.named)
        self.trade = film_trade(text[:_MOST_TEXT])
        """Whose work the film is about: in whose clothes its workers and drivers are."""
        self.times: Counter[str] = Counter()
        self.subject = Subject()
        """What the film is about: of whom nothing else is told, those who work or come there."""
        self.staff = ""
        """Who "we" are, where the film's title or its subject says it."""
        self.scenes = 0
        """Scenes so far: "you" are a woman in one, and a man in the next."""
        self.audience = audience_of(text)
        """To whom a script in Chinese speaks, where it calls them something."""
        self.spoken_of: set[str] = set()
        """Names that the scene has said."""
        self.here: list[str] = []
        """Roles of whoever is in the scene, the last one first."""

    def leave(self) -> None:
        """Nobody is in the scene that begins."""
        self.here = []
        self.scenes += 1
        self.spoken_of = set()

    def work_at(self, title: str, subject: Subject | None = None) -> None:
        """Who works in what the film is about; 老张 of a noodle shop is its cook."""
        self.subject = subject or Subject()
        self.staff = staff_of(title) or self.subject.staff.replace("person", "")
        old = [name for name, role in self.named.items() if name[:1] == "老" and role == "man"]
        if self.staff and old and is_chinese(title):
            self.named[old[0]] = self.staff

    def seen(self, roles: Iterable[str], text: str) -> None:
        """Whoever a shot shows; `text` tells of them as "she" or "he"."""
        for role in dict.fromkeys(roles):
            self.times[role] += 1
            self.here = [role, *(each for each in self.here if each != role)]
        if self.here and self.here[0] not in self.sexes and not _is_born_so(self.here[0]):
            she, he = _SHE.search(text), _HE.search(text)
            if bool(she) != bool(he):
                self.sexes[self.here[0]] = "woman" if she else "man"

    def spoken(self, roles: Sequence[str]) -> None:
        """Whom a sentence names that shows nobody: "he" is one of them."""
        named = list(dict.fromkeys(roles))
        self.here = [*named, *(each for each in self.here if each not in named)]

    def meet(self, role: str, text: str) -> None:
        """The one who is seen is the one whom the words over it name: the girl is Lily."""
        names = [
            name for name, what in self.named.items() if what in ("woman", "man") and name in text
        ]
        if len(names) == 1 and role not in self.named.values():
            self.named[names[0]] = role

    def role(self, name: str) -> str:
        """What somebody is: of "Anna" a "farmer", of "Nurse" a "nurse", of a stranger a person."""
        folded = name.casefold()
        named = {each.casefold(): what for each, what in self.named.items()}
        if is_chinese(name) and folded not in named:
            return self._in_chinese(name)
        first = folded.partition(" ")[0]  # of "Helen Marsh" what is known of Helen
        known = named.get(folded) or named.get(first)
        if known is None and _FULL_NAME.fullmatch(name):
            known = given_names().get(name.split()[0]) or ("woman" if first[-1] in "ae" else "man")
        return known or role_of(name) or "person"

    def _in_chinese(self, name: str) -> str:
        if name in ("他", "她"):
            return self._last("man" if name == "他" else "woman")
        return role_in_chinese(name) or "person"

    def quoted(self, text: str) -> str | None:
        """Who says what stands between quotation marks; None where nobody is."""
        if is_chinese(text):
            return speaker_of(text) or None
        match = _SAID_BY.search(text) or _SAYS.search(text)
        if match is None:
            return None
        name = re.sub(r"^(?:the|a|an|our|her|his) ", "", match["who"].strip(), flags=re.I)
        return name if self.role(name) != "person" or name[:1].isupper() else None

    def known(self, text: str, place: str) -> Known:
        """Whom the pronouns of a text stand for."""
        in_chinese = is_chinese(text)
        own = next(iter(self.own.values()), None)
        anybody = "person" if in_chinese else ("man", "woman")[self.scenes % 2]
        you = self.audience or _YOU_AT.get(place)
        own_role = self.role(own.name) if own is not None else ""
        you = you or own_role or self._visitor(place) or anybody
        if place and place == self.subject.place and self.subject.staff == "person":
            you = self.audience or own_role or anybody  # it is nobody's trade: who sews at home
        if place == "hospital room":
            you = "patient"
        return Known(
            you=you,
            we=self.staff or _WE_AT.get(place, ""),
            she=self._last("woman"),
            he=self._last("man"),
            they=tuple(self.here[:2]),
            names=self.named,
            place=place,
            doer=next(iter(self.here), ""),
            anybody="patient" if in_chinese and place == "hospital room" else "",
        )

    def _visitor(self, place: str) -> str:
        """Who comes to a place, where that is what the film is about; "" for anybody."""
        is_there = place and place == self.subject.place
        return self.subject.visitor.replace("person", "") if is_there else ""

    def resolved(self, prompt: str) -> str:
        """A description that begins with "she", "he" or "they", with who that is."""
        match = re.match(r"(she|he|they)\b|([她他])(?!们)", prompt.strip(), re.IGNORECASE)
        if match is None or not self.here:
            return prompt
        rest = prompt.strip()[match.end() :]
        if match[2]:
            return seen.in_chinese(self._last("woman" if match[2] == "她" else "man")) + rest
        word = match[1].casefold()
        if word == "they":
            return f"The {' and the '.join(reversed(self.here[:2]))}{rest}"
        return f"The {self._last('woman' if word == 'she' else 'man')}{rest}"

    def called(self, prompt: str, text: str = "") -> str:
        """A prompt with people of a name called by it: "a farmer digs" is "Anna digs".

        In Chinese only where the text, or the story before it, speaks of them.
        """
        self.spoken_of |= {name for name in self.named if name in text}
        tells = not is_advice(text)
        for name, role in self.named.items():
            is_meant = name in text or (name in self.spoken_of and tells)
            if is_chinese(text) and not is_meant:
                continue
            if re.search(rf"\b(?:an?|another) (?:\w+ )?{re.escape(role)}\b", text, re.I):
                continue  # "a woman calls" is another than Sara
            if sum(each == role for each in self.named.values()) > 1:
                continue
            zh = seen.in_chinese(role)
            prompt = re.sub(rf"\b(?:an?|the) {re.escape(role)}\b", name, prompt, count=1)
            if zh != role:
                prompt = prompt.replace(zh, name, 1)
        return prompt

    def cast(self) -> tuple[BoardFigure, ...]:
        """The script's own cast, whoever has a name, and whoever is met more than once."""
        found = {figure.name: figure for figure in self.own.values()}
        roles_named = set(self.named.values())
        for name, role in self.named.items():
            if name.casefold() not in self.own and self.times[role] and _is_somebody(role):
                sex = "" if role in ("woman", "man") else self.sexes.get(role, "")
                look = ", ".join(filter(None, (role, sex)))
                found[name] = BoardFigure(name=name, look=look)
        for role, times in self.times.items():
            is_new = role.casefold() not in self.own and role not in roles_named
            if times > 1 and is_new and role not in _ANYBODY:
                found[role] = BoardFigure(name=role, look=self.sexes.get(role, ""))
        return tuple(found.values())

    def lower_third(self, name: str) -> str | None:
        """A name and what its bearer is, where the film says it of them; None for a role."""
        own = self.own.get(name.casefold())
        role = self.named.get(name, "")
        if role_of(name) or not (own or role):
            return None
        return f"{name}|{role}" if role else name

    def _last(self, sex: str) -> str:
        """Who of the scene "she" or "he" is: the last who is not known to be another."""
        for role in self.here:
            if self._sex(role) in ("", sex):
                return role
        return sex

    def _sex(self, role: str) -> str:
        entry = ROLES.find(role)
        born = "" if entry is None else (entry.frame or "")
        look = self.own[role].look if role in self.own else ""
        said = "woman" if _SHE.search(look) else ("man" if _HE.search(look) else "")
        return self.sexes.get(role) or said or born


def staff_of(title: str) -> str:
    """Who works in what a title names: in "Our bakery" bakers; "" where it names none."""
    if is_chinese(title):
        return staff_in_chinese(title)
    words = re.findall(r"[a-zà-ÿ]+", title.casefold())
    return next((_STAFF[singular(word)] for word in words if singular(word) in _STAFF), "")


_FULL_NAME: Final = re.compile(r"[A-Z][a-zà-ÿ]+ [A-Z][a-zà-ÿ]+")
"""A first name and a surname, of whom nothing more is told."""


def _is_born_so(role: str) -> bool:
    """Whether a role says itself who is a woman or a man: "her grandpa" is none of "her"."""
    entry = ROLES.find(role)
    return entry is not None and entry.frame is not None


def _is_somebody(role: str) -> bool:
    return bool(seen.person(Noun(name=role, head=role)))


def role_of(words: str) -> str:
    """The role that words name: of "old woman, farmer" the farmer; "" for none."""
    parts = [part.strip() for part in re.split(r"[,，;；]", words.casefold())]
    found = [role for part in parts if (role := _role_in(part))]
    work = [role for role in found if role not in _BORN]
    return next(iter(work or found), "")


def _role_in(part: str) -> str:
    names = part.split(" ")
    for length in (3, 2, 1):
        for start in range(len(names) - length, -1, -1):
            name = " ".join(names[start : start + length])
            if ROLES.find(name) is not None and name not in _ANYBODY:
                return name
    is_one = english(names[-1]).kind == "person" and names[-1] not in _ANYBODY
    return seen.person(Noun(name=names[-1], head=names[-1])) if is_one else ""


def _named_in(text: str) -> Iterable[tuple[str, str]]:
    """Names that a text explains, and what it says they are: people, and animals that are seen."""
    text = text[:_MOST_TEXT]
    for match in _APPOSED.finditer(text):
        words = re.split(r"\b(?:from|in|who|at|of|with|and|for)\b|,", match["what"])[0].strip()
        names = [each for each in match["name"].split() if each not in _NO_NAMES]
        if names and (role := role_of(words)):
            yield " ".join(names), role
    for match in _TITLED.finditer(text):
        what = match["what"].casefold().rstrip(".")
        if role := role_of(_WHAT.get(what, what)):
            yield match[0] if match["what"][0].isupper() else match["name"], role
    for match in _NAMED_AFTER.finditer(text):
        what = match["what"].split(" ")[-1]
        is_animal = english(what).kind == "animal" and bool(seen.thing(Noun(name=what, head=what)))
        role = role_of(match["what"]) if role_of(what) else (what if is_animal else "")
        if role and match["name"] not in _NO_NAMES:
            yield match["name"], role
    for match in _AGED.finditer(text):
        if (sex := given_names().get(match["name"])) is not None and match["name"] not in _NO_NAMES:
            yield match["name"], "girl" if sex == "woman" else "boy"
    for match in _APPOSED_ZH.finditer(text):
        roles = (each for each in ROLES if len(each.names.zh) > 1)
        found = next((each for each in roles if each.names.zh in match["what"]), None)
        is_name = re.search("[年月日天季时]", match["name"]) is None
        if found is not None and is_name and match["name"] not in _NO_NAMES:
            yield match["name"], found.names.en
    for entry in ROLES:
        for zh in (entry.names.zh, *entry.names.also):
            if zh in text and len(zh) > 1 and is_chinese(zh):
                for match in re.finditer(f"{zh}(?:{_NAME_ZH}|{FULL_NAME_ZH})", text):
                    yield match["name"] or match["full"], entry.names.en
    yield from names_in_chinese(text)


def _first_names(text: str, named: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """First names that nobody explains, which the reader takes for a woman's or a man's."""
    times = Counter(_CAPITAL.findall(text[:_MOST_TEXT]))
    for name, _ in times.most_common(_MOST_NAMES):
        if name in named or name in _NO_NAMES or any(name in each.split() for each in named):
            continue
        clause = next(iter(read_english(f"The visitor sees {name}.").clauses), None)
        noun = clause.objects[0] if clause is not None and clause.objects else None
        if noun is not None and noun.said == name and noun.name in ("woman", "man", "girl", "boy"):
            yield name, noun.name


_NO_NAMES: Final = word_set(
    "The This That It He She We You They There Here Today Now Our My Every Each One Meet "
    "这 那 他 她 我们 你们 他们 它 今天 现在 这里"
)


def _sexes(text: str, named: dict[str, str]) -> dict[str, str]:
    """Of named people whether the words after their names say "she" or "he"."""
    found = {}
    for name, role in named.items():
        after = text[text.find(name) : text.find(name) + 240]
        she, he = len(_SHE.findall(after)), len(_HE.findall(after))
        if she != he and not _is_born_so(role):
            found[role] = "woman" if she > he else "man"
    return found
