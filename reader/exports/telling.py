"""What a planned export would change, for a person to read before it is done."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import unified_diff

from reader.exports.planning import Planned


def differences(files: Iterable[Planned]) -> Iterator[str]:
    """Yield the lines that would change, file by file, as `diff -u` writes them, each with its line end."""
    for file in files:
        if not file.changes:
            yield f"{file.path}: nothing would change\n"
            continue
        before = "/dev/null" if file.before is None else str(file.path)
        after = "/dev/null" if file.after is None else str(file.path)
        old, new = ((text or "").splitlines(keepends=True) for text in (file.before, file.after))
        for line in unified_diff(old, new, before, after):
            yield line if line.endswith("\n") else f"{line}\n"


def copies(files: Iterable[Planned]) -> Iterator[str]:
    """Yield a sentence for each note of which there are copies: they were left as they are."""
    for file in files:
        if file.copies:
            names = ", ".join(map(str, file.copies))
            verbs = ("has", "stays as it is") if len(file.copies) == 1 else ("have", "stay as they are")
            yield f"{names} {verbs[0]} the id of {file.path.name} too, and {verbs[1]}: keep one of them."


def summary(files: Sequence[Planned]) -> str:
    """Return in a few words what would happen to the files."""
    new = changed = gone = same = 0
    for file in files:
        if not file.changes:
            same += 1
        elif file.before is None:
            new += 1
        elif file.after is None:
            gone += 1
        else:
            changed += 1
    said = [
        f"{count} {words if count == 1 else words.replace('file', 'files', 1)}"
        for count, words in (
            (new, "new file"),
            (changed, "file changed"),
            (gone, "file taken away"),
            (same, "file unchanged"),
        )
        if count
    ]
    left = sum(len(file.copies) for file in files)
    said += [f"{left} {'copy' if left == 1 else 'copies'} with the same id left alone"] if left else []
    return ", ".join(said) or "nothing to write"
