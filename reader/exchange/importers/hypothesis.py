"""Hypothesis: what its API answers, and the JSON and CSV files its sidebar exports."""

from dataclasses import replace

from reader.article import AnnotationKind
from reader.errors import ForeignFileError
from reader.exchange.fields import Row, number_in, row_of, rows_of, tags_from, text_in, texts_in, time_from
from reader.exchange.foreign import (
    ForeignAnnotation,
    ForeignDocument,
    ForeignFile,
    Problem,
    Reading,
    gathered,
)


def recognises(file: ForeignFile) -> bool:
    """Tell whether the file is JSON of Hypothesis."""
    found = file.json_or_none
    listed = found if isinstance(found, list) else row_of(found).get("rows", row_of(found).get("annotations"))
    first = row_of(next(iter(rows_of(listed)), None))
    return "uri" in first and ("target" in first or "permissions" in first) and "@context" not in first


def read(file: ForeignFile) -> Reading:
    """Return the annotations, each with the replies to it in its note; raises ForeignFileError."""
    found = file.json
    listed = found if isinstance(found, list) else row_of(found).get("rows", row_of(found).get("annotations"))
    if not isinstance(listed, list):
        raise ForeignFileError(f"{file.name} holds no annotations of Hypothesis: it has no “rows”.")
    known: dict[str, ForeignAnnotation] = {}
    replies: list[tuple[str, Row, ForeignAnnotation]] = []
    others: list[ForeignAnnotation | Problem] = []
    for number, value in enumerate(listed, 1):
        where, row = f"record {number}", row_of(value)
        one = _annotation(where, row)
        if isinstance(one, Problem):
            others.append(one)
        elif rows_of(row.get("references")):
            replies.append((str(rows_of(row.get("references"))[0]), row, one))
        else:
            known[one.source_id] = one
    # The API lists the newest first; a conversation is read from its beginning.
    for root, row, reply in sorted(replies, key=lambda entry: entry[2].created):
        if root in known:
            said = f"{_name(row)}: {reply.note}" if _name(row) else reply.note
            notes = (known[root].note, f"↳ {said}")
            known[root] = replace(known[root], note="\n\n".join(filter(None, notes)))
        else:
            others.append(reply)
    return gathered([*known.values(), *others])


def _name(row: Row) -> str:
    shown = text_in(row_of(row.get("user_info")), "display_name")
    return shown or text_in(row, "user").removeprefix("acct:").partition("@")[0]


def _annotation(where: str, row: Row) -> ForeignAnnotation | Problem:
    id, uri = text_in(row, "id"), text_in(row, "uri")
    if not uri:
        return Problem(where, "names no page (uri)")
    meta = row_of(row.get("document"))
    quotation, start = _selected(row)
    words = text_in(quotation, "exact")
    document = ForeignDocument(title=next(iter(texts_in(meta, "title")), ""), addresses=(uri,))
    return ForeignAnnotation(
        source_id=id or "\n".join((uri, words, text_in(row, "text"))),
        document=document,
        exact=words,
        prefix=text_in(quotation, "prefix"),
        suffix=text_in(quotation, "suffix"),
        start=start,
        kind=AnnotationKind.HIGHLIGHT if words else AnnotationKind.BOOKMARK,
        note=text_in(row, "text").strip(),
        tags=tags_from(row.get("tags")),
        created=time_from(row.get("created")),
        modified=time_from(row.get("updated")),
        where=where,
    )


def _selected(row: Row) -> tuple[Row, int | None]:
    """Return the quotation of an annotation, and where it began in the page's text."""
    selectors = [
        row_of(selector)
        for target in rows_of(row.get("target"))
        for selector in rows_of(row_of(target).get("selector"))
    ]
    quotation = next((one for one in selectors if one.get("type") == "TextQuoteSelector"), {})
    place: Row = next((one for one in selectors if one.get("type") == "TextPositionSelector"), {})
    return quotation, number_in(place, "start")
