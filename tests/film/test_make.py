"""A script becomes a film, and only what has changed is made again."""

import json
import os
import re
import sys
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from onionskin.errors import Cancelled, InvalidInput, MediaError, OnionskinError, OutputExists
from onionskin.executors.executor import InTurn, Threads
from onionskin.film.asked import FilmOptions
from onionskin.film.assemble.captioning import captioner_of
from onionskin.film.assemble.codecs import CODECS
from onionskin.film.assemble.pieces import Look, PieceMaker
from onionskin.film.assemble.timing import timing_of
from onionskin.film.assemble.voicing import Narrator
from onionskin.film.make import make_film
from onionskin.film.sources.brief import Effect
from onionskin.film.store import Store
from onionskin.film.storyboard import BoardFigure, Engine, Line, Picture, Stage, Title
from onionskin.finish.provenance.signing import DEVELOPMENT, Certificate
from onionskin.finish.provenance.verify import verify
from onionskin.fitting import Size
from onionskin.media.read import read_origin, read_tags

QUICK = FilmOptions(preview=True)
AGAIN = FilmOptions(preview=True, force=True)
"""Small films are not made smaller by it, but they are not measured."""


def colours(path, at=(60, 60)):
    """The colour of every frame at one place."""
    with av.open(str(path)) as film:
        return [frame.to_ndarray(format="rgb24")[at].tolist() for frame in film.decode(video=0)]


def changed(board, index, **values):
    shots = list(board.shots)
    shots[index] = replace(shots[index], **values)
    return replace(board, shots=tuple(shots))


def test_a_film_lies_there_with_all_that_belongs_to_it(board, hand, store, tmp_path):
    """Every frame in its place, the captions, the timeline, the report and the poster."""
    hand.effects = (Effect(name="ping", at=0.5),)
    made = make_film(board, tmp_path / "film.mp4", store=store, draw=hand)
    assert made.shots[0].stability["num_frames"] == 24
    assert made.num_made == 3
    assert hand.drawn == ["red", "green", "blue"]
    assert {Path(path).name for path in made.beside.values()} == {
        "film.srt",
        "film.otio",
        "film.html",
        "film.jpg",
    }
    assert all(Path(path).stat().st_size for path in made.beside.values())
    shown = colours(made.path)
    assert len(shown) == made.num_frames == round(made.seconds * 12)
    second = round(made.shots[1].start * 12)
    third = round(made.shots[2].start * 12)
    assert shown[0][0] > 150
    middle = np.array(shown[second - 1]) + np.array(shown[second])
    assert abs(middle[0] - middle[1]) < 60  # half red, half green
    assert shown[third - 1][1] > 150
    assert shown[third][2] > 150
    told = json.loads(json.dumps(made.to_dict()))
    assert told["num_shots"] == 3
    assert "shot 1: red & <i> is drawn as paint" in told["warnings"]


def test_music_that_is_not_there_is_refused_before_anything_is_spoken(board, store, tmp_path):
    """Nothing is kept of a film that cannot be made."""
    with pytest.raises(InvalidInput, match=r"music 'gone\.mp3' is neither a mood nor a file"):
        make_film(replace(board, music="gone.mp3"), tmp_path / "film.mp4", store=store)
    assert not [path for path in (tmp_path / "store").rglob("*") if path.is_file()]


def test_a_film_says_what_it_is(board, hand, store, tmp_path):
    """Its title, its chapters, that a machine made it, and all that it was made of."""
    made = make_film(board, tmp_path / "film.mp4", QUICK, store=store, draw=hand)
    tags = read_tags(made.path)
    assert tags["title"] == "Paint & <b>"
    assert json.loads(tags["AIGC"])["Label"] == "1"
    assert tags["digitalSourceType"].endswith("/algorithmicMedia")
    origin = read_origin(made.path)
    assert origin.order["storyboard"]["shots"][1]["id"] == "green"
    with av.open(made.path) as film:
        chapters = [(each["start"], each["metadata"]["title"]) for each in film.chapters()]
    assert chapters == [(0, "One"), (round(made.shots[2].start * 1000), "Two")]


def test_what_is_finished_is_not_made_again(board, hand, store, tmp_path):
    """The second film is the same, bit for bit; so is one that is made anew."""
    first = make_film(board, tmp_path / "film.mp4", QUICK, store=store, draw=hand)
    content = Path(first.path).read_bytes()
    second = make_film(board, tmp_path / "film.mp4", AGAIN, store=store, draw=hand)
    assert (second.num_made, len(hand.drawn)) == (0, 3)
    assert Path(first.path).read_bytes() == content
    other = Store(tmp_path / "other")
    make_film(board, tmp_path / "film.mp4", AGAIN, store=other, draw=hand)
    assert Path(first.path).read_bytes() == content
    assert len(hand.drawn) == 6


