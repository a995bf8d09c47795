"""`--jsonl`: one line in, one line out, in order, whatever a line holds."""

import json
import subprocess
from collections.abc import Iterator

import pytest
import samples
from command_line import command, fresh_environment, json_line, run, run_process

NAMES = ("clean", "entities", "quotes")
LIST = {"clean": "removed", "entities": "entities", "quotes": "quotes"}


@pytest.mark.parametrize("name", NAMES)
class TestLines:
    def test_are_answered_in_order_with_their_ids(self, name: str) -> None:
        ids = ["a", 7, None, "a", "字", {"page": [1, 2]}, 1.5, True]
        lines = b"".join(
            json_line(one, f"Words of number {n}, said Ms. Runa Halloran.") for n, one in enumerate(ids)
        )
        outcome = run(name, "--jsonl", stdin=lines)
        assert outcome.code == 0
        assert [answer["id"] for answer in outcome.json_lines] == ids
        for n, answer in enumerate(outcome.json_lines):
            assert f"number {n}," in answer["text"]
            assert isinstance(answer[LIST[name]], list)

    def test_are_answered_as_a_file_is(self, name: str) -> None:
        (answer,) = run(name, "--jsonl", stdin=json_line("x", samples.SCRAPED)).json_lines
        alone = run(name, "-", "--json", stdin=samples.SCRAPED.encode()).json
        assert answer["text"] == alone["text"]
        assert answer[LIST[name]] == alone[LIST[name]]

    def test_without_cleaning_the_text_is_what_it_was(self, name: str) -> None:
        text = samples.SCRAPED + "\n\n  trailing blanks \t\n"
        (answer,) = run(name, "--jsonl", "--no-clean", stdin=json_line(1, text)).json_lines
        assert answer["text"] == text

    def test_a_line_that_is_none_gets_an_error_and_the_others_go_on(self, name: str) -> None:
        bad = [
            b"no json\n",
            b'{"id": 3}\n',
            b'{"id": 4, "text": 5}\n',
            b"[1, 2]\n",
            b'"text"\n',
            b"\xff\xfe\n",
            b"null\n",
        ]
        lines = json_line(1, "Good words.") + b"".join(bad) + json_line(2, "More good words.")
        outcome = run(name, "--jsonl", stdin=lines)
        assert outcome.code == 1
        answers = outcome.json_lines
        assert len(answers) == len(bad) + 2
        assert [answer["id"] for answer in answers] == [1, None, 3, 4, None, None, None, None, 2]
        assert ["error" in answer for answer in answers] == [False, *[True] * len(bad), False]

    def test_blank_lines_are_passed_over(self, name: str) -> None:
        outcome = run(
            name, "--jsonl", stdin=b"\n" + json_line(1, "Words.") + b"  \n\n" + json_line(2, "More.")
        )
        assert [answer["id"] for answer in outcome.json_lines] == [1, 2]

    @pytest.mark.parametrize(
        "text", ["", " \n ", "\x00", "\ud800", "a\u2028b", "\ufeff", "<html><body>x</body></html>"]
    )
    def test_odd_texts_are_answered_too(self, name: str, text: str) -> None:
        line = json.dumps({"id": "odd", "text": text}).encode() + b"\n"
        outcome = run(name, "--jsonl", stdin=line + json_line("next", "Words."))
        assert outcome.err == ""
        assert [answer["id"] for answer in outcome.json_lines] == ["odd", "next"]

    def test_no_input_is_no_output(self, name: str) -> None:
        outcome = run(name, "--jsonl")
        assert (outcome.code, outcome.out, outcome.err) == (0, b"", "")

    def test_a_last_line_without_its_end_counts(self, name: str) -> None:
        outcome = run(name, "--jsonl", stdin=json_line(1, "Words.").rstrip(b"\n"))
        assert [answer["id"] for answer in outcome.json_lines] == [1]

    def test_nesting_without_end_is_a_bad_line(self, name: str) -> None:
        outcome = run(name, "--jsonl", stdin=b"[" * 100_000 + b"\n" + json_line(1, "Words."))
        assert outcome.code == 1
        assert [answer["id"] for answer in outcome.json_lines] == [None, 1]


def test_processes_change_nothing_but_the_time() -> None:
    lines = b"".join(json_line(n, f"Number {n}.\n\n{samples.SCRAPED}") for n in range(12))
    lines += b"no json\n"
    one = run("quotes", "--jsonl", stdin=lines)
    two = run_process("quotes", "--jsonl", "--jobs", "2", stdin=lines)
    assert two.out == one.out
    assert (one.code, two.code) == (1, 1)
    assert two.err == ""


@pytest.fixture
def streaming() -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        command("entities", "--jsonl"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=fresh_environment()
    )
    yield process
    process.kill()
    process.communicate()


def test_a_line_is_answered_before_the_next_one_comes(streaming: subprocess.Popen[bytes]) -> None:
    assert streaming.stdin is not None
    assert streaming.stdout is not None
    for number in range(3):
        streaming.stdin.write(json_line(number, "Words of Ms. Runa Halloran."))
        streaming.stdin.flush()
        assert json.loads(streaming.stdout.readline())["id"] == number
