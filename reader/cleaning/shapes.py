"""The patterns by which the furniture of a page is known: addresses, counts, prices, paths of sections."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

#: How a line about the author begins: “Ann Hall is a reporter”, “Bo Lund covers the harbour”.
_BIO = (
    r"^(?-i:[A-Z])[\w.'’-]+(?: (?-i:[A-Z])[\w.'’-]*){1,3},? "
    r"(?:(?:is|was|has been|works as) (?:an?|the|our)\b.{0,70}\b"
    r"(?:writer|reporter|editor|journalist|correspondent|columnist|"
    r"author|contributor|producer|blogger|critic|newsletter)\b|"
    r"(?:covers|writes about|reports on|writes for|reports for)\b)"
)


#: An address, as pages write and hide them.
_ADDRESS = r"(?:\[email\s?protected\]|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}|@\w{3,})"


class Shape(NamedTuple):
    """A pattern of furniture: matched only in lines of at most `words` words.

    A line has one of the `needs` in it, in lower case, if the pattern can match at all (nothing: always).
    They are quick to look for, and most documents need few of the patterns compiled.
    """

    label: str
    words: int
    needs: tuple[str, ...]
    pattern: str
    reason: str
    certain: bool = True

    def matches(self, text: str) -> bool:
        """Tell whether a line, which has one of the needs in it, has this shape."""
        return re.compile(self.pattern, re.IGNORECASE).search(text) is not None


#: Every shape, the surest first.
SHAPES = (
    Shape(
        "embed",
        40,
        ("pic.twitter", "(@"),
        r"pic\.twitter\.com|^[—–-] .{2,60}\(@\w+\)",
        "an embedded post",
    ),
    Shape(
        "embed", 4, (":",), r"^\d{1,2}:\d\d(?::\d\d)?(?:\s*/\s*\d{1,2}:\d\d(?::\d\d)?)?$", "a player's clock"
    ),
    Shape(
        "boilerplate",
        40,
        ("project gutenberg",),
        r"^\*{3} ?(?:start|end) of (?:the|this) project gutenberg ebook\b|"
        r"^the project gutenberg e-?book of\b|^end of (?:the )?project gutenberg",
        "parts the book from what its publisher says",
    ),
    Shape(
        "related",
        16,
        ("main article", "further information", "further reading"),
        r"^(?:main articles?|further information|further reading)\s*:\s*\S[^.!?]*$",
        "points to another page",
    ),
    Shape(
        "contact",
        32,
        ("@", "[email"),
        r"^(?:[—–-]\s*)?(?:please )?(?:write|contact|e-?mail|reach|follow|send|message|tweet|tips?|"
        r"questions?|got|have|call|get in touch|feedback|comments?)\b.*" + _ADDRESS,
        "says how to reach the author",
    ),
    Shape(
        "contact",
        32,
        ("@", "[email"),
        r"\b(?:reached|contacted|followed|emailed)\b.{1,30}" + _ADDRESS,
        "says how to reach someone",
    ),
    Shape(
        "contact",
        7,
        ("@", "[email"),
        r"^[\w .,:|–—-]*" + _ADDRESS + r"$",
        "is an address",
    ),
    Shape(
        "count",
        4,
        (
            "comment",
            "share",
            "like",
            "view",
            "repl",
            "react",
            "tweet",
            "follow",
            "read",
            "vote",
            "respon",
            "thought",
            "post",
        ),
        r"^(?:(?:read|view|see|show)(?: all)? )?\(?[\d.,]+\s?[km]?\+?\s+(?:comments?|shares?|likes?|views?|"
        r"repl(?:y|ies)|reactions?|retweets|followers|reads|votes|responses?|thoughts|posts?)\)?$",
        "counts readers",
    ),
    Shape("count", 1, (), r"^\W*\d{1,4}(?:[.,]\d+)?[km]?\W*$", "is a bare number", certain=False),
    Shape(
        "price",
        5,
        ("$", "£", "€"),
        r"^(?:from |now |was |only )*[$£€]\s?\d[\d.,]*\W*(?:[$£€]\s?\d[\d.,]*)?$",
        "is a price",
        certain=False,
    ),
    Shape("breadcrumb", 14, ("home",), r"^home\s*[>›»/|→].", "begins with Home"),
    Shape(
        "breadcrumb",
        14,
        (">", "›", "»", "→"),
        r"^[^.!?>›»]{2,30}(?:\s[>›»→]\s[^.!?>›»]{2,60}){2,}$",
        "is a path of sections",
    ),
    Shape(
        "copyright",
        45,
        ("©", "(c)", "&copy;"),
        r"^\W{0,2}(?:©|\(c\)|&copy;)\s*(?:copyright\b|\d{4}|.{0,60}\b(?:inc|llc|ltd|reserved|company|"
        r"media|group)\b)",
        "begins with a copyright sign",
    ),
    Shape(
        "copyright",
        45,
        ("©", "(c)", "copyright"),
        r"^copyright\s*(?:©|\(c\)|\d{4})|\b(?:©|\(c\)) ?\d{4}\b",
        "has a copyright sign and a year",
    ),
    Shape(
        "reading-time",
        6,
        ("min",),
        r"^\W*\d+[\s-]?min(?:ute)?s?\b\W*(?:read|lesen|de lectura|$)",
        "says how long reading takes",
    ),
    Shape(
        "related",
        32,
        (":", "|", "»", "›", ">", "→"),
        r"^\W{0,2}(?:read(?: more| also| next)?|also read|see also|related(?: \w+)?|more|watch|"
        r"video|listen|podcast|recommended|trending|photos|(?:photo )?gallery|opinion|analysis|quiz|"
        r"don['’]t miss|explainer|in pictures)"
        r"\s*(?:[:|»›>→])\s*\S",
        "points to another story",
    ),
    Shape(
        "related",
        14,
        ("more ", "latest ", "in other"),
        r"^(?:more (?:on|from|about|in|by)|latest (?:on|from|in)|in other)\b[^.!?]*$",
        "heads other stories",
        False,
    ),
    Shape(
        "ticker", 8, ("%",), r"^[A-Z&][\w&. ]{0,20}\s[\d,]+\.?\d*\s\(?[+-]?\d+\.\d+\s?%", "is a share price"
    ),
    Shape(
        "boilerplate",
        60,
        ("responsible",),
        r"\bis solely responsible for (?:all|the|this) content\b",
        "says who answers for the content",
    ),
    Shape(
        "boilerplate", 1, ("/",), r"^(?-i:[a-z]{2,4}(?:-[a-z]{2,4})*(?:/[a-z]{1,4}){1,4})$", "are initials"
    ),
    Shape(
        "call-to-action",
        60,
        ("small favo", "from as little as"),
        r"\bsmall favou?r to ask\b|^support .{3,60} from as little as\b",
        "asks for money",
    ),
    Shape("ticker", 2, ("%",), r"^(?-i:[A-Z]{1,5}(?:\.[A-Z])?)\s[+-]?\d+\.\d\d%$", "is a share's change"),
    Shape(
        "embed",
        5,
        ("time", "duration", "loaded", "progress", "rate"),
        r"^(?:current time|duration(?: time)?|remaining time|loaded|progress|playback rate)\W+[\d:.x%\s-]+$",
        "a player's clock",
    ),
    Shape(
        "correction",
        80,
        ("earlier version", "previous version"),
        r"\ban? (?:earlier|previous) version of this (?:article|story|post|report)\b",
        "says what an earlier version said",
    ),
    Shape(
        "correction",
        80,
        ("correct", "clarif", "amplif"),
        r"^(?:corrections?|clarifications?)(?: (?:&|and) (?:amplifications?|clarifications?))?\s*:\s+\S",
        "corrects an earlier version",
    ),
    Shape(
        "newsletter",
        30,
        ("newsletter",),
        r"^(?:get|join|receive|try|read|sign up|subscribe)\b[^.]{0,80}\bnewsletters?\b",
        "offers a newsletter",
    ),
    Shape(
        "embed",
        6,
        ("slideshow", "gallery", "photos"),
        r"^(?:slideshow|gallery|photos)\W+\d+ (?:images?|photos?|pictures?|slides?)\W*$",
        "counts pictures",
    ),
    Shape(
        "embed",
        4,
        (" of ", "video", "photo", "image", "slide"),
        r"^\d{1,3} of \d{1,3}$|^\(\d{1,3} (?:videos?|photos?|images?|slides?)\)$",
        "counts pictures",
    ),
    Shape(
        "related",
        24,
        ("top headlines",),
        r"\btop headlines (?:for .{3,24} )?are here\b",
        "points to other stories",
    ),
    Shape(
        "boilerplate",
        14,
        (" app",),
        r"^(?:click|tap) here (?:to|for)\b[^.]{0,60}\bapp\W*$",
        "offers an app",
    ),
    Shape(
        "count",
        4,
        ("komment", "comment", "coment", "reacti", "комментар", "kommentar", "kommenttia", "yorum"),
        r"^\d[\d.,\s]*(?:kommentare?r?|commentaires?|comentarios?|comentários?|commenti|commento|reacties?|"
        r"комментари(?:й|я|ев)|kommenttia|yorum)$",
        "is a number of comments",
    ),
    Shape(
        "count",
        6,
        ("评论", "評論", "留言", "コメント", "댓글", "阅读", "浏览", "閲覧", "조회"),
        r"^\d[\d,.]*\s?(?:条|則|件|개)?\s?(?:评论|評論|留言|のコメント|의 댓글|コメント)$|"
        r"^(?:评论|評論|阅读|阅读量|浏览|閲覧数?|コメント|댓글|조회수?)\s?[(（:：]?\s?\d[\d,.]*\s?[)）]?$",
        "is a number of comments or readers",
    ),
    Shape(
        "timestamp",
        9,
        (" by ",),
        r"^(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d\d?,? \d{4} ?[·|•—–-]? ?by "
        r"(?:[^\W\d_][\w.'’-]*\s?){1,4}$",
        "is a date or a time",
    ),
    Shape(
        "timestamp",
        12,
        ("คม ", "ยน ", "พันธ์ ", ". 25", "น. "),
        r"^[^\d]{0,20}\d{1,2}\s(?:มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|"
        r"พฤศจิกายน|ธันวาคม|[ก-ฮ]\.[ก-ฮ]\.)\s(?:25|20)\d\d\b",
        "is a date or a time",
    ),
    Shape(
        "contact",
        30,
        (" tip", " story", " news"),
        r"^(?:got|have|do you have) an? (?:[\w-]+ ){0,2}(?:tip|story|news)\b[^.?!]{0,40}\?",
        "asks for tips",
    ),
    Shape("related", 20, ("http",), r"^more [^.:]{2,40}:\s*https?://", "points to other stories"),
    Shape("related", 20, ("[",), r"^\[(?:[^\s\[\]]+ ){3,}[^\s\[\]]*[^\s.\]]\]$", "is a link in brackets"),
    Shape(
        "boilerplate",
        2,
        ("http", "www."),
        r"^\W*(?:https?://|www\.)\S+$",
        "is a bare address",
        certain=False,
    ),
    Shape(
        "boilerplate",
        40,
        ("originally", "first ", "republished"),
        r"^(?:(?:this|the) (?:article|story|post|piece)(?: was)? )?"
        r"(?:originally|first) (?:appeared|published|ran)\b|"
        r"^republished with permission",
        "says where it was first published",
    ),
    Shape(
        "author-bio",
        40,
        ("contributed",),
        r"^\W{0,2}(?-i:[A-Z]).{2,140}\bcontributed (?:(?:reporting|research) )?(?:to|from)\b"
        r"(?:.{0,40}\b(?:article|report|story|post|column)\b|[^.]{0,30}\.$)",
        "says who helped",
    ),
    Shape(
        "author-bio",
        70,
        (
            "follow",
            "@",
            "mail",
            "reach",
        ),
        _BIO + r".*(?:\bfollow\b|@\w|\be-?mail\b|\breach\b|\[email)",
        "says who the author is, and how to reach them",
    ),
    Shape(
        "call-to-action",
        40,
        (" below",),
        r"\bjoin the (?:conversation|discussion) below\b",
        "asks for comments",
    ),
    Shape(
        "boilerplate",
        40,
        ("print", "a version of this", "appear"),
        r"\bappear(?:s|ed) (?:on .{1,40} )?in (?:the )?.{0,60}\bprint\b|"
        r"^a version of this (?:article|story)\b|"
        r"^this (?:article|story|essay|piece) (?:also |first )?(?:appears|appeared|ran) (?:on|in)\b.{0,80}"
        r"\b(?:issue|edition|magazine|section|headline)\b",
        "says where it was printed",
    ),
    Shape(
        "author-bio",
        60,
        (
            *(
                "writer",
                "report",
                "editor",
                "journalist",
                "correspondent",
                "columnist",
                "author",
                "contributor",
            ),
            *("contributor", "producer", "blogger", "critic", "newsletter", " covers ", " writes "),
        ),
        _BIO,
        "says who someone is that writes",
        certain=False,
    ),
    Shape(
        "byline",
        30,
        (" by ",),
        r"^\W{0,2}(?:additional )?(?:reporting|writing|reported|compiled|edited|editing) by (?-i:[A-Z])",
        "names who reported it",
    ),
    Shape(
        "comment",
        10,
        (" says", " said", " wrote", " commented"),
        r"^(?:.{2,40}) (?:says|said|wrote|commented)(?: on .{4,40})?:$",
        "heads a comment",
        certain=False,
    ),
)


@cache
def _by_need() -> tuple[Mapping[str, tuple[int, ...]], tuple[int, ...]]:
    """Return the places of the shapes by what they need, and of those that need nothing."""
    places: dict[str, list[int]] = {}
    for place, shape in enumerate(SHAPES):
        for need in shape.needs:
            places.setdefault(need, []).append(place)
    free = tuple(place for place, shape in enumerate(SHAPES) if not shape.needs)
    return {need: tuple(found) for need, found in places.items()}, free


def needs() -> Iterable[str]:
    """Return what shapes need to be in a line, in lower case."""
    return _by_need()[0]


def shapes_for(there: Sequence[str]) -> Iterator[Shape]:
    """Yield the shapes that a line can have with those of `needs` that are in it: for most lines, few."""
    by_need, free = _by_need()
    places = {*free, *chain.from_iterable(by_need[need] for need in there)} if there else free
    return map(SHAPES.__getitem__, sorted(places))
