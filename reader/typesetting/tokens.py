"""The token types of an article, under Pygments' `Token.Reader`: where text and theme meet.

A theme gives each a style, the page view and every Pygments formatter draw them. What is not styled takes
the style of the type above it: `Entity.Person` that of `Entity`.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias

from pygments.token import Token, _TokenType  # type: ignore[import-untyped]

from reader.article import BlockKind, Colour, EntityKind, InlineKind

TokenType: TypeAlias = _TokenType

READER: TokenType = Token.Reader

#: Every token type there is and what it means, by its name behind `Token.Reader.`.
MEANINGS: Mapping[str, str] = MappingProxyType(
    {
        "Title": "the article's title",
        "Heading": "a heading between paragraphs",
        "Paragraph": "running text",
        "Quotation": "a block quotation",
        "ListItem": "an item of a list",
        "Caption": "the caption of a picture",
        "Credit": "who made or owns a picture",
        "Byline": "who wrote the article, and when",
        "Dateline": "the place a report is sent from",
        "Code": "program text",
        "Table": "the rows of a table",
        "Table.Heading": "the headings of a table's columns",
        "Rule": "a line between sections",
        "Sign": "what typesetting adds: bars, labels, the edges of wide code",
        "Emphasis": "emphasised words",
        "Strong": "strongly emphasised words",
        "Link": "words that lead elsewhere",
        "Footnote": "a reference to a footnote",
        "Entity": "words that name something",
        "Entity.Person": "a person",
        "Entity.Organisation": "an organisation",
        "Entity.Place": "a place",
        "Entity.Event": "an event",
        "Entity.Date": "a date",
        "Entity.Group": "a people, party or faith",
        "Entity.Work": "a book, film or other work",
        "Entity.Law": "a law, bill or treaty",
        "Entity.Product": "a product",
        "Entity.Money": "an amount of money",
        "Entity.Percentage": "a percentage",
        "Entity.Chosen": "the mentions of the entity that was chosen",
        "Quote": "quoted words",
        "Quote.Chosen": "the quote that was chosen",
        "Highlight": "words that the reader marked",
        "Highlight.Yellow": "marked in yellow",
        "Highlight.Green": "marked in green",
        "Highlight.Blue": "marked in blue",
        "Highlight.Pink": "marked in pink",
        "Highlight.Orange": "marked in orange",
        "Highlight.Overlap": "where highlights lie over one another",
        "Highlight.Edge": "the ends of highlights that meet or lie over one another",
        "Note": "marked words that have a note",
        "Bookmark": "a place the reader keeps",
        "Rail": "the signs of marks in the margin",
        "Rail.Yellow": "beside a line marked in yellow",
        "Rail.Green": "beside a line marked in green",
        "Rail.Blue": "beside a line marked in blue",
        "Rail.Pink": "beside a line marked in pink",
        "Rail.Orange": "beside a line marked in orange",
        "Dimmed": "words that step back behind those in focus",
        "Label": "letters to type, laid over the words they stand for",
        "Label.Typed": "those of them that were typed",
        "Removed": "debris shown where it was removed",
        "Search": "words that were searched for",
        "Search.Current": "the hit the reader stands on",
        "Held": "the highlight that was taken in hand",
        "Selection": "the selection",
        "Cursor": "the cursor",
    }
)


def token_named(name: str) -> TokenType:
    """Return the token type `Token.Reader.<name>`; raises KeyError when there is none of that name."""
    if name not in MEANINGS:
        raise KeyError(name)
    token = READER
    for part in name.split("."):
        token = getattr(token, part)
    return token


def code_token_named(name: str) -> TokenType:
    """Return Pygments' own token type of program text, such as `Name.Function`; KeyError if it has none."""
    parts = name.split(".")
    token = Token.Literal if parts[0] in ("String", "Number") else Token
    for part in parts:
        if part not in {kind[-1] for kind in token.subtypes}:
            raise KeyError(name)
        token = getattr(token, part)
    if token in READER:
        raise KeyError(name)
    return token


def token_name(token: TokenType) -> str:
    """Return a token type's name behind `Token.Reader.`, or behind `Token.` for one of a program's text."""
    return ".".join(token[1:] if token in READER else token)


BLOCK_TOKENS: Mapping[BlockKind, TokenType] = MappingProxyType(
    {
        BlockKind.TITLE: READER.Title,
        BlockKind.HEADING: READER.Heading,
        BlockKind.PARAGRAPH: READER.Paragraph,
        BlockKind.QUOTATION: READER.Quotation,
        BlockKind.LIST_ITEM: READER.ListItem,
        BlockKind.CAPTION: READER.Caption,
        BlockKind.CREDIT: READER.Credit,
        BlockKind.BYLINE: READER.Byline,
        BlockKind.DATELINE: READER.Dateline,
        BlockKind.CODE: READER.Code,
        BlockKind.TABLE: READER.Table,
        BlockKind.RULE: READER.Rule,
    }
)

#: Pictures have no words of their own, and so no token.
INLINE_TOKENS: Mapping[InlineKind, TokenType] = MappingProxyType(
    {
        InlineKind.EMPHASIS: READER.Emphasis,
        InlineKind.STRONG: READER.Strong,
        InlineKind.CODE: READER.Code,
        InlineKind.LINK: READER.Link,
        InlineKind.FOOTNOTE: READER.Footnote,
        InlineKind.DATELINE: READER.Dateline,
    }
)

ENTITY_TOKENS: Mapping[EntityKind, TokenType] = MappingProxyType(
    {
        EntityKind.PERSON: READER.Entity.Person,
        EntityKind.ORGANISATION: READER.Entity.Organisation,
        EntityKind.PLACE: READER.Entity.Place,
        EntityKind.EVENT: READER.Entity.Event,
        EntityKind.DATE: READER.Entity.Date,
        EntityKind.GROUP: READER.Entity.Group,
        EntityKind.WORK: READER.Entity.Work,
        EntityKind.LAW: READER.Entity.Law,
        EntityKind.PRODUCT: READER.Entity.Product,
        EntityKind.MONEY: READER.Entity.Money,
        EntityKind.PERCENTAGE: READER.Entity.Percentage,
    }
)

HIGHLIGHT_TOKENS: Mapping[Colour, TokenType] = MappingProxyType(
    {
        Colour.YELLOW: READER.Highlight.Yellow,
        Colour.GREEN: READER.Highlight.Green,
        Colour.BLUE: READER.Highlight.Blue,
        Colour.PINK: READER.Highlight.Pink,
        Colour.ORANGE: READER.Highlight.Orange,
    }
)

RAIL_TOKENS: Mapping[TokenType, TokenType] = MappingProxyType(
    {
        READER.Highlight.Yellow: READER.Rail.Yellow,
        READER.Highlight.Green: READER.Rail.Green,
        READER.Highlight.Blue: READER.Rail.Blue,
        READER.Highlight.Pink: READER.Rail.Pink,
        READER.Highlight.Orange: READER.Rail.Orange,
    }
)
