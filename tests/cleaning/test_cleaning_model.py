"""The learnt classifier: its questions, its weights, and the reasons it gives."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.cleaning.captions import find_captions
from reader.cleaning.columns import COLUMNS, PAIRS
from reader.cleaning.duplicates import find_twins
from reader.cleaning.measures import measure
from reader.cleaning.model import SCALE, combined, group_size, groups, learnt, read_model, weigh, write_model
from reader.cleaning.page import read_page

PAGE = """Ferry Line to Close for the Winter

Home

Share

Tweet

By Ana Ruiz

12 March 2019

The last ferry between the two islands will sail on Friday, the harbour council said.

The council blamed the price of fuel and the age of the boats, which were built in 1961.

Photo: Bo Lund/Harbour Press

Residents said that they had not been asked, and that they would take the council to court.

Related stories

Bridge plan dropped after storm

Ana Ruiz is a reporter for the Harbour Press. She covers the islands.

Leave a reply

Copyright 2019 Harbour Press. All rights reserved.
"""


def answers(text):
    page = read_page(text)
    return measure(page.units, page.facts, page.story, "", find_captions(page, find_twins(page))), page


def test_every_question_has_an_answer_for_every_line():
    found, page = answers(PAGE)
    assert set(found) == {column.name for column in COLUMNS}
    assert {len(column) for column in found.values()} == {len(page.units)}


@given(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=400),
    st.lists(st.sampled_from(PAGE.split("\n\n")), max_size=9),
)
@settings(max_examples=60, deadline=None)
def test_answers_are_among_those_that_have_a_weight(noise, lines):
    found, page = answers("\n\n".join([noise, *lines]))
    if not page.units:
        return
    for group in groups():
        assert all(0 <= number < group_size(group) for number in combined(found, group))


def test_columns_and_pairs_are_each_named_once():
    names = [column.name for column in COLUMNS]
    assert len(set(names)) == len(names)
    assert len(set(PAIRS)) == len(PAIRS)
    assert {name for pair in PAIRS for name in pair} <= set(names)


def test_the_shipped_weights_fit_the_questions():
    model = learnt()
    assert all(len(row) == group_size(group) for group, row in model.weights.items())
    asked = {name for group in model.weights for name in group}
    assert asked == {column.name for column in COLUMNS}
    assert model.silent < set(model.weights)


def learnt_weights(seed):
    """Return weights for every group, as the training program gives them."""
    return {
        group: [((seed + 7 * number + 3 * at) % 11 - 5) / 4 for at in range(group_size(group))]
        for number, group in enumerate(groups())
    }


@pytest.mark.parametrize("seed", range(3))
def test_written_weights_score_lines_like_those_that_were_learnt(seed):
    weights = learnt_weights(seed)
    model = read_model(write_model(-1.25, weights))
    assert len(model.weights) < len(weights)
    found, _ = answers(PAGE)
    for place, score in enumerate(weigh(model, found).scores):
        plain = sum(row[combined(found, group)[place]] for group, row in weights.items())
        assert score == pytest.approx(plain - 1.25, abs=0.5)
    assert read_model(write_model(-1.25, weights)) == model


def test_what_a_page_has_nothing_of_is_not_weighed():
    found, _ = answers(PAGE)
    silent = {group for group in learnt().silent if not any(found[group[0]])}
    assert silent
    assert silent.isdisjoint(weigh(learnt(), found).groups)


def test_a_sentence_of_the_story_outweighs_the_debris_around_it():
    found, page = answers(PAGE)
    scores = dict(zip([unit.text[:12] for unit in page.units], weigh(learnt(), found).scores, strict=True))
    assert scores["The last fer"] > 0 > scores["Copyright 20"]
    assert scores["The council "] > scores["Bridge plan "]


@pytest.mark.parametrize(("line", "against"), [("Copyright 2019", True), ("The council", False)])
def test_reasons_are_at_most_three_phrases_each_said_once(line, against):
    found, page = answers(PAGE)
    weighed = weigh(learnt(), found)
    place = next(at for at, unit in enumerate(page.units) if unit.text.startswith(line))
    reasons = weighed.reasons(place, against=against)
    assert 1 <= len(reasons) == len(set(reasons)) <= 3
    assert all(reason and "_" not in reason for reason in reasons)


def test_the_score_is_the_sum_of_what_is_weighed():
    found, page = answers(PAGE)
    weighed = weigh(learnt(), found)
    for line, score in zip(weighed.weights, weighed.scores, strict=True):
        assert score == pytest.approx((learnt().bias + sum(line)) / SCALE)
    assert len(weighed.scores) == len(page.units)
