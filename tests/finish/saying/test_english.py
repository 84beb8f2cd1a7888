"""What English is read aloud as."""

import pytest

from onionskin.finish.saying.english import english


def heard(text, **pronunciations):
    """What is said, with the marks that a voice heeds."""
    said = [each.spoken + each.mark for each in english(text, pronunciations)]
    return " ".join(each for each in said if each)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("$4.2M", "four point two million dollars"),
        ("$4.2 million", "four point two million dollars"),
        ("£9.99", "nine pounds and ninety nine pence"),
        ("$0.05", "five cents"),
        ("$1", "one dollar"),
        ("€1,200", "one thousand two hundred euros"),
        ("$5–10 billion", "five to ten billion dollars"),
        ("-$3", "minus three dollars"),
        ("USD 5 million", "five million dollars"),
        ("5 EUR", "five euros"),
        ("15%", "fifteen percent"),
        ("10–15%", "ten to fifteen percent"),
        ("21st", "twenty first"),
        ("1,234,567.89", "one million two hundred thirty four thousand five hundred sixty seven "
                         "point eight nine"),
        ("-5", "minus five"),
        ("007", "zero zero seven"),
        ("½", "one half"),
        ("2½", "two and a half"),
        ("3/4", "three quarters"),
        ("1 1/2", "one and a half"),
        ("3:1", "three to one"),
        ("24/7", "twenty four seven"),
        ("#5", "number five"),
        ("~30", "about thirty"),
        ("10+", "ten plus"),
        ("1.5M users", "one point five million users"),
    ],
)  # fmt: skip
def test_numbers_money_and_shares(text, said):
    """As they are read aloud."""
    assert heard(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("in 1984", "in nineteen eighty four"),
        ("in 2005", "in two thousand five"),
        ("in 2024", "in twenty twenty four"),
        ("2050 people", "two thousand fifty people"),
        ("the 1990s", "the nineteen nineties"),
        ("the '80s", "the eighties"),
        ("1939–1945", "nineteen thirty nine to nineteen forty five"),
        ("March 3, 2024", "March third, twenty twenty four"),
        ("3 May", "the third of May"),
        ("Jan. 5 was cold", "January fifth was cold"),
        ("2023-12-01", "December first, twenty twenty three"),
        ("7:30 pm", "seven thirty P M"),
        ("7:05", "seven oh five"),
        ("9am", "nine A M"),
        ("at 8:00", "at eight o'clock"),
        ("14:00", "fourteen hundred"),
    ],
)
def test_years_dates_and_times(text, said):
    """As they are read aloud."""
    assert heard(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("5 km", "five kilometers"),
        ("1 km", "one kilometer"),
        ("60 km/h", "sixty kilometers per hour"),
        ("20°C", "twenty degrees Celsius"),
        ("16GB", "sixteen gigabytes"),
        ("250 g of flour", "two hundred fifty grams of flour"),
        ("5 in stock", "five in stock"),
        ("4K", "four K"),
        ("1080p", "ten eighty p"),
        ("1920×1080", "one thousand nine hundred twenty by one thousand eighty"),
        ("Q3", "Q three"),
        ("COVID-19", "COVID nineteen"),
        ("H2O", "H two O"),
        ("R&D", "R and D"),
        ("5 m²", "five square meters"),
        ("x²", "x squared"),
        ("1,000³", "one thousand cubed"),
        ("②", "②"),
        ("NASA", "Nasa"),
        ("EU", "EU"),
        ("v2.1.0", "version two point one point zero"),
        ("+1-800-555-0199", "plus one, eight zero zero, five five five, zero one nine nine"),
        ("(555) 123-4567", "five five five, one two three, four five six seven"),
        ("https://www.a.com/x", "a dot com slash x"),
        ("me@shop.io", "me at shop dot I O"),
        ("#SunsetSea", "hashtag Sunset Sea"),
        ("and/or", "and or"),
        ("Chapter IV", "Chapter four"),
        ("Henry VIII", "Henry the eighth"),
    ],
)
def test_units_letters_and_addresses(text, said):
    """As they are read aloud."""
    assert heard(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Dr. Smith left.", "Doctor Smith left."),
        ("St. Paul lives on Main St. near us.", "Saint Paul lives on Main Street near us."),
        ("See p. 12. No. That is all.", "See page twelve. No. That is all."),
        ("J. K. Rowling", "J K Rowling"),
        ("the U.S. economy", "the U S economy"),
        ("E.g. this, i.e. that", "for example this, that is that"),
        ("at 9 a.m. we go", "at nine A M we go"),
        ("The sun. The sea.", "The sun. The sea."),
    ],
)
def test_periods_of_short_forms_end_no_sentence(text, said):
    """Those of sentences do."""
    assert heard(text) == said


def test_sentences_paragraphs_and_clauses_end_in_pauses():
    """Dashes too; a lower letter after an ellipsis goes on."""
    said = english("Well, no — wait… then go. Now!\n\nNext", {})
    assert [(each.text, each.pause) for each in said] == [
        ("Well,", "clause"),
        ("no —", "clause"),
        ("wait…", "clause"),
        ("then", ""),
        ("go.", "sentence"),
        ("Now!", "paragraph"),
        ("Next", "paragraph"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        'She "paid" $4.2 million — cash! 🎉 (Really.) wait—what? 竹林 and שלום',
        "— A dash first, and USD 5 million for New York's 1 1/2 acres at 7:30 pm…",
        "*Bold* and _so on_ #x @y a/b ... -- & ~ 5% <3 \u200b done",
    ],
)
def test_words_together_are_the_script(text):
    """With its own spelling, signs and spaces."""
    said = english(text, {"New York": "noo york"})
    joined = "".join((" " if each.spaced and index else "") + each.text
                     for index, each in enumerate(said))  # fmt: skip
    assert joined == " ".join(text.split())


def test_emoji_are_shown_and_not_said():
    """They belong to the word before them."""
    said = english("Done! 🎉 Next", {})
    assert [(each.text, each.spoken) for each in said] == [("Done! 🎉", "Done"), ("Next", "Next")]


def test_own_pronunciations_come_first():
    """Spelled otherwise or in IPA; of several words; with 's; whatever their case."""
    said = english("Nguyen's shop in new york", {"Nguyen": "/wɪn/", "New York": "noo york"})
    assert [(each.text, each.spoken, each.ipa) for each in said] == [
        ("Nguyen's", "Nguyen's", "wɪnz"),
        ("shop", "shop", ""),
        ("in", "in", ""),
        ("new", "", ""),
        ("york", "noo york", ""),
    ]
