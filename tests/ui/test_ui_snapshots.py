"""How the program looks, on one bundled article: `--snapshot-update` rewrites the pictures, eyes decide."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from made import article
from textual.pilot import Pilot

from reader.article import Article, Colour, Removal, RemovalKind, Span
from reader.article.anchors import place
from reader.article.annotations import AnnotationKind
from reader.config import folders
from reader.library.positions import ReadingState
from reader.pipeline import Opened, new_annotation
from reader.resources import shared_folder
from reader.ui.app import BroadsheetApp
from reader.ui.screens.reader import ReaderScreen

#: An article without debris, so that the cleaner's progress changes no picture.
FERRY = (shared_folder("articles") / "the-ferry-that-kept-the-time.txt").read_text("utf-8")

Compare = Callable[..., bool]


@pytest.fixture
def show(snap_compare: Compare) -> Iterator[Compare]:
    """Return a comparison of the ferry's article in a theme, at a size, after keys."""
    apps: list[BroadsheetApp] = []

    def compare(theme: str, size: tuple[int, int], *keys: str) -> bool:
        where = folders()
        state = ReadingState(where.state)
        state.keep_setting("theme", theme)
        made = article(FERRY, "/ferry.txt")
        app = BroadsheetApp(Opened(made, _debris(made), "f" * 64), where, state)
        apps.append(app)
        return snap_compare(app, press=keys, terminal_size=size, run_before=_marked)

    yield compare
    for app in apps:
        app.finish()


def _debris(made: Article) -> tuple[Removal, ...]:
    """Return what might have been removed from the page: under the title, and between two paragraphs."""
    under, between = (made.blocks[place].span.start for place in (1, 3))
    shared = ("says only “Share”", "no stop at its end")
    joined = Removal(
        "", "broken-sentence", ("a sentence broken around linked words",), Span(300, 301), between
    )
    lines = (
        ("Home", "navigation", under, ("stands before the story",), -3.5),
        ("Island News", "navigation", under, ("stands before the story",), -3.1),
        ("Share", "share-bar", under, shared, -4.0),
        (
            "Read more: Five ferries that never left, and one that did",
            "related",
            between,
            ("“Read more:”",),
            -2.0,
        ),
    )
    removed = [
        Removal(words, label, why, Span(10 * n, 10 * n + len(words)), at, RemovalKind.REMOVED, score)
        for n, (words, label, at, why, score) in enumerate(lines)
    ]
    return (*removed, replace(joined, kind=RemovalKind.JOINED))


async def _marked(pilot: Pilot[Any]) -> None:
    """Wait for the sidebars, and lay two overlapping highlights and a note over the first page."""
    screen = pilot.app.screen
    assert isinstance(screen, ReaderScreen)
    assert isinstance(pilot.app, BroadsheetApp)
    while not screen.analysed or screen.opened is pilot.app.opened:  # the library has not answered
        await pilot.pause(0.01)
    made = screen.opened.article
    highlights = []
    for words, colour, note in (
        ("sounded two notes off the end of the breakwater", Colour.GREEN, ""),
        ("the end of the breakwater. The baker pulled", Colour.PINK, ""),
        ("got out of bed", Colour.YELLOW, "Which decade?"),
    ):
        start = made.text.index(words)
        annotation = new_annotation(made, Span(start, start + len(words)), colour=colour, note=note)
        highlights.append(replace(annotation, kind=AnnotationKind.HIGHLIGHT, created=words, id=words))
    screen.set_placed(place(made.text, highlights))
    await pilot.pause()


@pytest.mark.parametrize("theme", ["paper-dark", "paper-light"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_an_article(show: Compare, theme: str, size: tuple[int, int]) -> None:
    assert show(theme, size)


def test_a_selection(show: Compare) -> None:
    assert show("paper-dark", (120, 40), "V", "w", "w")


def test_a_sidebar_over_the_text(show: Compare) -> None:
    assert show("paper-light", (80, 24), "at", "j")


def test_the_annotations(show: Compare) -> None:
    assert show("paper-dark", (120, 40), "number_sign")


def test_help(show: Compare) -> None:
    assert show("paper-light", (120, 40), "question_mark")


@pytest.mark.parametrize("theme", ["paper-dark", "paper-light"])
def test_what_was_removed(show: Compare, theme: str) -> None:
    assert show(theme, (80, 24), "X")


def test_what_was_removed_unfolded_beside_the_sidebars(show: Compare) -> None:
    assert show("paper-dark", (120, 40), "X", "space", "j")
