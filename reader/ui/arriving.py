"""Beginning at an annotation, as the link of an exported note asks for it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.ui.screens.reader import ReaderScreen


def arrive(screen: "ReaderScreen") -> None:
    """Turn to the annotation that the program was started at and take it in hand, once; or say why not."""
    from reader.article import AnnotationKind
    from reader.ui.holding import take

    wanted, screen.broadsheet.begin_at = screen.broadsheet.begin_at, ""
    row = next((one for one in screen.placed if one.annotation.id.startswith(wanted)), None)
    if row is None:
        screen.tell(f"There is no annotation {wanted} here any more; # lists those there are", failed=True)
    elif row.span is None:
        screen.tell("The words of that annotation are no longer in the text; # lists it", failed=True)
    elif row.annotation.kind is AnnotationKind.BOOKMARK:
        screen.page.reveal(row.span)
    else:
        take(screen, row.annotation)
    screen.update_status()
