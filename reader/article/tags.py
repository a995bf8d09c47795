"""Tags as they are typed."""


def parse_tags(line: str) -> tuple[str, ...]:
    """Return the tags of a line, parted by commas or blanks, without their # and without repeats."""
    words = line.replace(",", " ").split()
    return tuple(dict.fromkeys(tag for word in words if (tag := word.strip("#"))))
