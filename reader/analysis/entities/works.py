"""Titles of works: books, films, songs, plays, programmes; precise rather than complete.

A title needs its genre beside it, or a verb that only a work can follow (“starred in”, “recorded”); once
found, it is found again wherever it stands.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain

from reader.analysis.entities.candidates import Named
from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.openings import found_at
from reader.analysis.entities.works_again import works_again
from reader.article import EntityKind, Inline, InlineKind

PERSON, WORK = EntityKind.PERSON, EntityKind.WORK

_CAPITAL = r"[^\W\d_a-z][\w’'&-]*"
_SMALL = r"(?:of|the|and|for|to|on|in|a|an|with|from|at|by|or|against|is|de|la)"
#: A title has so many words with capitals at most; a list of names has thousands.
_MOST = "{0,11}"
_TITLE = rf"{_CAPITAL}(?:,? (?:(?:{_SMALL} ){{0,3}}(?:{_CAPITAL}|\d+))){_MOST}"
_GENRE = (
    "novel novella memoir autobiography biography film movie documentary album song single ballad anthem"
    " play musical opera symphony ballet sitcom series miniseries show podcast painting mural portrait"
    " sculpture statue poem essay book thriller comedy drama sequel prequel "
    "trilogy blockbuster soundtrack track"
    " video-game game exhibition exhibit bestseller best-seller manga comic anthology "
    "hymn sonata concerto cantata"
    " programme program storybook cookbook audiobook graphic-novel EP LP mixtape installation monologue"
    " docuseries biopic telenovela franchise saga report paper study pamphlet manifesto treatise fresco "
    "etching"
    " lullaby aria carol spin-off reboot remake short-story story strip collection fable sketch textbook "
    "op-ed column blog "
    "newsletter"
).replace(" ", "|")
#: Genres so seldom followed by another name that no quotation marks are needed.
_BARE_GENRE = (
    "novel|novella|memoir|autobiography|album|opera|musical|sitcom|thriller|film|movie|documentary"
    "|sequel|podcast"
    "|miniseries|ballet|soap opera|video game|(?:TV|television|drama|comedy|crime|Netflix|HBO|BBC|ITV)"
    " (?:series|show)"
    "|mixtape|blockbuster|symphony|concerto|biopic|telenovela"
)
_VERB = (
    r"re-?read|reading|reads|read|wrote|played|plays|playing|covered|covers|danced in|sung|co-?wrote"
    r"|published|recorded|sang|sings?|singing|performed|performing"
    r"|starr?(?:ed|ing|s) (?:with [\w ]+ )?in|stars in|appear(?:ed|s|ing) (?:in|on)|acted in|directed"
    r"|directing|composed"
    r"|painted|sampled|released|streamed|watched|watching|hosts|hosted|narrated|co-?authored|authored|staged"
    r"|premiered|screened|illustrated|translated|edited|produced|remixed|(?:[Aa]uthor|[Ww]riter"
    r"|[Dd]irector|[Ss]tar"
    r"|[Cc]reator|[Hh]ost|[Vv]ersion|[Cc]over|[Cc]op(?:y|ies)|[Pp]erformance|[Pp]roduction|[Aa]daptation"
    r"|[Rr]eview"
    r"|[Ss]creening|[Rr]emake|[Ee]pisodes?|[Ss]eason|[Ff]inale|[Cc]haracter|[Cc]ast|[Rr]evival"
    r"|[Pp]remiere|[Ss]et"
    r"|[Mm]aker|[Rr]endition) of"
    r"|[Ss]equel to|interview (?:on|with)|guest on|aired on|contestant on|titled|entitled|starring in"
)
_QUOTED = re.compile(r"[“\"‘«]([^”\"’»\n]{2,80}?(?:[’'][^”\"’»\n]{1,60}?)?)[,.]?[”\"»’]")
_MAKERS = (
    "Netflix|HBO|BBC|ITV|CBS|NBC|ABC|PBS|CNN|Fox|Fox News|MSNBC|Hulu|Amazon|Disney|Disney\\+|Pixar|Marvel"
    "|Showtime"
    "|Apple TV\\+|Paramount|Paramount\\+|AMC|FX|Sky|Channel 4|Bravo|MTV|Nickelodeon|Peacock|DreamWorks"
    "|Broadway"
    "|Ubisoft|Nintendo|Rockstar"
)
#: What stands before a title in quotation marks.
_BEFORE = (
    rf"\b(?:{_GENRE}|hit)s?,?(?: (?:called|titled|entitled|named|is|was|,))?,? $"
    rf"|\b(?:{_GENRE})s? (?:that |which )?(?:[\w’']+ ){{1,6}}[\w’']+, $"
    rf"|\b(?:{_VERB}),? (?:and |the |her |his |their )*$"
    r"|\b[Bb]est[- ]known(?: [\w’']+){0,4},? (?:is |was |for )?$"
    r"|\b(?:poet|author|writer|director|artist|band|singer|composer|playwright|novelist|painter|sculptor"
    r"|rapper"
    r"|songwriter|film-?maker|cartoonist|photographer|group|duo|trio|studio|network"
    r"|broadcaster)['’]s? (?:[\w-]+ ){0,2}$"
    rf"|\b(?:{_MAKERS})(?:['’]s?)?(?: [\w-]+){{0,3}} $"
)
#: What stands behind one.
_BEHIND = (
    r",? (?:(?:was|is|were|which was|first|then) )*(?:released|published|directed|written"
    r"|recorded|composed|broadcast|premiered|staged|translated|banned) (?:by|in|on|at|with)\b"
    rf"|,? (?:an? |the |his |her |their |its )?(?:[\w-]+ ){{0,2}}(?:{_GENRE})\b"
    r"| \((?:[\w .]+, )?(?:1[5-9]|20)\d\d\)"
    r"|,? (?:was|were|is|are|being) (?:played|sung|performed|screened|shown|aired|exhibited|serialised"
    r"|serialized)\b"
    r"|,? (?:they|he|she|[A-Z]\w+(?: [A-Z]\w+)?) (?:sang|sings|recorded|played)\b"
)
#: What is no title, whatever verb stands before it: words on a sign, and what somebody calls something.
_NO_TITLE = re.compile(
    r"\b(?:signs?|banners?|placards?|(?:T-)?shirts?|posters?|stickers?|hats?|caps?|plaques?|boards?"
    r"|billboards?"
    r"|graffiti|tattoos?|messages?|notes?|captions?|headlines?|signatures?|subject lines?|labels?|emails?"
    r"|texts?"
    r"|tweets?)\b[^.“”\n]{0,40}$"
    r"|\b(?:so-called|dubbed|nicknamed|codenamed|code-named|known as|alias|called|the word|the words|term) $"
)
#: Titles are parted by no more than this in a list of them.
_AND = re.compile(r"(?:[,.]?[”\"»’],? (?:and |or |to |then |but )?|, (?:and |or )?)[“\"‘«]\Z")
_OWNED = re.compile(r"\b[A-Z][\w-]+['’]s? $")
#: What tells that a line is about the arts, where somebody's title needs no other sign.
_ARTS = re.compile(
    r"\b(?:films?|movies?|novels?|albums?|songs?|plays?|playwright|operas?|paintings?|exhibitions?"
    r"|box[- ]office"
    r"|directors?|premiered?|cinemas?|theat(?:re|er)s?|bestsell\w+|singers?|gallery|auction|museum"
    r"|Oscars?|Grammys?"
    r"|screens?|sold for|opened|hits?|soundtrack|sang|poems?|poet|books?|starr(?:ed|ing)|staged)\b"
)
_NAMED_GENRE = re.compile(rf"\b(?:{_GENRE}|hit)s?,? (?:called|named) $")
#: What is written on walls is no work.
_WRITTEN = re.compile(r",?[”\"»’] (?:on|across|over|in) (?:an?|the|his|her|their|its) (?:\w+ )?"
                      r"(?:walls?|boards?|signs?|banners?"
                      r"|doors?|backs?|arms?|cars?|chalk|paint|graffiti|shirts?|T-shirts?)\b")  # fmt: skip
#: Makers so known that what is theirs and has a capital is a work of theirs.
_CREATOR = (
    "Shakespeare|Verdi|Puccini|Mozart|Beethoven|Bach|Wagner|Tchaikovsky|Handel|Rossini|Bizet|Brahms"
    "|Mahler|Chopin"
    "|Haydn|Schubert|Vivaldi|Stravinsky|Shostakovich|Debussy|Ravel|Dvorak|Dvořák|Sibelius|Picasso|Rembrandt"
    "|Vermeer|Van Gogh|Monet|Botticelli|Caravaggio|Michelangelo|Leonardo|Munch|Klimt|Dali|Dalí|Warhol|Goya"
    "|Velázquez|Tolstoy|Dostoevsky|Dostoyevsky|Chekhov|Dickens|Jane Austen|Austen|Brontë|Orwell|Hemingway"
    "|Joyce"
    "|Kafka|Homer|Virgil|Dante|Cervantes|Goethe|Molière|Ibsen|Brecht|Beckett|Sophocles|Euripides|Aeschylus"
    "|Hitchcock|Kubrick|Spielberg|Scorsese|Tarantino|Kurosawa|Fellini|Bergman|Chaplin|Tolkien|Rowling"
    "|Melville"
    "|Steinbeck|Fitzgerald|Nabokov|Proust|Flaubert|Balzac|Camus|Sartre|Márquez|Marquez|Borges|Rushdie|Achebe"
    "|Atwood|Toni Morrison|Zola|Mary Shelley|Bram Stoker|Oscar Wilde|Wilde|Pinter|Arthur Miller"
)
_MADE_BY = re.compile(
    r" (?:directed|made|wrote|writes|produced|shot|said|says|recorded|released|starred|sang|told|is"
    r" making|has made|"
    r"star|director|actor|studio|festival|industry|company|critic)\b"
)
_LAST_SENTENCE = 6
_NEAR, _LISTED = 90, 12


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "before": re.compile(_BEFORE),
        "behind": re.compile(_BEHIND),
        "bare": re.compile(
            rf"\b(?:(?:{_BARE_GENRE})(?P<comma>,?) |(?:painting|mural|play|poem|song|book|essay|single"
            rf"|series|drama|comedy|show|programme|hit|game|comic strip|collection) (?=The "
            rf"|[A-Z][\w’']+ (?:{_SMALL} |[A-Z])))"
            rf"(?P<title>{_TITLE})"
        ),
        "apposed": re.compile(
            rf"(?<![\w’'-])(?P<title>{_TITLE}), (?:an?|the|his|her|their) (?:[\w-]+ ){{0,3}}(?:{_GENRE})\b"
            r"(?: (?:by|about|starring|directed|written|based|set in|released|from|that)\b|,)"
        ),
        "called": re.compile(
            rf"\b(?!program|report|paper|study|collection|strip|track"
            rf"|newsletter)(?:{_GENRE}),? (?:called|titled|entitled|named) (?P<title>{_TITLE})"
        ),
        "year": re.compile(
            rf"(?<![\w’'-])(?P<title>{_CAPITAL}(?:,? (?:(?:{_SMALL} ){{0,3}}{_CAPITAL})){_MOST}) "
            rf"\((?:19|20)\d\d\)"
        ),
        "the": re.compile(rf"(?<=[a-z] )(?P<title>(?:The|A) {_TITLE})"),
        "told": re.compile(rf"\b(?:{_VERB}|painted|presents|presented) $"),
        "sequel": re.compile(
            r"\b(?:(?:[Ss]equel|[Pp]requel|[Ff]ollow-up) (?:to|of)"
            r"|(?:[Rr]emake|[Aa]daptation|[Rr]evival|[Pp]roduction|[Rr]eboot) of)"
            rf" (?:(?:{_CREATOR})['’]s? )?(?P<title>{_TITLE})"
        ),
        "creator": re.compile(rf"\b(?=[A-Z])(?:{_CREATOR})['’]s? (?P<title>{_TITLE})"),
        "franchise": re.compile(
            rf"\b(?P<title>{_CAPITAL} (?:{_SMALL} )?{_CAPITAL}(?: {_CAPITAL})?) (?:books|films|movies"
            rf"|franchise|saga"
            r"|trilogy|novels|comics|musical|sitcom)\b"
        ),
        "closed": re.compile(
            rf"(?:\b[Hh]is|\b[Hh]er|\b[Tt]heir|\b[Mm]y|[’']s)(?: [\w-]+){{0,4}} (?:{_GENRE}),"
            rf" (?P<title>{_TITLE})(?=,)"
        ),
        "genre": re.compile(rf"\b(?:{_GENRE})s?\b"),
        "determined": re.compile(
            r"\b(?:the|an?|his|her|their|its|my|[\w]+[’']s?)(?: [\w’'-]+){0,3} $", re.IGNORECASE
        ),
    }


def works(
    text: str, names: Sequence[Named], lists: Gazetteer, known: frozenset[str], inlines: Iterable[Inline] = ()
) -> Iterator[Named]:
    """Yield the titles in `text`, which may overlap each other and the names; `known` are famous ones."""
    titles = dict.fromkeys(chain(_quoted(text), _bare(text, names, lists), _closed(text, names, lists)))
    titles |= dict.fromkeys(_told(text, names, lists))
    titles |= dict.fromkeys(_emphasised(text, inlines))
    found = {text[start:end] for start, end in titles}
    again = works_again(text, {title for title in found if " " in title} | known)
    again |= works_again(text, {title for title in found if " " not in title}, quoted=True)
    for start, end in {*titles, *again}:
        yield Named(start, end, " ".join(text[start:end].split()), WORK)


def is_title(words: str) -> bool:
    """Tell whether quoted words are written as titles are: capitals on all words but the small ones."""
    parts = re.findall(r"[^\W\d_][\w’'-]*", words)
    first = words[:1].isdigit() or (bool(parts) and parts[0][0].isupper())
    if not parts or not first or (words[-1] in "!?…" and len(parts) > _LAST_SENTENCE):
        return False
    return all(part[0].isupper() or re.fullmatch(_SMALL, part) for part in parts)


def _quoted(text: str) -> Iterator[tuple[int, int]]:
    """Yield the titles in quotation marks: by what stands before or behind them, or in a list of titles."""
    patterns = _patterns()
    last = 0
    for found in _QUOTED.finditer(text):
        title = found.group(1)
        start = found.start(1)
        end = start + len(title)
        if not is_title(title) or _WRITTEN.match(text, end):
            continue
        low = max(text.rfind("\n", 0, start) + 1, start - _NEAR)
        before = text[low : start - 1]
        listed = bool(last) and start - last < _LISTED and _AND.match(text[last:start]) is not None
        if not listed:
            sayer = _NO_TITLE.search(before) is not None and not _NAMED_GENRE.search(before)
            opens = before.endswith("On ") and (len(before) == 3 or before[-5] in ".!?")
            owned = (
                _OWNED.search(before) is not None and _ARTS.search(text, low, found.end() + _NEAR) is not None
            )
            if sayer or not (
                owned
                or opens
                or patterns["before"].search(before)
                or patterns["behind"].match(text, found.end())
            ):
                continue
        last = end
        yield start, end


def _bare(text: str, names: Sequence[Named], lists: Gazetteer) -> Iterator[tuple[int, int]]:
    """Yield titles without marks right behind their genre: “the film Red Dust”, “her novel The Salt Road”."""
    patterns = _patterns()
    others = {mention.start: mention for mention in names}
    for found in found_at(patterns["bare"], text):
        title = found["title"].partition(" by ")[0]  # “the novel Grey Sea by American …”
        start, words = found.start("title"), title.split()
        end = start + len(title)
        determined = (
            patterns["determined"].search(text, max(0, found.start() - 40), found.start()) is not None
        )
        if (
            words[0] in lists.honorifics
            or _MADE_BY.match(text, end)
            or _is_somebody(others.get(start), lists)
        ):
            continue
        article = words[0] in ("The", "A", "An")
        close = determined and not found["comma"]
        several = len(words) > 1 and (article or close or start not in others)
        staged = close and text[found.start() : start - 1] in ("musical", "opera", "ballet", "sitcom")
        if several or (len(words) == 1 and (staged or (close and words[0] not in lists.known))):
            yield start, end


def _closed(text: str, names: Sequence[Named], lists: Gazetteer) -> Iterator[tuple[int, int]]:
    """Yield titles set off by commas behind somebody's genre: “his 2003 novel, Cold Harbour, sold well”."""
    others = {mention.start: mention for mention in names}
    for found in found_at(_patterns()["closed"], text):
        words = found["title"].split()
        if words[0] not in lists.honorifics and not _is_somebody(others.get(found.start("title")), lists):
            yield found.span("title")


