"""From scripts to storyboards: which picture stands over which words."""

from __future__ import annotations

import pytest
from PIL import Image

from onionskin.errors import InvalidInput
from onionskin.film.board import board_of
from onionskin.film.script.fountain import read_fountain
from onionskin.film.script.markdown import read_markdown
from onionskin.film.storyboard import (
    Chart,
    Footage,
    Line,
    Picture,
    Points,
    Quote,
    Stage,
    Storyboard,
    Things,
    Title,
)
from onionskin.serial import from_dict, to_dict


@pytest.fixture
def board(tmp_path):
    """Makes the storyboard of a Markdown text."""
    Image.new("RGB", (8, 8)).save(tmp_path / "a.png")
    Image.new("RGB", (8, 8)).save(tmp_path / "b.png")
    (tmp_path / "c.mp4").write_bytes(b"")
    return lambda text: board_of(read_markdown(text, tmp_path))


def sources(made):
    """The kinds of a board's sources, in order."""
    return [type(shot.source) for shot in made.shots]


def test_a_film_opens_with_its_title_and_dissolves_between_scenes(board):
    """Within a scene it is cut; headings without words are cards."""
    made = board(
        "# Hands\n\n## One\n\nA nurse sings.\n\nA dog runs.\n\n## Two\n\n## Three\n\nBye.\n"
    )
    assert made.title == "Hands"
    assert made.shots[0].source == Title(text="Hands")
    assert not made.shots[0].captions
    assert [shot.transition for shot in made.shots] == [
        "cut", "dissolve", "cut", "dissolve", "dissolve",
    ]  # fmt: skip
    assert [shot.scene for shot in made.shots] == ["", "One", "One", "Two", "Three"]
    assert made.shots[3].source == Title(text="Two")


def test_a_description_covers_the_paragraphs_below_it(board):
    """One for each of its sentences; who "she" is, is said; one that nothing follows is alone."""
    made = board(
        "> A nurse washes her hands. She smiles.\n\nOne is said here for a while.\n\n"
        "Two is said here for a while.\n\nThree is said here for a while.\n\n> A dog runs.\n"
    )
    shown = [getattr(shot.source, "prompt", "a card") for shot in made.shots]
    assert shown == ["A nurse washes her hands.", "The nurse smiles.", "a card", "A dog runs."]
    assert [shot.seconds for shot in made.shots] == [None, None, None, 3.0]
    assert made.shots[3].narration == ()


def test_a_description_gives_way_to_words_that_show_more(board):
    """Within its paragraph, and after it; she who is seen is she whom the words name."""
    made = board(
        "> A girl plays in a park.\n\nLily plays every day. Her friends are far away now.\n\n"
        "One day Lily carries a box.\n\nLife is good.\n"
    )
    shown = [getattr(shot.source, "prompt", "a card") for shot in made.shots]
    assert shown == ["A girl plays in a park.", "Lily carries a box", "a card"]
    assert made.figure("Lily").look == "girl"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The chef stirs the soup.", Stage),  # all of it is drawn
        ("Buses take the longer way round past the hospital.", Things),  # a bus is called out
        ("Balance can be trained while you stand on one leg.", Things),  # no gym: it is similar
    ],
)
def test_what_a_drawing_would_leave_out_is_a_card(board, words, kind):
    """A drawing shows all that its sentence says, or the sentence is on a card."""
    made = board(f"# Film\n\n{words}\n")
    assert isinstance(made.shots[-1].source, kind), made.shots[-1]


def test_own_pictures_go_with_the_paragraph_after_them(board):
    """Several share it; at the end of a scene one goes with the paragraph before."""
    sentence = "We have sold good bread and fine cakes in this town for thirty years now. "
    made = board(
        f"![x](a.png)\n![y](b.png)\n\n{sentence * 2}\n\nA dog runs.\n\n![z](c.mp4)\n\n"
        "## Next\n\n![alone](a.png)\n"
    )
    assert sources(made) == [Picture, Picture, Footage, Picture]
    assert [shot.source.path for shot in made.shots] == ["a.png", "b.png", "c.mp4", "a.png"]
    assert made.shots[2].words == "A dog runs."
    assert (made.shots[3].words, made.shots[3].seconds) == ("", 4.0)


