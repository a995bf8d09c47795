"""What changed between two wordings: nothing of either is lost, and what is the same is called the same."""

from hypothesis import given
from hypothesis import strategies as st

from reader.article.wording import Stretch, differences, shortened

WORDS = st.lists(st.sampled_from(["the", "pier", "was", "wet", "灯", "台", "“oh,”", "1904"]), max_size=12)


def plain(wording: tuple[Stretch, ...]) -> str:
    return "".join(stretch.words for stretch in wording)


@given(WORDS, WORDS)
def test_both_wordings_are_whole_and_agree_on_what_is_the_same(before: list[str], after: list[str]) -> None:
    old, new = differences(" ".join(before), " ".join(after))
    assert plain(old).split() == " ".join(before).split()
    assert plain(new).split() == " ".join(after).split()
    same = [" ".join(s.words for s in wording if not s.changed).split() for wording in (old, new)]
    assert same[0] == same[1]


def test_a_changed_word_is_told_from_its_neighbours() -> None:
    old, new = differences("She died in spring.", "She left in spring.")
    assert [s.words.strip() for s in old if s.changed] == ["died"]
    assert [s.words.strip() for s in new if s.changed] == ["left"]


def test_scripts_without_blanks_are_compared_sign_by_sign() -> None:
    old, new = differences("灯が消えた", "灯が見えた")
    assert [s.words for s in old if s.changed] == ["消"]
    assert [s.words for s in new if s.changed] == ["見"]


def test_what_is_the_same_is_cut_to_the_neighbourhood_of_a_change() -> None:
    before = " ".join(f"a{n}" for n in range(40)) + " old " + " ".join(f"b{n}" for n in range(40))
    short = plain(shortened(differences(before, before.replace("old", "new"))[0], context=3))
    assert short == "… a37 a38 a39 old b0 b1 b2 …"


@given(WORDS, WORDS)
def test_no_changed_word_is_cut(before: list[str], after: list[str]) -> None:
    for wording in differences(" ".join(before), " ".join(after)):
        changed = [s for s in wording if s.changed]
        assert [s for s in shortened(wording, 1) if s.changed] == changed


def test_a_passage_that_is_wholly_the_same_is_whole() -> None:
    words = "one two three four five six seven eight nine ten eleven twelve thirteen"
    assert plain(shortened(differences(words, words)[0], 2)) == words
