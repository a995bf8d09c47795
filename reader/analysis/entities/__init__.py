"""Whom and what an article is about: people, organisations, places, events, dates and groups.

The engine is rules over capitalised words, packaged word lists and the article itself, which listen to a
small learnt model. Whatever replaces them stands behind `find_entities`.
"""

from reader.analysis.entities.candidates import Gender
from reader.analysis.entities.finding import find_entities
from reader.analysis.entities.genders import gender_of

__all__ = ["Gender", "find_entities", "gender_of"]
