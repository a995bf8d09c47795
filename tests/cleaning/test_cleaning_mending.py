"""What a text's way here has damaged is made good where it is sure, and nothing else is touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Span
from reader.cleaning.mending import mend

SOUND = (
    "The ferry to Skaggen ran twice on Friday, said Ilse Moran. “It’s only water,” she said.\n\n"
    "Node.js, Yahoo!Mail and asp.Net are names. So are U.S.A. and e.g.The; 2.The is none, 3.14 is pi.\n\n"
    "Ein MENÜ” kostete 5 £. ÉTÉ… À É, São Paulo, señor, Ærø, İstanbul, Łódź, Ålesund, naïve, Ünal, São.\n\n"
    "R&D at AT&T; a & b; see https://example.org/?a=1&copy=2.The end of https://example.org/Node.The/x.\n\n"
    "A bout of flu. A long way. I am here. T cells and B cells are cells that fight illness in the body.\n"
)


def test_a_sound_text_is_left_alone() -> None:
    mended = mend(SOUND)
    assert mended.text == SOUND
    assert mended.layers == ()


class TestMojibake:
    @pytest.mark.parametrize(
        "words", ["It’s a “test” — or not…", "Café, naïve, über, señor", "Привет, мир", "日本語の本"]
    )
    @pytest.mark.parametrize("wrong", ["cp1252", "latin-1"])
    def test_is_undone(self, words: str, wrong: str) -> None:
        try:
            broken = words.encode().decode(wrong)
        except UnicodeDecodeError:
            pytest.skip("has bytes that Windows-1252 does not know")
        assert mend(f"One line.\n{broken}\nAnother line.").text == f"One line.\n{words}\nAnother line."

    @pytest.mark.parametrize(
        ("broken", "whole"),
        [
            ("He said â€œnoâ€ and left.", "He said “no” and left."),
            ("It costsÂ £5 in all.", "It costs £5 in all."),
            ("The priceÂ is high.", "The price is high."),
        ],
    )
    def test_with_a_byte_lost_is_undone(self, broken: str, whole: str) -> None:
        assert mend(broken).text.replace("\xad", "") == whole

    def test_quotes_and_widths_stay_as_they_are(self) -> None:
        assert mend("“Ｗｉｄｅ” isnâ€™t ‘ﬃ’ &c.").text == "“Ｗｉｄｅ” isn’t ‘ﬃ’ &c."

    def test_that_the_text_is_about_stays(self) -> None:
        text = 'We saw "Ã¤" instead of "ä" again and again.'
        assert mend(text).text == text


class TestControls:
    def test_of_windows_are_the_signs_they_were(self) -> None:
        assert mend("\x93It\x92s here\x94 \x96 at last\x85 \x80 5").text == "“It’s here” – at last… € 5"

    def test_a_letter_before_a_quote_is_no_mojibake(self) -> None:
        assert mend("Das MEN\xdc\x94 ist \x93gut\x94.").text == "Das MENÜ” ist “gut”."


class TestEntities:
    @pytest.mark.parametrize(
        ("left", "right"),
        [
            ("Fish &amp; chips", "Fish & chips"),
            ("it&#8217;s", "it’s"),
            ("it&#x2019;s", "it’s"),
            ("&ldquo;no&rdquo;&hellip;", "“no”…"),
            ("&amp;quot;no&amp;quot;", '"no"'),
            ("&amp;amp;", "&"),
            ("a&nbsp;b", "a\xa0b"),
            ("5 &lt; 10", "5 < 10"),
            ("R&amp;D; no", "R&D; no"),
            ("it&#146;s", "it’s"),
        ],
    )
    def test_are_decoded(self, left: str, right: str) -> None:
        assert mend(left).text == right

    @pytest.mark.parametrize(
        "text",
        [
            "In HTML the sign is written &amp; as everybody knows.",
            "Write `&nbsp;` there.",
            "The ampersand is written “&amp;”.",
            "A paragraph begins with &lt;p&gt; and ends with &lt;/p&gt;.",
            "&unknown; and &#0; and &;",
        ],
    )
    def test_that_are_meant_stay(self, text: str) -> None:
        assert mend(text).text == text


class TestSpaces:
    @pytest.mark.parametrize(
        ("left", "right"),
        [
            ("The vote has ended.The next is in May.", "The vote has ended. The next is in May."),
            ("“It ended.”The mayor left.", "“It ended.” The mayor left."),
            ("Was it so?He did not say.", "Was it so? He did not say."),
            ("That was in 2019.The bridge stood.", "That was in 2019. The bridge stood."),
            ("He is in Marrow.They are not.", "He is in Marrow. They are not."),
        ],
    )
    def test_that_are_missing_behind_a_sentence_are_put_in(self, left: str, right: str) -> None:
        assert mend(left).text == right

    def test_before_a_name_only_where_the_text_lacks_them_again_and_again(self) -> None:
        assert mend("The work was done.Marten left.").text == "The work was done.Marten left."
        broken = "It was over.The rain came.It did not stop until noon.Marten left."
        assert mend(broken).text == "It was over. The rain came. It did not stop until noon. Marten left."

    @pytest.mark.parametrize("text", ["use string.Format here", "result.History {", "system.Out x"])
    def test_in_names_stay_out(self, text: str) -> None:
        assert mend(text).text == text


class TestDropCaps:
    @pytest.mark.parametrize(
        ("left", "right"),
        [
            ("T\nhe mayor of the town said so.", "The mayor of the town said so."),
            ("T\n\nhe mayor of the town said so.", "The mayor of the town said so."),
            ("T he mayor of the town said so.", "The mayor of the town said so."),
            ("“T\nhe mayor of the town said so.", "“The mayor of the town said so."),
            ("T\nHE MAYOR of the town said so.", "THE MAYOR of the town said so."),
            ("A\nfter the flood nobody came back.", "After the flood nobody came back."),
            ("A fter the flood nobody came back.", "After the flood nobody came back."),
            ("I\nn the night the water came back.", "In the night the water came back."),
            ("B\negonias grow here. She likes begonias.", "Begonias grow here. She likes begonias."),
        ],
    )
    def test_are_put_back(self, left: str, right: str) -> None:
        assert mend(f"A Title\n\n{left}").text == f"A Title\n\n{right}"

    @pytest.mark.parametrize(
        "text",
        [
            "A bout of flu kept the whole town in bed.",
            "I\nwas there, and so were all the others.",
            "X marks the spot where the boat went down.",
            "S\nmall",
            "A\nman who was there has told us all of it.",
            "Vitamin B\nand what it does for the body at night.",
        ],
    )
    def test_letters_that_are_words_stay(self, text: str) -> None:
        assert mend(text).text == text


class TestTheWayBack:
    TEXT = "Fish &amp; chips.The caf\xc3\xa9 was â€œfullâ€\x9d.\n\nT\nhe ﬁrst one itÂ was, they say."

    def test_each_change_is_found_in_the_source(self) -> None:
        mended = mend(self.TEXT)
        assert (
            mended.text.replace("\xad", "")
            == "Fish & chips. The café was “full”.\n\nThe first one it was, they say."
        )
        for words, source in (
            ("&", "&amp;"),
            ("café", "caf\xc3\xa9"),
            ("“full”", "â€œfullâ€\x9d"),
            ("The first", "T\nhe ﬁrst"),
            ("chips. The", "chips.The"),
            ("was", "was"),
        ):
            start = mended.text.index(words)
            where = mended.to_source(Span(start, start + len(words)))
            assert where.of(self.TEXT) == source
            assert mended.from_source(where).of(mended.text) == words

    def test_each_change_has_its_reason(self) -> None:
        mended = mend(self.TEXT)
        first = mended.reasons(Span(0, mended.text.index("\n")))
        assert first == (
            "characters read in the wrong encoding",
            "HTML entities",
            "a space was missing behind a sentence",
        )
        assert mended.reasons(Span(0, 4)) == ()

    @given(st.text(st.sampled_from("â€œ™Ã©Â \n.The&amp;#39x\x93\x85ﬁT“”")), st.data())
    def test_any_span_has_its_source_and_comes_back(self, text: str, data: st.DataObject) -> None:
        mended = mend(text)
        start = data.draw(st.integers(0, len(mended.text)))
        span = Span(start, data.draw(st.integers(start, len(mended.text))))
        where = mended.to_source(span)
        assert 0 <= where.start <= where.end <= len(text)
        assert not span or mended.from_source(where).covers(span) or not where
        whole = mended.to_source(Span(0, len(mended.text)))
        assert not text[: whole.start].strip() and not text[whole.end :].strip()