def _told(text: str, names: Sequence[Named], lists: Gazetteer) -> Iterator[tuple[int, int]]:
    """Yield titles without marks by their maker, by what is a sequel of them, or with their genre behind."""
    others = {mention.start: mention for mention in names}
    bodies = {mention.start for mention in names if _is_body(mention, lists)}
    patterns = _patterns()
    for name in ("apposed", "called", "year", "the", "sequel", "creator", "franchise"):
        for found in found_at(patterns[name], text):
            if name == "the" and not patterns["told"].search(text, max(0, found.start() - 40), found.start()):
                continue
            title = _DATED.sub("", found["title"].partition(" by ")[0])
            start = found.start("title")
            small = _WITH_SMALL[name].match(title) if name in _WITH_SMALL else None
            if small is not None:
                start, title = start + small.end(), title[small.end() :]
            first, several = title.split()[0], " " in title
            inner = start + 4 * title.startswith("The ")
            other = others.get(start) or others.get(inner)
            own = name == "creator" and other is not None and other.wording not in lists.known
            if first in lists.honorifics or first in _NO_START or (not own and {start, inner} & bodies):
                continue
            if name in ("apposed", "the", "franchise", "year") and not several:
                continue
            if name in ("apposed", "the", "year") and _is_somebody(other, lists):
                continue
            if name == "year" and not _is_about_art(text, start):
                continue
            if name == "franchise" and (
                first in lists.function_words or (other and other.wording not in _HEROES)
            ):
                continue
            yield start, start + len(title)


