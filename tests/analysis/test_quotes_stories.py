"""Dialogue of stories: people take turns, and nobody is named where it is not sure whose turn it is."""

from reader.analysis.entities import find_entities
from reader.analysis.quotes import find_quotes
from reader.analysis.quotes.attribution import Attribution
from reader.analysis.quotes.conversation import Conversation
from reader.article import Article, Span

STORY = """\
“Where is the key?” asked Tom.

“I don’t know,” said Anna. “Ask Ruth.”

“She’s gone.”

“Then we wait.”

“Until when?”

Tom sat down on the step. The rain had begun again.

“You hate waiting,” she said.

“I do.”"""

PAPER = """\
MILLPORT, May 3 — The council met on Monday.

“We are late,” said Oona Clew, the mayor.

“We are not late,” said Idris Penhale, the treasurer.

“We are exactly on time. The money was paid in March.”"""

EVENING = """\
The lamp was already lit when Marian came in. Her brother sat at the table with his boots on.

“You walked,” she said.

“I walked.” Edmund did not look up. “The last bus goes at six.”

“It used to go at eight.”

“It used to do a lot of things.”

She hung her coat on the nail and put the kettle over. The dog lifted its head and let it fall again.

“Has he written?” Edmund asked.

“No.”

“Will he?”

“He is a proud man,” Marian said. “He will write when he has something to be proud of.”

“That could be years.”

“Then it will be years.”

There was a knock. It was old Mrs. Pascoe, with a basket on her arm and rain in her hair.

“I shan’t stop,” said Mrs. Pascoe. “I only came with the eggs.”

“You are very kind,” said Marian.

“It’s nothing.” Mrs. Pascoe looked from one to the other. “Who has died?”

“Nobody,” said Edmund.

“Somebody always has,” the old woman replied."""

THREE = """\
“Who left the gate open?” asked Tom.

“I never touched it,” said Anna.

“Nor did I,” said Ruth.

“Somebody did.”"""


def speakers(text: str) -> list[str]:
    article = Article("x", text)
    return [quote.speaker for quote in find_quotes(article, find_entities(article)) if quote.is_speech]


def one(name: str) -> Attribution:
    return Attribution(name, Span(0, 0), "said")


def test_two_who_talk_take_turns() -> None:
    assert speakers(STORY) == ["Tom", "Anna", "Anna", "Tom", "Anna", "Tom", "Anna", "Tom"]


def test_over_an_evening_each_has_their_own_words() -> None:
    marian, edmund, caller = "Marian", "Edmund", "Pascoe"
    wanted = [marian, edmund, edmund, marian, edmund, edmund, marian, edmund, marian, marian, edmund, marian]
    wanted += [caller, caller, marian, caller, caller, edmund, "the old woman"]
    assert speakers(EVENING) == wanted


def test_in_a_paper_the_last_speaker_goes_on() -> None:
    assert speakers(PAPER) == ["Oona Clew", "Idris Penhale", "Idris Penhale"]


def test_nobody_is_named_where_three_have_spoken() -> None:
    assert speakers(THREE) == ["Tom", "Anna", "Ruth", ""]


def test_one_who_acts_between_two_stretches_speaks_both_though_unknown_before() -> None:
    text = "“You’re late,” Hester said.\n\n“The bridge was out.” Corin set the bag down. “I walked.”"
    assert speakers(text) == ["Hester", "Corin", "Corin"]


class TestConversation:
    def test_is_a_story_where_people_of_one_name_take_turns(self) -> None:
        talk = Conversation()
        talk.note(0, one("Tom"), named=True)
        talk.note(1, one("Anna"), named=True)
        assert talk.is_story
        turn = talk.next_speaker(2)
        assert turn is not None and turn.name == "Tom"
        assert turn.score < 1 and "the two take turns" in turn.reasons

    def test_is_none_where_one_goes_on_or_full_names_are_given(self) -> None:
        talk = Conversation()
        for number, name in enumerate(("Oona Clew", "Idris Penhale", "Oona Clew")):
            talk.note(number, one(name), named=True)
        assert not talk.is_story
        talk.note(3, one("Idris Penhale"), named=True)
        assert talk.is_story  # three changes and no repetition are enough

    def test_knows_nobody_behind_a_pause_or_with_one_speaker_only(self) -> None:
        talk = Conversation()
        talk.note(0, one("Tom"), named=True)
        assert talk.next_speaker(1) is None
        talk.note(1, one("Anna"), named=True)
        talk.note(5, one("Anna"), named=True)
        other = talk.next_speaker(6)
        assert other is not None and other.name == "Tom"  # heard before the pause

    def test_of_two_unnamed_turns_knows_the_first(self) -> None:
        talk = Conversation()
        talk.note(0, one("Tom"), named=True)
        talk.note(1, None, named=False)
        assert talk.next_speaker(2) is not None
        assert talk.next_speaker(9) is None
