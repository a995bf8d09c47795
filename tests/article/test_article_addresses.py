"""One form for the same page however its address is written, and a sentence for what is none."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article.addresses import (
    following,
    is_other_address,
    is_web_address,
    same_page,
    web_address,
    without_user,
)
from reader.errors import SourceError

SAME = [
    ("https://paper.example", "https://paper.example/"),
    ("HTTPS://Paper.EXAMPLE:443/a", "https://paper.example/a"),
    ("http://paper.example:80/a", "http://paper.example/a"),
    ("http://paper.example:/a", "http://paper.example/a"),
    ("https://paper.example/a#the-end", "https://paper.example/a"),
    ("https://paper.example/a?#x", "https://paper.example/a"),
    ("  https://paper.example/a\n", "https://paper.example/a"),
    ("<https://paper.example/a>", "https://paper.example/a"),
    ("https://paper.example/a-long-\n  way", "https://paper.example/a-long-way"),
    ("https://\u200bpaper.example/a".replace("//\u200b", "//"), "https://paper.example/a"),
    ("https://paper.example/a b", "https://paper.example/a%20b"),
    ("https://paper.example/caf\u00e9?q=\u00e9", "https://paper.example/caf%C3%A9?q=%C3%A9"),
    ("https://paper.example/%7ealder/%c3%a9", "https://paper.example/~alder/%C3%A9"),
    ("https://paper.example/100%", "https://paper.example/100%25"),
    ("https://paper.example/a/./b/../c", "https://paper.example/a/c"),
    ("https://paper.example/../..", "https://paper.example/"),
    ("https://b\u00fccher.example/a", "https://xn--bcher-kva.example/a"),
    ("https://B\u00dcCHER.example/a", "https://b\u00fccher.example/a"),
    ("https://ansa:secret@paper.example/a", "https://paper.example/a"),
    ("http://[::1]:8080/a", "http://[0:0:0:0:0:0:0:1]:8080/a"),
]
DIFFERENT = [
    ("http://paper.example/a", "https://paper.example/a"),
    ("http://paper.example/a", "http://paper.example/A"),
    ("http://paper.example/a", "http://paper.example/a/"),
    ("http://paper.example/a", "http://paper.example:8080/a"),
    ("http://paper.example/a?p=1", "http://paper.example/a?p=2"),
    ("http://paper.example/a%2Fb", "http://paper.example/a/b"),
    ("https://stra\u00dfe.example/", "https://strasse.example/"),
]
INVALID = [
    "http://", "http:", "http:paper.example", "http:/paper.example/a", "https:///a", "http://?q", "http://#x",
    "http://paper..example/", "http://.example/", "http://pa per.example/", "http://paper.example:port/",
    "http://paper.example:99999/", "http://[::1/", "http://[paper]/", "http://ansa:secret@/a",
    "http://" + "a" * 64 + ".example/", "http://" + "a." * 130 + "example/", "http://pa%20per.example/",
    "http://a\\@paper.example/", "http://paper.example\\a", "http://\x00/", "http://pap\x1b[31mer.example/",
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_page_is_recognised_however_it_is_written(one: str, other: str) -> None:
    assert web_address(one).place == web_address(other).place


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_other_pages_are_not_taken_for_it(one: str, other: str) -> None:
    assert web_address(one).place != web_address(other).place


@pytest.mark.parametrize("text", INVALID)
def test_what_is_no_address_is_a_sentence_on_one_line(text: str) -> None:
    assert is_web_address(text)
    with pytest.raises(SourceError, match="is not a valid web address") as raised:
        web_address(text)
    assert raised.value.hint
    assert str(raised.value).isprintable()
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize("text", ["http://::1/", "http://2001:db8::7:80/a"])
def test_an_ipv6_address_without_brackets_is_told_so(text: str) -> None:
    with pytest.raises(SourceError) as raised:
        web_address(text)
    assert "brackets" in raised.value.hint


def test_what_is_asked_for_keeps_the_user_and_what_is_shown_does_not() -> None:
    address = web_address("https://ansa:sec%20ret@paper.example:8443/a")
    assert address.url == "https://ansa:sec%20ret@paper.example:8443/a"
    assert address.place == "https://paper.example:8443/a"
    assert "sec" not in repr(address)
    assert without_user("ftp://ansa:secret@paper.example/a@b") == "ftp://paper.example/a@b"


def test_what_is_asked_for_is_ascii_and_the_name_that_is_shown_is_readable() -> None:
    address = web_address("http://日本。example/記事")
    assert address.host == "日本.example"
    assert address.url == "http://xn--wgv71a.example/%E8%A8%98%E4%BA%8B"


@pytest.mark.parametrize("host", ["pa\u202eper.example", "pa\u200cper.example", "pa\u0085per.example"])
def test_a_name_with_signs_that_cannot_be_seen_is_shown_as_code(host: str) -> None:
    address = web_address(f"http://{host}/")
    assert address.place.isprintable()
    assert address.host.startswith("xn--")
    assert web_address(address.place).place == address.place


def test_bytes_of_a_terminal_that_is_not_utf_8_stay_what_they_were() -> None:
    assert web_address("http://paper.example/caf\udce9").url == "http://paper.example/caf%E9"


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("/b", "https://ansa:pw@paper.example/b"),
        ("b?c#d", "https://ansa:pw@paper.example/x/b?c"),
        ("//other.example/b", "https://other.example/b"),
        (" http://other.example/b c ", "http://other.example/b%20c"),
        ("HTTP://Other.Example", "http://other.example/"),
    ],
)
def test_a_redirect_is_followed_and_the_password_stays_with_its_server(location: str, target: str) -> None:
    assert following(web_address("https://ansa:pw@paper.example/x/a"), location).url == target


@pytest.mark.parametrize(
    "location", ["file:///etc/hosts", "ftp://paper.example/a", "data:text/html,hello", "javascript:alert(1)"]
)
def test_a_redirect_to_another_kind_of_address_is_refused(location: str) -> None:
    with pytest.raises(SourceError, match="which is not opened"):
        following(web_address("https://paper.example/a"), location)


@pytest.mark.parametrize(
    ("source", "web", "other"),
    [
        ("https://paper.example", True, False),
        (" HTTP:x", True, False),
        ("ftp://paper.example/a", False, True),
        ("mailto:ansa@paper.example", False, True),
        ("data:text/plain,words", False, True),
        ("file:///home/ansa/notes.txt", False, False),
        ("notes: monday.txt", False, False),
        ("C:notes.txt", False, False),
        ("httpd.log", False, False),
    ],
)
def test_addresses_are_told_from_files(source: str, web: bool, other: bool) -> None:
    assert (is_web_address(source), is_other_address(source)) == (web, other)


@pytest.mark.parametrize(
    ("canonical", "place", "same"),
    [
        ("https://paper.example/story", "https://www.paper.example/story?from=mail", True),
        ("https://www.paper.example/story", "https://amp.paper.example/story", True),
        ("https://other.example/story", "https://paper.example/story", False),
        ("https://paper.example/", "https://paper.example/story", False),
        ("https://paper.example/", "https://www.paper.example/", True),
        ("/story", "https://paper.example/story", False),
        ("", "https://paper.example/story", False),
        ("/home/ansa/story.html", "https://paper.example/story", False),
    ],
)
def test_a_page_may_name_an_address_of_its_own_site_only(canonical: str, place: str, same: bool) -> None:
    assert same_page(canonical, place) is same


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_a_sentence(text: str) -> None:
    try:
        address = web_address("http://" + text)
    except SourceError:
        return
    assert address.url.isascii()
    assert web_address(address.place).place == address.place
    assert web_address(address.url).place == address.place


@given(
    st.text("ab./%2eE7~é ?&=+:@[]", max_size=20).map(lambda rest: f"https://paper.example/{rest}"),
    st.text("abc/.%?#: ", max_size=12),
)
def test_any_path_has_one_form(text: str, location: str) -> None:
    address = web_address(text)
    assert web_address(address.place).place == address.place
    assert web_address(address.url).place == address.place
    with suppress(SourceError):
        assert following(address, location).place.startswith(("http://", "https://"))