def test_one_changed_sentence_makes_its_own_shot_anew(board, hand, store, tmp_path):
    """Its neighbours, longer or shorter, stay as they are."""
    make_film(board, tmp_path / "film.mp4", QUICK, store=store, draw=hand)
    hand.drawn.clear()
    words = (Line(text="then, after quite a long while, it turns green."),)
    longer = changed(board, 1, narration=words)
    made = make_film(longer, tmp_path / "film.mp4", AGAIN, store=store, draw=hand)
    assert hand.drawn == ["green"]
    assert made.num_made == 1
    assert len(colours(made.path)) == made.num_frames
    make_film(board, tmp_path / "film.mp4", AGAIN, store=store, draw=hand)
    assert hand.drawn == ["green"]


def test_shots_are_made_again_where_the_film_is_another(board, hand, store):
    """Whatever of it has changed; and no two of these are alike."""
    changes = (
        {}, {"seed": 2}, {"style": "paper"}, {"fps": Fraction(24)}, {"size": (96, 96)},
        {"caption_style": "boxed"}, {"captions": "off"}, {"language": "zh"},
        {"fps": Fraction(25)}, {"cast": (BoardFigure(name="nurse", look="grey hair"),)},
    )  # fmt: skip
    keys = [shot_keys(replace(board, **each), hand, store) for each in changes]
    assert len({key for several in keys for key in several}) == 3 * len(changes)
    assert shot_keys(board, hand, store, codec="hevc") != keys[0]
    assert shot_keys(board, hand, store, measured=True) != keys[0]
    assert shot_keys(replace(board, title="Another"), hand, store) == keys[0]


def test_cards_are_not_made_again_for_a_style(board, hand, store):
    """They have the brand's, and nobody of the cast is on them."""
    cards = changed(board, 1, source=Title(text="Green"))
    cast = (BoardFigure(name="nurse", look="grey hair"),)
    before = shot_keys(cards, hand, store)
    after = shot_keys(replace(cards, style="noir", cast=cast), hand, store)
    assert [a == b for a, b in zip(before, after, strict=True)] == [False, True, False]


def test_a_title_is_another_where_it_opens_the_film(board, hand, store):
    """Other shots are not made again for being first."""
    titled = changed(board, 0, source=Title(text="Red"), transition="cut")
    shots = [replace(each, transition="cut", scene="") for each in titled.shots]
    before = shot_keys(replace(board, shots=tuple(shots)), hand, store)
    after = shot_keys(replace(board, shots=(shots[1], shots[0], shots[2])), hand, store)
    assert before[0] != after[1]
    assert before[1] == after[0]


def shot_keys(board, hand, store, codec="h264", measured=False):
    """By what its shots are kept."""
    timing = timing_of(board, Narrator(board, store).narrate(lambda found: None, lambda: False))
    look = Look(size=Size(*board.size), fps=board.fps, codec=CODECS[codec], measured=measured)
    captioner = captioner_of(board, timing)
    maker = PieceMaker(board=board, look=look, store=store, draw=hand, captioner=captioner)
    return [maker.shot_key(timed) for timed in timing.shots]


def test_a_file_is_known_by_what_is_in_it(board, store, tmp_path):
    """Another picture under the same name makes its shot anew; the same elsewhere does not."""
    drawn = []

    def draw(source, brief):
        from onionskin.film.sources.brief import Drawn

        drawn.append(source.path)
        frame = np.full((*brief.size[::-1], 3), 90, np.uint8)
        return Drawn(frames=(frame for _ in range(brief.frames)))

    pictures = [tmp_path / name for name in ("a.png", "b.png")]
    for picture in pictures:
        picture.write_bytes(b"one")
    board = replace(board, shots=board.shots[:1])
    boards = [changed(board, 0, source=Picture(path=str(each))) for each in pictures]
    for each in boards:
        make_film(each, tmp_path / "film.mp4", AGAIN, store=store, draw=draw)
    assert len(drawn) == 1
    pictures[0].write_bytes(b"two")
    make_film(boards[0], tmp_path / "film.mp4", AGAIN, store=store, draw=draw)
    assert len(drawn) == 2
    pictures[1].unlink()
    with pytest.raises(MediaError, match=r"b\.png cannot be read"):
        make_film(boards[1], tmp_path / "film.mp4", AGAIN, store=store, draw=draw)


