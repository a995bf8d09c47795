"""Searching: the prompt and its switches, the words under the cursor, letting go."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from reader.article import Span

if TYPE_CHECKING:
    from reader.ui.screens.reader import ReaderScreen


def _here(screen: "ReaderScreen", count: int | None) -> None:
    """Search for what is selected, else for the entity or the word under the cursor."""
    page, text = screen.page, screen.opened.article.text
    if not text:
        return
    if page.selection is not None:
        screen.search.look_for_words(page.selection.span(text), whole=False)
        return
    words = _words_at(screen, page.cursor_on_page())
    if words is None:
        screen.tell("There is no word under the cursor")
    else:
        screen.search.look_for_words(words, whole=True)


def _words_at(screen: "ReaderScreen", offset: int) -> Span | None:
    """Return the mention of an entity around `offset`, the longest; else the word there, if it is one."""
    from reader.article.words import word_at

    mentions = (mention.span for entity in screen.analysis.entities for mention in entity.mentions)
    around = [span for span in mentions if span.contains(offset)]
    if around:
        return max(around, key=len)
    text = screen.opened.article.text
    word = word_at(text, offset)
    if any(sign.isalnum() for sign in word.of(text)):
        return word
    # In a gap or on a sign: the word behind it, as far as its line goes.
    behind = next((at for at in range(offset, min(len(text), offset + 80)) if text[at].isalnum()), None)
    return word_at(text, behind) if behind is not None else None


def _open(screen: "ReaderScreen", count: int | None) -> None:
    if screen.hand is not None:
        from reader.ui.holding import let_go

        let_go(screen)
    screen.search.dialog.open()


HANDLERS: Mapping[str, Callable[["ReaderScreen", int | None], None]] = {
    "search.open": _open,
    "search.here": _here,
    "search.accept": lambda screen, count: screen.search.dialog.accept(),
    "search.cancel": lambda screen, count: screen.search.dialog.cancel(),
    "search.earlier": lambda screen, count: screen.search.dialog.recall(-1),
    "search.later": lambda screen, count: screen.search.dialog.recall(1),
    "search.next": lambda screen, count: screen.search.dialog.walk(1),
    "search.previous": lambda screen, count: screen.search.dialog.walk(-1),
    "search.pattern": lambda screen, count: screen.search.dialog.turn_pattern(),
    "search.case": lambda screen, count: screen.search.dialog.turn_case(),
    "search.whole": lambda screen, count: screen.search.dialog.turn_whole(),
}
