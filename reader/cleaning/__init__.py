"""Draft to article: everything that is not the article goes, and goes on record."""

from reader.cleaning.assemble import Cleaned
from reader.cleaning.cleaner import clean, uncleaned

#: Changes whenever the same draft may give another article: part of every cache's key.
VERSION = "3"

__all__ = ["VERSION", "Cleaned", "clean", "uncleaned"]
