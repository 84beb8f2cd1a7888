"""Words of English: what a word can be in a sentence, and what kind of thing it names.

The list in `words/` is compiled by `scripts/compile_lexicon.py` out of WordNet: 140,000 lemmas
with how often each was tagged as a noun, a verb, an adjective or an adverb, and the kind that most
of a noun's uses are of. Those of Chinese are in `text.chinese`.
`places.txt.gz` and `place_kinds.txt.gz` are compiled by `scripts/compile_places.py`.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

_WORDS = files("onionskin.planner") / "words"


def word_set(text: str) -> frozenset[str]:
    """The words of a text as a set: for lists that read better without quotes."""
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class Word:
    """How often a lemma is a noun, a verb, an adjective, an adverb (0: never), and its kind."""

    noun: int = 0
    kind: str = ""
    """person, animal, plant, thing, vehicle, place, clothes, nature, group, event, act, time …"""
    verb: int = 0
    adjective: int = 0
    adverb: int = 0


_NOTHING: Final = Word()


@lru_cache(maxsize=1)
def _english() -> dict[str, str]:
    text = gzip.decompress((_WORDS / "en.txt.gz").read_bytes()).decode()
    return dict(line.split("\t", 1) for line in text.splitlines())


@lru_cache(maxsize=1)
def given_names() -> dict[str, str]:
    """Given names as they are written, and "woman" or "man"."""
    rows = (_WORDS / "names.txt").read_text(encoding="utf-8").splitlines()
    pairs = (row.split(": ", 1) for row in rows if not row.startswith("#"))
    return {name: sex for sex, names in pairs for name in names.split()}


@lru_cache(maxsize=1)
def places_by_meaning() -> dict[str, str]:
    """Where somebody or something is likely met, by what WordNet says that they are."""
    text = gzip.decompress((_WORDS / "places.txt.gz").read_bytes()).decode()
    rows = (line.split(": ", 1) for line in text.splitlines())
    return {name: place for place, names in rows for name in names.split(", ")}


@lru_cache(maxsize=1)
def place_kinds() -> dict[str, str]:
    """Which place of the stage a word for a place is a kind of; "-" for none that is drawn."""
    text = gzip.decompress((_WORDS / "place_kinds.txt.gz").read_bytes()).decode()
    rows = (line.split(": ", 1) for line in text.splitlines())
    return {name: place for place, names in rows for name in names.split(", ")}


@lru_cache(maxsize=4096)
def english(lemma: str) -> Word:
    """What is known of an English lemma, in lower case; also of several words: "hot dog"."""
    line = _english().get(lemma)
    if line is None:
        return _NOTHING
    noun, kind, verb, adjective, adverb = line.split("\t")
    return Word(int(noun), kind, int(verb), int(adjective), int(adverb))


@lru_cache(maxsize=4096)
def singular(word: str) -> str:
    """The lemma of a noun in the plural; the word itself where it is no plural."""
    if word in _PLURALS:
        return _PLURALS[word]
    for plural, one in (("children", "child"), ("women", "woman"), ("men", "man")):
        if word.endswith(plural) and english(word[: -len(plural)] + one).noun:
            return word[: -len(plural)] + one
    if not word.endswith("s") or word.endswith(("ss", "us", "is")) or len(word) < 3:
        return word
    for ending, instead in (("ies", "y"), ("ves", "f"), ("ves", "fe"), ("es", ""), ("s", "")):
        stem = word[: -len(ending)] + instead
        if word.endswith(ending) and english(stem).noun:
            hisses = stem.endswith(("s", "x", "z", "ch", "sh", "o"))
            if ending == "es" and not hisses and english(word[:-1]).noun:
                continue  # "dunes" are no duns
            return word if english(word).noun > english(stem).noun else stem
    return word if english(word).noun else word[:-1]


@lru_cache(maxsize=4096)
def infinitive(word: str) -> tuple[str, str]:
    """The lemma of a verb's form, and the form: "base", "s", "ing", "ed", or "" for no verb."""
    if word in _PASTS:
        return _PASTS[word], "ed"
    for ending, form in (("ing", "ing"), ("ied", "ed"), ("ed", "ed"), ("ies", "s"), ("es", "s")):
        if word.endswith(ending) and (stem := _stem(word[: -len(ending)], ending)):
            if ending == "ed" and stem in _IRREGULAR:
                continue  # "seed" is no past of "see"
            return stem, form
    if word.endswith("s") and not word.endswith("ss") and english(word[:-1]).verb:
        return word[:-1], "s"
    if word == "has":
        return "have", "s"
    tail = word.rpartition("-")[2]
    if tail != word and not english(word).verb and tail.endswith(("s", "ing")) and tail != "s":
        return infinitive(tail)  # "bottle-feeds"
    return (word, "base") if english(word).verb else (word, "")


