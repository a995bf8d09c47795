"""Two machines that meet, and random histories of several that merge now and then."""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from reader.article import Annotation
from reader.library import Library
from reader.library.joining import adopted, grave_of, origin_of
from reader.library.merging import merge_into, read_foreign
from reader.library.uniting import joined
from reader.library.versions import stamped

Tables = dict[str, dict[str, Any]]

MACHINES = 3
#: An id; those made of it by its last digits have the same number when it is cut off.
IDS = [f"{0x1234567890ABC << 76:032x}"]
ARTICLES = ["a" * 32, "b" * 32, "c" * 32]
NOTES = ["", "storm", "storm tide", "gauge", "  "]
TAGS = ["sea", "wind"]

#: What is done on a machine; writing a note is what most can be lost of.
DOINGS = ["note", "note", "note", "colour", "tag", "untag", "anchor", "delete", "restore", "purge"]
DOINGS += ["plain", "sync"]
steps = st.lists(
    st.tuples(
        st.integers(0, MACHINES - 1),
        st.sampled_from(DOINGS),
        st.sampled_from([0, 0, 0, 1, 1, 2]),
        st.integers(0, 9),
    ),
    min_size=6,
    max_size=24,
)
#: By how much each machine's clock is off, in seconds.
clocks = st.tuples(*[st.sampled_from([0, 0, 3, -4])] * MACHINES)


def time(seconds: int) -> str:
    return f"2031-05-01T10:{(seconds + 100) // 60:02}:{(seconds + 100) % 60:02}.000Z"


def annotation(id: str, choice: int, now: str) -> dict[str, Any]:
    return {
        "id": id,
        "article": ARTICLES[choice % 2],
        "kind": "highlight",
        "anchor": {"exact": "tide", "prefix": "the ", "suffix": "", "start": choice, "end": choice + 4},
        "colour": "yellow",
        "note": NOTES[choice % len(NOTES)],
        "tags": [],
        "created": now,
        "modified": now,
        "speaker": "",
        "deleted": "",
    }


def histories(moves: list[tuple[int, str, int, int]], off: tuple[int, ...]) -> list[Tables]:
    """Return the libraries of three machines after they did all this: they began with one annotation."""
    begun = {"0": annotation(IDS[0], 1, time(-9))}
    machines: list[Tables] = [{"annotations": dict(begun), "articles": {}} for _ in range(MACHINES)]
    for number, (at, what, which, choice) in enumerate(moves):
        tables, now = machines[at], time(number + off[at])
        if what == "sync":
            machines[at] = joined([tables, machines[choice % MACHINES]])
            continue
        if which == 2 or not tables["annotations"]:
            made = annotation(IDS[0][:-2] + f"{number + 16:02x}", choice, now)
            tables["annotations"] = tables["annotations"] | {f"{at}{number}": made}
            continue
        keys = sorted(tables["annotations"])
        key = keys[(which * choice) % len(keys)]
        row = tables["annotations"][key]
        change: dict[str, Any] = {
            "note": {"note": NOTES[choice % len(NOTES)]},
            "plain": {"note": NOTES[choice % len(NOTES)]},
            "colour": {"colour": ["green", "blue"][choice % 2]},
            "anchor": {"anchor": {**row["anchor"], "end": 40 + choice}},
            "tag": {"tags": list(dict.fromkeys([*row["tags"], TAGS[choice % 2]]))},
            "untag": {"tags": [tag for tag in row["tags"] if tag != TAGS[choice % 2]]},
            "delete": {"deleted": row["deleted"] or now},
            "restore": {"deleted": ""},
            "purge": {},
        }[what]
        if what == "purge":
            if row["deleted"] or choice > 5:
                tables["purged"] = tables.get("purged", {}) | {key: grave_of(row, now)}
                rest = {k: r for k, r in tables["annotations"].items() if k != key}
                lost = {k: adopted(r, now) for k, r in rest.items() if origin_of(r) == row["id"]}
                tables["annotations"] = rest | lost
        elif what == "plain":  # a program that knows nothing of versions
            made = {k: v for k, v in row.items() if k != "versions"} | change | {"modified": now}
            tables["annotations"] = tables["annotations"] | {key: made}
        elif any(row[name] != value for name, value in change.items()):
            tables["annotations"] = tables["annotations"] | {key: stamped(row, {**row, **change}, now)}
    return machines


def meet(one: Library, other: Library) -> list[Annotation]:
    """Merge each into the other, and return what both show then."""
    merge_into(one.folder, [read_foreign(other.folder)])
    merge_into(other.folder, [read_foreign(one.folder)])
    files = [(library.folder / "library.json").read_bytes() for library in (one, other)]
    assert files[0] == files[1]
    return one.all_annotations()


def change(library: Library, known: Annotation, **fields: Any) -> Annotation:
    there = library.annotation(known.id)
    assert there is not None
    return library.save(replace(there, **fields))
