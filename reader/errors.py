"""What can go wrong, as sentences a reader understands.

Every error of the domain is raised where the fact is known and caught at the shell, which prints it
as one line with its hint and leaves with code 1. No traceback reaches a user.
"""


class BroadsheetError(Exception):
    """A failure the user can understand: one sentence, and a hint on what to do about it."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} ({self.hint})" if self.hint else self.message


class SourceError(BroadsheetError):
    """A source cannot be read: missing, empty, binary, too large, or of no known format."""


class LibraryError(BroadsheetError):
    """The library cannot be read or written; nothing on disk was changed by the attempt."""


class AnchorError(BroadsheetError):
    """Words that should be annotated are not in the article."""


class AnalysisError(BroadsheetError):
    """An engine of analysis that was asked for is not there, or failed."""


class ThemeError(BroadsheetError):
    """A theme file is not a valid theme."""


class ExportError(BroadsheetError):
    """An export cannot be made or written."""


class ForeignFileError(BroadsheetError):
    """A file of another program cannot be read: of no known format, damaged, or too large."""


class GivenUpError(BroadsheetError):
    """The user gave up waiting: there is nothing to tell."""

    def __init__(self) -> None:
        super().__init__("Given up.")
