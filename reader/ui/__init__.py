"""The screen: Textual widgets over the pure parts. Nothing else may import this package's widgets."""
