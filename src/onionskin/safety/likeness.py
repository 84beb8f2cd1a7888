"""Names of living people whose faces are known everywhere, and are forged most often.

A short list cannot know everybody; it stops what is common. Whoever shows a real person, known or
not, needs their consent.
"""

from __future__ import annotations

import re

_NAMES = (
    "Donald Trump", "Joe Biden", "Barack Obama", "Michelle Obama", "Hillary Clinton",
    "Kamala Harris", "Vladimir Putin", "Volodymyr Zelensky", "Xi Jinping", "Narendra Modi",
    "Emmanuel Macron", "Angela Merkel", "Olaf Scholz", "Friedrich Merz", "Keir Starmer",
    "Boris Johnson", "King Charles", "Prince William", "Prince Harry", "Kate Middleton",
    "Meghan Markle", "Pope Leo", "Recep Tayyip Erdogan", "Benjamin Netanyahu", "Kim Jong Un",
    "Elon Musk", "Jeff Bezos", "Bill Gates", "Mark Zuckerberg", "Sam Altman", "Tim Cook",
    "Warren Buffett", "Jack Ma", "Taylor Swift", "Beyoncé", "Rihanna", "Billie Eilish",
    "Ariana Grande", "Lady Gaga", "Justin Bieber", "Kanye West", "Kim Kardashian", "Drake",
    "Tom Cruise", "Tom Hanks", "Leonardo DiCaprio", "Brad Pitt", "Angelina Jolie",
    "Scarlett Johansson", "Jennifer Lawrence", "Emma Watson", "Margot Robbie", "Zendaya",
    "Keanu Reeves", "Morgan Freeman", "Will Smith", "Jackie Chan", "Shah Rukh Khan",
    "Cristiano Ronaldo", "Lionel Messi", "Kylian Mbappé", "LeBron James", "Serena Williams",
    "Roger Federer", "Greta Thunberg", "Oprah Winfrey",
)  # fmt: skip
_CHINESE = (
    "习近平", "李强", "特朗普", "拜登", "奥巴马", "普京", "泽连斯基", "马克龙", "默克尔", "马斯克",
    "比尔·盖茨", "扎克伯格", "马云", "马化腾", "雷军", "任正非", "成龙", "周杰伦", "刘德华",
    "章子怡", "范冰冰", "杨幂", "迪丽热巴", "王一博", "肖战", "姚明", "谷爱凌", "泰勒·斯威夫特",
    "梅西",
)  # fmt: skip
_ALONE = frozenset({"Drake"})
"""Words of their own, too: taken for the person only beside what says so."""
_MATCH = re.compile(
    "|".join(
        [rf"\b{re.escape(name)}\b" for name in _NAMES if name not in _ALONE]
        + [rf"\b{re.escape(name)}\b(?= (?:the )?(?:rapper|singer))" for name in sorted(_ALONE)]
        + [re.escape(name) for name in _CHINESE]
    ),
    re.I,
)


def person_in(text: str) -> str | None:
    """The first known person whom a text names, as it names them; None for nobody."""
    found = _MATCH.search(text)
    return None if found is None else found[0]
