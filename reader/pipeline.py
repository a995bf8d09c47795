"""The one place where the stages are joined: a source becomes an article, an article is understood.

Everything above (the command line, the screen) asks here; the stages themselves do not know each other.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from reader.article.model import Article, Removal
from reader.errors import LibraryError, SourceError
from reader.placing import (
    all_placed,
    article_from_library,
    find_words,
    new_annotation,
    placed_annotations,
    record_by_id,
    without_text,
)
from reader.understanding import (
    analyse,
    analysed,
    analysed_somehow,
    analyses_in,
    analyses_of_library,
    stop_analysing,
)

if TYPE_CHECKING:
    from reader.article import Choice, Choices, Draft
    from reader.article.corrections import Corrections
    from reader.cleaning import Cleaned
    from reader.cleaning.choosing import Choosable
    from reader.library.records import ArticleRecord
    from reader.library.store import Library
    from reader.web_pages import Notice, Visit

__all__ = [
    "Opened",
    "all_placed",
    "analyse",
    "analysed",
    "analysed_somehow",
    "analyses_in",
    "analyses_of_library",
    "article_from_library",
    "choices_about",
    "choices_about_class",
    "choosable",
    "clean_again",
    "find_words",
    "is_web_address",
    "keep_choices",
    "keep_corrections",
    "known",
    "new_annotation",
    "open_beginning",
    "open_kept",
    "open_known",
    "open_source",
    "open_text",
    "placed_annotations",
    "remember",
    "stop_analysing",
    "without_text",
]


@dataclass(frozen=True, slots=True)
class Opened:
    """An article that was opened, what cleaning did to it, and the digest of the bytes it came from.

    `draft` is what it was cleaned from, None where only the cleaned text is left; `choices` are the reader's
    that cleaning obeyed, None where there were none. Of a page, `aliases` are all its addresses, and
    `notice` is what its reader is to be told.
    """

    article: Article
    removals: tuple[Removal, ...]
    digest: str
    draft: "Draft | None" = None
    choices: "Choices | None" = None
    aliases: tuple[str, ...] = ()
    notice: "Notice | None" = None
    #: What the reader corrected in its names and quotes; None where nothing was.
    corrections: "Corrections | None" = None
    #: What cleaning made, with the record of its decisions; None where nothing was cleaned.
    cleaned: "Cleaned | None" = None
    #: Opens the whole, of which this is the beginning; None where this is the whole.
    whole: "Callable[[], Opened] | None" = None

    @property
    def decisions(self) -> tuple[Removal, ...]:
        """Every decision of the cleaner in order of the source, those to keep a unit too; not for free."""
        return self.cleaned.decisions if self.cleaned is not None else self.removals


def is_web_address(source: str) -> bool:
    """Tell whether a source is the address of a web page."""
    if ":" not in source:
        return False
    from reader.article.addresses import is_web_address as is_one  # not free to load, and no file needs it

    return is_one(source)


def open_source(
    source: str,
    stdin: BinaryIO | None = None,
    *,
    cleaned: bool = True,
    strictness: int | None = None,
    library: Path | None = None,
    visit: "Visit | None" = None,
) -> Opened:
    """Read and clean `source`: a path, a web address, or "-" for `stdin`.

    `visit` says how a page is fetched and where it is kept; without it, it is kept in `library`, if that is
    given. Raises SourceError if the source cannot be read.
    With the folder of a `library`, cleaning obeys what its reader chose about the article; a `strictness`
    that is given wins over the one chosen.
    """
    if is_web_address(source):
        from reader.web_pages import Visit, open_page

        page = open_page(source, visit or Visit(library))
        opened = _opened(page.draft, library, cleaned=cleaned, strictness=strictness)
        return replace(opened, aliases=page.aliases, notice=page.notice)
    from reader.sources import read_source

    return _opened(read_source(source, stdin), library, cleaned=cleaned, strictness=strictness)


def open_beginning(source: str, library: Path, whole: "Callable[[], Opened]") -> Opened:
    """Open the beginning of a long book or note, to be shown until `whole` has opened it; else the whole.

    One about which its reader chose something is opened whole: its beginning may be another.
    """
    from reader.library.chosen import chosen_about
    from reader.sources.opening import read_beginning

    draft = read_beginning(source)
    if draft is None or chosen_about(library, draft.digest, draft.meta.source) is not None:
        return whole()
    return replace(_clean(draft), whole=whole)


def _opened(draft: "Draft", library: Path | None, *, cleaned: bool, strictness: int | None) -> Opened:
    if not cleaned:
        return _uncleaned(draft)
    choices = corrections = None
    if library is not None:
        from reader.library.chosen import chosen_about, corrected_about

        choices = chosen_about(library, draft.digest, draft.meta.source)
        corrections = corrected_about(library, draft.digest, draft.meta.source)
    if choices is not None and strictness is not None:
        choices = replace(choices, strictness=strictness)
    opened = _clean(draft, strictness or 0, choices)
    return replace(opened, corrections=corrections) if corrections is not None else opened


def open_text(text: str, *, cleaned: bool = True, strictness: int = 0) -> Opened:
    """Clean a text that is at hand already."""
    from reader.sources import draft_from_text

    draft = draft_from_text(text)
    return _clean(draft, strictness) if cleaned else _uncleaned(draft)


def _clean(draft: "Draft", strictness: int = 0, choices: "Choices | None" = None) -> Opened:
    from reader.cleaning import clean

    result = clean(draft, strictness, choices)
    return Opened(result.article, tuple(result.removals), draft.digest, draft, choices, cleaned=result)


def _uncleaned(draft: "Draft") -> Opened:
    from reader.cleaning import uncleaned

    return Opened(uncleaned(draft).article, (), draft.digest)


def clean_again(opened: Opened, choices: "Choices") -> Opened:
    """Return an opened article cleaned anew, obeying `choices`; as it is where its draft is gone."""
    if opened.draft is None:
        return opened
    again = _clean(opened.draft, choices=choices)
    known = replace(again, aliases=opened.aliases, notice=opened.notice, corrections=opened.corrections)
    return _under(known, opened.article.id)


def choosable(opened: Opened) -> "Mapping[int, Choosable]":
    """Return what there is to choose about, by its place in the source: takes as long as cleaning."""
    from reader.cleaning.choosing import choosable_by_place
    from reader.cleaning.cleaner import units_of

    return choosable_by_place(units_of(opened.draft)) if opened.draft is not None else {}


def choices_about(
    opened: Opened, decisions: Sequence[Removal], units: "Mapping[int, Choosable]"
) -> "tuple[Choice, ...]":
    """Return the choices that put back what `decisions` removed, or take out the unit that they kept.

    There are none about words that are no unit of the page: the middle of a book, a site's name.
    """
    from reader.cleaning.choosing import choices_about as about

    made = opened.choices.made if opened.choices is not None else ()
    return about(decisions, opened.removals, units, made) if decisions else ()


def choices_about_class(opened: Opened, decision: Removal, units: "Mapping[int, Choosable]") -> "Choices":
    """Return the article's choices with the whole class of `decision` put back, or taken out again."""
    from reader.article.choices import Choices
    from reader.cleaning.choosing import class_chosen

    return class_chosen(opened.choices or Choices(), decision, opened.decisions, units)