def test_one_shot_by_itself_is_taken_by_the_film(board, hand, store, tmp_path):
    """Its own frames, whole, without those of its neighbours."""
    asked = replace(QUICK, only=2)
    alone = make_film(board, tmp_path / "two.mp4", asked, store=store, draw=hand)
    assert hand.drawn == ["green"]
    shown = colours(alone.path)
    assert len(shown) == alone.num_frames == round(alone.seconds * 12)
    assert all(green > 120 > red for red, green, _ in shown)
    whole = make_film(board, tmp_path / "film.mp4", QUICK, store=store, draw=hand)
    assert hand.drawn == ["green", "red", "blue"]
    assert round(whole.shots[1].seconds * 12) == alone.num_frames
    with pytest.raises(InvalidInput, match="there is no shot 4; the film has 3"):
        make_film(board, tmp_path / "no.mp4", FilmOptions(only=4), store=store, draw=hand)


def test_shots_may_be_made_at_the_same_time(board, hand, store, tmp_path):
    """The film is the same."""
    first = make_film(board, tmp_path / "a.mp4", QUICK, store=store, draw=hand)
    with Threads(3) as threads:
        second = make_film(
            board,
            tmp_path / "b.mp4",
            QUICK,
            store=Store(tmp_path / "c"),
            draw=hand,
            executor=threads,
        )
    assert Path(first.path).read_bytes() == Path(second.path).read_bytes()


class TwoInTurn(InTurn):
    """Begins what it is given at once, as if two could."""

    num_workers = 2


def test_several_workers_begin_with_the_longest_and_what_models_paint(board, hand, store, tmp_path):
    """So that none has a long shot left when the others are done; the film is the same."""
    red, green, blue = board.shots
    long = replace(blue, seconds=6.0)
    painted = replace(red, source=Engine(engine="toybox", prompt="red"))
    several = replace(board, shots=(red, green, long))
    whole = make_film(several, tmp_path / "a.mp4", QUICK, store=Store(tmp_path / "c"), draw=hand)
    hand.drawn.clear()
    how = {"store": store, "draw": hand, "executor": TwoInTurn()}
    assert make_film(several, tmp_path / "b.mp4", QUICK, **how).num_frames == whole.num_frames
    assert hand.drawn[0] == "blue"
    assert Path(whole.path).read_bytes() == (tmp_path / "b.mp4").read_bytes()
    hand.drawn.clear()
    how = {"store": Store(tmp_path / "d"), "draw": hand, "executor": TwoInTurn()}
    make_film(replace(board, shots=(green, long, painted)), tmp_path / "p.mp4", QUICK, **how)
    assert hand.drawn[0] == "red"


def test_a_shot_that_cannot_be_made_is_named(board, hand, store, tmp_path):
    """In one line; what was finished stays, and nothing half-made does."""
    hand.fails = "blue"
    with pytest.raises(InvalidInput, match=r"^shot 3 \(blue\): there is no more paint; buy some$"):
        make_film(board, tmp_path / "film.mp4", QUICK, store=store, draw=hand)
    assert [path.name for path in tmp_path.iterdir()] == ["store"]
    hand.fails = ""
    assert make_film(board, tmp_path / "film.mp4", QUICK, store=store, draw=hand).num_made == 1


@pytest.mark.parametrize("frames", [3, 40])
def test_a_film_that_is_stopped_goes_on(frames, board, hand, store, tmp_path):
    """Wherever it was: nothing half-made is left, and the film is the same in the end."""
    whole = make_film(board, tmp_path / "a.mp4", QUICK, store=Store(tmp_path / "c"), draw=hand)
    asked = []
    with pytest.raises(Cancelled):
        make_film(
            board,
            tmp_path / "film.mp4",
            QUICK,
            store=store,
            draw=hand,
            cancelled=lambda: asked.append(1) or len(asked) > frames + 4,
        )
    assert not (tmp_path / "film.mp4").exists()
    assert not list(tmp_path.rglob("*.part"))
    made = make_film(board, tmp_path / "film.mp4", QUICK, store=store, draw=hand)
    assert Path(made.path).read_bytes() == Path(whole.path).read_bytes()


def test_progress_only_grows(board, hand, store, tmp_path):
    """From nothing to all of it, also where all is found finished."""
    for _ in range(2):
        told = []
        make_film(board, tmp_path / "f.mp4", AGAIN, store=store, draw=hand, progress=told.append)
        done = [each.num_done for each in told]
        assert done == sorted(set(done))
        assert (done[0], done[-1]) == (0, told[-1].num_steps)
        assert [*dict.fromkeys(each.label for each in told)][:2] == ["speaking", "drawing"]


