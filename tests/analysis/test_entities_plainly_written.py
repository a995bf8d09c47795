"""Names as people write them in haste, in letters and addresses, and as agencies write them."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.analysis.entities.careless import careless, small_names
from reader.analysis.entities.finding import find_entities
from reader.analysis.entities.gazetteer import gazetteer
from reader.analysis.entities.modelling import Model, Tagger
from reader.analysis.entities.naming import name_all
from reader.analysis.entities.reading import lower_words
from reader.article import Article, EntityKind

PERSON, ORGANISATION, PLACE = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE


def names_in(text: str) -> dict[str, EntityKind]:
    entities = find_entities(Article(id="a", text=text), "en")
    return {m.span.of(text): entity.kind for entity in entities for m in entity.mentions}


class TestSmallLetters:
    def test_a_careless_text_names_places_and_people_in_small_letters(self) -> None:
        text = "hi all, i am going to san francisco with lisa. then we fly to vietnam."
        found = names_in(text)
        assert found["san francisco"] is PLACE
        assert found["vietnam"] is PLACE
        assert found["lisa"] is PERSON

    def test_what_a_careless_text_names_with_capitals_is_found_without_them(self) -> None:
        text = "We met Tamsin Orle in Ostreva.\nyesterday orle left.\nthen she came back to ostreva."
        assert careless(text)
        assert names_in(text)["ostreva"] is names_in(text)["Ostreva"]

    def test_in_a_careful_text_only_countries_may_be_small(self) -> None:
        found = names_in("The firm sells its goods in denmark. Its owner, Ana Ruiz, collects java and china.")
        assert found["denmark"] is PLACE
        assert "java" not in found
        assert "china" not in found

    @pytest.mark.parametrize(
        "text", ["A roast turkey was served.", "He wore a panama hat.", "Fine chile sauce."]
    )
    def test_things_called_after_places_are_none(self, text: str) -> None:
        assert names_in(text) == {}

    def test_addresses_tell_nothing(self) -> None:
        assert names_in("i wrote to lisa@denmark.example and read www.vietnam.example/denmark") == {}

    @given(st.text(alphabet="ai .,\nélisadenmark@'", max_size=80))
    @settings(max_examples=60, deadline=None)
    def test_small_names_are_words_of_the_text_in_order(self, text: str) -> None:
        found = list(small_names(text, (), lower_words(text), gazetteer(), in_haste=True))
        assert all(a.end <= b.start for a, b in pairwise(found))
        assert all(text[m.start : m.end].lower() == m.wording.lower() for m in found)


class TestLetters:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("Dear Rose,\nThe boat leaves at noon.", "Rose"),
            ("The boat leaves at noon. It is a fine one.\nThanks Grace!", "Grace"),
            ("The boat leaves at noon.\nMany thanks,\nWill", "Will"),
            ("Hi Rose, Tove and Jack -\nThe boat leaves at noon.", "Jack"),
        ],
    )
    def test_greetings_and_signatures_name_people(self, text: str, name: str) -> None:
        assert names_in(text).get(name) is PERSON

    def test_a_heading_of_one_word_is_no_signature(self) -> None:
        assert "Grace" not in names_in("Grace\nThe boat leaves at noon, and nobody is sorry for it.")

    def test_days_and_months_sign_nothing(self) -> None:
        text = "Many thanks,\nApril\n"
        assert all(kind is not PERSON for kind in names_in(text).values())


class TestShortened:
    def test_a_state_behind_a_town_is_a_place_and_so_is_the_town(self) -> None:
        found = names_in("They moved to Lowbridge, OH, and opened a shop there.")
        assert found["OH"] is PLACE
        assert found["Lowbridge"] is PLACE

    def test_money_is_no_country(self) -> None:
        assert "US" not in names_in("It cost US$26 million, or HK$203 million.")

    def test_letters_with_numbers_are_models_and_strains(self) -> None:
        assert names_in("The deadly H9N7 strain was found on flight PS733, a Corvid 900.") == {} or all(
            kind is not ORGANISATION
            for name, kind in names_in("The deadly H9N7 strain was found on flight PS733.").items()
        )


class TestNewsNames:
    @pytest.mark.parametrize(
        ("text", "place", "person"),
        [
            ("The president of South Africa Cyra Ramolo said so.", "South Africa", "Cyra Ramolo"),
            ("President of South Africa Cyra Ramolo said so.", "South Africa", "Cyra Ramolo"),
            ("The Prime Minister of New Zealand Jacin Ardale left.", "New Zealand", "Jacin Ardale"),
            ("The minister of Mongolia S.Amarel received them.", "Mongolia", "S.Amarel"),
        ],
    )
    def test_a_country_in_a_title_stays_whole(self, text: str, place: str, person: str) -> None:
        found = names_in(text)
        assert found[place] is PLACE
        assert found[person] is PERSON

    def test_a_first_name_is_no_people_of_a_country_that_sounds_like_it(self) -> None:
        text = "Pope Francis flew to France. Francis will speak in Lyon."
        assert names_in(text)["Francis"] is PERSON

    def test_continents_and_peoples_are_no_families(self) -> None:
        found = names_in("A Sub-Saharan African film was shown. African directors came, and went to Africa.")
        assert found["African"] is EntityKind.GROUP
        assert found["Africa"] is PLACE

    def test_a_name_in_an_address_is_not_written_small(self) -> None:
        text = (
            "https://example.org/pilot-tamsin-walker-resigns-today\n\nTamsin Walker resigned.\n\n"
            "Walker, 48, was a pilot. Walker said so."
        )
        assert sum(m.wording.endswith("Walker") for m in name_all(text, gazetteer()).mentions) == 3

    def test_the_family_stands_first_before_a_name_of_two_syllables(self) -> None:
        text = "The novelist Chi Wei-sun wrote it. Last year, Chi published another."
        assert names_in(text)["Chi"] is PERSON

    def test_a_paper_is_called_after_its_town(self) -> None:
        assert names_in("She told the Chicago Examiner so.")["Chicago Examiner"] is ORGANISATION

    def test_an_institute_keeps_all_its_subjects(self) -> None:
        text = "He heads the National Institute of Farming and Marine Resources in Oslo."
        assert names_in(text)["National Institute of Farming and Marine Resources"] is ORGANISATION

    def test_a_known_body_behind_a_country_is_one_name(self) -> None:
        assert names_in("The U.S. Federal Reserve met.")["U.S. Federal Reserve"] is ORGANISATION

    @pytest.mark.parametrize("name", ["St. Orla’s Medical Center", "St Bram’s College"])
    def test_what_is_called_after_a_saint_is_one_name(self, name: str) -> None:
        assert names_in(f"She was taken to {name} on Friday.")[name] is ORGANISATION

    def test_a_title_may_stand_inside_a_name_but_not_behind_a_month(self) -> None:
        assert names_in("They held Khalid Sheikh Osmari there.")["Khalid Sheikh Osmari"] is PERSON
        assert names_in("On 6 June Dr Bramwell will speak.")["Bramwell"] is PERSON

    def test_a_team_is_called_after_its_town(self) -> None:
        assert names_in("He scored for the Chicago Bulls.")["Chicago Bulls"] is ORGANISATION

    def test_capitals_are_no_family_of_a_full_name(self) -> None:
        found = names_in("June CPI data came out. The CPI rose, Ana Ruiz said, and CPI is a lagging figure.")
        assert "CPI" not in found

    def test_a_stated_people_is_no_body_for_the_noun_behind_it(self) -> None:
        assert names_in("He told a Polish newspaper so.")["Polish"] is EntityKind.GROUP

    def test_a_credit_line_is_no_headline(self) -> None:
        found = names_in("(Reporting by Tamsin Orle in Oslo; Editing by Pell Vasker)")
        assert found["Tamsin Orle"] is PERSON
        assert found["Pell Vasker"] is PERSON

    def test_prizes_and_ships_are_no_bodies(self) -> None:
        found = names_in("The film won Best Sound Design. The crew of HMS Corrigan watched it.")
        assert not {"Best Sound Design", "HMS Corrigan", "Corrigan"} & found.keys()


def test_of_two_paths_that_are_as_likely_one_is_kept_to() -> None:
    labels = ("O", "B-PER", "L-PER", "B-LOC", "L-LOC")
    model = Model(labels, {}, {}, {})
    for name in Tagger(model, gazetteer()).names("We met. Ana Ruiz and Ostreva Bay and Ana Ruiz Bay left."):
        assert name.start > 0 or name.wording.startswith("We")
        assert len(name.wording.split()) < 6
