"""Broadsheet: read articles in your terminal, mark what matters, keep it for good."""

__version__ = "0.1.0"