def test_a_chart_runs_through_its_paragraph(board):
    """As one shot, though the paragraph is longer than a shot is else."""
    table = "| Year | Cases |\n|---|--:|\n| 2022 | 12 |\n| 2023 | 9 |\n| 2024 | 6 |\n"
    words = "Cases fell in each of the last three years. " * 3
    made = board(f"{table}\n{words}\n\nA dog runs.\n")
    assert sources(made) == [Chart, Stage]
    assert made.shots[0].words == words.strip()


@pytest.mark.parametrize(
    ("before", "under"),
    [
        ("The table shows the pay.", 0),
        ("下表是每班的工资。", 0),
        ("It pays.", 1),
        ("他代表我们。", 1),
    ],
)
def test_a_chart_stands_under_the_words_that_announce_it(board, before, under):
    """Else it stands under the paragraph after it, which may tell of something else."""
    table = "| Shift | Pay |\n|---|---|\n| Day | 13 |\n| Night | 18 |"
    made = board(f"{before}\n\n{table}\n\nYou may take leave whenever you like.\n")
    assert [kind is Chart for kind in sources(made)] == [under == 0, under == 1]


def test_lists_appear_as_they_are_spoken(board):
    """With the words before them; long items are narration."""
    made = board("You need this:\n\n- soap\n- water\n")
    assert made.shots[0].source == Points(
        items=("soap", "water"), title="You need this", things=("soap", "water drop")
    )
    assert made.shots[0].narration == tuple(
        Line(text=each) for each in ("You need this:", "soap.", "water.")
    )
    long = "- The nurse opens the window and looks at the garden.\n- A dog runs over the street."
    assert sources(board(long)) == [Stage, Stage]


def test_quotations_are_cards_that_are_spoken(board):
    """With who said it."""
    (shot,) = board("> It works.\n> — Ana\n").shots
    assert shot.source == Quote(text="It works.", who="Ana")
    assert shot.words == "It works."


def test_numbers_are_counters_and_what_cannot_be_drawn_is_a_card(board):
    """Which a note tells."""
    made = board("Revenue rose to 4.2 million euros.\n\nQuarks flip their chirality.\n")
    counter, card = made.shots
    assert counter.source.form == "counter"
    assert counter.source.rows == (("Revenue", 4.2),)
    assert card.source == Title(text="Quarks flip their chirality")
    assert "can be drawn" in card.notes[0]


def test_characters_of_a_screenplay_are_seen_speaking(tmp_path):
    """After what happens, which is a shot of its own; the narrator speaks over it."""
    made = board_of(
        read_fountain(
            "INT. KITCHEN - NIGHT\n\nA chef cooks.\n\nCHEF\nIt is ready.\n\nNURSE\nThank you.\n\n"
            "EXT. PARK - DAY\n\nA dog runs.\n\nNARRATOR\nHours later.\n",
            tmp_path,
        )
    )
    assert [shot.words for shot in made.shots] == ["", "It is ready.", "Thank you.", "Hours later."]
    assert [shot.narration[0].speaker for shot in made.shots[1:]] == ["Chef", "Nurse", None]
    assert made.shots[1].source == Stage(
        prompt="a chef talks with a nurse", place="kitchen", time="night"
    )
    assert made.shots[3].source.prompt == "A dog runs."
    assert (made.shots[3].source.place, made.shots[3].source.time) == ("park", "day")


def test_ids_stay_when_another_shot_changes(board):
    """They are made of the shot's own words."""
    text = "# T\n\nA nurse sings a song.\n\n{}\n\nA dog runs over the street.\n"
    before, after = board(text.format("Trust matters.")), board(text.format("A cat sleeps. Why?"))
    assert before.shots[1].id == after.shots[1].id == "a-nurse-sings-a-song"
    assert before.shots[-1].id == after.shots[-1].id
    assert len({shot.id for shot in after.shots}) == len(after.shots)


