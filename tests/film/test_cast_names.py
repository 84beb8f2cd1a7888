"""Names of a cast are names, also where they are words."""

import re
from pathlib import Path

import pytest

from onionskin.film.board import board_of
from onionskin.film.cast_names import Names
from onionskin.film.script.markdown import read_markdown
from onionskin.film.staged_shot import staged_plan
from onionskin.film.storyboard import BoardFigure, Stage
from onionskin.serial import to_dict
from onionskin.stage.blocking import block

_ENGLISH = (
    "Lea Will Robin May Rose Lily Jack Ivy Mark Bill Sandy Dawn Grace Hope Joy Faith Frank "
    "Art Drew Pat Chase Hunter Mason Cook Baker Sky River Stone Olive Daisy Iris Violet Hazel "
    "Amber Ruby Pearl Opal Jade Heather Holly Ginger Penny Rob Sue Nick Chip Buck Cliff Dale "
    "Glen Heath Jay Josh Lance Miles Reed Rich Rod Rusty Skip Tad Tanner Tucker Wade Ward "
    "Woody April June August Autumn Summer Winter Star Willow Fern Basil Sage Rosemary "
    "Clementine Cherry Peach Plum Apple Berry Clay Rock Sunny Misty Stormy Rain Angel Bishop "
    "King Prince Duke Earl Major Gene Guy Harry Jasper Jean Jewel Kit Laurel Leaf Mercy "
    "Melody Harmony Carol Mina Norm Pierce Piper Poppy Porter Queen Raven Wren Lark Phoenix "
    "Drake Teal Martin Jay-Jay Scarlett Sierra Savannah Brook Ford Forest Hill Lake Land "
    "Marina Bay Bob Don Dot Gale Grant Bea Belle Buddy Bunny Candy Cash Chance Christian "
    "Coral Crystal Dean Destiny Dolly Ebony Eve Fawn Fox Fuller Happy Hank Honey Horst Jet "
    "Judge Justice Lane Lee Levy Liberty Max Merry Mick Minnie Nelly Nova Page Patience Peg "
    "Petunia Pip Polly Prudence Randy Ray Ridge Roman Roy Sal Sawyer Shepherd Sid Smith Sonny "
    "Stan Tally Teddy Ted Tom Tommy Trinity Trudy Val Vale Van Vera Vic Viola Wally West Wolf "
    "Zen Anna Ben Mia Nora Lina Leo Yuki Jonas Ali Priya Ahmed Chen Zoltan Björn Siobhan "
)
ENGLISH = tuple(_ENGLISH.split())
"""Flowers, months, birds, jewels, deeds, trades and weathers, and plain ones."""
_CHINESE = (
    "小明 小红 小丽 小雨 小雪 小云 小虎 小龙 小燕 小花 小草 小石 小月 小星 "
    "小海 小河 小山 小林 小玉 小梅 小兰 小菊 小竹 小松 小春 小夏 小秋 小冬 "
    "小天 小光 小米 小鱼 小鹿 小马 小牛 小羊 小白 小黑 小青 小蓝 晨晨 阳阳 "
    "月月 星星 天天 乐乐 欢欢 笑笑 圆圆 豆豆 果果 糖糖 甜甜 点点 球球 毛毛 "
    "宝宝 贝贝 妞妞 壮壮 春花 秋月 冬梅 夏荷 海燕 海波 雪梅 雪莲 石头 铁柱 "
    "大山 大海 大勇 建国 国庆 建军 红梅 玉兰 桂花 水仙 牡丹 芙蓉 丁香 百合 "
    "茉莉 杜鹃 玲玲 朝阳 晓光 黎明 李华 王芳 张伟 李娜 刘洋 陈静 "
)
CHINESE = tuple(_CHINESE.split())
"""Rain, snow, tigers, flowers, sweets and national days among them."""

ENGLISH_SCRIPT = """---
cast:
  NAME: girl, fair skin, red pigtails, yellow raincoat
  Opa: old man, grey beard
---

# A day of NAME

> NAME waters the flowers in the garden

Early in the morning, NAME waters tomatoes.

> At night Opa and NAME eat soup in the kitchen

NAME's soup is hot. Good night, NAME!
"""
CHINESE_SCRIPT = """---
cast:
  NAME: 女孩，红色连衣裙
  爷爷: 老人，灰胡子
---

# NAME的一天

> NAME在花园里浇花

清晨，NAME给番茄浇水。

> 夜里爷爷和NAME在厨房里喝汤

NAME喝热汤。晚安，NAME！
"""
PLAIN = {ENGLISH_SCRIPT: "Mia", CHINESE_SCRIPT: "小丽"}