def _is_about_art(text: str, at: int) -> bool:
    """Tell whether a line is about films, books and the like."""
    end = text.find("\n", at)
    return _ARTS.search(text, text.rfind("\n", 0, at) + 1, end if end >= 0 else len(text)) is not None


def _is_body(mention: Named, lists: Gazetteer) -> bool:
    """Tell whether a mention is a place or body that is known, or called as bodies are."""
    if mention.kind not in (EntityKind.PLACE, EntityKind.ORGANISATION):
        return False
    known = lists.known.get(mention.wording) in (EntityKind.PLACE, EntityKind.ORGANISATION)
    return known or mention.wording.split()[-1] in lists.organisation.last


_DATED = re.compile(r" (?:in|of) (?:1[5-9]|20)\d\d$")
#: Heroes whose books and films are called after them.
_HEROES = frozenset(
    ("Harry Potter", "James Bond", "Indiana Jones", "Sherlock Holmes", "Jason Bourne", "Jack Reacher",
     "Doctor Who",
     "Peppa Pig", "Winnie the Pooh", "Mary Poppins", "Bridget Jones", "Peter Pan", "Star Wars", "Star Trek",
     "Hunger Games", "Toy Story", "Jurassic Park", "Fast and Furious", "Mission Impossible", "Top Gun",
     "Die Hard")
)  # fmt: skip
#: What stands before a title, and is none of it: “In The Grey Ferry, her novel”, “the James Bond films”.
_WITH_SMALL = {
    "apposed": re.compile(r"(?:In|On|At|After|With|From|And|But|Like) (?=(?:The|A|An) )"),
    "franchise": re.compile(r"The (?=[A-Z])"),
}
#: No title begins so where it has no marks.
_NO_START = frozenset(
    ("I", "He", "She", "They", "We", "It", "Mr", "Mrs", "Ms", "January", "February", "March", "April",
     "May", "June",
     "July", "August", "September", "October", "November", "December", "Monday", "Tuesday", "Wednesday",
     "Thursday",
     "Friday", "Saturday", "Sunday", "Academy", "Oscar", "Hollywood", "Netflix", "Disney", "Marvel",
     "British",
     "American", "French", "English")
)  # fmt: skip


