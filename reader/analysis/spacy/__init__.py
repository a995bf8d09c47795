"""The extra engine: names by a model of spaCy, in a process of its own; it is never loaded in ours."""