def told(script: str, name: str) -> tuple[list[str], list[object]]:
    """All that is written in the storyboard, with NAME for the name, and all that is drawn."""
    board = board_of(read_markdown(script.replace("NAME", name), Path()))
    drawn = list[object]()
    for shot in board.shots:
        if isinstance(shot.source, Stage):
            read = staged_plan(shot.source, 4.0, cast=board.cast, camera=shot.camera)
            plan = to_dict(read.plan)
            for figure in plan["figures"]:
                figure.pop("face")  # everybody has their own
            drawn += [plan, [*read.warnings, *block(read.plan)[1]]]
    shots = [{**to_dict(shot), "id": ""} for shot in board.shots]
    word = rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])"  # no part of "Early"
    written = [re.sub(word, "NAME", str(each)) for each in shots]
    assert name in board.title
    assert board.cast[0].name == name
    return written, drawn


@pytest.mark.parametrize(
    ("script", "name"),
    [
        *(
            (ENGLISH_SCRIPT, name)
            for name in ("Lea", "Will", "Robin", "May", "Cook", "Sky", "Jack")
        ),
        *((CHINESE_SCRIPT, name) for name in ("小雨", "石头", "海燕", "国庆")),
    ],
)
def test_a_film_with_a_name_that_is_a_word_is_as_with_any_other(script, name):
    """The same pictures, notes, callouts and cameras."""
    assert told(script, name) == told(script, PLAIN[script])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("script", "names"), [(ENGLISH_SCRIPT, ENGLISH), (CHINESE_SCRIPT, CHINESE)]
)
def test_three_hundred_names_are_names(script, names):
    """None is read as anything else."""
    plain = told(script, PLAIN[script])
    assert [name for name in names if told(script, name) != plain] == []


@pytest.mark.parametrize(
    ("figure", "text", "is_hidden"),
    [
        (BoardFigure(name="doctor", look="old woman"), "The doctor smiles.", False),
        (BoardFigure(name="Doctor", look="old woman"), "Doctor smiles.", False),
        (BoardFigure(name="Baker", look="old man"), "The Baker smiles.", False),
        (BoardFigure(name="Grandma", look="old woman"), "Grandma smiles.", False),
        (BoardFigure(name="Fox", look="red scarf"), "The fox runs. Fox runs.", False),
        (BoardFigure(name="Fox", look="boy"), "Fox runs.", True),
        (BoardFigure(name="Hunter", look="man, red shirt"), "Today Hunter cooks.", True),
        (BoardFigure(name="Mia", look="girl"), "Mia cooks.", False),
        (BoardFigure(name="Rex", look="brown dog"), "Rex runs.", False),
    ],
)
def test_roles_animals_and_plain_names_are_left(figure, text, is_hidden):
    """Only what would be read as something else is hidden."""
    assert bool(Names.of([figure], text, chinese=False).stands_for) == is_hidden


def test_the_id_of_a_shot_has_the_name_of_the_cast():
    """And not that of whoever stood in for it."""
    board = board_of(read_markdown(ENGLISH_SCRIPT.replace("NAME", "Jay-Jay"), Path()))
    assert [shot.id for shot in board.shots][:2] == [
        "a-day-of-jay-jay",
        "early-in-the-morning-jay-jay",
    ]


def test_other_words_are_no_names():
    """What asks, what is written small, and what has an article, is what it was."""
    text = "Will you come in May? I will. The Will is read. Will runs. WILL shouts."
    names = Names.of([BoardFigure(name="Will", look="boy")], text, chinese=False)
    (stand,) = names.stands_for
    hidden = names.hide(text)
    assert hidden == (
        f"Will you come in May? I will. The Will is read. {stand} runs. {stand.upper()} shouts."
    )
    assert names.reveal(hidden) == text


@pytest.mark.parametrize(("name", "look"), [("Ana", "woman, black hair"), ("Bruno", "old man")])
def test_a_name_that_begins_a_description_is_a_name(name: str, look: str) -> None:
    """Names that a dictionary has for somebody else give no note that they are drawn as others."""
    script = (
        f"---\ncast:\n  {name}: {look}\n---\n\n> {name} waters flowers\n\n{name} waters flowers.\n"
    )
    board = board_of(read_markdown(script, Path()))
    assert [shot.notes for shot in board.shots] == [()]
