"""Analysis of a long text in a process of its own: pages turn as fast as before, and quitting ends it."""

import asyncio
import gc
import os
import pickle
import sys
from asyncio.subprocess import PIPE
from collections.abc import Callable
from contextlib import suppress

from reader.article import Analysis, Article
from reader.config import Folders

#: The most digits of a percentage.
_DIGITS = 3


async def analysed_apart(article: Article, folders: Folders, tell: Callable[[int], None]) -> Analysis:
    """Return the analysis of `article`, which is kept in the cache; `tell` is told the percentage done.

    When the caller is cancelled, the process is killed. Raises EOFError when the process dies.
    """
    asked = await asyncio.to_thread(pickle.dumps, (article, folders))
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", __name__, stdin=PIPE, stdout=PIPE, stderr=PIPE
    )
    telling = asyncio.create_task(_tell(process.stderr, tell))
    try:
        with suppress(BrokenPipeError, ConnectionResetError):  # a process that died has no answer either
            process.stdin.write(asked)  # type: ignore[union-attr]
            await process.stdin.drain()  # type: ignore[union-attr]
            process.stdin.close()  # type: ignore[union-attr]
        answer = await process.stdout.read()  # type: ignore[union-attr]
        await process.wait()
    finally:
        telling.cancel()
        if process.returncode is None:
            process.kill()
    # What is read here was written by our own child.
    analysis: Analysis = await asyncio.to_thread(pickle.loads, answer)
    return analysis


async def _tell(errors: asyncio.StreamReader | None, tell: Callable[[int], None]) -> None:
    """Pass on the percentages among what the process says; whatever else it says is dropped."""
    while errors is not None and (said := await errors.read(4096)):
        percentages = [
            int(line) for line in said.split(b"\n")[:-1] if line.isdigit() and len(line) <= _DIGITS
        ]
        if percentages:
            tell(percentages[-1])


def _main() -> None:
    """Read an article from standard input and write its analysis to standard output."""
    from reader.analysis.progress import listen
    from reader.config import engine_setting
    from reader.pipeline import analysed_somehow

    if hasattr(os, "nice"):
        os.nice(5)
    article, folders = pickle.load(sys.stdin.buffer)
    gc.disable()  # a book makes millions of values, none of them in circles, and all go with the process
    listen(_percentages())
    analysis = analysed_somehow(article, folders.cache, engine_setting(folders.config))
    sys.stdout.buffer.write(pickle.dumps(analysis))


def _percentages() -> Callable[[float], None]:
    """Return what writes each whole percentage once, to standard error."""
    before = -1

    def write(share: float) -> None:
        nonlocal before
        if (percentage := int(share * 100)) != before:
            before = percentage
            print(percentage, file=sys.stderr, flush=True)

    return write


if __name__ == "__main__":
    _main()
