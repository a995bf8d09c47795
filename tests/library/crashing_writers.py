"""Writers in processes of their own, for the crash tests: `write` rows, or be killed at it, again and again.

python crashing_writers.py write FOLDER COUNT      saves rows; prints each one's id when it is safe
python crashing_writers.py kill FOLDER ROUNDS SEED  forks a writer a round and kills it at a random moment
"""

import os
import random
import select
import signal
import sys
import time
from pathlib import Path

from reader.article import Anchor, Annotation, AnnotationKind
from reader.library import Library, new_id


def write(folder: Path, count: int, out: int) -> None:
    library = Library(folder)
    for number in range(count):
        anchor = Anchor("words that were marked", "before ", " after", number, number + 22)
        note = f"note {number} — “{'x' * (number % 50)}”"
        annotation = Annotation(new_id(), "a" * 32, AnnotationKind.HIGHLIGHT, anchor, note=note)
        os.write(out, f"{library.save(annotation).id}\n".encode())


def kill(folder: Path, rounds: int, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(rounds):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            write(folder, 10_000, writing)
            os._exit(0)
        os.close(writing)
        if chance.random() < 0.8:
            select.select([reading], [], [])  # the first row is acknowledged
        time.sleep(chance.uniform(0, 0.02))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with os.fdopen(reading) as acknowledged:
            for line in acknowledged:
                if line.endswith("\n"):
                    print(line, end="", flush=True)


if __name__ == "__main__":
    if sys.argv[1] == "write":
        write(Path(sys.argv[2]), int(sys.argv[3]), sys.stdout.fileno())
    else:
        kill(Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
