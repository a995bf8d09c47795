"""The extra engine: names by a model of spaCy, which whoever asks for an analysis lets read the text."""
