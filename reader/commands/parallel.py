"""Answering JSON lines in several processes, in order, without reading far ahead of the answers."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def mapped_in_order(answer: Callable[[str], T], lines: Iterable[str], jobs: int) -> Iterator[T]:
    """Yield `answer(line)` for each line, in order; at most a few lines a process are under way."""
    waiting: deque[Future[T]] = deque()
    with ProcessPoolExecutor(jobs) as pool:
        for line in lines:
            waiting.append(pool.submit(answer, line))
            while waiting and (waiting[0].done() or len(waiting) > 4 * jobs):
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
