"""Where a prompt happens: the place it names, or the one that it is likely to mean."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Final

from onionskin.plan.staging import Action
from onionskin.planner.dictionary import english as word_of
from onionskin.planner.dictionary import infinitive, place_kinds, places_by_meaning, word_set
from onionskin.planner.drafts import Drafts
from onionskin.planner.figures import kind_of
from onionskin.planner.frames import Clause, Frame, Noun
from onionskin.planner.frames import Place as Relation
from onionskin.planner.growing import where_it_grows
from onionskin.planner.scenes import KINDS, LIKELY_PLACES, PLACES, SETTINGS
from onionskin.planner.tagging import is_drawn

_NOT_AROUND: Final = word_set(
    "around behind with as like of for about after before since until"
) | {"in front of"}
_GOING: Final = word_set(
    "cross pass enter leave walk run drive fly climb sail row ride swim arrive travel roam tour "
    "explore race move float drift visit"
)

_MAKING: Final = word_set(
    "build construct dig buy sell design plan need own want show draw paint rent explain tell "
    "describe photograph love dream imagine found open close"
)
"""What is done to a place that one is not in."""
_OPENING: Final = word_set("open close lock unlock shut")
"""Verbs that are done to the door of a place: "opens her bakery"."""


def _is_seen_there(noun: Noun) -> bool:
    """Whether what names a place is a thing in it too: the cash machine of a bank."""
    return noun.name in _THINGS_OF_PLACES and is_drawn(noun.name)


_THINGS_OF_PLACES: Final = frozenset(
    {"cash machine", "diving board", "bus stop", "market stall", "fireplace", "atm"}
)
_IN_THE_AIR: Final = frozenset({"空中", "半空", "天空", "空中里", "高空"})
_FLYING: Final = word_set("fly float soar glide hover parachute skydive hang sail rise paraglide")


def _on_the_ground(clause: Clause) -> bool:
    """Whether people do something up into the air, and are not there themselves."""
    people = [n for n in clause.subjects if kind_of(n) == "person"]
    return bool(people) and clause.verb not in _FLYING


_INSIDE: Final = word_set("in inside into at on through across")
_WITHIN: Final = frozenset({"castle", "balcony", "tunnel", "hall"})
"""Things that are the place where one is in them."""


@dataclass(slots=True)
class Whereabouts:
    """Finds the place of a frame. `settle` each clause before its nouns become figures."""

    frame: Frame
    added: list[Clause] = field(default_factory=list)
    """What goes on in the place besides: people walk in a busy street."""
    name: str = ""
    fallback: str = ""
    under: str = ""
    """Where one is under a bridge, or on the steps of a church."""

    def settle(self, clause: Clause) -> None:
        """Takes the place out of a clause: the rest of its nouns are figures."""
        own = [*clause.places, *(place for noun in clause.subjects for place in noun.at)]
        for relation in own:
            if clause.is_aside and clause.is_past:
                self.fallback = self.fallback or _place_of(relation.of)
            else:
                self._try_place(relation, clause)
        if clause.verb in _OPENING:
            for noun in [each for each in clause.objects if is_setting(each)]:
                self._found(_place_of(noun), noun)
                door = Noun(name="door", head="door", said="door")
                clause.objects = [door if each is noun else each for each in clause.objects]
        if clause.verb in _GOING or not clause.verb:
            nouns = clause.objects if clause.verb else clause.subjects
            for noun in list(nouns):
                if is_setting(noun) and (name := _place_of(noun)):
                    self._found(_before_door(clause, name), noun)
                    nouns.remove(noun)
        elif clause.verb not in _MAKING:
            for noun in list(clause.objects):
                is_one = is_setting(noun) and word_of(noun.head).kind in (
                    "place",
                    "nature",
                    "thing",
                )
                if is_one and not is_drawn(noun.name) and (name := _place_of(noun)):
                    self._found(name, noun)
                    clause.objects.remove(noun)
        to = clause.to
        if to is not None and to not in [place.of for place in clause.places] and is_setting(to):
            clause.to = None

    def _try_place(self, relation: Relation, clause: Clause) -> None:
        noun, name = relation.of, _place_of(relation.of)
        if noun.name in _IN_WEATHER and relation.relation in ("in", "through", "under", "at"):
            self.frame.weather = self.frame.weather or _IN_WEATHER[noun.name]
            clause.places = [each for each in clause.places if each is not relation]
            return
        if noun.name in _ON_ONLY and relation.relation not in ("on", "onto", "to", "in", "over"):
            if noun.name == "moon" and relation.relation in ("under", "at", "by"):
                self.frame.time = self.frame.time or "night"
            return
        if clause.verb in _RIDING and relation.relation in ("to", "into", "towards", "for"):
            # One rides to an office through the streets.
            self.fallback = self.fallback or "street"
            clause.places = [each for each in clause.places if each is not relation]
            clause.to = None if clause.to is noun else clause.to
            return
        into_the_air = noun.head == "air" or noun.said in _IN_THE_AIR
        if into_the_air and _on_the_ground(clause):
            clause.places = [each for each in clause.places if each is not relation]
            clause.to = None if clause.to is noun else clause.to
            clause.partner = None if clause.partner is noun else clause.partner
            clause.towards = clause.towards or "up"
            return
        if noun.name == "class" and relation.relation in ("in", "during"):
            name = "classroom"
        if name == "road" and relation.relation in _BESIDE and clause.verb not in _GOING:
            name = "street"  # on its pavement, and not among the cars
        if noun.name == "bridge" and relation.relation in ("under", "below", "beneath"):
            self.fallback = self.fallback or "street"
            self.under = "street"
        of = noun.of
        if (
            noun.head in ("step", "steps", "stairs")
            and of is not None
            and _place_of(of) in _STEPPED
        ):
            self.under = "town square"
        if relation.relation.startswith("outside") and name in (
            *_ROOMS,
            "café",
            "hotel",
            "factory",
        ):
            name = "street"
        if relation.relation in ("from", "off") and word_of(noun.head).kind in ("plant", "thing"):
            self.fallback = self.fallback or name
            return  # "eats leaves from a bush on a hill"
        roams = (
            relation.relation == "around"
            and clause.verb in (*_GOING, "chase")
            and (is_setting(noun))
        )
        if relation.relation in _BEFORE and name in _BUILT and is_setting(noun):
            self.under = self.under or ("town square" if name in _STEPPED else "street")
            return
        if (relation.relation in _NOT_AROUND and not roams) or not name:
            self.fallback = self.fallback or name
            return
        within = name in _WITHIN and relation.relation in _INSIDE
        if not (is_setting(noun) or within or name == "classroom"):
            self.fallback = self.fallback or name
            return
        self._found(_before_door(clause, name), noun)
        if relation in clause.places and not _is_seen_there(noun):
            clause.places.remove(relation)
        for subject in clause.subjects:
            subject.at = [each for each in subject.at if each is not relation]
        if clause.to is noun:
            clause.to = None
        if clause.partner is noun:
            clause.partner = None

    def _heads(self) -> set[str]:
        """The last words of all that is named, and of whose it is."""
        nouns = self.frame.nouns
        return {each.head for each in nouns} | {n.of.head for n in nouns if n.of is not None}

    def _found(self, name: str, noun: Noun) -> None:
        if noun.name == "stall" and self._heads() & _ON_FARMS:
            name = "barn"
        if noun.name == "yard" and {each.head for each in self.frame.nouns} & _ON_FARMS:
            name = "farm"
        if "flooded" in noun.adjectives and name == "mountains":
            name = "underwater"  # a quarry that is full of water
        if "flooded" in noun.adjectives and name in _FLOODED:
            name = "flooded street"
        self.name = self.name or name
        if {"busy", "crowded", "bustling"} & set(noun.adjectives):
            people = Noun(name="person", head="person", many=True, said=noun.said)
            self.added.append(Clause(subjects=[people], verb="walk"))
            if name in ("street", "city", "road"):
                cars = Noun(name="car", head="car", many=True, said=noun.said)
                self.added.append(Clause(subjects=[cars], verb="drive"))

    def _likely_place(self, actions: list[Action], drafts: Drafts) -> str:
        """Where such things are likely done and met; the first of those with the most votes."""
        votes: defaultdict[str, float] = defaultdict(float)
        standings = [draft.figure.standing for draft in drafts.drafts]
        bases = {standing.of for standing in standings if standing is not None}
        on_the_way = bool(actions) and all(each.verb in _GOING for each in actions)
        peopled = any(draft.figure.kind == "person" for draft in drafts.drafts)
        alive = peopled or any(draft.figure.kind == "animal" for draft in drafts.drafts)
        eaten = {each.object for each in actions if each.verb in ("eat", "drink")}
        shown = [draft for draft in drafts.drafts if draft.figure.id not in eaten]
        for draft in {draft.figure.name: draft for draft in shown}.values():
            adjectives = draft.noun.adjectives if draft.noun else ()
            name = draft.figure.name
            if name in _NOUNS_ONLY and draft.figure.kind != "animal":
                continue  # of a wave nothing follows where people wave
            head = name.rsplit(" ", 1)[-1]
            same = word_of(name).kind in ("", word_of(head).kind)  # a teddy bear is no bear
            whole = draft.noun.name if draft.noun is not None else name
            whole = whole if whole.endswith(head) else name  # a teaching assistant
            options = (
                *(f"{each} {name}" for each in adjectives), whole, name, head if same else name
            )  # fmt: skip
            own = _of_trade(name, draft.figure.kind) or _first_of(options)
            found = own or _of_alike(name, draft.figure.kind)
            trades = head in _OF_TRADERS or draft.figure.kind != "person"
            if name != head and not own and not trades:
                found = _first_of((name.partition(" ")[0],)) or found  # harvest workers
            if peopled and found == "studio" and name in _BOUGHT:
                votes["shop"] += 0.4
            if peopled and (found == "studio" or (on_the_way and found in _AT_HOME)):
                continue
            if alive and found in _INSIDE_BODIES:
                continue  # the bone that two dogs fight over
            if found == "swimming pool" and alive and not peopled:
                continue  # animals swim in the sea or a lake
            if found == "underwater" and peopled and not _dives(drafts, actions):
                continue  # the fish that a cook grills
            if found:
                works = draft.figure.kind == "person" and head not in _GUESTS
                is_work = works and found in _OF_WORK
                is_out = name in _OUT_THERE and found == "street"
                weight = 1.0 if own else 0.9
                if draft.figure.kind != "person" and {name, head} & _PORTABLE:
                    weight = 0.4  # carried anywhere
                if found == "hall":
                    votes[found] += 0.5
                    continue
                votes[found] += (
                    weight
                    + (draft.figure.id in bases)
                    + 2 * (name in _ROOTED)
                    + 2.2 * is_work
                    + 3 * bool(_of_trade(name, draft.figure.kind))
                    + is_out
                )
        names = {draft.figure.name for draft in drafts.drafts}
        if names & _DELEGATES and any(each.verb in ("vote", "raise hand") for each in actions):
            votes["parliament"] += 5
        if any(
            "bridge" in {each.of.head for each in clause.places} | {n.head for n in clause.objects}
            for clause in self.frame.clauses
            if clause.verb in _GOING
        ):
            votes["river"] += 2.5
        if place := where_it_grows(actions, drafts):
            votes[place] += 4
        for verb in dict.fromkeys(action.verb for action in actions):
            if LIKELY_PLACES.get(verb) == "swimming pool" and alive and not peopled:
                continue  # animals swim in the sea or a lake
            if verb == "wash" and {draft.figure.name for draft in drafts.drafts} & _DISHES:
                votes["kitchen"] += 2
            if verb == "teach" and any(each.verb in _OUTDOOR_LESSONS for each in actions):
                continue  # to ride a bicycle
            if verb in LIKELY_PLACES and verb not in _NOUNS_ONLY:
                votes[LIKELY_PLACES[verb]] += 3 if verb in _TELLING else 1
        for clause in self.frame.clauses:
            for relation in clause.places if clause.verb in _GETTING_OFF else ():
                if relation.of.name in _STOPS and relation.relation in _OFF:
                    votes[_STOPS[relation.of.name]] += 3
        for noun in self.frame.nouns:
            if id(noun) not in drafts.by_noun and noun.name in LIKELY_PLACES:
                votes[LIKELY_PLACES[noun.name]] += 1
        likely = max(votes, key=lambda name: votes[name]) if votes else ""
        if likely and votes[likely] < 0.5 and _at_home(drafts):
            return _at_home(drafts)
        if likely == "office" and _are_children(drafts):
            names = {draft.figure.name for draft in drafts.drafts}
            return "classroom" if names & _IN_CLASS else "living room"
        return likely

    def _place_in_a_name(self) -> str:
        """The place that a compound begins with: the kitchen of a kitchen table."""
        for noun in self.frame.nouns:
            if noun.of is not None and not noun.owned and is_setting(noun.of):
                name = _place_of(noun.of)  # the counter of a bakery
                if noun.head in ("gate", "entrance", "steps"):
                    return "schoolyard" if name == "classroom" else "street"
                return "street" if (noun.head, name) == ("side", "road") else name
            if kind_of(noun) == "person" and (found := _place_before(noun.said)):
                return found
            if kind_of(noun) == "person" and noun.name in LIKELY_PLACES:
                continue  # a dairy farmer is in no factory
            words = noun.name.split(" ")
            starts = [" ".join(words[:end]) for end in range(len(words) - 1, 1, -1)]
            if longer := next((PLACES[each] for each in starts if each in PLACES), ""):
                return longer  # a hardware store clerk
            first = words[0]
            if noun.said and not noun.said.isascii():
                continue  # 货架 stands in no warehouse
            trades = first == "market" and noun.head in _OF_MARKETS
            if trades or first == noun.name or first in _NO_PLACES_BEFORE:
                continue
            if first in PLACES:
                return PLACES[first]
        return ""

    def place(self, actions: list[Action], drafts: Drafts) -> str:
        """The place that was said, or else the likely one; "" where anywhere will do."""
        crosses = any(each.verb == "cross the street" for each in actions)
        said = self.name or self.under or ("street" if crosses else self._place_in_a_name())
        flood = any(noun.head in ("flood", "floodwater") for noun in self.frame.nouns)
        if flood and said in (*_FLOODED, ""):
            return "flooded street"
        likely = said or self._likely_place(actions, drafts) or self.fallback
        on_the_way = bool(actions) and all(each.verb in _GOING for each in actions)
        likely = (_at_home(drafts) or likely) if likely == "hall" and not said else likely
        likely = likely or ("" if on_the_way else _by_meaning(drafts) or _at_home(drafts))
        drives = any(draft.figure.name in _BY_ROAD for draft in drafts.drafts)
        return "street" if not said and drives and likely in _ROOMS else likely


def _place_before(said: str) -> str:
    """The place that a Chinese word for somebody begins with: 银行经理, 医院院长."""
    if not said or said[0].isascii():
        return ""
    starts = (said[:end] for end in range(len(said) - 1, 1, -1))
    return next((PLACES[each] for each in starts if each in PLACES), "")


_BEFORE: Final = frozenset({"in front of", "before", "outside"})
_BUILT: Final = word_set(
    "clinic office bank shop supermarket restaurant café hotel library stage gym pharmacy bakery "
    "courtroom factory parliament museum church prison house station"
) | {"hospital room", "shopping mall", "polling station", "living room"}
"""Buildings: who is in front of one is in the street, or in a square."""
_STEPPED: Final = word_set("church museum courtroom library parliament temple university bank")
"""Before whose steps there is a square."""
_ON_FARMS: Final = word_set(
    "pig piglet cow hen chicken rooster chick goat sheep horse goose duck lamb calf farmer tractor "
    "foal mare stallion donkey mule pony"
)
_FLOODED: Final = word_set("street city town road village")
"""Where water stands among houses if it is flooded."""
_OF_WORK: Final = word_set(
    "office workshop laboratory vineyard orchard bakery pharmacy clinic shop bank classroom "
    "supermarket stadium courtroom church temple kitchen bakery cave museum library "
    "hotel prison camp pottery circus zoo barn"
) | {
    "bus inside", "train inside", "plane inside", "hospital room", "ice rink", "swimming pool",
    "basketball court", "sports hall", "snow", "gym",
}  # fmt: skip
"""Where those who work there are met rather than where what they use is."""


_PORTABLE: Final = word_set(
    "wheelchair phone smartphone camera umbrella flag gong bottle milk cup mug bag basket hammer "
    "box suitcase book letter newspaper flower bouquet candle lamp lantern knife scissors brush "
    "bucket rope ribbon coin banknote money wallet purse backpack hat cap mask shoe glove scarf "
    "coat ladder towel cloth sponge plate bowl spoon fork glass ticket card key watch glasses "
    "mirror chair table bench stool blanket pillow bread apple banana egg meat cheese cake "
    "sandwich tea coffee water wine beer medicine pill bandage drum guitar violin flute whistle "
    "microphone laptop tablet photo picture sign banner balloon ball toy doll dog cat scooter cart"
)
"""What may be taken anywhere, and hardly tells where somebody is."""
_GUESTS: Final = word_set("customer client shopper guest visitor buyer diner spectator donor")
"""Who is where others work."""
_IN_CLASS: Final = word_set("pupil student schoolchild schoolboy schoolgirl")


def _dives(drafts: Drafts, actions: list[Action]) -> bool:
    """Whether somebody is there who can be under water."""
    names = {draft.figure.name.rsplit(" ", 1)[-1] for draft in drafts.drafts}
    verbs = {action.verb for action in actions}
    return bool(names & {"diver", "mermaid", "swimmer"} or verbs & {"dive", "swim", "snorkel"})


def _are_children(drafts: Drafts) -> bool:
    """Whether only children are there, who do their homework at home."""
    people = [draft.figure for draft in drafts.drafts if draft.figure.kind == "person"]
    return bool(people) and all(each.looks.age in ("child", "baby") for each in people)


_DELEGATES: Final = word_set("politician delegate deputy senator councillor congressman lawmaker")
_WAYS: Final = word_set("road path track trail lane")
_GETTING_OFF: Final = word_set(
    "step get climb jump alight come board hop dash hurry run walk carry unload lead roll wheel "
    "lift help escort"
) | {
    "get off", "get on", "get in", "get out", "step off", "step down", "climb aboard",
}  # fmt: skip
_OUTDOOR_LESSONS: Final = word_set(
    "ride cycle drive fish swim ski skate sail row walk plant surf dive"
)
_OFF: Final = word_set("from off onto into on aboard out") | {"out of"}
_STOPS: Final = {
    "train": "station", "tram": "street", "bus": "street", "airplane": "airport",
    "plane": "airport", "jet": "airport", "taxi": "street", "ferry": "harbour", "ship": "harbour",
}  # fmt: skip
"""Where one gets on and off."""
_INSIDE_BODIES: Final = frozenset({"body", "blood vessel"})
_OUT_THERE: Final = word_set("firefighter paramedic courier") | {"police officer", "traffic police"}
"""Who works in the street."""
_AT_HOME: Final = frozenset({"living room", "bedroom"})
"""Where a family or a grandmother is likely met, but not on the way anywhere."""
_BESIDE: Final = word_set("by beside near along at") | {"next to"}
_BOUGHT: Final = word_set("perfume lipstick cosmetics watch headphones smartphone") | {
    "perfume bottle", "nail polish",
}  # fmt: skip
"""What is shown alone in advertisements, and tried by people in shops."""
_OF_TRADERS: Final = word_set("seller dealer vendor merchant trader buyer thief lover teacher fan")
_DISHES: Final = word_set("bowl dish plate cup pot pan wok vegetable rice tableware cutlery")
_NOUNS_ONLY: Final = word_set(
    "tap iron file drill exhibit slide wave duck bear seal fly rock fan ring plant light water"
)
"""Verbs that are other words than the nouns that tell a place."""
_ROOTED: Final = word_set(
    "windmill tractor ship iceberg volcano lighthouse fireplace sofa couch bathtub stove oven "
    "campfire tent treadmill rubble debris safe airstair conveyor memorial gravestone "
    "hammock barbell camel penguin"
) | {"wind turbine", "buddha statue", "holy water", "curling stone", "railway track", "mine cart"}
"""Things that are in one kind of place only, whoever is with them."""
_TELLING: Final = word_set("pay buy row swim surf ski skate vote shop sail harvest plough") | {
    "walk up the stairs", "walk down the stairs",
}  # fmt: skip
"""Verbs that are done in one kind of place only, whoever does them."""
_RIDING: Final = word_set("ride cycle drive bike")
_OF_MARKETS: Final = word_set("analyst leader economist researcher expert report share crash")
_NO_PLACES_BEFORE: Final = word_set(
    "bank stage station window map bridge air sky home room bar court can store ring wedding "
    "concert show match fair grass wood bush square ceremony pitch plain field line apartment "
    "rally safe pool stall mill hut"
)
_IN_WEATHER: Final = {"rain": "rain", "storm": "rain", "fog": "fog", "mist": "fog"}
"""What one stands and walks in: the weather, and nobody's figure."""
_ON_ONLY: Final = frozenset({"moon", "mars", "sky", "map", "earth"})
"""Places only where something is on them, or goes to them: "under the moon" is at night."""


