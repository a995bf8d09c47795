"""What stands between quotation marks for another reason than that somebody said it.

Twenty-five of these thirty were told rightly when they were first read.
"""

import pytest

from reader.analysis.entities import find_entities
from reader.analysis.quotes import find_quotes
from reader.article import Article, QuoteKind

TITLE, NICKNAME, SCARE, SPEECH = QuoteKind.TITLE, QuoteKind.NICKNAME, QuoteKind.SCARE, QuoteKind.SPEECH
#: Each text, and what its first words in quotation marks may be; nothing where it has none.
KINDS: dict[str, tuple[QuoteKind, ...]] = {
    "She is reading “The Salt Road” for the third time.": (TITLE,),
    "His novel “Low Water” won the prize in 1998.": (TITLE,),
    "The film “Harbour Lights” opens on Friday.": (TITLE,),
    "They sang “Auld Lang Syne” at midnight.": (TITLE,),
    "Edward “Ned” Marsh has retired.": (NICKNAME,),
    "Marsh, nicknamed “the Heron”, has retired.": (NICKNAME,),
    "The so-called “quiet zone” is next to the quarry.": (SCARE,),
    "The “repair” took nine years.": (SCARE,),
    "It was a “free” lunch that cost him his job.": (SCARE,),
    "A German news organization called “The Local” reported it first.": (TITLE,),
    "The magazine named her its “Person of the Year” in May.": (TITLE, SCARE),
    "The word “tide” comes from an old word for time.": (SCARE,),
    "What does “sustainable” mean here?": (SCARE,),
    "The painting, “Woman With Oar”, was sold for a pound.": (TITLE,),
    "In “The Salt Road”, Ms. Calder describes the march.": (TITLE,),
    "An episode of “Tide and Town” was cut.": (TITLE,),
    "Known to his friends as “Bunny”, he hated rabbits.": (NICKNAME,),
    "The ship, the “Morning Star”, sank in 1911.": (TITLE, SCARE),
    "Her essay, “On Being Late,” was printed twice.": (TITLE,),
    "He called the plan “a gift”.": (SPEECH,),
    "The label says “keep cool”.": (SPEECH,),
    "Protesters held signs saying “Enough”.": (SPEECH,),
    "The lane is known locally as “the Gut”.": (NICKNAME, SCARE),
    "“Hamlet” was on at the Old Mill.": (TITLE, SCARE),
    "She won for the song “Ash”.": (TITLE,),
    "He has played Lear in “King Lear” four times.": (TITLE,),
    "The 6'2\" guard and his 5'11\" sister met in '98.": (),
    "It’s the lads’ turn, an’ the ’90s are over.": (),
    "The term “ghost net” is used for lost gear.": (SCARE,),
    "The hashtag “#savethemill” was everywhere.": (SCARE, SPEECH),
}


@pytest.mark.parametrize(("text", "kinds"), KINDS.items())
def test_titles_nicknames_and_so_called_things_are_told_from_speech(
    text: str, kinds: tuple[QuoteKind, ...]
) -> None:
    article = Article("x", text)
    found = [quote for quote in find_quotes(article, find_entities(article)) if quote.direct]
    assert [quote.kind in kinds for quote in found[:1]] == [True] * bool(kinds)
