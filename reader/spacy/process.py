"""The process of spaCy: begun when it is first asked, kept warm, and begun anew when it has died."""

import json
import subprocess
import sys
import threading
from functools import cache
from typing import Any

from reader.errors import AnalysisError

_CHILD = "reader.spacy.child"
_HINT = 'take the built-in engine: engine = "built-in"'


class SpacyProcess:
    """Asks spaCy for the names of texts, one at a time, from any thread but the interface's."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._process: subprocess.Popen[str] | None = None

    def names(self, model: str, text: str) -> list[tuple[int, int, str]]:
        """Return start and end (code points) and label of the names in a text; raises AnalysisError."""
        with self._turn:
            process = self._running()
            try:
                process.stdin.write(json.dumps({"model": model, "text": text}) + "\n")  # type: ignore[union-attr]
                process.stdin.flush()  # type: ignore[union-attr]
                answer: Any = json.loads(process.stdout.readline())  # type: ignore[union-attr]
            except (OSError, ValueError) as error:
                self.stop()
                raise AnalysisError("spaCy's process ended before it answered.", _HINT) from error
        if "error" in answer:
            raise AnalysisError(f"spaCy failed with {model}: {answer['error']}.", _HINT)
        return [(start, end, label) for start, end, label in answer["names"]]

    def _running(self) -> "subprocess.Popen[str]":
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", _CHILD],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                encoding="utf-8",
            )
        return self._process

    def stop(self) -> None:
        """End the process, if it runs; whoever waits for an answer is told that it ended."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()


@cache
def spacy_process() -> SpacyProcess:
    """Return the one process of this program; it ends with its standard input: none is left behind."""
    return SpacyProcess()
