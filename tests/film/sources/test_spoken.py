"""Cards follow what is said."""

from __future__ import annotations

from onionskin.film.sources.spoken import spans_of, times_of, tokens_of
from onionskin.finish.speech import SpokenWord


def spoken(text: str, step: float = 0.5) -> tuple[SpokenWord, ...]:
    """Words half a second apart; of Chinese, characters."""
    parts = text.split() if " " in text else list(text)
    return tuple(
        SpokenWord(text=part, start=k * step, end=(k + 1) * step) for k, part in enumerate(parts)
    )


def test_items_come_in_just_before_they_are_spoken():
    """Each at its own first word, though it is said in other words further on."""
    words = spoken("First wash your hands. Then check the label, and at last call for help.")
    times = times_of(("Wash your hands", "Check the label twice", "Call for help!"), words, 10)
    assert [round(each, 2) for each in times] == [0.38, 2.38, 5.38]


def test_chinese_items_are_found_by_their_characters():
    """Punctuation in between does not matter."""
    times = times_of(("洗手", "核对标签"), spoken("先洗手，再核对标签。"), 10)
    assert [round(each, 2) for each in times] == [0.38, 2.38]


def test_items_that_are_not_spoken_come_between_those_that_are():
    """Times only grow, and none is lost."""
    words = spoken("one two three four five six seven eight")
    times = times_of(("one", "nothing", "seven"), words, 10)
    assert list(times) == sorted(times)
    assert times[0] < times[1] < times[2]


def test_a_silent_list_comes_in_evenly_and_in_time():
    """All are there before the end."""
    times = times_of([str(k) for k in range(20)], (), 3.0)
    assert list(times) == sorted(times)
    assert times[-1] <= 1.8


def test_parts_of_a_text_that_are_spoken_are_found():
    """Each from its first word to its last, in order; none where one of them is not spoken."""
    words = spoken("And now: the third quarter in figures.")
    assert spans_of(("The Third Quarter",), words) == ((1.0, 2.5),)
    assert spans_of(("And now", "the third quarter"), words) == ((0.0, 1.0), (1.0, 2.5))
    assert spans_of(("And now", "the fourth half"), words) is None
    assert spans_of(("…",), words) is None


def test_tokens_are_words_numbers_and_characters():
    """Thousands are joined; case and width do not matter."""
    assert tokens_of("Sales: １,234.5 UP") == ["sales", "1234.5", "up"]
    assert tokens_of("增长12%") == ["增", "长", "12"]
