"""What a parser is given: the text of a source, and what is known of where it came from."""

from typing import NamedTuple


class Decoded(NamedTuple):
    """A source's text; `digest` is the SHA-256 of its bytes, `encoding` what they were decoded with.

    `name` is what the user called it, `base_url` the address that its links are relative to, if there is one.
    Of a format that is no text, `data` are its bytes, and `text` is empty.
    """

    text: str
    digest: str
    encoding: str = "utf-8"
    name: str = ""
    base_url: str = ""
    data: bytes = b""
