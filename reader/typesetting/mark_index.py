"""The index that finds the marks over a page at the cost of those found, however many there are elsewhere."""

from collections.abc import Iterable, Iterator

from reader.typesetting.marks import Mark, painting_order


class MarkIndex:
    """Finds the marks over any stretch of a text; marks come and go at the cost of their own.

    A segment tree: the text is cut into buckets of 1024 code points, buckets are paired, pairs are paired
    again. A mark lies in the few nodes that make up the buckets it touches, whole nodes where it can: a
    highlight over a book in a dozen, and a page looks only at the nodes above it.
    """

    _SHIFT = 10

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        #: For each level, the marks in each of its nodes that has any.
        self._levels: list[dict[int, list[Mark]]] = []
        self._count = 0
        for mark in marks:
            self.add(mark)

    def __len__(self) -> int:
        return self._count

    def add(self, mark: Mark) -> None:
        """Lay a mark; one without words is not laid."""
        if not mark.span:
            return
        self._count += 1
        for level, index in self._nodes(mark):
            while len(self._levels) <= level:
                self._levels.append({})
            self._levels[level].setdefault(index, []).append(mark)

    def remove(self, mark: Mark) -> None:
        """Take away one mark that equals `mark`, if there is one."""
        if not mark.span:
            return
        for level, index in self._nodes(mark):
            node = self._levels[level].get(index, []) if level < len(self._levels) else []
            if mark not in node:
                return
            node.remove(mark)
            if not node:
                del self._levels[level][index]
        self._count -= 1

    def over(self, start: int, end: int) -> list[Mark]:
        """Return the marks that share a code point with the stretch, in the order in which to paint them."""
        return sorted(self.near(start, end), key=painting_order)

    def near(self, start: int, end: int) -> list[Mark]:
        """Return the same marks in any order."""
        if end <= start:
            return []
        first, last = start >> self._SHIFT, (end - 1) >> self._SHIFT
        found: list[Mark] = []
        for level, nodes in enumerate(self._levels):
            if not nodes:
                continue
            low, high = first >> level, last >> level
            # Few nodes are looked up, or of few nodes each is looked at: a book has thousands of buckets.
            near = range(low, high + 1)
            for index in near if len(near) <= len(nodes) else [key for key in nodes if key in near]:
                begun = index << level << self._SHIFT if index > low else 0
                for mark in nodes.get(index, ()):
                    span = mark.span
                    # A mark in several nodes is taken from the one that holds its first bucket here.
                    if begun <= span.start < end and span.end > start:
                        found.append(mark)
        return found

    def _nodes(self, mark: Mark) -> Iterator[tuple[int, int]]:
        """Yield level and index of the fewest nodes that make up the buckets of `mark`."""
        low, high = mark.span.start >> self._SHIFT, ((mark.span.end - 1) >> self._SHIFT) + 1
        level = 0
        while low < high:
            if low & 1:
                yield level, low
                low += 1
            if high & 1:
                high -= 1
                yield level, high
            low, high, level = low >> 1, high >> 1, level + 1
