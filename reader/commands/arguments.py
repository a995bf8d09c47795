"""Kinds of argument that several commands take."""

import argparse


def positive(value: str) -> int:
    """Return a whole number of at least 1, or say what is wrong with it."""
    try:
        number = int(value)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"“{value}” is no whole number from 1 on")
    return number
