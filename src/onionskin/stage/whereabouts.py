"""In which place of the stage a plan is played, and at what depth."""

from __future__ import annotations

from onionskin.plan import staging as plan
from onionskin.stage.floor import Floor
from onionskin.stage.place import Place
from onionskin.stage.places import PLACES

# Where something is likely to happen when nobody said where.
_LIKELY_PLACE = {
    "cook": "kitchen",
    "write": "classroom",
    "type": "office",
    "inject": "hospital room",
    "examine": "hospital room",
    "look through": "laboratory",
    "eat": "dining room",
    "surf": "sea",
    "extinguish": "street",
    "sleep": "bedroom",
    "lie": "bedroom",
    "give a speech": "stage",
    "sing": "stage",
    "drive": "field",
    "pour": "café",
    "shake hands": "office",
    "doctor": "hospital room",
    "nurse": "hospital room",
    "patient": "hospital room",
    "teacher": "classroom",
    "pupil": "classroom",
    "chef": "kitchen",
    "barista": "café",
    "scientist": "laboratory",
    "farmer": "field",
    "worker": "warehouse",
    "mechanic": "garage",
    "lift from the floor": "warehouse",
    "paint a thing": "workshop",
    "presenter": "news studio",
    "business person": "office",
    "office worker": "office",
    "cashier": "shop",
    "courier": "street",
    "police officer": "street",
    "builder": "street",
    "singer": "stage",
    "drink": "kitchen",
    "open a fridge": "kitchen",
    "wash": "kitchen",
    "cut": "kitchen",
    "knead": "kitchen",
    "whisk": "kitchen",
    "brush teeth": "bathroom",
    "read": "living room",
    "phone": "living room",
    "text": "living room",
    "think": "living room",
    "unpack": "living room",
    "open a window": "living room",
    "knit": "living room",
    "iron": "living room",
    "play chess": "living room",
    "play video games": "living room",
    "play piano": "living room",
    "open": "hall",
    "knock": "hall",
    "yawn": "bedroom",
    "cough": "living room",
    "shrug": "living room",
    "sign": "office",
    "check": "office",
    "operate": "factory",
    "saw": "garage",
    "lift weights": "gym",
    "box": "gym",
    "swim": "swimming pool",
    "play hockey": "arctic",
    "skate": "arctic",
    "ski": "arctic",
    "play baseball": "stadium",
    "play volleyball": "beach",
    "play basketball": "basketball court",
    "play tennis": "basketball court",
    "kick": "stadium",
    "pay": "shop",
    "sell": "shop",
    "shop": "shop",
}

_IN_SNOW = {
    "park": "snowy garden",
    "garden": "snowy garden",
    "village": "snowy village",
    "mountains": "snowy village",
    "meadow": "snowy garden",
    "": "snowy garden",
}


_ROOMS = {
    "ward": "hospital room", "clinic": "clinic", "x-ray room": "clinic", "room": "living room",
    "shop": "shop", "store": "shop", "hall": "hall", "office": "office", "lab": "laboratory",
    "factory": "factory", "studio": "workshop", "market": "market", "station": "station",
}  # fmt: skip
"""As what a place is drawn that the stage has not, by how its name ends."""


def place_of(floor: Floor) -> Place:
    """The place the plan asks for, or else one where such things are likely to happen."""
    wanted = _wanted(floor)
    if wanted and (found := PLACES.find(wanted)):
        outside = next(filter(is_building, floor.staged.figures), None)
        if found.indoors and not floor.people and outside is not None:
            floor.warnings.append(f"{outside.name} stands outdoors: {wanted} is not drawn")
            return PLACES.get("village")
        rows = any(cue.verb == "row" for person in floor.people.values() for cue in person.cues)
        return _rowed_on(found) if rows else found
    hints = [cue.verb for person in floor.people.values() for cue in person.cues]
    hints += [person.role.names.en for person in floor.people.values()]
    name = next((_LIKELY_PLACE[hint] for hint in hints if hint in _LIKELY_PLACE), "")
    room = next((kind for end, kind in _ROOMS.items() if wanted.endswith(end)), "")
    name = name or room or ("park" if floor.people else "plain studio")
    if wanted:
        floor.warnings.append(f"{wanted} is drawn as {name}")
    return PLACES.get(name)


def _rowed_on(place: Place) -> Place:
    """Where a boat is rowed: on open water, with no bank before it that its oars would lie on."""
    if place.names.en == "street":
        return PLACES.get("flooded street")
    if place.names.en == "sea" or place.names.en == "flooded street":
        return place
    return PLACES.get("sea" if place.names.en in ("beach", "harbour") else "open lake")


def _wanted(floor: Floor) -> str:
    """The place that was asked for, in its weather and light."""
    staged, names = floor.staged, {figure.name for figure in floor.staged.figures}
    if names & {"neon light", "neon sign"} and staged.place in ("city", "street", "town"):
        return "neon street"
    if names & {"drone", "helicopter", "plane", "airplane"} and staged.place in (
        "city",
        "town",
    ):
        return "city skyline"
    if staged.season == "autumn" and staged.place in ("park", "garden", "forest", "meadow", ""):
        return "autumn park"
    snowy = staged.weather == "snowfall" or "snowman" in names
    return _IN_SNOW.get(staged.place, staged.place) if snowy else staged.place


def is_building(figure: plan.StagedFigure) -> bool:
    """Whether a figure of the plan is what stands outdoors only."""
    return figure.kind == "thing" and figure.name.rsplit(" ", 1)[-1] in _BUILDINGS


_BUILDINGS = frozenset(
    [
        "house",
        "castle",
        "tower",
        "lighthouse",
        "windmill",
        "turbine",
        "volcano",
        "skyscraper",
        "pyramid",
        "cottage",
    ]
)


def acting_line(place: Place) -> float:
    """The depth at which people act in a place."""
    return place.anchors["left"].z if not place.indoors else 0.0
