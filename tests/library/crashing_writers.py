"""Writers in processes of their own, for the crash tests: `write` rows, or be killed at it, again and again.

python crashing_writers.py write FOLDER COUNT      saves rows; prints each one's id when it is safe
python crashing_writers.py kill FOLDER ROUNDS SEED  forks a writer a round and kills it at a random moment
"""

import json
import os
import random
import select
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import filelock  # noqa: F401 - loaded once here, not in every child: they live for milliseconds

from reader.article import Anchor, Annotation, AnnotationKind
from reader.errors import LibraryError
from reader.library import Library, new_id


def annotation(number: int) -> Annotation:
    anchor = Anchor("words that were marked", "before ", " after", number, number + 22)
    note = f"note {number} — “{'x' * (number % 50)}”"
    return Annotation(new_id(), "a" * 32, AnnotationKind.HIGHLIGHT, anchor, note=note)


def write(folder: Path, count: int, out: int) -> None:
    library = Library(folder)
    for number in range(count):
        os.write(out, f"{library.save(annotation(number)).id}\n".encode())
        if number % 10 == 9:
            library.checkpoint()
    library.close()


def do_all_sorts(folder: Path, seed: int, out: int) -> None:
    """Save, change and fold, telling before what each annotation will be, and after that it is so."""
    chance = random.Random(seed)
    library = Library(folder)
    mine: list[Annotation] = []
    while True:
        if not mine or chance.random() < 0.4:
            wanted = [annotation(chance.randrange(10**6)) for _ in range(chance.choice([1, 1, 3]))]
        else:
            known = chance.sample(mine, min(len(mine), chance.choice([1, 1, 4])))
            wanted = [replace(one, note=f"changed {chance.randrange(10**6)}") for one in known]
        told = json.dumps({one.id: one.note for one in wanted})
        os.write(out, f"?{told}\n".encode())
        saved = library.save_all(wanted)
        os.write(out, f"!{told}\n".encode())
        mine = [one for one in mine if all(one.id != other.id for other in saved)] + saved
        if chance.random() < 0.15:
            library.checkpoint()


def kill(folder: Path, rounds: int, seed: int) -> None:
    """Kill a writer a round; what it was told to be safe is looked for, in the library and in the file."""
    chance = random.Random(seed)
    possible: dict[str, set[str]] = {}
    for number in range(rounds):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            do_all_sorts(folder, seed * 1000 + number, writing)
            os._exit(1)
        os.close(writing)
        if chance.random() < 0.9:
            select.select([reading], [], [])  # it has begun
        time.sleep(chance.uniform(0, 0.02))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        for done, notes in lines(reading):
            for id, note in notes.items():
                possible[id] = {note} if done else possible.get(id, {""}) | {note}
        check(folder, possible)
    print(len([notes for notes in possible.values() if "" not in notes]))


def lines(reading: int) -> Iterator[tuple[bool, dict[str, str]]]:
    with os.fdopen(reading) as told:
        for line in told:
            if line.endswith("\n"):
                yield line[0] == "!", json.loads(line[1:])


def check(folder: Path, possible: dict[str, set[str]]) -> None:
    library = Library(folder)
    there = {one.id: one.note for one in library.all_annotations()}
    for id, notes in possible.items():
        assert there.get(id, "") in notes, (id, there.get(id), notes)
    assert library.problems() == []
    file = folder / "library.json"
    if file.exists():
        json.loads(file.read_bytes())


def compete(folder: Path, rounds: int, seed: int) -> None:
    """Write beside others that are killed: a lock that is never held for long is never waited for in vain."""
    chance = random.Random(seed)
    library = Library(folder)
    for _ in range(rounds):
        print(library.save(annotation(chance.randrange(1000))).id, flush=True)
        time.sleep(chance.uniform(0, 0.01))
    try:
        library.checkpoint()
    except LibraryError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    if sys.argv[1] == "write":
        write(Path(sys.argv[2]), int(sys.argv[3]), sys.stdout.fileno())
    else:
        doing = {"kill": kill, "compete": compete}[sys.argv[1]]
        doing(Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