def keep_choices(library: "Library", opened: Opened, before: "Choices", after: "Choices") -> "Choices":
    """Keep a change of choices with the article, and return all that hold now: another window's too."""
    return library.choose(_recorded(library, opened).id, before, after)


def keep_corrections(
    library: "Library", opened: Opened, before: "Corrections", after: "Corrections"
) -> "Corrections":
    """Keep a change of corrections with the article, and return all that hold now: another window's too."""
    return library.correct(_recorded(library, opened).id, before, after)


def _recorded(library: "Library", opened: Opened) -> "ArticleRecord":
    source = opened.article.meta.source
    there = library.find_article(digest=opened.digest, source=source, aliases=opened.aliases)
    return there or library.record_article(opened.article, opened.digest, opened.aliases)


def known(library: "Library", opened: Opened) -> Opened:
    """Return `opened` under the identity the library knows it by, if it knows it."""
    record = _record_of(library, opened)
    return _obeying(record, opened) if record else opened


def _record_of(library: "Library", opened: Opened) -> "ArticleRecord | None":
    """Return the record of an opened article, None where the library does not know it."""
    from reader.library.records import text_hash

    return library.find_article(
        digest=opened.digest,
        source=opened.article.meta.source,
        text_hash=text_hash(opened.article.text),
        aliases=opened.aliases,
    )


def remember(library: "Library", opened: Opened) -> Opened:
    """Record the article in the library and return it as it is known there: its identity, its choices.

    What was imported before, and is about it, is its own from then on.
    """
    earlier = _record_of(library, opened)
    record = library.record_article(opened.article, opened.digest, opened.aliases)
    if earlier is None or not earlier.text_hashes:
        # Of later openings nothing is new to what waits: an import looks at the texts that are there.
        from reader.imports.adopting import adopt

        record = adopt(library, record, opened.article)
    known = _obeying(record, opened)
    if known.article.text != opened.article.text:
        library.record_article(known.article, known.digest, known.aliases)
    return known


def _obeying(record: "ArticleRecord", opened: Opened) -> Opened:
    """Return `opened` under its identity, cleaned again if other choices hold than those obeyed so far."""
    from reader.article.choices import Choices

    known = replace(_under(opened, record.id), corrections=record.corrections or None)
    same = record.choices == (opened.choices or Choices())
    return known if same else clean_again(known, record.choices)


def _under(opened: Opened, article_id: str) -> Opened:
    return replace(opened, article=replace(opened.article, id=article_id))


def open_known(
    library: "Library", source: str, stdin: BinaryIO | None = None, visit: "Visit | None" = None
) -> Opened:
    """Open `source` for commands about its annotations: they outlive their source.

    `source` may also be the id of an article in the library. When the source is gone, the text that was
    kept with the annotations takes its place; raises SourceError when there is none either.
    """
    by_id = record_by_id(library, source)
    try:
        if by_id is None:
            return _noted(library, open_source(source, stdin, library=library.folder, visit=visit))
    except SourceError:
        by_id = library.find_article(source=_place(source))
        if by_id is None:
            raise
    kept = article_from_library(library, by_id)
    if kept is None and not by_id.text_hashes:
        kept = without_text(by_id)
    if kept is None:
        raise LibraryError(f"The text of “{by_id.title or by_id.id}” is no longer in the library.")
    return Opened(kept, (), by_id.digests[0] if by_id.digests else "")


def _noted(library: "Library", opened: Opened) -> Opened:
    """Return `opened` as `known` does; a new version, or place, of what is known is known from now on."""
    record = _record_of(library, opened)
    if record is not None and not record.has_seen(opened.digest, opened.article.meta.source):
        with suppress(LibraryError):  # a library that can only be read says what it knows
            return remember(library, opened)
    return _obeying(record, opened) if record else opened


def open_kept(library: "Library", source: str) -> Opened | None:
    """Return the text that the library kept of a source that is gone; None if it kept none."""
    record = library.find_article(source=_place(source))
    article = article_from_library(library, record) if record is not None else None
    return Opened(article, (), record.digests[0] if record.digests else "") if record and article else None


def _place(source: str) -> str:
    return source if is_web_address(source) else str(Path(source).expanduser().absolute())
