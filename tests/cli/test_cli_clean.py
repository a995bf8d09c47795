"""`broadsheet clean`: the text as print would have it, in every form, with the reasons for what was done."""

import re
from html import unescape
from pathlib import Path

import pytest
import samples
from command_line import run
from hypothesis import given
from hypothesis import strategies as st

from reader.resources import shared_folder

BLOCK_KINDS = {
    "title", "heading", "paragraph", "quotation", "list-item", "caption", "credit", "byline", "dateline",
    "code", "table", "rule",
}  # fmt: skip


class TestText:
    def test_title_then_paragraphs_and_nothing_else(self, article_file: Path) -> None:
        outcome = run("clean", article_file)
        assert (outcome.code, outcome.err) == (0, "")
        assert outcome.text == samples.ARTICLE

    def test_one_blank_line_between_paragraphs_and_no_hard_wraps(self, scraped_file: Path) -> None:
        text = run("clean", scraped_file).text
        assert text.endswith("\n")
        assert "\n\n\n" not in text
        assert not re.search(r"[^\S\n]\n", text)
        assert text.splitlines()[0] == "Ferry Captain Finds Island Where Chart Shows None"

    def test_sentences_broken_around_a_name_are_whole_again(self, scraped_file: Path) -> None:
        text = run("clean", scraped_file).text
        assert "confirmed by the transport minister, Oskar Brandvold, who crossed the strait" in text

    def test_the_debris_of_the_page_is_gone(self, scraped_file: Path) -> None:
        text = run("clean", scraped_file).text
        for debris in (
            "Please enter your",
            "Save my name",
            "ADVERTISEMENT",
            "Share this article",
            "Read more:",
        ):
            assert debris not in text
        for kept in ("SKAGGEN", "I counted the sheep.", "the sheep were there first."):
            assert kept in text

    def test_a_file_wrapped_at_a_measure_is_set_anew(self, tmp_path: Path) -> None:
        import textwrap

        paragraphs = samples.ARTICLE.strip().split("\n\n")
        wrapped = "\n\n".join(textwrap.fill(paragraph, 64) for paragraph in paragraphs)
        (tmp_path / "wrapped.txt").write_text(wrapped, "utf-8")
        assert run("clean", tmp_path / "wrapped.txt").text == samples.ARTICLE

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
    def test_unicode_in_any_of_its_encodings(self, encoding: str) -> None:
        outcome = run("clean", "-", stdin=samples.ARTICLE.encode(encoding))
        assert outcome.text == samples.ARTICLE

    def test_an_old_encoding_is_recognised(self) -> None:
        text = run("clean", "-", stdin=samples.ARTICLE.encode("cp1252")).text
        assert "“I thought the afternoon was long,”" in text
        assert "A café on the square" in text

    @pytest.mark.parametrize("newline", ["\r\n", "\r"])
    def test_line_ends_of_other_systems(self, newline: str) -> None:
        outcome = run("clean", "-", stdin=samples.ARTICLE.replace("\n", newline).encode())
        assert outcome.text == samples.ARTICLE

    def test_cleaning_what_is_clean_changes_nothing(self, scraped_file: Path) -> None:
        once = run("clean", scraped_file).out
        assert run("clean", "-", stdin=once).out == once

    def test_standard_input_is_read_like_a_file(self, scraped_file: Path) -> None:
        assert run("clean", "-", stdin=scraped_file.read_bytes()).out == run("clean", scraped_file).out

    def test_a_pipe_needs_no_dash(self, scraped_file: Path) -> None:
        assert run("clean", stdin=scraped_file.read_bytes()).out == run("clean", scraped_file).out


class TestWithoutCleaning:
    @pytest.mark.parametrize("sample", [samples.ARTICLE, samples.SCRAPED])
    def test_the_text_is_what_it_was(self, sample: str) -> None:
        answer = run("clean", "-", "--no-clean", "--json", stdin=sample.encode()).json
        assert answer["text"] == sample
        assert answer["removed"] == []

    @given(st.text(st.characters(codec="utf-8", exclude_characters="\r\x85\u2028\u2029\ufeff"), min_size=1))
    def test_whatever_it_was(self, text: str) -> None:
        outcome = run("clean", "-", "--no-clean", "--json", stdin=text.encode())
        if outcome.code == 0:
            assert outcome.json["text"] == text

    @pytest.mark.parametrize("name", ["entities", "quotes"])
    def test_offsets_are_in_the_text_as_it_was(self, name: str) -> None:
        assert (
            run(name, "-", "--no-clean", "--json", stdin=samples.SCRAPED.encode()).json["text"]
            == samples.SCRAPED
        )