_ROOMS: Final = word_set(
    "clinic classroom office bank shop supermarket restaurant café cafe hotel museum library "
    "theatre kitchen bedroom bathroom gym pharmacy bakery courtroom hospital school"
) | {"hospital room", "operating room", "meeting room", "living room", "dining room"}
"""Where no car drives in."""
_BY_ROAD: Final = word_set("ambulance car taxi bus truck van motorcycle tram lorry") | {
    "police car", "fire engine", "fire truck", "school bus", "delivery van",
}  # fmt: skip


def _before_door(clause: Clause, name: str) -> str:
    """The place that a clause's vehicles get to: they stop in the street before a hospital."""
    drives = bool(clause.subjects) and all(n.name in _BY_ROAD for n in clause.subjects)
    return "street" if drives and name in _ROOMS else name


def _place_of(noun: Noun) -> str:
    """What a stage calls the place that a noun names; "" where it names none."""
    if noun.name not in PLACES and _is_thing_of_its_own(noun):
        return ""
    if noun.head == "room" and noun.name not in PLACES:
        return noun.name  # a place that is called what it is: "break room"
    if noun.name in ("step", "steps") and noun.of is not None and noun.of.name not in KINDS:
        inside = _place_of(noun.of) in ("classroom", "living room")
        return "schoolyard" if inside else "town square"  # the steps of the treasury
    if noun.name in PLACES:
        return PLACES[noun.name]
    first, _, rest = noun.name.partition(" ")
    if rest in _WAYS and first in PLACES:
        return PLACES[first]  # a desert road
    if noun.head in ("stairs", "staircase", "stairwell") and rest:
        return "staircase"  # the town hall stairs
    if noun.head in ("step", "steps") and first in PLACES and rest == noun.head:
        return "schoolyard" if PLACES[first] == "classroom" else "town square"
    for name in (noun.said.casefold(), noun.head):
        if name in PLACES:
            return PLACES[name]
    kind = word_of(noun.name).kind or word_of(noun.head).kind
    is_thing = noun.name in KINDS or noun.head in KINDS or is_drawn(noun.name)
    if kind not in ("place", "nature") or is_thing:
        return ""
    found = _kind_of_place(noun)
    return "" if found == "-" else found or (noun.name if kind == "place" else "")