def _stem(stem: str, ending: str) -> str:
    if ending in ("ied", "ies"):
        return f"{stem}y" if english(f"{stem}y").verb else ""
    if ending == "es":
        # "watches" loses "es", "rides" an "s".
        options = [stem] if stem.endswith(("s", "x", "z", "ch", "sh", "o")) else []
        return next((each for each in (*options, f"{stem}e") if english(each).verb), "")
    doubled = len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "lsz"
    options = [stem[:-1], stem, f"{stem}e"] if doubled else [stem, f"{stem}e", stem[:-1]]
    if ending == "ing" and stem.endswith("y") and english(f"{stem[:-1]}ie").verb:
        options = [f"{stem[:-1]}ie", *options] if not english(stem).verb else options
    # "rid" and "ride": of two verbs the commoner one is meant.
    found = [each for each in options[:2] if each and english(each).verb]
    if not found:
        found = [each for each in options[2:] if each and english(each).verb]
    return max(found, key=lambda each: english(each).verb, default="")


def _table(text: str) -> dict[str, str]:
    rows = (row.split("=") for row in text.split())
    return {form: lemma for lemma, forms in rows for form in forms.split(",")}


_PLURALS: Final = _table(
    "man=men woman=women child=children person=people,persons mouse=mice goose=geese foot=feet "
    "tooth=teeth ox=oxen die=dice wolf=wolves leaf=leaves loaf=loaves scarf=scarves knife=knives "
    "elf=elves shelf=shelves half=halves life=lives wife=wives thief=thieves calf=calves "
    "hoof=hooves cave=caves bus=bus,buses cactus=cacti,cactuses octopus=octopuses fish=fish,fishes "
    "sheep=sheep deer=deer bacterium=bacteria antibody=antibodies fungus=fungi nucleus=nuclei "
    "alveolus=alveoli policeman=policemen policewoman=policewomen fireman=firemen "
    "fisherman=fishermen businessman=businessmen businesswoman=businesswomen gentleman=gentlemen "
    "snowman=snowmen workman=workmen postman=postmen salesman=salesmen glasses=glasses news=news "
    "goggles=goggles jeans=jeans trousers=trousers scissors=scissors binoculars=binoculars "
    "headphones=headphones pajamas=pajamas police=police lens=lens,lenses virus=viruses "
    "fries=fries potato=potatoes tomato=tomatoes hero=heroes photo=photos piano=pianos shoe=shoes "
    "horse=horses house=houses rose=roses nurse=nurses purse=purses vase=vases bee=bees "
    "tree=trees eye=eyes tie=ties pie=pies movie=movies cookie=cookies selfie=selfies axe=axes "
    "scrubs=scrubs customs=customs goods=goods"
)
_PASTS: Final = _table(
    "be=is,are,was,were,been,am have=had do=did,done go=went,gone eat=ate,eaten sit=sat "
    "stand=stood run=ran fly=flew,flown ride=rode,ridden drive=drove,driven write=wrote,written "
    "read=read give=gave,given take=took,taken make=made build=built hold=held hit=hit cut=cut "
    "put=put throw=threw,thrown catch=caught fall=fell,fallen rise=rose,risen swim=swam,swum "
    "sing=sang,sung sleep=slept lie=lay,lain speak=spoke,spoken tell=told say=said teach=taught "
    "bring=brought buy=bought sell=sold draw=drew,drawn grow=grew,grown blow=blew,blown "
    "know=knew,known see=saw,seen shake=shook,shaken break=broke,broken wear=wore,worn "
    "tear=tore,torn win=won fight=fought find=found leave=left meet=met feed=fed lead=led "
    "light=lit slide=slid spin=spun shine=shone shoot=shot dig=dug hang=hung drink=drank,drunk "
    "begin=began,begun ring=rang,rung sink=sank,sunk spring=sprang,sprung weave=wove,woven "
    "freeze=froze,frozen choose=chose,chosen hide=hid,hidden bite=bit,bitten burn=burnt leap=leapt "
    "spill=spilt lay=laid pay=paid keep=kept sweep=swept weep=wept send=sent spend=spent "
    "bend=bent lend=lent set=set spread=spread split=split burst=burst bet=bet become=became "
    "come=came wake=woke,woken steal=stole,stolen swing=swung stick=stuck sew=sewn lift=lifted "
    "kneel=knelt creep=crept think=thought get=got sting=stung lose=lost feel=felt hear=heard "
    "show=showed,shown hurt=hurt shut=shut cost=cost let=let understand=understood strike=struck "
    "cling=clung seek=sought awake=awoke forget=forgot,forgotten swear=swore,sworn "
    "sow=sown sling=slung overcome=overcame tread=trod,trodden deal=dealt mean=meant bleed=bled "
    "mow=mown fling=flung "
    "withdraw=withdrew,withdrawn overtake=overtook,overtaken undertake=undertook,undertaken "
    "undergo=underwent,undergone misunderstand=misunderstood foresee=foresaw,foreseen "
    "forgive=forgave,forgiven forbid=forbade,forbidden breed=bred dwell=dwelt flee=fled "
    "shrink=shrank,shrunk speed=sped stink=stank,stunk stride=strode strive=strove string=strung "
    "wring=wrung arise=arose,arisen beat=beaten dream=dreamt outgrow=outgrew,outgrown "
    "rebuild=rebuilt repay=repaid resell=resold rewrite=rewrote,rewritten uphold=upheld "
    "withhold=withheld withstand=withstood overhear=overheard oversee=oversaw,overseen "
    "mistake=mistook,mistaken mislead=misled"
)
_IRREGULAR: Final = frozenset(_PASTS.values()) - word_set(
    "light hang leap burn lift spill sew weave kneel creep lay dwell dream string strive"
)