class TestJson:
    @pytest.fixture
    def answer(self, scraped_file: Path) -> dict:
        return run("clean", scraped_file, "--json").json

    def test_has_the_fields_of_the_interface(self, answer: dict) -> None:
        assert {"id", "title", "text", "meta", "blocks", "removed"} <= set(answer)
        assert answer["title"] == "Ferry Captain Finds Island Where Chart Shows None"
        assert answer["text"].split("\n\n")[0] == answer["title"]
        assert answer["meta"]["dateline"].casefold() == "skaggen"
        assert answer["meta"]["title"] == answer["title"]

    def test_text_is_what_the_text_form_prints(self, answer: dict, scraped_file: Path) -> None:
        assert run("clean", scraped_file).text == answer["text"] + "\n"

    def test_blocks_are_in_order_and_hold_all_words(self, answer: dict) -> None:
        text, last = answer["text"], 0
        assert answer["blocks"][0]["kind"] == "title"
        for block in answer["blocks"]:
            assert block["kind"] in BLOCK_KINDS
            assert last <= block["start"] < block["end"] <= len(text)
            assert text[last : block["start"]].strip() == ""
            last = block["end"]
        assert text[last:].strip() == ""

    def test_each_removal_has_class_reasons_and_place(self, answer: dict) -> None:
        assert answer["removed"]
        for removal in answer["removed"]:
            assert re.fullmatch(r"[a-z][a-z-]*", removal["class"])
            assert removal["reasons"]
            assert all(isinstance(reason, str) and reason for reason in removal["reasons"])
            where = samples.SCRAPED[removal["start"] : removal["end"]]
            assert removal["text"].split()[0] in where
            assert removal["text"].split()[-1] in where

    def test_decisions_part_the_source_among_them(self, answer: dict) -> None:
        at = 0
        for decision in answer["decisions"]:
            if decision["kind"] == "changed":
                continue
            assert decision["start"] >= at
            assert samples.SCRAPED[at : decision["start"]].strip() == ""
            assert decision["text"] == samples.SCRAPED[decision["start"] : decision["end"]]
            at = decision["end"]
        assert samples.SCRAPED[at:].strip() == ""

    def test_a_line_that_was_joined_says_to_which(self, answer: dict) -> None:
        joined = [one for one in answer["decisions"] if one["kind"] == "joined"]
        assert joined
        starts = {one["start"] for one in answer["decisions"] if one["kind"] == "kept"}
        for one in joined:
            assert int(one["reasons"][0].rpartition(" at ")[2]) in starts

    def test_nothing_is_lost(self, answer: dict) -> None:
        kept = answer["text"] + " ".join(removal["text"] for removal in answer["removed"])
        for word in re.findall(r"\w+", samples.SCRAPED):
            assert word in kept

    def test_the_same_input_has_the_same_id(self, scraped_file: Path, answer: dict) -> None:
        again = run("clean", "-", "--json", stdin=scraped_file.read_bytes()).json
        assert again["id"] == answer["id"] != run("clean", "-", "--json", stdin=b"Other words.").json["id"]


class TestExplain:
    def test_each_removal_is_printed_with_class_and_reasons(self, scraped_file: Path) -> None:
        removed = run("clean", scraped_file, "--json").json["removed"]
        told = run("clean", scraped_file, "--explain")
        assert told.code == 0
        for removal in removed:
            assert removal["class"] in told.text
            assert " ".join(removal["text"].split()) in told.text
            assert removal["reasons"][0] in told.text

    def test_what_stays_is_told_too_in_order_of_the_source(self, scraped_file: Path) -> None:
        decisions = run("clean", scraped_file, "--json").json["decisions"]
        told = run("clean", scraped_file, "--explain").lines
        rows = [line.split() for line in told if re.match(r" *[\d,]+  (kept|joined|removed|changed) ", line)]
        assert [(row[0].replace(",", ""), row[1], row[2]) for row in rows] == [
            (str(one["start"]), one["kind"], one["class"]) for one in decisions
        ]
        assert {"kept", "joined", "removed"} <= {one["kind"] for one in decisions}

    def test_the_last_line_accounts_for_all_of_it(self, scraped_file: Path) -> None:
        last = run("clean", scraped_file, "--explain").lines[-1]
        characters = len("".join(samples.SCRAPED.split()))
        assert last.startswith(f"{characters:,} characters")
        counts = [int(count.replace(",", "")) for count in re.findall(r"[\d,]*\d", last)]
        assert counts[0] == sum(counts[1:4])

    def test_says_so_when_there_was_nothing_to_do(self, article_file: Path) -> None:
        told = run("clean", article_file, "--explain")
        assert told.code == 0
        assert "nothing was removed or changed" in told.lines[0]
        assert not any(line.split()[1:2] == ["removed"] for line in told.lines)

    def test_without_cleaning_there_is_nothing_to_tell(self, scraped_file: Path) -> None:
        told = run("clean", scraped_file, "--explain", "--no-clean")
        assert (told.code, len(told.lines)) == (0, 1)


