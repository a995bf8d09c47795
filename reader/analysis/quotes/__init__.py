"""Who said what: quoted stretches of an article, and their speakers read by sieves of rules."""

from reader.analysis.quotes.finder import find_quotes

__all__ = ["find_quotes"]
