"""Which quoted stretches are one quote, and who speaks those without a clause of their own."""

from reader.analysis.quotes import find_quotes
from reader.article import Article


def found(text: str) -> list[tuple[list[str], str]]:
    quotes = find_quotes(Article("x", text), ())
    return [([piece.of(text) for piece in quote.pieces], quote.speaker) for quote in quotes]


def test_a_reporting_clause_interrupts_one_quote() -> None:
    text = "“We think,” said Martha Quill, “that it will hold.”"
    assert found(text) == [(["We think,", "that it will hold."], "Martha Quill")]
    (quote,) = find_quotes(Article("x", text), ())
    assert quote.text == "We think, that it will hold."
    assert quote.span.of(text) == "We think,” said Martha Quill, “that it will hold."


def test_a_reporting_clause_that_ends_its_sentence_parts_two_quotes() -> None:
    assert found("“We are ready,” Martha Quill said. “It will hold.”") == [
        (["We are ready,"], "Martha Quill"),
        (["It will hold."], "Martha Quill"),
    ]


def test_words_without_a_clause_of_their_own_share_the_verb_of_their_neighbours() -> None:
    text = "“We are ready,” Martha Quill told reporters. “It will hold.”"
    assert [quote.cue for quote in find_quotes(Article("x", text), ())] == ["told", "told"]


def test_fragments_of_one_sentence_stay_apart() -> None:
    assert found("Martha Quill said it was “late” and “dear.”") == [
        (["late"], "Martha Quill"),
        (["dear."], "Martha Quill"),
    ]


def test_a_quote_over_paragraphs_is_reopened_in_each() -> None:
    text = "“We built this,” said Martha Quill. “We keep it.\n\n“Nobody takes it.\n\n“Ever.”\n\nShe left."
    assert found(text) == [
        (["We built this,"], "Martha Quill"),
        (["We keep it.", "Nobody takes it.", "Ever."], "Martha Quill"),
    ]


def test_a_quote_over_paragraphs_may_close_without_being_reopened() -> None:
    text = "Martha Quill rose to speak:\n\n“We built this.\n\nIt is ours,” she said.\n\nNothing more."
    assert found(text) == [(["We built this.", "It is ours,"], "Martha Quill")]


def test_an_unclosed_quote_does_not_swallow_the_next_paragraph() -> None:
    text = "“We built this, said Martha Quill.\n\nNobody else spoke.\n\n“We did,” said Edward Marsh."
    assert found(text) == [(["We built this,"], "Martha Quill"), (["We did,"], "Edward Marsh")]


def test_a_reopened_quote_with_a_new_label_is_somebody_elses() -> None:
    text = "“QUILL: We built this.\n\n“MARSH: We all did.”"
    assert [speaker for _, speaker in found(text)] == ["Quill", "Marsh"]


def test_a_paragraph_that_ends_in_a_colon_names_the_speaker_of_the_next() -> None:
    assert found("Martha Quill was blunt:\n\n“It will not hold.”") == [
        (["It will not hold."], "Martha Quill")
    ]


def test_a_paragraph_of_words_alone_goes_on_with_the_speaker_before() -> None:
    text = "“It will hold,” Martha Quill said.\n\n“It always has.”"
    assert [speaker for _, speaker in found(text)] == ["Martha Quill", "Martha Quill"]


def test_the_answer_to_a_question_is_not_the_askers() -> None:
    text = "“Will it hold?” asked Martha Quill.\n\n“It always has.”"
    assert [speaker for _, speaker in found(text)] == ["Martha Quill", ""]


def test_a_quoted_word_in_the_writers_own_sentence_is_nobodys() -> None:
    text = "“It will hold,” Martha Quill said. The “old” wall had been patched in spring."
    assert [speaker for _, speaker in found(text)] == ["Martha Quill", ""]
    text = "The “old” wall had been patched in spring. “It will hold,” Martha Quill said."
    assert [speaker for _, speaker in found(text)] == ["", "Martha Quill"]


def test_words_before_the_reporting_clause_are_the_same_speakers() -> None:
    text = "“It will hold.” “It always has,” Martha Quill said."
    assert [speaker for _, speaker in found(text)] == ["Martha Quill", "Martha Quill"]


def test_lines_wrapped_at_a_fixed_width_are_one_paragraph() -> None:
    text = (
        "Martha Quill said on Monday that the wall was “old but\n"
        "honest work” and that nobody in the town had asked\n"
        "for another one while it was standing.\n\n"
        "She then left the hall by the back door and went\n"
        "home on foot."
    )
    assert found(text) == [(["old but\nhonest work"], "Martha Quill")]


def test_lines_that_are_paragraphs_stay_apart() -> None:
    text = "“It will hold,” Martha Quill said.\n“It will not,” Edward Marsh said.\nThe hall was quiet."
    assert [speaker for _, speaker in found(text)] == ["Martha Quill", "Edward Marsh"]


def test_a_text_without_quotation_marks_has_no_quotes() -> None:
    assert found("") == []
    assert found("Nobody’s words were reported.") == []