def test_the_front_matter_is_the_boards(board):
    """And the language is that of the words."""
    made = board("---\nsize: 720p\nfps: 30\nvoice: off\nseed: 7\n---\n护士洗手。\n")
    assert (made.size, made.fps, made.voice, made.seed) == ((1280, 720), 30, "off", 7)
    assert made.language == "zh"
    assert from_dict(Storyboard, to_dict(made)) == made


@pytest.mark.parametrize("text", ["", "\n\n", "<!-- x -->\n", "---\nseed: 1\n---\n"])
def test_an_empty_script_is_refused(board, text):
    """It says what to write."""
    with pytest.raises(InvalidInput, match="the script is empty: write the narration"):
        board(text)


def test_only_headings_are_cards(board):
    """A title and a card for each."""
    assert sources(board("# A\n\n## B\n\n## C\n")) == [Title, Title, Title]
    assert sources(board("# A\n")) == [Title]


def test_emoji_and_words_from_right_to_left_are_kept_in_what_is_said(board):
    """On cards emoji are left out: no font of cards has them."""
    made = board("Quarks flip 😀!\n\nמילה אחת ועוד מילה.\n")
    assert [shot.words for shot in made.shots] == ["Quarks flip 😀!", "מילה אחת ועוד מילה."]
    assert made.shots[0].source == Title(text="Quarks flip !")


@pytest.mark.parametrize(
    ("items", "things", "lead", "sentence"),
    [
        (
            ("面粉", "鸡蛋", "牛奶"),
            ("flour", "egg", "glass of milk"),
            "做蛋糕之前，桌上要放好",
            "做蛋糕之前，桌上要放好面粉、鸡蛋和牛奶。",
        ),
        (
            ("Rope", "Torch", "Map"),
            ("rope", "torch", "map"),
            "Take",
            "Take a rope, a torch and a map into the cave.",
        ),
    ],
)
def test_a_list_is_the_picture_of_the_sentence_that_says_it(board, items, things, lead, sentence):
    """Whether it stands before or after it, under what leads into it; it is not read out twice."""
    listed = "\n".join(f"- {each}" for each in items)
    for text in (f"# T\n\n{listed}\n\n{sentence}\n", f"# T\n\n{sentence}\n\n{listed}\n"):
        shots = board(text).shots[1:]
        assert [shot.source for shot in shots] == [Points(items=items, title=lead, things=things)]
        assert shots[0].words == sentence


def test_a_list_that_the_script_numbers_is_numbered(board):
    """Whether it is read out, or said by the sentence beside it."""
    listed = "1. Rain\n2. River\n3. Sea\n"
    for text in (listed, f"{listed}\nIt goes from rain to river to sea.\n"):
        lists = [each for each in board(text).shots if isinstance(each.source, Points)]
        assert [each.source.numbered for each in lists] == [True]
    assert not board("- Rain\n- River\n- Sea\n").shots[0].source.numbered


def test_the_numbers_of_a_long_list_do_not_begin_anew(board):
    """Its second card has bullets."""
    made = board("".join(f"{k}. Wash the cup {k} times\n" for k in range(1, 9)))
    assert [each.source.numbered for each in made.shots] == [True, False]


def test_a_list_that_no_sentence_says_is_read_out(board):
    """Beside a sentence about something else."""
    made = board("# T\n\n- Rope\n- Torch\n- Map\n\nThe cave is dark.\n")
    assert Points in sources(made)
    assert "Torch." in [line.text for shot in made.shots for line in shot.narration]


@pytest.mark.parametrize(("said", "most"), [("off", 0), ("on", 9)])
def test_a_script_may_be_without_callouts(board, said, most):
    """By its front matter; other values are refused."""
    words = "> A nurse works\n\nTake the key and the helmet with you, for 79 euros.\n"
    made = board(f"---\ncallouts: {said}\n---\n\n{words}")
    called = [each for shot in made.shots for each in shot.callouts]
    assert len(called) <= most
    assert bool(called) == bool(most)
    with pytest.raises(InvalidInput, match="callouts"):
        board(f"---\ncallouts: some\n---\n\n{words}")
