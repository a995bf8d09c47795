"""An article, and what other programs say that was marked in it."""

ARTICLE = """Harbour Fees Rise Again

OSTERBY — The council voted on Monday to raise the fees of the quay by five crowns a ton from the autumn on.

“We cannot pay that,” said Runa Holt, who owns the red ferry. “We will stop before the winter comes.”

The mill at the head of the harbour has asked for another vote, and its owner said that the fees would cost it
more than the flood had.
"""
URL = "https://paper.example/harbour"


def row(words: str, note: str = "", uri: str = URL, **more: object) -> dict[str, object]:
    quotation = {"type": "TextQuoteSelector", "exact": words, **dict(more.pop("context", {}))}  # type: ignore[call-overload]
    return {
        "id": "h1",
        "uri": uri,
        "text": note,
        "tags": [],
        "created": "2031-04-01T10:00:00Z",
        "updated": "2031-04-01T10:00:00Z",
        "target": [{"source": uri, "selector": [quotation]}],
        "document": {"title": ["Harbour Fees Rise Again"]},
        **more,
    }


def rows(*some: dict[str, object]) -> dict[str, object]:
    return {"total": len(some), "rows": list(some)}


def clippings(*entries: tuple[str, str]) -> bytes:
    title = "Harbour Fees Rise Again (Brandt, Tove)"
    return "".join(f"{title}\n- {facts}\n\n{words}\n==========\n" for facts, words in entries).encode()
