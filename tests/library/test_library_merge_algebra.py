"""Merging random histories: in whatever order, grouping and number; and no note is lost."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from machines import ARTICLES, IDS, MACHINES, Tables, annotation, clocks, histories, steps, time

from reader.library.joining import adopted, grave_of, origin_of
from reader.library.kinship import kinship_of
from reader.library.lines import encoded
from reader.library.uniting import joined
from reader.library.versions import stamped


@settings(max_examples=400, deadline=None)
@given(steps, clocks)
def test_the_order_and_the_grouping_and_the_number_of_merges_do_not_matter(
    moves: list[tuple[int, str, int, int]], off: tuple[int, ...]
) -> None:
    a, b, c = histories(moves, off)
    assert encoded(joined([a, a])) == encoded(a)
    ab = joined([a, b])
    assert encoded(ab) == encoded(joined([b, a]))
    assert encoded(joined([ab, a])) == encoded(joined([ab, b])) == encoded(joined([ab, ab])) == encoded(ab)
    left, right = joined([ab, c]), joined([a, joined([b, c])])
    assert left == right
    assert encoded(left) == encoded(joined([c, b, a]))


@settings(max_examples=300, deadline=None)
@given(steps, clocks)
def test_no_note_is_lost_that_nobody_replaced_who_had_read_it(
    moves: list[tuple[int, str, int, int]], off: tuple[int, ...]
) -> None:
    begun = annotation(IDS[0], 1, time(-9))
    machines: list[Tables] = [{"annotations": {"0": begun}} for _ in range(MACHINES)]
    standing = {begun["note"]}
    for number, (at, what, which, choice) in enumerate(moves):
        tables, now = machines[at], time(number + off[at])
        rows = tables["annotations"]
        if what == "sync":
            machines[at] = joined([tables, machines[choice % MACHINES]])
        elif which == 2 or not rows:
            made = annotation(f"{number + 1:032x}", choice, now) | {"note": f"new {number}"}
            standing.add(made["note"])
            tables["annotations"] = rows | {f"{at}{number}": made}
        else:
            key = sorted(rows)[(which * choice) % len(rows)]
            row = rows[key]
            if what in ("note", "plain"):
                changed = stamped(row, row | {"note": f"note {number}"}, now)
                standing.discard(row["note"])
                standing.add(changed["note"])
                tables["annotations"] = rows | {key: changed}
            elif what in ("delete", "restore"):
                changed = stamped(row, row | {"deleted": now if what == "delete" else ""}, now)
                tables["annotations"] = rows | {key: changed}
            elif what == "purge" and row["deleted"]:
                standing -= {row["note"], *row.get("versions", {}).get("lost", {})}
                left = {
                    k: adopted(r, now) if origin_of(r) == row["id"] else r
                    for k, r in rows.items()
                    if k != key
                }
                tables |= {
                    "annotations": left,
                    "purged": tables.get("purged", {}) | {key: grave_of(row, now)},
                }
    met = joined(machines)["annotations"].values()
    assert standing <= {row["note"] for row in met}


records = st.lists(
    st.fixed_dictionaries(
        {
            "id": st.sampled_from(ARTICLES),
            "title": st.sampled_from(["", "Tide", "Storm"]),
            "created": st.sampled_from([time(1), time(2)]),
            "opened": st.sampled_from([time(3), time(4), time(5)]),
            "digests": st.lists(st.sampled_from(["d1", "a" * 40, "d2"]), unique=True),
            "sources": st.lists(
                st.sampled_from(["/x", "https://a.example/1", "https://a.example/2"]), unique=True
            ),
            "text_hashes": st.lists(st.sampled_from(["t1", "t2", "t3"]), unique=True),
        },
        optional={
            "strange": st.integers(0, 2),
            "kin": st.dictionaries(
                st.sampled_from(ARTICLES),
                st.fixed_dictionaries({"same": st.booleans(), "at": st.sampled_from([time(6), time(7)])}),
            ),
            "corrections": st.fixed_dictionaries(
                {
                    "made": st.lists(
                        st.fixed_dictionaries(
                            {
                                "about": st.just("entity"),
                                "deed": st.just("rename"),
                                "name": st.sampled_from(["x", "y"]),
                                "to": st.sampled_from(["1", "2"]),
                            }
                        ),
                        unique_by=lambda made: made["name"],
                    )
                }
            ),
            "choices": st.fixed_dictionaries(
                {
                    "strictness": st.integers(-2, 2),
                    "made": st.lists(
                        st.fixed_dictionaries(
                            {"key": st.sampled_from(["x", "y"]), "keep": st.booleans(), "label": st.just("")}
                        ),
                        unique_by=lambda made: made["key"],
                    ),
                }
            ),
        },
    ),
    unique_by=lambda row: row["id"],
    max_size=3,
)


@settings(max_examples=400, deadline=None)
@given(records, records, records)
def test_records_of_articles_too(
    one: list[dict[str, Any]], other: list[dict[str, Any]], third: list[dict[str, Any]]
) -> None:
    tables = (one, other, third)
    a, b, c = ({"articles": {str(key): row for key, row in enumerate(rows)}} for rows in tables)
    ab = joined([a, b])
    assert encoded(ab) == encoded(joined([b, a])) == encoded(joined([ab, b]))
    left, right = joined([ab, c]), joined([a, joined([b, c])])
    assert left == right
    assert encoded(left) == encoded(joined([c, b, a]))
    assert kinship_of(left["articles"].values()) == kinship_of(right["articles"].values())
