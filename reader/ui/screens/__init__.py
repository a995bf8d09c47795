"""The screens: each routes messages and keys to functions, and owns no logic of its own."""
