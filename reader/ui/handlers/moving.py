"""Going far and coming back: sections, the outline, marks, the jump list, bookmarks."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from reader.ui.pending import Pending, begin

if TYPE_CHECKING:
    from reader.article.outline import Heading
    from reader.ui.screens.reader import ReaderScreen


def _section(screen: "ReaderScreen", steps: int) -> None:
    """Go `steps` headings on; by paragraphs in a text that has none."""
    from reader.article.outline import stepped

    headings = screen.jumps.headings
    if not headings:
        _paragraph(screen, steps)
        return
    page, here = screen.page, screen.jumps.here()
    # The last section may be too short to stand on top of a page: the cursor tells how far the reader is.
    starts = {heading.span.start for heading in headings}
    if page.cursor in starts and page.shown().contains(page.cursor):
        here = page.cursor
    found = stepped(headings, here, steps)
    if found is not None:
        page.go_to_offset(found.span.start)
        page.cursor = found.span.start
        words = " ".join(found.span.of(page.article.text).split())
        screen.tell(f"{words} · {headings.index(found) + 1} of {len(headings)}")
    elif steps < 0 and here > 0:
        page.go_to_offset(0)
        page.cursor = 0
        screen.tell("The beginning")
    else:
        screen.tell("There is no section behind this" if steps > 0 else "There is no section before this")


def _paragraph(screen: "ReaderScreen", steps: int) -> None:
    from reader.ui.motions import paragraph_back, paragraph_forward

    text, offset = screen.page.article.text, screen.jumps.here()
    step = paragraph_forward if steps > 0 else paragraph_back
    for _ in range(min(abs(steps), 10_000)):
        offset = step(text, offset)
    screen.page.go_to_offset(offset)
    screen.tell("There are no headings: by paragraphs")


def _outline(screen: "ReaderScreen", count: int | None) -> None:
    """Show the headings in a list; with a count, go to that one."""
    from reader.article.outline import section_at

    headings = screen.jumps.headings
    if not headings:
        screen.tell("This text has no headings")
        return
    if count is not None:
        _go_to_heading(screen, headings[min(count, len(headings)) - 1])
        return
    from reader.ui.screens.pick import Choice, Pick

    text = screen.page.article.text
    highest = min(heading.level for heading in headings)
    choices = [
        Choice(heading.span.of(text), where(screen, heading.span.start), heading.level - highest)
        for heading in headings
    ]

    def chosen(at: int | None) -> None:
        if at is not None and at < len(headings):
            _go_to_heading(screen, headings[at])

    here = section_at(headings, max(screen.jumps.here(), screen.page.cursor_on_page()))
    hint = "Type to narrow · ↑ ↓ · Enter goes there · Esc"
    title = screen.opened.article.meta.title or "Outline"
    screen.app.push_screen(Pick(screen.broadsheet.palette, title, choices, here, hint), chosen)


def where(screen: "ReaderScreen", offset: int) -> str:
    """Return the page that shows `offset`, if pages are counted already, and how far into the text it is."""
    page = screen.page
    percent = f"{100 * offset // max(1, len(page.article.text))}%"
    pages = page.pages_now
    number = pages.number_of(page.layout_now.line_of(offset)) if pages.complete else None
    return percent if number is None else f"page {number} · {percent}"


def _go_to_heading(screen: "ReaderScreen", heading: "Heading") -> None:
    screen.jumps.go_to(heading.span.start, cursor=False)
    screen.page.cursor = heading.span.start
    screen.update_status()


def _jump(screen: "ReaderScreen", steps: int) -> None:
    if screen.jumps.go(steps):
        return
    if steps < 0 and screen.broadsheet.led_here_from_another(screen):
        screen.leave()
    else:
        screen.tell("There is nowhere to go back to" if steps < 0 else "There is nowhere to go forward to")


def _forward_or_sidebars(screen: "ReaderScreen", count: int | None) -> None:
    """Go forward after going back; else to the next sidebar."""
    from reader.ui.actions import Mode
    from reader.ui.handlers.lists import next_sidebar

    if screen.mode is Mode.READ and screen.jumps.has_forward:
        _jump(screen, count or 1)
    else:
        next_sidebar(screen, count)


def _letter(
    screen: "ReaderScreen",
    words: str,
    message: str,
    take: Callable[[str], None],
    entered: Callable[[], None] | None = None,
) -> None:
    """Wait for a letter, with a message meanwhile; Enter does what is `entered`."""

    def taken(key: str, character: str | None) -> bool:
        if key == "enter" and entered is not None:
            screen.status.forget()
            entered()
            return False
        if character is None:
            return True  # an arrow, or a key held down: no answer
        screen.status.forget()
        take(character)
        return False

    def ended() -> None:
        if screen.status.message == message:
            screen.status.forget()

    begin(screen, Pending(words, taken, ended))
    screen.tell(message)


def _set_mark(screen: "ReaderScreen", count: int | None) -> None:
    def set_at(letter: str) -> None:
        if not (letter.isascii() and letter.isalpha()):
            screen.tell("A mark is a letter: M, then a to z; A to Z lead here from any article")
            return
        screen.jumps.set_mark(letter)
        screen.tell(f"Mark {letter} is set here: '{letter} returns, '' goes back")

    _letter(screen, "M…", "A letter marks this place; a capital leads here from any article", set_at)


def _go_to_mark(screen: "ReaderScreen", count: int | None) -> None:
    marks = screen.jumps.marks()
    there = f"set here: {' '.join(sorted(marks))} · " if marks else ""
    message = f"To which mark? {there}' goes back to before the last jump · Enter lists all"

    def go(letter: str) -> None:
        if letter in ("'", "`"):
            if not screen.jumps.return_to_last():
                screen.tell("There was no jump yet")
            return
        anchor = screen.jumps.marks().get(letter)
        far = screen.jumps.trails.far_marks().get(letter) if letter.isupper() else None
        if anchor is None and far is not None:
            from reader.ui.far_marks import open_far

            open_far(screen, letter, far)
            return
        if anchor is None:
            screen.tell(f"Mark {letter} is not set: M{letter} sets it")
            return
        place = screen.jumps.marked(anchor)
        if place is None:
            screen.tell(f"The words at mark {letter} are no longer in the text")
            return
        screen.jumps.go_to(place, cursor=False)
        screen.page.cursor = place

    _letter(screen, "'…", message, go, lambda: screen.perform("place.list"))


def _bookmark(screen: "ReaderScreen", count: int | None) -> None:
    """Set a bookmark on the sentence at the cursor, or take away the one on this page."""
    from reader.article import AnnotationKind, Span
    from reader.article.segments import sentence_at
    from reader.pipeline import new_annotation
    from reader.ui.keeping import standing

    page, text = screen.page, screen.page.article.text
    if not text:
        return
    shown = page.shown()
    there = [
        row
        for row in standing(screen)
        if row.annotation.kind is AnnotationKind.BOOKMARK
        and row.span is not None
        and (shown.contains(row.span.start) or row.span.overlaps(shown))
    ]
    cursor = page.cursor_on_page()
    if there:
        nearest = min(there, key=lambda row: abs((row.span or shown).start - cursor))
        screen.discard(nearest.annotation, told="The bookmark is gone · u brings it back")
        return
    sentence = sentence_at(text, cursor)
    span = Span(max(sentence.start, shown.start), sentence.end)
    if not span.of(text).strip():
        span = Span(cursor, min(len(text), cursor + 1))
    made = new_annotation(page.article, span, kind=AnnotationKind.BOOKMARK)
    screen.keep(made, told="Bookmarked · # lists it, B on this page takes it away")


HANDLERS: Mapping[str, Callable[["ReaderScreen", int | None], None]] = {
    "section.next": lambda screen, count: _section(screen, count or 1),
    "section.previous": lambda screen, count: _section(screen, -(count or 1)),
    "outline.show": _outline,
    "jump.back": lambda screen, count: _jump(screen, -(count or 1)),
    "jump.forward": lambda screen, count: _jump(screen, count or 1),
    "place.mark": _set_mark,
    "place.return": _go_to_mark,
    "bookmark.turn": _bookmark,
    "focus.next": _forward_or_sidebars,
}
