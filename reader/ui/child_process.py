"""Analysis of a long text in a process of its own: pages turn as fast as before, and quitting ends it."""

import asyncio
import os
import pickle
import sys
from asyncio.subprocess import DEVNULL, PIPE

from reader.article import Analysis, Article
from reader.config import Folders


async def analysed_apart(article: Article, folders: Folders) -> Analysis:
    """Return the analysis of `article`, which is kept in the cache.

    When the caller is cancelled, the process is killed. Raises EOFError when the process dies.
    """
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", __name__, stdin=PIPE, stdout=PIPE, stderr=DEVNULL
    )
    try:
        answer, _ = await process.communicate(await asyncio.to_thread(pickle.dumps, (article, folders)))
    finally:
        if process.returncode is None:
            process.kill()
    # What is read here was written by our own child.
    analysis: Analysis = await asyncio.to_thread(pickle.loads, answer)
    return analysis


def _main() -> None:
    """Read an article from standard input and write its analysis to standard output."""
    from reader.config import engine_setting
    from reader.pipeline import analysed_somehow

    if hasattr(os, "nice"):
        os.nice(5)
    article, folders = pickle.load(sys.stdin.buffer)
    analysis = analysed_somehow(article, folders.cache, engine_setting(folders.config))
    sys.stdout.buffer.write(pickle.dumps(analysis))


if __name__ == "__main__":
    _main()
