"""The process of spaCy: what reads names there, and how it is asked from here. Analysis knows neither."""
