"""Whatever encoding a text was saved in, its words come out right."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import SourceError
from reader.sources import draft_from_bytes
from reader.sources.decoding import decode

TEXTS = {
    "french": (
        "cp1252",
        "L’été dernier, les élèves étaient à la plage où ils ont mangé des gâteaux. Ça n’a pas plu. ",
    ),
    "german": (
        "cp1252",
        "Die Bürgermeisterin erklärte, die Brücke müsse länger gesperrt werden. Größere Schäden. ",
    ),
    "portuguese": (
        "cp1252",
        "A função da comissão é analisar as ações do município. Não há previsão, disse João. ",
    ),
    "swedish": ("cp1252", "På ön fanns en liten fiskehamn där båtarna låg förtöjda. ”Vi åker”, sade hon. "),
    "english": ("cp1252", "“We don’t know,” she said — “it’s a naïve idea.” The café’s owner didn’t reply. "),
    "polish": (
        "cp1250",
        "Łódka płynęła po rzece, a dzieci śpiewały piosenkę o wiośnie i słońcu. Źdźbło trawy. ",
    ),
    "russian": ("cp1251", "Мэр города заявил вчера, что мост будет закрыт на ремонт до конца года. "),
    "russian, older": ("koi8_r", "Мэр города заявил вчера, что мост будет закрыт на ремонт до конца года. "),
    "greek": ("cp1253", "Ο δήμαρχος ανακοίνωσε χθες ότι η γέφυρα θα κλείσει μέχρι το τέλος του χρόνου. "),
    "japanese": ("cp932", "市長は昨日、橋が年末まで閉鎖されると発表した。"),
    "japanese, mail": ("iso2022_jp", "市長は昨日、橋が年末まで閉鎖されると発表した。"),
    "chinese": ("gb18030", "从前有一座山，山里有一座庙，庙里有一个老和尚在讲故事。"),
    "korean": ("cp949", "어제 시장은 다리가 연말까지 폐쇄될 것이라고 발표했다. "),
}


@pytest.mark.parametrize("times", [1, 20])
@pytest.mark.parametrize(("encoding", "text"), TEXTS.values(), ids=TEXTS.keys())
def test_old_encodings_are_found(encoding: str, text: str, times: int) -> None:
    if encoding == "cp1250" and times == 1:
        pytest.skip("one sentence is too little to tell Central European encodings apart")
    assert decode((text * times).encode(encoding))[0] == text * times


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_with_and_without_a_mark(encoding: str) -> None:
    text = "The harbour — café, naïve, 5 €.\nThe second line of it."
    assert draft_from_bytes(text.encode(encoding), "story").text == text


def test_one_broken_byte_does_not_change_the_encoding() -> None:
    data = ("Der Bürgermeister erklärte die Brücke für sicher. " * 20).encode() + b"\xff"
    text, encoding = decode(data)
    assert encoding == "utf-8"
    assert text.startswith("Der Bürgermeister") and text.endswith("\ufffd")


def test_utf8_needs_no_guesser() -> None:
    code = "import sys; from reader.sources import draft_from_bytes as d; d('é'.encode(), 'x'); "
    code += "sys.exit('charset_normalizer' in sys.modules)"
    path = {"PYTHONPATH": ":".join(sys.path)}
    assert subprocess.run([sys.executable, "-c", code], env=path, check=False).returncode == 0


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_one_line(data: bytes) -> None:
    try:
        draft = draft_from_bytes(data, "some.txt")
    except SourceError as error:
        assert "\n" not in str(error)
        assert error.hint
    else:
        assert "\r" not in draft.text
        assert "\x00" not in draft.text


@given(st.text(min_size=1, max_size=100))
def test_any_text_survives_utf8(text: str) -> None:
    try:
        draft = draft_from_bytes(text.encode("utf-8", "ignore"), "some.txt")
    except SourceError:
        return
    assert "\ufffd" not in draft.text or "\ufffd" in text