#: What a foreign title begins with, and hardly a person behind “the film”.
_ARTICLES = (
    "Le ",
    "La ",
    "Les ",
    "El ",
    "Los ",
    "Las ",
    "Il ",
    "Der ",
    "Die ",
    "Das ",
    "Un ",
    "Una ",
    "Une ",
)


def _is_somebody(other: Named | None, lists: Gazetteer) -> bool:
    """Tell whether a person, or a body of the lists, is named where a title may begin."""
    if other is None:
        return False
    if other.wording.startswith(_ARTICLES):
        return False
    if other.kind is PERSON:
        return " " in other.wording or other.wording in lists.known or other.wording in lists.surnames
    return other.wording in lists.known


def _emphasised(text: str, inlines: Iterable[Inline]) -> Iterator[tuple[int, int]]:
    """Yield emphasised titles with their genre near."""
    genre = _patterns()["genre"]
    verb = re.compile(rf"\b(?:{_VERB}) (?:the |her |his |their )?$")
    for inline in inlines:
        if inline.kind is not InlineKind.EMPHASIS:
            continue
        title, start = inline.span.of(text), inline.span.start
        near = text[max(0, start - 60) : start]
        cue = genre.search(near) or verb.search(near) or genre.match(text, inline.span.end + 1)
        if cue and title.strip() == title and is_title(title.rstrip(",.")):
            yield start, start + len(title.rstrip(",."))