def _kind_of_place(noun: Noun) -> str:
    """Which place a word that no list has is a kind of: a trattoria, Chicago."""
    if noun.of is not None and noun.of.name in PLACES:
        return PLACES[noun.of.name]  # the basement of a museum
    names = (noun.said.casefold(), noun.name, noun.head)
    return next((place_kinds()[each] for each in names if each in place_kinds()), "")


def _is_thing_of_its_own(noun: Noun) -> bool:
    """Whether a compound is another kind of thing than its head: a piggy bank is no bank."""
    if noun.name == noun.head:
        return False
    known = noun.name in KINDS or noun.name in LIKELY_PLACES
    return known or word_of(noun.name).kind not in ("", "place", "nature", "group")


def is_setting(noun: Noun) -> bool:
    """Whether a noun that names a place is where things happen, and not a thing among them."""
    name = _place_of(noun)
    words = (noun.name, noun.head, noun.said.casefold())
    known = any(word in PLACES or word in place_kinds() for word in words)
    return bool(name) and name not in SETTINGS and known


def _of_trade(name: str, kind: str) -> str:
    """Where what somebody teaches or plays is done: a ski instructor's is the snow."""
    first, _, rest = name.partition(" ")
    if kind != "person" or not rest:
        return ""
    verb = infinitive(first)[0]
    return LIKELY_PLACES.get(verb, "") if verb in _SPORTS else ""


