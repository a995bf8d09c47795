"""What belongs to an article though it is no prose: pros and cons, ingredients, questions and answers."""

from reader.cleaning import clean
from reader.sources import draft_from_text

STORY = [
    "The Velmora 300 is the first kettle from a works that made ship's bells for a hundred years.",
    "It boils a litre in less than two minutes, and does so without the roar that most kettles make.",
    "We used it every day for a month, in a kitchen whose water is as hard as any in the country.",
]
FOOT = ["Sign up for our newsletter", "Copyright 2019 Velmora Post. All rights reserved."]


def text_of(*lines):
    return clean(draft_from_text("\n\n".join(lines))).article.text.split("\n\n")


def test_pros_and_cons_over_a_review_stay():
    box = ["Pros", "Boils fast", "Quiet", "Cons", "Short cord", "Dear"]
    head = ["Home", "Reviews", "The Velmora 300 kettle, reviewed", "By Ann Tallow", "May 3, 2019"]
    kept = text_of(*head, *box, *STORY, *FOOT)
    assert kept == ["The Velmora 300 kettle, reviewed", *box, *STORY]


def test_a_recipe_keeps_its_ingredients_as_a_list():
    items = ["200 g flour", "3 eggs", "½ cup milk", "2 tbsp honey"]
    steps = [
        "Heat the oven to 180 degrees and butter a tin of about one litre.",
        "Beat the eggs with the honey until they are pale, then fold in the flour.",
        "Bake it for forty minutes, until a needle comes out clean.",
    ]
    lines = ["Home", "Recipes", "Honey cake", "By Ann Tallow"]
    story = ["This honey cake is what my mother made on Sundays, and it keeps for a week."]
    draft = draft_from_text("\n\n".join([*lines, *story, "Ingredients", *items, "Method", *steps, *FOOT]))
    article = clean(draft).article
    assert article.meta.title == "Honey cake"
    kinds = {block.span.of(article.text): block.kind.value for block in article.blocks}
    assert [kinds[item] for item in items] == ["list-item"] * len(items)
    assert kinds["Ingredients"] == kinds["Method"] == "heading"


def test_questions_under_related_go_and_answered_ones_stay():
    answers = ["Is it worth its price?", "Yes, if you drink a lot of tea and have a cupboard to put it in."]
    related = ["Related", "Is your water too hard?", "What became of the bell works?"]
    kept = text_of("The Velmora 300 kettle, reviewed", "By Ann Tallow", *STORY, *answers, *related, *FOOT)
    assert kept == ["The Velmora 300 kettle, reviewed", *STORY, *answers]


def test_speakers_over_their_answers_are_neither_joined_nor_taken_for_comments():
    lines = ["Lise says:", STORY[0], "Bo says:", STORY[1]]
    title = "Two views of a kettle"
    assert text_of(title, STORY[2], *lines, *FOOT) == [title, STORY[2], *lines]


def test_a_note_on_whom_the_byline_names_goes():
    note = "Ann Tallow is a cook who lives in Velmora with two cats and forty kettles."
    kept = text_of("The Velmora 300 kettle, reviewed", "By Ann Tallow", *STORY, note, *FOOT)
    assert note not in kept
    other = "Oda Lind is a cook who lives in Velmora with two cats and forty kettles."
    assert other in text_of("The Velmora 300 kettle, reviewed", "By Ann Tallow", STORY[0], other, *STORY[1:])


def test_the_data_of_a_widget_goes():
    data = "{" + ",".join(f'"field{n}":{{"shown":true,"width":{n}}}' for n in range(12)) + "}"
    assert data not in text_of("The Velmora 300 kettle, reviewed", STORY[0], data, *STORY[1:])