def test_nothing_is_written_over_unasked(board, hand, store, tmp_path):
    """Not what lies there, and, whatever is asked, never what the film is made of."""
    (tmp_path / "film.srt").write_text("mine")
    with pytest.raises(OutputExists, match=r"film\.srt already exists"):
        make_film(board, tmp_path / "film.mp4", QUICK, store=store, draw=hand)
    picture = tmp_path / "own.jpg"
    picture.write_bytes(b"mine")
    pictured = changed(board, 0, source=Picture(path=str(picture)))
    with pytest.raises(InvalidInput, match=r"own\.jpg"):
        make_film(pictured, tmp_path / "own.mp4", AGAIN, store=store, draw=hand)
    with pytest.raises(MediaError, match=r"own\.jpg"):  # it is no music, which is told at once
        make_film(
            board,
            tmp_path / "x.mp4",
            replace(AGAIN, music=os.fspath(picture)),
            store=store,
            draw=hand,
        )
    assert picture.read_bytes() == b"mine"
    assert hand.drawn == []


def test_a_preview_is_small_and_quick(board, hand, store, tmp_path):
    """In the shape of the film, at twelve frames a second; a small film stays as it is."""
    large = replace(board, size=(1080, 1920), fps=Fraction(30))
    made = make_film(large, tmp_path / "p.mp4", FilmOptions(preview=True), store=store, draw=hand)
    assert (made.size, made.fps) == ((360, 640), 12)
    assert made.shots[0].stability is None


def test_soft_captions_leave_the_picture_alone(board, hand, store, tmp_path):
    """They lie beside the film, and in .mkv within it."""
    soft = replace(board, captions="soft")
    made = make_film(soft, tmp_path / "film.mkv", QUICK, store=store, draw=hand)
    text = Path(made.beside["captions"]).read_text()
    assert "At last it is blue & <b>." in text
    with av.open(made.path) as film:
        assert len(film.streams.subtitles) == 1
        frames = [each.to_ndarray(format="rgb24") for each in film.decode(video=0)]
    assert all(frame[70:].std(axis=(0, 1)).max() < 8 for frame in frames)
    burned = make_film(board, tmp_path / "burned.mp4", QUICK, store=store, draw=hand)
    assert max(frame[70:].std() for frame in _frames(burned.path)) > 40
    off = replace(board, captions="off")
    assert (
        "captions" not in make_film(off, tmp_path / "o.mp4", QUICK, store=store, draw=hand).beside
    )


def test_a_film_may_be_as_short_as_a_frame(board, hand, store, tmp_path):
    """And its shots without words."""
    shots = (replace(board.shots[0], narration=(), seconds=0.05),)
    made = make_film(replace(board, shots=shots), tmp_path / "f.mp4", QUICK, store=store, draw=hand)
    assert made.num_frames == len(colours(made.path)) == 1


def test_sources_may_not_give_too_little(board, store, tmp_path):
    """A shot without its last frames is no shot."""
    from onionskin.film.sources.brief import Drawn

    def draw(source, brief):
        return Drawn(frames=iter([np.zeros((96, 128, 3), np.uint8)] * 3))

    with pytest.raises(Exception, match=r"shot 1 \(red\): its source gave fewer frames"):
        make_film(board, tmp_path / "film.mp4", store=store, draw=draw)


def test_the_stage_draws_a_shot(board, store, tmp_path):
    """By the usual hand."""
    shots = (replace(board.shots[0], source=Stage(prompt="a red car in a city"), seconds=0.4),)
    short = replace(board, shots=shots, captions="off")
    short = changed(short, 0, narration=())
    made = make_film(short, tmp_path / "film.mp4", store=store)
    assert len({tuple(each) for each in colours(made.path, at=(70, 64))}) >= 1
    assert _frames(made.path)[2].std() > 20


def _frames(path):
    with av.open(str(path)) as film:
        return [each.to_ndarray(format="rgb24") for each in film.decode(video=0)]


