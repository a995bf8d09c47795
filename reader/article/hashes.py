"""The name of a text: what an anchor keeps of the text it was made on, and its snapshot is found by."""

from functools import lru_cache


@lru_cache(maxsize=1)
def text_hash(text: str) -> str:
    """Return the name of a cleaned text: the SHA-256 of its UTF-8, in hexadecimal.

    The text asked for last is remembered: one article's annotations are made one after another.
    """
    import hashlib  # only needed where something is marked or kept

    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
