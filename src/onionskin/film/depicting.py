"""From a spoken sentence to a picture that the stage can draw of it.

A sentence is read into clauses (`planner`); each is weighed by what of it the stage can draw, and
the best one is put in plain words again: of "Every year our couriers deliver a million parcels"
it is "couriers deliver parcels". What nobody can see is left out of the picture; who "you", "we"
and "she" are, the caller says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from onionskin.film import said_in_chinese, seen
from onionskin.film.phrasing import Shown, Sight, phrase
from onionskin.film.script.sentences import clauses as pieces_of
from onionskin.film.seen import act
from onionskin.film.usual import goings_on, work_of
from onionskin.film.weighing import (
    FAIR,
    QUIET,
    WHOLE,
    Known,
    Weighed,
    flows,
    is_pronoun,
    left_out,
    takes_more,
    weigh,
    without_verb,
)
from onionskin.film.where import (
    GOING,
    is_setting,
    place_ahead,
    place_named,
    place_of,
    sky_of,
)
from onionskin.planner import chinese, english
from onionskin.planner.dictionary import infinitive, word_set
from onionskin.planner.english_words import TIMES
from onionskin.planner.frames import Clause, Frame
from onionskin.planner.lexicon import is_chinese
from onionskin.stage.roles import ROLES

_LEADS_EN = re.compile(
    r"^(?:(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|finally|next|then|now|so|but|and|or|yet|also|"
    r"however|therefore|meanwhile|today|instead|still|in fact|in short|for example|"
    r"for instance|of course|as a result|in other words|the good news|the bad news|remember|"
    r"(?:do not|don't|never) forget(?: to)?|remember to|(?:make|be) sure (?:to|that)|take care to|"
    r"imagine|meet|welcome to|here is|here are|this is|these are|there is|there are|let's|"
    r"let us|please|always|simply|just|every (?:day|morning|year|week|month|evening|night)|"
    r"(?:do not|don't) be afraid to|try (?:not )?to|start to|begin to|be ready to|it is time to|"
    r"you are welcome to|feel free to|we (?:also )?(?:ask|invite|want|would like) you to|"
    r"have you ever wondered|did you know|do you know|in (?:this|that) case|after that|"
    r"(?:last|this|next) (?:day|morning|year|week|month|evening|night|spring|summer|autumn|winter))"
    r"\b[\s,:]*(?:that\b\s*)?)+",
    re.IGNORECASE,
)
_LEADS_ZH = re.compile(
    r"^(?:第[一二三四五六七八九十]|(?:同学们|小朋友们?|各位[^，！]{0,6}|朋友们|大家好|亲爱的[^，！]{1,6})(?=[，！])|首先|其次|然后|接着|最后|现在|今天|但是|但|而且|所以|因此|于是|同时|另外|比如|例如|其实|"
    r"当然|请记住|记住|请|(?:千万|注意)?(?:别|不要|不能|请勿|勿)(?:忘记|忘了|忘)|记得|注意|千万|务必|一定要|每天|每年|如今|此外|还有|只需|只要|您可以|你可以|"
    r"我们可以|让我们|想象一下|这是|这就是)+[，、：,]?\s*"
)
_MODALS = re.compile(
    r"\b(?:can|could|may|might|must|should|will|would|shall|have to|has to|need to|needs to|"
    r"is able to|are able to|want to|wants to|(?:is |are |was |were )?going to|used to|"
    r"(?:is|are|was|were) about to|(?:is|are|was|were) expected to|tr(?:y|ies|ied) to|"
    r"(?:begin|begins|began|start|starts|started|hope|hopes|hoped|plan|plans|planned) to|"
    r"(?:is|are|was|were) (?:still )?allowed to|decided? to)\s+(?=[a-z])",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Depicted:
    """What is to be drawn of a sentence. `score` is 0 for nothing, WHOLE or more for all."""

    prompt: str = ""
    plainer: tuple[str, ...] = ()
    """Other prompts that show less of it: without what such people usually do, without the verb."""
    score: float = 0.0
    verb: str = ""
    """What is done in it, "" for nothing the stage shows."""
    people: tuple[str, ...] = ()
    """Canonical names of who is in it."""
    things: tuple[str, ...] = ()
    place: str = ""
    """The place that the sentence names, as plans call it."""
    is_setting: bool = False
    """Whether it happens there, and so goes on there."""
    time: str = ""
    weather: str = ""
    sky: str = ""
    """The weather, where the sentence is about it."""
    is_negated: bool = False
    left_out: tuple[str, ...] = ()
    """Words of the main clause that are not seen: whoever acts, what is done, and to what."""


def depict(text: str, known: Known) -> Depicted:
    """The best picture of a text in English or Chinese; `score` is 0 where there is none."""
    known = replace(known, speaks_of_they=_THEY.search(text) is not None)
    tidy = tidied(text, known)
    if not tidy:
        return Depicted()
    found = _depicted(text, tidy, known)
    if found.weather or _PAST_WEATHER.search(text):
        return found
    read = seen.read(tidy)
    return replace(found, weather=read.plan.weather) if "weather" in read.named else found


def _depicted(text: str, tidy: str, known: Known) -> Depicted:
    if is_chinese(text):
        doer = "" if said_in_chinese.is_advice(_called_in_chinese(text, known)) else known.doer
        return _in_chinese(tidy, replace(known, you=doer or known.you))
    known = replace(known, speaks_of_we=re.search(r"\bwe\b", main_clause(tidy), re.I) is not None)
    found = _by_the_main_clause(tidy, _weighed(tidy, english.read(tidy), known), known)
    if found.score < FAIR and len(pieces := _POINTS.split(tidy)) > 1:
        parts = [_weighed(piece, english.read(piece), known) for piece in pieces if piece.strip()]
        found = max((found, *parts), key=lambda each: each.score)
    return found


def main_frame(text: str, known: Known) -> Frame:
    """What the main clause of a text says; people of a name are what they are in it."""
    tidy = tidied(text, known)
    if is_chinese(text):
        return chinese.read(said_in_chinese.main_clause(tidy)) if tidy else Frame()
    return english.read(main_clause(tidy)) if tidy else Frame()


def tidied(text: str, known: Known) -> str:
    """A text without what leads into it, and with what people of a name are."""
    if not is_chinese(text):
        return _tidy_english(text, known)
    text = _called_in_chinese(text, known)
    text = said_in_chinese.without_quotation(text) or text
    cleared = filter(None, (_tidy_chinese(each) for each in pieces_of(text)))
    return "".join(each if each[-1] in "，、；：。！？" else f"{each}，" for each in cleared)


def _called_in_chinese(text: str, known: Known) -> str:
    for name, what in known.names.items():
        said = seen.in_chinese(what)
        role = ROLES.find(what)
        also = "|".join((said, *(() if role is None else role.names.also)))
        text = re.sub(f"(?:{also})?{re.escape(name)}", said, text)
    return text


def _by_the_main_clause(text: str, whole: Depicted, known: Known) -> Depicted:
    """What the main clause shows, else what the rest of the sentence does: nothing happens there.

    The hour and the weather are those of the whole sentence.
    """
    words = main_clause(text)
    if words == text:
        return whole
    main = _weighed(words, english.read(words), known)
    if main.score > FAIR - 0.1 and main.prompt:
        return replace(main, time=whole.time, weather=whole.weather, sky=whole.sky)
    named = (*main.left_out, *whole.left_out)
    left = tuple(dict.fromkeys(each for each in named if each not in whole.prompt))
    return replace(whole, place=main.place, is_setting=main.is_setting, left_out=left)


def _in_chinese(text: str, known: Known) -> Depicted:
    """What the main clause shows, done by whoever has been spoken of where nobody is named."""
    whole = _weighed(text, chinese.read(text), known)
    words = said_in_chinese.main_clause(text)
    if words == text:
        return whole
    main = _weighed(words, chinese.read(words), known)
    hours = said_in_chinese.main_clause(text, with_hours=True)
    if hours not in (words, text) or (hours == text and not main.verb):
        by_the_hour = _weighed(hours, chinese.read(hours), known)
        main = by_the_hour if by_the_hour.verb and not main.verb else main
    if main.score > FAIR - 0.1 and main.prompt:
        place = main.place or (whole.place if whole.is_setting else "")
        is_setting = main.is_setting or whole.is_setting
        main = replace(main, place=place, is_setting=is_setting)
        return replace(main, time=whole.time, weather=whole.weather, sky=whole.sky)
    return whole


def main_clause(text: str) -> str:
    """An English sentence without what stands beside it: reasons, conditions, comparisons."""
    main = _COMPARED.sub("", _AHEAD.sub("", text.strip()))
    main = _BEHIND.sub("", main).strip(" ,;")
    return main if len(main.split()) > 1 else text


_JOINED_BY: Final = (
    r"(?:because|although|though|even if|even though|so that|whereas|unless|while|when|whenever|if|"
    r"as soon as|as long as|wherever|(?:before|after|until|since)(?= (?:you|we|he|she|it|they|i|"
    r"the|a|an|your|our|his|her|their)\b))"
)
_AHEAD: Final = re.compile(rf"^(?:{_JOINED_BY}|unlike|like|compared (?:to|with))\b[^,]+,\s*", re.I)
_COMPARED: Final = re.compile(r"\s+(?:than|compared (?:to|with)|unlike)\b[^,;.]*", re.I)
_BEHIND: Final = re.compile(
    rf"\s*,?\s+(?:{_JOINED_BY}|on (?:their|his|her|the|your|our) way to)"
    r"\b[^,;.]*|\s*,\s*which\b[^;.]*|(?<=\w)\s+that (?=it|they|he|she|we|you)[^,;.]*",
    re.I,
)
_THEY: Final = re.compile(
    r"\b(?:they|them|their|everybody|everyone)\b|他们|她们|大家", re.IGNORECASE
)
_POINTS: Final = re.compile(r"[,;:]\s+|\s+and\s+")


def _tidy_english(text: str, known: Known) -> str:
    """The text without what leads into it, its names as what they are."""
    for name, what in known.names.items():
        before = rf"(?:(?:the|an?|my|his|her|our) )?(?:{what} )?"
        after = rf"(?:,? (?:an?|the|our) {what}\b)?"
        text = re.sub(rf"\b{before}\b{re.escape(name)}\b{after}", f"the {what}", text)
    text = _LEADS_EN.sub("", re.sub(r"[\"“”]", "", text))
    text = _INVERTED.sub(r"if \1", text)
    text = _ASKED_TO.sub(r"\1 ", _DOING.sub(_as_people_do, text))
    if known.place in ("clinic", "hospital room") or _OF_MEDICINE.search(text):
        text = re.sub(r"\b([Tt])ablets?\b", lambda m: "pills" if m[0][-1] == "s" else "pill", text)
    text = _DENIED_WEATHER.sub(r"\1", _SAID_LAST.sub("", text))
    text = _ON_THE_PHONE.sub("phones", text)
    text = re.sub(r"\b(?:one|all|most|some|many|each) of (?=the|our|your|these|them)", "", text)
    return _MODALS.sub("", text).strip()


_ON_THE_PHONE: Final = re.compile(
    r"\b(?:stay|is|are|was|wait|hold)(?:s|ed)? on the (?:line|phone)\b|"
    r"\b(?:pick|lift)(?:s|ed)? up the (?:phone|receiver)\b|"
    r"\b(?:call|ring|phone)(?:s|ed)? (?:the |an? |your |their )?(?:fire brigade|police|ambulance|"
    r"emergency services?|doctor|vet|hotline|helpline|landlord|bank|999|112|911)\b",
    re.IGNORECASE,
)
_TOLD_TO_CALL: Final = re.compile(
    r"(?:^|[,;:] (?:and |then |so )*)(?:please |then |immediately |always )*"
    + _ON_THE_PHONE.pattern,
    re.IGNORECASE,
)


def calls_somebody(text: str) -> bool:
    """Whether a text tells to call for help: "if it burns, call the fire brigade"."""
    return _TOLD_TO_CALL.search(text) is not None


_SAID_LAST: Final = re.compile(
    r",\s*(?:she|he|they|[A-Z]\w+|(?:the|our|a) [a-z]+(?: [a-z]+)?) (?:has |have )?(?:says?|said|"
    r"explains?|explained|adds|added|decided|announced|reported|reports|warned|warns)\b[^,;]{0,40}\W*$"
)
"""Who says a sentence, behind it: "…, the council decided on Tuesday night"."""
_DENIED_WEATHER: Final = re.compile(
    r"\b((?:never|not|don't|without|no|avoid)\b[^,;.]*?) (?:in|at|by|during) (?:the )?"
    r"(?:rain|snow|storm|fog|dark|night)\b",
    re.IGNORECASE,
)
_OF_MEDICINE: Final = re.compile(
    r"\b(?:prescri\w+|doctor|pharmac\w+|swallow\w*|dose|medicine|mg|pain|fever)\b", re.IGNORECASE
)
_INVERTED: Final = re.compile(
    r"^(?:should|had|were) (you|he|she|it|they|we|the|your|our)\b(?=[^?]*,)", re.I
)
_ASKED_TO: Final = re.compile(
    r"\b(?:we|you) (?:also |always )?(?:ask|invite|remind|encourage|help|teach|advise) "
    r"((?:our|your|the|all|every|their)? ?[a-z]+s?) (?:not )?(?:how )?to (?=[a-z])",
    re.IGNORECASE,
)
"""Of "we ask our patients to sleep" it is the patients who sleep."""
_DOING: Final = re.compile(
    r"^([A-Z][a-z]+ing)\b(?= (?:for|in|on|at|to|with|by|too|more|less|well|regularly|the|an?|one|"
    r"enough|some|fresh|clean|healthy|regular|daily|vegetables|water|plenty|your|our|every|outside|"
    r"outdoors|and|is|does|has|can|helps|makes|keeps|takes|costs|brings)\b)"
    r"(?=(?: [a-z-]+){0,8} (?:is|are|was|were|does|do|has|can|helps?|makes?|keeps?|takes?|took|"
    r"costs?|needs?|brings?|saves?|gives?|means?|works?)\b)"
)
"""What is done, as the subject of a sentence: "*Walking* for half an hour does more"."""


def _as_people_do(match: re.Match[str]) -> str:
    verb, form = infinitive(match[1].casefold())
    verb = "shop" if verb == "buy" else verb
    return f"people {verb}. It" if form == "ing" and act(verb) else match[0]


def _tidy_chinese(text: str) -> str:
    text = _SO_LONG.sub(r"\1", re.sub(r"[“”「」『』]", "", text))
    return _LEADS_ZH.sub("", _LIVING.sub("", text)).strip()


_SO_LONG: Final = re.compile(r"((?:公里|千米|厘米|毫米|米))[长高宽深厚]")
_LIVING: Final = re.compile(r"(?:独居|留守|空巢)的?(?=老人|儿童|老年|孩子)")


# Weighing


def _weighed(text: str, frame: Frame, known: Known) -> Depicted:
    """The best clause of a frame and what goes with it, in words."""
    in_chinese = is_chinese(text)
    commands = None if in_chinese else _commands(text)
    weighed = [(weigh(clause, known, commands), clause) for clause in frame.clauses]
    weighed = _that_tell(weighed)
    if in_chinese and weighed:
        weighed = [(_sooner(weighed[0][0]), weighed[0][1]), *weighed[1:]]
    options = [each for each, _ in weighed]
    best = max(options, key=lambda each: each.score, default=Weighed())
    chosen = next((clause for each, clause in weighed if each is best), None)
    if best.score < FAIR:
        best = max(best, _named(text, frame, in_chinese=in_chinese), key=lambda each: each.score)
    is_upon = chosen is not None and any(not is_pronoun(noun) for noun in chosen.objects)
    more = [each.sight for each, clause in weighed if each is not best and not _denied(clause)]
    more = [] if best.sight.people and is_upon else more  # it is done to something else
    sight = _with_more(best.sight, more)
    # What is denied is only the clause that says no.
    negated = chosen is not None and _denied(chosen)
    if negated and chosen is not None:
        sight = _denying(sight, chosen, commands)
        if in_chinese:
            sight = _denied_in_chinese(sight, text, known)
    if sight.verb == "think" and sum(sight.counts.get(each, 1) for each in sight.people) > 1:
        sight = replace(sight, verb="talk")
    plain = sight
    if not in_chinese and not (sight.verb and sight.people):
        sight = _as_usual(sight, known, is_plain=not negated)
    now = [each for each in frame.clauses if not (each.is_aside and each.is_past)]
    setting = next(filter(None, map(place_of, now)), "")
    named = [place_ahead, place_named]
    named = [place_ahead] if in_chinese and best.score else named
    others = (place for find in named for place in map(find, frame.clauses) if place)
    told = [chosen] if in_chinese and chosen is not None else frame.clauses[:1]
    missing = left_out(told[0], sight) if told else ()
    if in_chinese and sight.people == ("person",) and not sight.verb and sight.things:
        sight = replace(sight, people=())  # no stranger stands about
    ranked = sorted((each for each in options if each is not best), key=lambda each: -each.score)
    second = [each.sight for each in ranked if each.score >= WHOLE and each.sight.people]
    prompt, *plainer = dict.fromkeys(
        phrase(each, chinese=in_chinese) for each in (sight, plain, *second, without_verb(plain))
    )
    sky = "" if _PAST_WEATHER.search(text) else sky_of(frame.clauses, frame.nouns)
    habit = re.search(r"\bevery (?:morning|night|evening|day)\b|每天", text, re.IGNORECASE)
    return Depicted(
        prompt=prompt if best.score else "",
        plainer=tuple(plainer) if best.score and sight.people and not negated else (),
        score=min(best.score, FAIR) if negated else best.score,
        verb=sight.verb,
        people=(*sight.people, *(() if sight.verb and not sight.people else sight.partners)),
        things=tuple(each.name for each in sight.things),
        place=setting or best.place or next(others, ""),
        is_setting=bool(setting),
        time="" if habit or not _is_of_this(text, frame.time) else frame.time,
        weather=frame.weather or ("" if sky == "clear" else sky),
        sky=sky,
        is_negated=negated,
        left_out=missing,
    )


def _is_of_this(text: str, time: str) -> bool:
    """Whether the hour of a text is that of its beginning: not "…, and it is ready at night"."""
    pattern = next((each for each, name in TIMES if name == time), "")
    if not pattern or is_chinese(text):
        return True
    parts = re.split(r"[,;:]\s+", text)
    found = next((n for n, part in enumerate(parts) if re.search(pattern, part, re.I)), 0)
    return found == 0 or re.match(pattern, parts[found], re.I) is not None


def _that_tell(weighed: list[tuple[Weighed, Clause]]) -> list[tuple[Weighed, Clause]]:
    """The clauses that a picture may be of: not what is said aside, or denied, if others are.

    "Families who had spent two nights in the gym walked home" is about walking, and who kneels
    and bandages a knee is seen bandaging it.
    """
    for is_left in (_is_aside, _denied, _is_a_posture):
        kept = [(each, clause) for each, clause in weighed if not is_left(clause)]
        if any(each.score >= FAIR - 0.1 for each, _ in kept):
            weighed = kept
    return weighed


def _is_a_posture(clause: Clause) -> bool:
    return seen.canonical(clause.verb) in _POSTURES


_POSTURES: Final = word_set("crouch kneel squat bend stoop") | {"lean over"}
"""How somebody is while they do what is told next."""


def _is_aside(clause: Clause) -> bool:
    return clause.is_aside


def _denied(clause: Clause) -> bool:
    """Whether a clause says what is not so: "never lift", "no car", "nobody"."""
    ends = [*clause.subjects, *clause.objects]
    return clause.negated or any(_NO.match(noun.said) for noun in ends)


_NO: Final = re.compile(r"(?:no|none|nobody|nothing|neither|not)\b", re.IGNORECASE)


def _denying(sight: Sight, clause: Clause, commands: frozenset[str] | None) -> Sight:
    """What is seen of what is denied: who is told not to do it shakes the head, nobody does it."""
    told = not clause.subjects or all(noun.implied for noun in clause.subjects)
    if commands is not None and told and sight.people:
        things = tuple(replace(each, relation="") for each in sight.things)
        return replace(sight, verb="refuse", is_direct=False, partners=(), things=things)
    return without_verb(sight)


_TOGETHER: Final = frozenset(
    ("talk", "explain", "sell", "operate", "run", "swim", "dance", "sing", "ski", "shop")
)
"""What several do at once, each for himself."""


def _as_usual(sight: Sight, known: Known, *, is_plain: bool) -> Sight:
    """Of people who are not seen to do anything, what such people do there."""
    if not sight.people and sight.partners and not sight.things:
        sight = replace(sight, people=sight.partners[:2], partners=())
    if not sight.people or sight.wears or (sight.things and is_plain) or sight.partners:
        return sight
    who = sight.people[0]
    usual = work_of(who) if len(sight.people) == 1 else None
    if usual is None:
        usual = next((each for each in goings_on(known.place) if each.people[0] == who), None)
    many = len(sight.people) > 1 or sight.counts.get(who, 1) > 1
    if many and usual is not None and usual.verb not in _TOGETHER:
        usual = None  # two of them would do the same thing to one thing
    if usual is None:
        return replace(sight, verb="talk") if many and not sight.things else sight
    return replace(
        usual,
        people=sight.people,
        counts={**usual.counts, **sight.counts},
        described=sight.described,
    )


def _denied_in_chinese(sight: Sight, text: str, known: Known) -> Sight:
    """Who is told not to do it shakes the head; what is not so is seen without strangers."""
    if sight.people and said_in_chinese.forbids(text):
        return replace(sight, verb="refuse")
    is_anybody = sight.things and set(sight.people) <= {"person", known.you}
    return replace(sight, people=()) if is_anybody else sight


def _sooner(weighed: Weighed) -> Weighed:
    """The first clause counts for more where somebody is named who does something."""
    verb = weighed.sight.verb
    is_done = bool(verb) and verb not in QUIET and seen.canonical(verb) not in GOING
    return replace(weighed, score=weighed.score + 0.6) if is_done else weighed


def _commands(text: str) -> frozenset[str]:
    """The words with which parts of a text begin: verbs among them are commands."""
    parts = re.split(r"[,;:.!?]|\band\b|\bthen\b|\bor\b", text.casefold())
    return frozenset(words[0] for part in parts if (words := part.split()))


def _with_more(best: Sight, others: list[Sight]) -> Sight:
    """The best picture with things of the other clauses, where it has few of its own."""
    more = [shown for sight in others for shown in sight.things]
    have = {shown.name for shown in best.things}
    more = [shown for shown in dict.fromkeys(more) if shown.name not in have]
    if best.people:
        if best.things or best.wears or best.partners or not takes_more(best.verb):
            return best
        return replace(best, things=tuple(more[:1]), is_direct=True)
    return replace(best, things=(*best.things, *more)[:3]) if not best.verb else best


def _named(text: str, frame: Frame, *, in_chinese: bool) -> Weighed:
    """Of a sentence in which nobody acts, whatever it names that can be drawn."""
    unseen = _NO_THINGS | ({"bed"} if any(map(flows, frame.clauses)) else set())
    shown = {
        name: Shown(name=name, said=noun.said, count=2 if noun.many else 1)
        for noun in frame.nouns
        if (name := seen.thing(noun)) and name not in unseen and not is_setting(noun)
    }
    if in_chinese and not shown:
        named = [name for name in seen.named_in_chinese(text) if name not in _NO_THINGS]
        shown = {name: Shown(name=name) for name in named}
    things = tuple(shown.values())[:3]
    return Weighed(score=FAIR if things else 0.0, sight=Sight(things=things))


_PAST_WEATHER: Final = re.compile(
    r"\b(?:after|before|without|since|no)\b(?: \w+){0,4}? (?:rain|snow|fog|sun|sunshine)\b"
    r"|(?:雨|雪|雾)(?:过|停)?(?:后|之后|以后|停)",
    re.IGNORECASE,
)
_NO_THINGS: Final = frozenset(
    ("water", "sun", "sunshine", "sunlight", "rain", "rain cloud", "snow", "fog", "mist")
)
"""Water is of the sea or of a glass, and weather is that of a place."""
