"""`broadsheet entities` and `broadsheet quotes`: what is said in JSON can be checked against the text."""

from pathlib import Path

import pytest
import samples
from command_line import run

KINDS = {"person", "organisation", "place", "event", "date", "group"}


class TestEntities:
    @pytest.fixture
    def answer(self, article_file: Path) -> dict:
        outcome = run("entities", article_file, "--json")
        assert (outcome.code, outcome.err) == (0, "")
        return outcome.json

    def test_has_the_fields_of_the_interface(self, answer: dict) -> None:
        assert set(answer) >= {"text", "entities"}
        for entity in answer["entities"]:
            assert set(entity) >= {"name", "kind", "role", "aliases", "mentions"}
            assert entity["kind"] in KINDS
            assert isinstance(entity["role"], str)
            assert entity["name"] not in entity["aliases"]

    def test_text_is_what_clean_prints(self, answer: dict, article_file: Path) -> None:
        assert run("clean", article_file).text == answer["text"] + "\n"

    def test_mentions_are_words_of_the_text_in_order(self, answer: dict) -> None:
        for entity in answer["entities"]:
            mentions = entity["mentions"]
            assert mentions
            assert mentions == sorted(mentions, key=lambda mention: mention["start"])
            for mention in mentions:
                words = answer["text"][mention["start"] : mention["end"]]
                assert words
                assert words == words.strip()

    def test_a_full_name_and_a_courtesy_name_are_one_person(self, answer: dict) -> None:
        people = {entity["name"]: entity for entity in answer["entities"] if entity["kind"] == "person"}
        assert {"Ilse Verhagen", "Marten Kuyper", "Beatrix Solana"} <= set(people)
        kuyper = people["Marten Kuyper"]
        words = {answer["text"][m["start"] : m["end"]] for m in kuyper["mentions"]}
        assert any("Mr. Kuyper".endswith(word) for word in words)
        assert len(kuyper["mentions"]) == 5

    @pytest.mark.parametrize("command", ["entities", "quotes"])
    def test_what_was_found_once_is_found_again_without_reading(
        self, command: str, article_file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        first = run(command, article_file, "--json")

        def fail(*_: object) -> None:
            raise AssertionError("it was read again")

        monkeypatch.setattr("reader.understanding.analyse", fail)
        again = run(command, article_file, "--json")
        assert (again.code, again.out) == (first.code, first.out)

    def test_offsets_count_code_points(self) -> None:
        text = "🎉🎉 A Fair\n\nThe mayor, Ms. Runa Halloran, said so. Runa Halloran smiled."
        answer = run("entities", "-", "--json", "--no-clean", stdin=text.encode()).json
        assert answer["text"] == text
        (person,) = [entity for entity in answer["entities"] if entity["kind"] == "person"]
        assert all("Halloran" in text[m["start"] : m["end"]] for m in person["mentions"])

    def test_without_json_names_stand_under_their_kind_with_counts(self, article_file: Path) -> None:
        lines = run("entities", article_file).lines
        assert "person" in lines
        assert any(
            line.split()[0] == "5" and "Marten Kuyper" in line for line in lines if line.startswith(" ")
        )

    def test_a_text_without_names_says_so(self) -> None:
        outcome = run("entities", "-", stdin=b"nothing here is called anything at all.")
        assert outcome.code == 0
        assert (
            run("entities", "-", "--json", stdin=b"nothing here is called anything.").json["entities"] == []
        )


def kinds_of(*flags: str) -> list[str]:
    text = "On “Harbour Lights,” Ida Falk said that it was late. “Too late,” she said.".encode()
    return [quote["kind"] for quote in run("quotes", "-", "--json", *flags, stdin=text).json["quotes"]]


class TestQuotes:
    @pytest.fixture
    def answer(self, article_file: Path) -> dict:
        outcome = run("quotes", article_file, "--json")
        assert (outcome.code, outcome.err) == (0, "")
        return outcome.json

    def test_has_the_fields_of_the_interface(self, answer: dict) -> None:
        assert set(answer) >= {"text", "quotes"}
        wanted = {"text", "start", "end", "spans", "speaker", "speaker_start", "speaker_end", "cue", "direct"}
        for quote in answer["quotes"]:
            assert set(quote) >= wanted
            assert isinstance(quote["direct"], bool)

    def test_pieces_are_in_order_inside_the_quote(self, answer: dict) -> None:
        for quote in answer["quotes"]:
            spans = quote["spans"]
            assert (spans[0][0], spans[-1][1]) == (quote["start"], quote["end"])
            flat = [offset for span in spans for offset in span]
            assert flat == sorted(flat)
            assert all(end > start for start, end in spans)
            assert answer["text"][spans[0][0] : spans[0][1]].split()[0] == quote["text"].split()[0]

    def test_every_quoted_stretch_of_the_article_is_there(self, answer: dict) -> None:
        said = " ".join(quote["text"] for quote in answer["quotes"])
        inside = samples.ARTICLE.split("“")[1:]
        for words in (piece.split("”")[0] for piece in inside):
            assert words in said

    def test_speakers_are_named_and_read_from_the_text(self, answer: dict) -> None:
        said = {quote["text"].rstrip(",."): quote for quote in answer["quotes"]}
        assert said["I thought the afternoon was long"]["speaker"] == "Ilse Verhagen"
        assert said["Somebody must begin"]["speaker"] == "Marten Kuyper"
        assert said["My mother was born at turbot"]["cue"] == "said"
        for quote in answer["quotes"]:
            if quote["speaker_start"] is not None:
                named = answer["text"][quote["speaker_start"] : quote["speaker_end"]]
                assert named.split()[-1] in quote["speaker"]

    def test_without_json_a_line_each(self, article_file: Path, answer: dict) -> None:
        lines = run("quotes", article_file).lines
        assert len(lines) == len(answer["quotes"])
        assert any(line.startswith("“Somebody must begin") and "Marten Kuyper" in line for line in lines)

    def test_only_direct_speech_is_shown_unless_more_is_asked_for(self) -> None:
        assert kinds_of() == ["speech"]
        assert kinds_of("--indirect") == ["indirect", "speech"]
        assert kinds_of("--all") == ["title", "indirect", "speech"]

    def test_what_one_says_is_found_by_any_part_of_the_name(self) -> None:
        text = "Ida Falk and Karl Brandt met. “Late,” said Falk. “Early,” said Brandt.".encode()
        for name in ("falk", "Ida Falk"):
            (quote,) = run("quotes", "-", "--json", "--speaker", name, stdin=text).json["quotes"]
            assert quote["text"] == "Late,"
        assert run("quotes", "-", "--speaker", "Nemo", stdin=text).text == "No quotes of Nemo were found.\n"

    def test_json_tells_what_else_the_clause_says(self) -> None:
        text = "“We sail,” Ida Falk told reporters in Lowmark on Sunday.".encode()
        (quote,) = run("quotes", "-", "--json", stdin=text).json["quotes"]
        assert quote["kind"] == "speech"
        assert quote["stance"] == "neutral"
        assert quote["addressee"] == "reporters"
        assert quote["said_on"] == "Sunday"
        assert 0.9 < quote["score"] <= 1
        assert quote["reasons"]
        assert set(quote) >= {"reporter", "reporter_entity", "addressee_entity", "said_on_value", "said_in"}

    def test_explain_says_why_and_how_surely(self) -> None:
        text = "Ida Falk met Ed Marsh and Tom Ashby.\n\n“We sail,” he told the council.".encode()
        lines = run("quotes", "-", "--explain", stdin=text).lines
        assert lines[0].startswith("“We sail,” — ")
        assert any("% sure" in line for line in lines)
        assert any("said to the council" in line for line in lines)
        assert any("not " in line for line in lines)

    def test_a_text_without_quotes_says_so(self) -> None:
        assert run("quotes", "-", stdin=b"Nobody said a word.").code == 0
        assert run("quotes", "-", "--json", stdin=b"Nobody said a word.").json["quotes"] == []


@pytest.mark.parametrize("name", ["entities", "quotes"])
def test_several_sources_are_answered_a_line_each(name: str, article_file: Path, scraped_file: Path) -> None:
    answers = run(name, "--json", article_file, scraped_file).json_lines
    assert [answer["text"][:5] for answer in answers] == ["A Tow", "Ferry"]


@pytest.mark.parametrize("name", ["clean", "entities", "quotes"])
def test_the_same_input_gives_the_same_bytes(name: str, scraped_file: Path) -> None:
    assert run(name, scraped_file, "--json").out == run(name, scraped_file, "--json").out
