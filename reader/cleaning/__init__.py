"""Draft to article: everything that is not the article goes, and goes on record."""

from reader.cleaning.assemble import Cleaned
from reader.cleaning.cleaner import clean, uncleaned

__all__ = ["Cleaned", "clean", "uncleaned"]