def test_a_marked_and_signed_film_is_known_again(board, hand, store, tmp_path):
    """By its manifest and by its mark, which has the name that its label has."""
    pytest.importorskip("c2pa")
    large = replace(board, size=(256, 192))
    options = FilmOptions(preview=True, mark=True, sign=True)
    made = make_film(large, tmp_path / "film.mp4", options, store=store, draw=hand)
    assert made.to_dict()["signed_by"] == DEVELOPMENT
    assert any("proves nothing about who signed" in each for each in made.warnings)
    found = verify(tmp_path / "film.mp4")
    assert found.manifest.intact
    assert found.manifest.is_development
    assert found.manifest.title == board.title
    assert found.manifest.made["sources"] == ["paint, CC0-1.0"]
    assert found.mark_agrees is True
    assert found.exit_code == 0
    assert sorted(each.suffix for each in tmp_path.iterdir() if each.is_file()) == [
        ".html", ".jpg", ".mp4", ".otio", ".srt",
    ]  # fmt: skip
    plain = make_film(large, tmp_path / "plain.mp4", QUICK, store=store, draw=hand)
    assert plain.num_made == 3
    nothing = verify(tmp_path / "plain.mp4")
    assert (nothing.mark, nothing.manifest, plain.signer) == (None, None, "")


def test_a_shot_is_marked_by_the_clock_of_the_film(board, hand, store, tmp_path):
    """So one that is made by itself is taken by the film, and one that begins later is not."""
    options = FilmOptions(preview=True, mark=True, only=2)
    make_film(board, tmp_path / "two.mp4", options, store=store, draw=hand)
    film = replace(options, only=None)
    made = make_film(board, tmp_path / "film.mp4", film, store=store, draw=hand)
    assert hand.drawn == ["green", "red", "blue"]
    later = changed(board, 0, seconds=made.shots[0].seconds + 0.5)
    hand.drawn.clear()
    make_film(later, tmp_path / "later.mp4", film, store=store, draw=hand)
    assert hand.drawn == ["red", "green", "blue"]


@pytest.mark.parametrize(
    ("name", "certificate", "said"),
    [
        ("film.webm", None, ".webm cannot carry a signed manifest; name the film .mp4 or .mov"),
        ("film.mp4", "none.pem", "the certificate or its key cannot be read"),
        ("film.mp4", "odd.pem", "the certificate cannot be used"),
    ],
)
def test_what_cannot_be_signed_is_refused_before_any_work(
    name, certificate, said, board, hand, store, tmp_path
):
    """In one line."""
    pytest.importorskip("c2pa")
    (tmp_path / "odd.pem").write_text("no certificate")
    given = certificate and Certificate(chain=tmp_path / certificate, key=tmp_path / certificate)
    options = FilmOptions(sign=True, certificate=given)
    with pytest.raises(OnionskinError, match=re.escape(said)):
        make_film(board, tmp_path / name, options, store=store, draw=hand)
    assert hand.drawn == []


def test_signing_needs_its_extra(board, hand, store, tmp_path, monkeypatch):
    """And says how to get it."""
    monkeypatch.setitem(sys.modules, "c2pa", None)
    with pytest.raises(InvalidInput, match=re.escape('pip install "onionskin[provenance]"')):
        make_film(board, tmp_path / "a.mp4", FilmOptions(sign=True), store=store, draw=hand)
    assert hand.drawn == []


def test_shots_that_other_processes_make_are_the_same(board, hand, store, tmp_path):
    """With captions, label and mark in their frames; and whoever goes on finds them finished."""
    pytest.importorskip("ray", reason="Ray is not installed: pip install 'onionskin[ray]'")
    from abacus import Post

    board = replace(board, captions="burned")
    asked = replace(QUICK, label="corner", mark=True)
    here = make_film(board, tmp_path / "here.mp4", asked, store=store, draw=hand)
    post, elsewhere, reports = Post(), Store(tmp_path / "elsewhere"), []
    how = {"store": elsewhere, "draw": hand, "executor": post, "progress": reports.append}
    there = make_film(board, tmp_path / "there.mp4", asked, **how)
    assert (post.num_calls, there.num_made) == (3, 3)
    assert [each.warnings for each in there.shots] == [each.warnings for each in here.shots]
    assert colours(there.path) == colours(here.path)
    done = [each.num_done for each in reports]
    assert done == sorted(done)
    assert done[-1] == reports[-1].num_steps
    assert make_film(board, tmp_path / "again.mp4", asked, store=elsewhere, draw=hand).num_made == 0


def test_a_picture_that_the_poster_would_replace_is_named(board, hand, store, tmp_path):
    """With what of the film is written there, also where it may be replaced."""
    picture = tmp_path / "mug.jpg"
    picture.write_bytes(b"mine")
    red, *others = board.shots
    asked = replace(board, shots=(replace(red, source=Picture(path=str(picture))), *others))
    for force in (False, True):
        options = replace(QUICK, force=force)
        with pytest.raises(InvalidInput, match=r"its poster is written, .*mug\.jpg, but the film"):
            make_film(asked, tmp_path / "mug.mp4", options, store=store, draw=hand)
    assert picture.read_bytes() == b"mine"
