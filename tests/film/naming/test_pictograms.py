"""What leads to a pictogram, and what does not: nouns, deeds, states and ideas."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onionskin.film.naming import ideas_in, named_things
from onionskin.film.naming import pictograms as module
from onionskin.film.naming.pictograms import read_lines
from onionskin.finish.cards.pictograms import is_pictogram, pictogram_names
from onionskin.finish.cards.things import drawing_of

LINES = """\
# A comment.
[sport]
rowing = mdi:rowing: row+boat, =rowing, 划船
hand washing = mdi:hand-wash: wash+hand, 洗手, 清洗+手
coughing = healthicons:coughing: cough+, 咳嗽
gas tap = mdi:gas: turn+off+gas
no smoking = mdi:smoking-off: =no smoking, smoke+, smoking ban, 请勿吸烟
rowing machine = mdi:machine: gym machine, 划船机
crane jib = mdi:hook: jib | crane, lift*, 吊
cupboard of keys = mdi:key: key, key cupboard
out of order = mdi:cog-off: =out of order, =broke* down, 坏了
[ideas]
agreement = mdi:handshake: =agree*, 约定
"""


@pytest.fixture
def _lines(tmp_path: Path) -> Iterator[None]:
    """The lines above in place of the package's own."""
    path = tmp_path / "pictograms.txt"
    path.write_text(LINES, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "WORDS", path)
        module._wordings.cache_clear()
        module._ideas.cache_clear()
        yield
    module._wordings.cache_clear()
    module._ideas.cache_clear()


def signs(text: str) -> list[str]:
    """The pictograms of a text; "!" before those of what is not to be done."""
    found = (each for each in named_things(text, scenes=True, pictograms=True))
    return ["!" * each.is_refused + each.thing for each in found if each.is_pictogram]


@pytest.mark.usefixtures("_lines")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wash your hands for twenty seconds.", ["hand washing"]),
        ("She washed both of her dirty hands.", ["hand washing"]),
        ("Hands must be washed before eating.", ["hand washing"]),
        ("Wash the pan and dry your hands.", []),
        ("Wash the hand towels.", []),
        ("He never washes his hands.", []),
        ("Never wash your hands in the river.", ["!hand washing"]),
        ("The new wash of the hands.", []),
        ("If you cough, stay at home.", ["coughing"]),
        ("A cough is no reason to stay at home.", []),
        ("Turn off the gas.", ["gas tap"]),
        ("Turn the gas off.", ["gas tap"]),
        ("Turn left and smell the gas.", []),
        ("Do not smoke here.", ["no smoking"]),
        ("They smoke in the yard.", []),
        ("A smoking ban holds in the yard.", ["no smoking"]),
        ("Never stop without washing your hands.", ["hand washing"]),
        ("The dog coughs all night.", []),
        ("No smoking in the yard.", ["no smoking"]),
        ("Two rowing machines stand in the gym.", ["rowing machine"]),
        ("The jib of the crane is new.", ["crane jib"]),
        ("The jib is on the boat.", []),
        ("The lift broke down.", ["out of order"]),
        ("We agree on the price.", []),
        ("请先洗手。", ["hand washing"]),
        ("请清洗双手。", ["hand washing"]),
        ("他没有洗手。", []),
        ("洗手间在二楼。", []),
        ("不要在这里划船。", ["!rowing"]),
        ("请勿吸烟。", ["no smoking"]),
        ("电梯坏了。", ["out of order"]),
    ],
)
def test_words_lead_to_pictograms(text: str, expected: list[str]) -> None:
    """A verb in any form before its noun, a noun at the head of its phrase, a state as written."""
    assert signs(text) == expected


@pytest.mark.usefixtures("_lines")
def test_a_deed_stands_in_place_of_the_drawing_of_its_noun() -> None:
    """It says the noun too; other drawings stay, and without pictograms all of them do."""
    text = "Wash your hands with soap."
    found = named_things(text, pictograms=True)
    assert [each.thing for each in found] == ["hand washing", "soap"]
    assert [each.thing for each in found[0].instead_of] == ["hand"]
    assert [each.thing for each in named_things(text)] == ["hand", "soap"]


@pytest.mark.usefixtures("_lines")
def test_a_drawing_comes_before_a_pictogram_of_the_same_word() -> None:
    """Colours say more; but a longer word is another thing."""
    assert signs("The key is lost.") == []
    assert signs("The key cupboard is locked.") == ["cupboard of keys"]


@pytest.mark.usefixtures("_lines")
def test_ideas_are_found_by_themselves() -> None:
    """They are weak, and no words of the others'."""
    assert [each.thing for each in ideas_in("We agreed to row the boat.")] == ["agreement"]
    assert [each.thing for each in ideas_in("Anna Agree came.", ["Anna Agree"])] == []


def test_lines_tell_their_words_and_neighbours() -> None:
    """The name is a word for it where it has several; forms are told apart by their signs."""
    line = next(each for each in read_lines(LINES) if each.name == "crane jib")
    assert (line.icon, len(line.wordings)) == ("mdi:hook", 2)
    assert {each.kind for each in line.wordings} == {"noun", "names"}
    kinds = [each.kind for line in read_lines(LINES) for each in line.wordings]
    assert {"noun", "names", "deed", "phrase"} == set(kinds)


def test_every_pictogram_of_the_list_is_packed() -> None:
    """And no other; run `scripts/make_pictograms.py` after a change."""
    names = {each.name for each in read_lines(module.WORDS.read_text(encoding="utf-8"))}
    assert names == set(pictogram_names())
    assert all(map(is_pictogram, names))


def test_no_word_leads_to_two_pictograms() -> None:
    """But beside neighbours, or where one is for what is refused; and none is called as a drawing
    is."""
    owners: dict[tuple[str, ...], set[str]] = {}
    lines = read_lines(module.WORDS.read_text(encoding="utf-8"))
    for each in (wording for line in lines for wording in line.wordings):
        if each.beside is None:
            only_refused = each.kind == "deed" and each.forbids
            key = ("refused" * only_refused, each.kind, *each.parts)
            owners.setdefault(key, set()).add(each.name)
    assert {word: names for word, names in owners.items() if len(names) > 1} == {}
    drawings = ((line.name, drawing_of(line.name)) for line in lines)
    assert [name for name, each in drawings if each is None or not each.is_pictogram] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bring photo identification, such as a passport or driving licence.", "licence card"),
        ("Call us when you have to stop medication.", "stopped medicine"),
        ("Cut a piece of foil.", "roll of foil"),
        ("The coffin was carried into the church.", "wooden coffin"),
    ],
)
def test_words_of_everyday_lead_to_what_they_name(text: str, expected: str) -> None:
    assert expected in [each.thing for each in named_things(text, pictograms=True)]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("People who find walking hard can park closer.", "found with a glass"),
        ("The rest turns blue-black.", "turning round"),
        ("A worn chain slips on the sprockets.", "falling over"),
        ("In strong wind leave the job for another day.", "leaving a job"),
        ("Crisp packets go in the black bin.", "profit"),
        ("I keep her tablets in a box with a lid.", "lid on a pot"),
        ("Watch for slurred speech.", "public speaking"),
        ("Put a cross in one box only.", "cardboard box"),
        ("The juices should run clear.", "juice box"),
        ("Lava gathers in a chamber.", "everybody"),
        ("Sit up straight.", "straight ruler"),
    ],
)
def test_other_senses_of_everyday_words_lead_to_none(text: str, wrong: str) -> None:
    assert wrong not in [each.thing for each in named_things(text, pictograms=True)]
