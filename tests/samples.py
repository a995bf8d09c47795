"""Two invented articles: one without debris, and one as it comes off a page."""

from pathlib import Path

_PAGES = Path(__file__).parent / "pages"

#: A clean article: its cleaned text is the file, to the letter.
ARTICLE = (_PAGES / "harbour-clock.txt").read_text("utf-8")
TITLE = ARTICLE.partition("\n")[0]

#: A page with share bars, an advertisement, a related link, a comment form and a broken sentence.
SCRAPED_PATH = _PAGES / "island.txt"
SCRAPED = SCRAPED_PATH.read_text("utf-8")
