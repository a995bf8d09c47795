"""What the sidebar says of a person: the role the text gives, whole and to the right person."""

import pytest

from reader.analysis.entities import find_entities
from reader.article import Article


def role(text: str, name: str) -> str:
    return next(entity.role for entity in find_entities(Article("a", text)) if entity.name == name)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("His lawyer, Petra Okafor, shrugged.", "Petra Okafor", "lawyer"),
        ("They praised Ostria’s top envoy, Ilse Brandt.", "Ilse Brandt", "Ostria’s top envoy"),
        ("Norway’s top envoy, Ilse Brandt, left.", "Ilse Brandt", "Norway’s top envoy"),
        (
            "Marta Rand left early. Ms. Rand’s spokesman, Karl Okafor, stayed.",
            "Karl Okafor",
            "Ms. Rand’s spokesman",
        ),
        ("The head of the harbour mission, Ilse Brandt, left.", "Ilse Brandt", "head of the harbour mission"),
        ("Corvid Electronics analyst Ilse Brandt agreed.", "Ilse Brandt", "Corvid Electronics analyst"),
        ("Fans cheered Fenport United head coach Karl Brandt.", "Karl Brandt", "Fenport United head coach"),
        ("NAIROBI, Kenya—Opposition leader Ilse Brandt won.", "Ilse Brandt", "Opposition leader"),
        (
            "Karl Brandt, a former aide to Sen. Marta Rand, was acquitted.",
            "Karl Brandt",
            "former aide to Senator Marta Rand",
        ),
        ("Iowa Gov. Ilse Brandt signed it.", "Ilse Brandt", "Iowa Governor"),
        ("Karl Brandt, a 34-year-old baker from Ulm, came.", "Karl Brandt", "34-year-old baker from Ulm"),
        ("The deal was signed by Energy Minister Prince Karl Brandt.", "Karl Brandt", "Energy Minister"),
        ("Sen. Ilse Brandt, a Democrat, objected.", "Ilse Brandt", "Senator"),
        ("It annoyed former President Karl Brandt.", "Karl Brandt", "former President"),
        ("The hedge fund manager Karl Brandt disagreed.", "Karl Brandt", "hedge fund manager"),
        ("Volcanologist Karl Brandt disagreed.", "Karl Brandt", "Volcanologist"),
        ("U.S. Trade Representative Karl Brandt flew home.", "Karl Brandt", "U.S. Trade Representative"),
        ("Sister Ilse Brandt, the first woman to serve as treasurer, left.", "Ilse Brandt", "treasurer"),
    ],
)  # fmt: skip
def test_the_role_reads_well(text: str, name: str, expected: str) -> None:
    assert role(text, name) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She told the mayor, Ilse Brandt said on Monday.", "Ilse Brandt"),
        ("Between the baker’s and the port, Ilse Brandt fell.", "Ilse Brandt"),
    ],
)
def test_a_word_of_another_clause_is_no_role(text: str, name: str) -> None:
    assert role(text, name) == ""


def test_a_role_between_two_names_goes_to_the_one_it_stands_beside() -> None:
    text = "Karl Brandt met his counterpart, Deputy Minister Ilse Okafor, at noon."
    assert role(text, "Ilse Okafor") == "Deputy Minister"
    assert role(text, "Karl Brandt") == ""