class TestForms:
    def test_markdown_has_a_title_and_all_words(self, article_file: Path) -> None:
        text = run("clean", article_file, "--format", "markdown").text
        assert text.startswith(f"# {samples.TITLE}\n")
        assert "Marten Kuyper now walks to the end of the mole" in text

    def test_ansi_is_the_text_once_its_colours_are_taken_off(self, article_file: Path) -> None:
        text = run("clean", article_file, "--format", "ansi").text
        assert "\x1b[" in text
        assert re.sub(r"\x1b\[[0-9;]*m", "", text).split() == samples.ARTICLE.split()

    def test_html_is_a_page_with_all_words(self, article_file: Path) -> None:
        page = run("clean", article_file, "--format", "html").text
        assert page.lower().startswith("<!doctype html")
        body = unescape(re.sub(r"<[^>]+>", "", page[page.index("<body") :]))
        assert " ".join(samples.ARTICLE.split()) in " ".join(body.split())

    @pytest.mark.parametrize("format", ["markdown", "html", "ansi", "text"])
    def test_what_a_page_says_never_becomes_a_command(self, format: str) -> None:
        hostile = b"A Title\n\n\x1b]0;owned\x07\x1b[2J<script>alert(1)</script> and plain words that go on.\n"
        out = run("clean", "-", "--format", format, stdin=hostile).out
        if format == "html":
            assert b"<script>alert" not in out
        if format == "ansi":
            assert not re.search(rb"\x1b(?!\[[0-9;]*m)", out)

    def test_themes_differ(self, article_file: Path) -> None:
        light, dark = (
            run("clean", article_file, "--format", "ansi", "--theme", name).out
            for name in ("paper-light", "paper-dark")
        )
        assert light != dark


class TestSeveralSources:
    def test_are_printed_in_turn(self, article_file: Path, scraped_file: Path) -> None:
        both = run("clean", article_file, scraped_file).out
        assert both == run("clean", article_file).out + run("clean", scraped_file).out

    def test_as_json_each_has_a_line(self, article_file: Path, scraped_file: Path) -> None:
        answers = run("clean", "--json", article_file, scraped_file).json_lines
        assert [answer["title"][:5] for answer in answers] == ["A Tow", "Ferry"]

    def test_one_that_fails_is_told_and_the_others_go_on(self, article_file: Path, tmp_path: Path) -> None:
        outcome = run("clean", tmp_path / "gone.txt", article_file, tmp_path)
        assert outcome.code == 1
        assert outcome.text == samples.ARTICLE
        assert len(outcome.err.splitlines()) == 2


@pytest.mark.parametrize(
    "path",
    [
        *sorted(shared_folder("articles").glob("*.txt"))[:5],
        samples.SCRAPED_PATH,
    ],
    ids=lambda path: path.stem,
)
def test_strictness_never_removes_less_when_it_is_higher(path: Path) -> None:
    removed = [
        len(run("clean", path, "--json", f"--strictness={level}").json["removed"]) for level in range(-2, 3)
    ]
    assert removed == sorted(removed)


def test_looking_leaves_no_trace(scraped_file: Path, library_folder: Path) -> None:
    for name in ("clean", "entities", "quotes"):
        run(name, scraped_file)
    run("annotations", scraped_file)
    run("export", scraped_file)
    assert not library_folder.exists()
    assert scraped_file.read_text("utf-8") == samples.SCRAPED


@pytest.mark.parametrize("form", ["markdown", "html", "ansi"])
def test_reasons_are_not_left_out_silently(scraped_file: Path, form: str) -> None:
    outcome = run("clean", scraped_file, "--explain", "--format", form)
    assert (outcome.code, outcome.text) == (2, "")
    assert "--explain" in outcome.err