_SPORTS: Final = word_set("ski swim skate surf row box climb sail dive dance ride fish snowboard")


def _of_alike(name: str, kind: str) -> str:
    """Where those are likely met as whom somebody is dressed: a saleswoman where a cashier is."""
    from onionskin.stage.roles import nearest_role

    like = nearest_role(name) if kind == "person" else None
    if like is None or like.names.en in _ANYWHERE:
        return ""
    return LIKELY_PLACES.get(like.names.en, "")


def _by_meaning(drafts: Drafts) -> str:
    """Where somebody is likely met by what their name means, or else some thing; "" for neither."""
    figures = [draft.figure for draft in drafts.drafts]
    peopled = any(figure.kind == "person" for figure in figures)
    for kind in ("person",) if peopled else ("thing",):
        for name in (figure.name for figure in figures if figure.kind == kind):
            heads = (name, name.rsplit(" ", 1)[-1]) if kind == "person" else (name,)
            found = next((p for each in heads if (p := places_by_meaning().get(each))), "")
            if found:
                return found
    return ""


_ANYWHERE: Final = word_set("person worker woman man child boy girl athlete customer") | {
    "business person", "office worker", "old man", "old woman", "tour guide",
}  # fmt: skip
"""As whom people of many kinds are dressed."""


def _at_home(drafts: Drafts) -> str:
    """The living room where only people of one family are; "" for others."""
    names = [draft.figure.name for draft in drafts.drafts if draft.figure.kind == "person"]
    several = len(names) > 1 or set(names) <= _PARENTS
    return "living room" if names and several and set(names) <= _KIN else ""


_PARENTS: Final = word_set("mother father grandmother grandfather")
"""Who is at home, alone too, where nothing else is said."""


_KIN: Final = word_set(
    "mother father daughter son grandmother grandfather grandson granddaughter husband wife baby "
    "brother sister girl boy child"
)


def _first_of(names: tuple[str, ...]) -> str:
    men = tuple(f"{each[:-5]}man" for each in names if each.endswith("woman") and len(each) > 5)
    return next((LIKELY_PLACES[name] for name in (*names, *men) if name in LIKELY_PLACES), "")
