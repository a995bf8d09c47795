"""What the library costs, beside stock TinyDB and in the same run: opening, saving, seeing others, folding.

    python benchmarks/store.py [--rows 50000] [--stock]

Times are milliseconds, median and worst. Stock TinyDB is asked for few inserts: each takes the whole file.
"""

import argparse
import gc
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tinydb import TinyDB

from reader.article import Anchor, Annotation, AnnotationKind, Colour
from reader.article.plain import annotation_to_plain
from reader.library import Library, new_id
from reader.library.lines import encoded

WORDS = ("the", "ferry", "at", "Nordhavn", "will", "not", "sail", "today", "said", "captain", "Ida", "Rask")


def words(count: int) -> str:
    return " ".join(random.choice(WORDS) for _ in range(count))


def annotation(number: int, articles: int) -> Annotation:
    anchor = Anchor(words(15), words(6), words(6), number, number + 80)
    note = words(12) if number % 3 == 0 else ""
    time = "2031-05-01T10:00:00.000Z"
    article = f"{number % articles:032x}"
    kind = AnnotationKind.HIGHLIGHT
    return Annotation(new_id(), article, kind, anchor, note=note, tags=("sea",), created=time, modified=time)


def made(folder: Path, rows: int) -> Path:
    """Write a library of this many annotations, a hundred an article."""
    folder.mkdir()
    annotations = [annotation(number, max(1, rows // 100)) for number in range(rows)]
    table = {str(int(one.id[:13], 16)): annotation_to_plain(one) for one in annotations}
    path = folder / "library.json"
    path.write_bytes(encoded({"annotations": table, "meta": {"1": {"schema": 2}}}))
    return path


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def show(what: str, times: list[float], limit: float | None = None) -> bool:
    median, worst = statistics.median(times), max(times)
    good = limit is None or median <= limit
    verdict = "" if limit is None else f"   (at most {limit:g}: {'yes' if good else 'NO'})"
    print(f"  {what:<58}{median:>9.2f}{worst:>9.2f}{verdict}")
    return good


def ours(folder: Path, rows: int) -> bool:
    path = made(folder, rows)
    print(f"\nbroadsheet, {rows:,} annotations, {path.stat().st_size / 1e6:.1f} MB")
    program = (
        "import sys, time; from pathlib import Path; from reader.library import Library\n"
        "start = time.perf_counter(); Library(Path(sys.argv[1])).annotations(f'{0:032x}')\n"
        "print((time.perf_counter() - start) * 1000)"
    )
    opened = [float(subprocess.check_output([sys.executable, "-c", program, str(folder)])) for _ in range(5)]
    good = show("open, and the annotations of one article", opened, 1000)
    library, other = Library(folder), Library(folder)
    known = library.annotations(f"{0:032x}")
    other.annotations(known[0].article_id)
    limit = 10 if rows <= 10_000 else 60
    for what, work in {
        "save a new annotation, acknowledged": lambda: library.save(annotation(0, 500)),
        "change one": lambda: library.save(replace(random.choice(known), note=words(9))),
        "delete one, undo": lambda: (library.delete(random.choice(known).id), library.undo()),
    }.items():
        good &= show(what, [timed(work) for _ in range(100)], limit)
    show("look for others' changes: nothing new", [timed(other.changed) for _ in range(100)])
    seen = []
    for _ in range(50):
        library.save(annotation(0, 500))
        seen.append(timed(lambda: other.annotations(known[0].article_id)))
    show("another window's change, seen in this one", seen)
    ids = [one.id for one in library.all_annotations()[:1000]]
    colours = list(Colour)
    recolour = [timed(lambda i=i: library.recolour_all(ids, colours[i % 5])) for i in range(5)]
    show("recolour 1,000 at once", recolour)
    fold, followed = [], []
    for _ in range(3):
        library.save(annotation(0, 500))
        fold.append(timed(library.checkpoint))
        followed.append(timed(lambda: other.annotations(known[0].article_id)))
    show("fold into library.json (nobody waits for it)", fold)
    show("another window after that: not read again", followed)
    good &= show("save by another window while this one folds", while_folding(library, other), limit)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  peak memory so far {peak:.0f} MiB (two windows in one process)")
    return good


def while_folding(library: Library, other: Library) -> list[float]:
    """Save in one window while a second one folds in a thread of this process."""
    import threading

    library.save(annotation(0, 500))
    folding = threading.Thread(target=library.checkpoint)
    folding.start()
    times = []
    while folding.is_alive():
        times.append(timed(lambda: other.save(annotation(0, 500))))
        time.sleep(0.02)
    folding.join()
    return times


def stock(folder: Path, rows: int) -> None:
    path = made(folder, rows)
    print(f"\nstock TinyDB, {rows:,} annotations")
    row = annotation_to_plain(annotation(0, 500))
    with TinyDB(path, encoding="utf-8") as database:
        table = database.table("annotations")
        table.insert(row)
        show("insert one", [timed(lambda: table.insert(row)) for _ in range(3)])
        show("the annotations of one article", [timed(lambda: [
            one for one in table if one["article"] == row["article"]
        ]) for _ in range(3)])  # fmt: skip


def floor(folder: Path) -> None:
    """What the disk takes for one record and its fsync: nothing durable is faster."""
    handle = os.open(folder / "floor", os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def write() -> None:
        os.write(handle, b"x" * 1500)
        os.fsync(handle)

    show("the disk: append 1,500 bytes and fsync", [timed(write) for _ in range(100)])
    os.close(handle)


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("--rows", type=int, nargs="*", default=[10_000, 50_000])
    options.add_argument("--stock", action="store_true", help="measure stock TinyDB too")
    chosen = options.parse_args()
    random.seed(1)
    gc.collect()
    good = True
    with tempfile.TemporaryDirectory() as root:
        print(f"{'':<60}{'median':>9}{'worst':>9}  ms")
        floor(Path(root))
        for rows in chosen.rows:
            good &= ours(Path(root) / f"ours-{rows}", rows)
            if chosen.stock:
                stock(Path(root) / f"stock-{rows}", rows)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
