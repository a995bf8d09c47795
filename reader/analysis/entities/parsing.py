"""From a run of capitalised words to the pieces that may be names: titles off, “X of Y” kept or parted."""

from collections.abc import Iterator
from itertools import pairwise

from reader.analysis.entities.candidates import NO_TITLE, Gender, Piece, Title
from reader.analysis.entities.capitals import Link, Word, is_initialled
from reader.analysis.entities.gazetteer import Gazetteer
from reader.article import EntityKind

_BEFORE_MONTHS = frozenset("in since of by last this until from on early late and".split())  # noqa: SIM905
_MAX_KNOWN_WORDS, _JOINED_TITLE_LENGTH, _MIN_PLURAL = 6, 7, 6
#: Titles that stand inside full names, too.
_INNER_TITLES = frozenset(("Sheikh", "Sheik", "Shaikh", "Sultan", "Imam", "Emir", "Prince", "Begum"))
#: What begins the names of committees that join two subjects: “House Energy and Commerce Committee”.
_CHAMBERS = frozenset(("House", "Senate"))
#: Particles with a capital, behind which an ordinary word is a family name.
_ARTICLES = frozenset(
    "Al El Bin Ben Abu Abdel Abdul De Del Di Da La Le Van Von Der".split()  # noqa: SIM905 - a word list
)


class Parser:
    """Parts runs into pieces by the word lists and by what the text writes in lower case.

    `lower` holds the words the text has in lower case: a capital at a sentence's start is read with it.
    """

    def __init__(self, text: str, lists: Gazetteer, lower: frozenset[str]) -> None:
        self._text = text
        self._lists = lists
        self._lower = lower
        self._fillers = (lists.not_names, lists.function_words, lists.cues["number"])

    def pieces(self, run: list[Word]) -> Iterator[Piece]:
        """Yield the possible names of a run, in order."""
        for stretch in self._without_fillers(run):
            for segment in self._segments(self._without_opener(stretch)):
                yield from self._titled(segment)

    def lower(self, word: str) -> bool:
        """Tell whether the text has `word` in lower case too."""
        return word.lower() in self._lower

    def ordinary(self, word: str) -> bool:
        """Tell whether `word` is an ordinary word, by the list or by the text itself."""
        small = word.lower()
        if small in self._lists.words or small in self._lower:
            return True
        if small.endswith("s") and len(small) > _MIN_PLURAL and small[:-1] in self._lists.words:
            return True
        return "-" in small and all(part in self._lists.words for part in small.split("-"))

    def wording(self, words: list[Word] | tuple[Word, ...]) -> str:
        """Return the text from the first to the last of `words`, single-spaced."""
        return " ".join(self._text[words[0].start : words[-1].end].split())

    def _known(self, words: list[Word]) -> EntityKind | None:
        return self._lists.known.get(self.wording(words)) if len(words) <= _MAX_KNOWN_WORDS else None

    def _may_fill(self, word: str) -> bool:
        """Tell whether a word is in one of the lists that `_filler` decides about: few are."""
        listed = (word, word.title() if word.isupper() else word)
        return not all(few.isdisjoint(listed) for few in self._fillers)

    def _filler(self, run: list[Word], at: int) -> bool:
        """Tell whether the word at `at` is a function word, which no name goes across."""
        lists, word = self._lists, run[at].text
        if any(
            self._known(run[start : start + size])
            for size in (4, 3, 2)
            for start in range(max(0, at - size + 1), at + 1)
            if start + size <= len(run)
        ):
            return False
        if at and run[at].link is Link.SPACE and run[at - 1].text in lists.honorifics:
            return False
        if word in lists.honorifics and at + 1 < len(run) and run[at + 1].link is Link.SPACE:
            return False
        if word in lists.not_names and word in lists.first_names and self._called(run, at):
            return False
        if word in lists.not_names or (len(word) > 3 and word.isupper() and word.title() in lists.not_names):
            return True
        if word in lists.cues["number"] and len(run) > 1:
            # National First Ladies Library, Three Arrows Capital: a number inside or before a name.
            return run[at].opens or at + 1 == len(run) or run[at + 1].link is not Link.SPACE
        if word not in lists.function_words or run[at].link is Link.PARTICLE:
            return False
        if word in lists.first_names or word in lists.surnames:
            # Will Smith, Theresa May: with a neighbour that is a name of people.
            if at and run[at - 1].text in lists.first_names and run[at].link is Link.SPACE:
                return False
            if at + 1 < len(run) and run[at + 1].link is Link.SPACE:
                return self.ordinary(run[at + 1].text) or run[at + 1].text in lists.known
        return True

    def _called(self, run: list[Word], at: int) -> bool:
        """Tell whether a month is a first name: “June Brandt”, but not “in June Brandt said”."""
        if at + 1 == len(run) or run[at + 1].link is not Link.SPACE or run[at].opens:
            return False
        before = self._text[max(0, run[at].start - 8) : run[at].start].split()
        return not self.ordinary(run[at + 1].text) and not (before and before[-1].lower() in _BEFORE_MONTHS)

    def _without_fillers(self, run: list[Word]) -> Iterator[list[Word]]:
        stretch: list[Word] = []
        for at, word in enumerate(run):
            if self._may_fill(word.text) and self._filler(run, at):
                if stretch:
                    yield stretch
                stretch = []
            else:
                stretch.append(word)
        if stretch:
            yield stretch

    def _without_opener(self, words: list[Word]) -> list[Word]:
        """Take an ordinary word off the front where its capital comes from the sentence's start."""
        lists = self._lists
        while words and words[0].opens:
            first = words[0].text
            if not self.ordinary(first) or first in lists.ranks or first in lists.honorifics:
                break
            if self._opens_name(words):
                break
            words = words[1:]
        return words

    def _opens_name(self, words: list[Word]) -> bool:
        """Tell whether an ordinary word that opens a sentence belongs to the name behind it."""
        lists, first = self._lists, words[0].text
        if any(self._known(words[:size]) for size in range(len(words), 1, -1)):
            return True
        if first in lists.cues["firm-first"] and len(words) > 1:
            return True
        if len(words) == 1 or words[1].link is Link.AND:
            return len(words) == 1 and first in lists.known and not first.islower() and first.isupper()
        if words[1].link is Link.OF:
            return first in lists.organisation.first | lists.place.first | lists.event.first
        if first in lists.first_names or first in lists.east_asian:
            return not self.ordinary(words[1].text) and words[1].text not in lists.known
        if first in lists.modifiers and any(word.text in lists.ranks for word in words[1:4]):
            return True
        if first == "New" and words[1].text in lists.known:
            return False
        if first in lists.place.first or first in lists.event.first or words[1].link is Link.PARTICLE:
            return True
        if words[1].text in lists.known:
            return False
        return self.ordinary(words[1].text) and self.heads(words[-1].text) and not first.endswith("ly")

    def heads(self, word: str) -> bool:
        """Tell whether `word`, last in a run, tells what the run names."""
        lists = self._lists
        return word in lists.organisation.last or word in lists.place.last or word in lists.event.last

    def _segments(self, words: list[Word]) -> Iterator[list[Word]]:
        """Part a run at “and” and “of” where they do not belong to one name."""
        segment: list[Word] = []
        for at, word in enumerate(words):
            rest = words[at:]
            if segment and (
                (word.link is Link.OF and not self._joins_of(segment, rest))
                or (word.link is Link.AND and not self._joins_and(segment, rest))
            ):
                yield segment
                segment = []
            segment.append(word)
        if segment:
            yield segment

    def _joins_of(self, left: list[Word], rest: list[Word]) -> bool:
        """Decide whether “left of rest” is one name, or a title with what it governs."""
        lists, last = self._lists, left[-1].text
        if any(self._known(left + rest[:size]) for size in range(min(4, len(rest)), 0, -1)):
            return True
        if last in lists.ranks:
            named = any(self._known(rest[:size]) for size in range(min(4, len(rest)), 0, -1))
            return self.ordinary(rest[0].text) and not named
        if last == "Chief" and rest[0].text == "Staff":
            return True
        if any(word.link is Link.OF for word in left[1:]) and any(
            word.text in lists.organisation.first for word in left
        ):
            return True
        if last in lists.organisation.last and rest[0].text in lists.known:
            return True
        return last in lists.organisation.first or last in lists.place.first or last in lists.event.first

    def _joins_and(self, left: list[Word], rest: list[Word]) -> bool:
        """Decide whether “left and rest” is one name: two ordinary words under one head."""
        lists = self._lists
        between = self._text[left[-1].end : rest[0].start]
        if "&" in between or any(self._known(left + rest[:size]) for size in range(min(3, len(rest)), 0, -1)):
            return True
        if not self.ordinary(rest[0].text) or rest[0].text in lists.known:
            return False
        if left[-1].text in lists.organisation.last and left[0].text not in _CHAMBERS:
            return False
        governor = next(
            (left[at - 1].text for at in range(len(left) - 1, 0, -1) if left[at].link is Link.OF), ""
        )
        if governor in lists.organisation.first and rest[-1].text in lists.organisation.last:
            return True
        if governor in lists.organisation.first and self._are_subjects(rest):
            return left[-1].text not in lists.known
        if governor and self.ordinary(left[-1].text):
            return governor in lists.organisation.first or governor in lists.ranks
        head = next((word for word in rest[1:4] if word.text in lists.organisation.last), None)
        return head is not None and self.ordinary(left[-1].text) and left[-1].text not in lists.known

    def _are_subjects(self, words: list[Word]) -> bool:
        """Tell whether up to three ordinary words end a name: “… and Infectious Diseases”."""
        lists = self._lists
        if len(words) > 3 or any(word.link is not Link.SPACE for word in words[1:]):
            return False
        return all(
            self.ordinary(word.text)
            and word.text not in lists.ranks
            and word.text not in lists.modifiers
            and word.text not in lists.first_names
            for word in words
        )

    def _titled(self, words: list[Word]) -> Iterator[Piece]:
        """Part a segment into what stands before the title (a country, a firm), and the name behind it."""
        if self._known(words):
            yield Piece(tuple(words))
            return
        begin, end = self._title_at(words)
        if end == 0:
            yield from self._chunks(words, NO_TITLE)
            return
        before, titles, name = words[:begin], words[begin:end], words[end:]
        while before and before[0].text in self._lists.modifiers and not self._known(before):
            before = before[1:]
        if before:
            yield from self._chunks(before, NO_TITLE)
        if name:
            yield from self._chunks(name, self._title(words[:end], titles))

    def _title_at(self, words: list[Word]) -> tuple[int, int]:
        """Return where the title in `words` begins and ends; (0, 0) without one."""
        lists = self._lists
        end = 0
        last = -1
        for at, word in enumerate(words[:_JOINED_TITLE_LENGTH]):
            sure = word.text in lists.ranks or word.text in lists.honorifics
            if not (sure or (at == 0 and self._calls(words))):
                continue
            if word.text in lists.first_names and at + 1 == len(words):
                continue
            if at and word.link is Link.OF and words[at - 1].text in lists.organisation.first:
                continue  # “Department of Justice”
            if at and word.text in _INNER_TITLES and self._names_before(words, at):
                continue  # “Khalid Sheikh Osmari”
            last, end = at, at + 1
        if last < 0 or (words[last].possessive and end < len(words)):
            return 0, 0
        while end < len(words) and self._governed(words, end, last):
            end += 1
        if end < len(words) and self._is_head(words[end:]):
            return 0, 0
        begin = last
        while begin and (words[begin - 1].text in lists.modifiers or words[begin - 1].text in lists.ranks):
            if any(self._known(words[start:begin]) for start in range(max(0, begin - 4), begin - 1)):
                break  # “African Union” before “Commissioner”
            begin -= 1
        while begin and self.ordinary(words[begin - 1].text) and not self._known_ending(words[:begin]):
            begin -= 1
        if end == len(words) and begin == 0 and words[last].text in lists.honorifics and len(words) == 1:
            return 0, 0
        return begin, end

    def _names_before(self, words: list[Word], at: int) -> bool:
        """Tell whether a first name stands right before what is no title then, but a part of the name."""
        before = words[at - 1].text
        named = before in self._lists.first_names and before not in self._lists.known
        return named and words[at].link is Link.SPACE and at + 1 < len(words)

    def _known_ending(self, words: list[Word]) -> bool:
        """Tell whether the last words are a known name: the firm or country before somebody's title."""
        return any(self._known(words[start:]) for start in range(max(0, len(words) - 4), len(words)))

    def _calls(self, words: list[Word]) -> bool:
        """Tell whether a role has its capital from the sentence's start: “Potter Ana Ruiz said”."""
        lists, role = self._lists, words[0]
        if not role.opens or role.text.lower() not in lists.roles or len(words) < 3:
            return False
        if role.text in lists.first_names or role.text in lists.surnames or words[1].link is not Link.SPACE:
            return False
        return words[1].text in lists.first_names or not self.ordinary(words[1].text)

    def _governed(self, words: list[Word], at: int, title: int) -> bool:
        """Tell whether the word at `at` still belongs to a title such as “Minister of Foreign Affairs”."""
        word = words[at]
        if word.link is Link.OF:
            return at == title + 1
        governs = any(w.link is Link.OF for w in words[title + 1 : at])
        return governs and self.ordinary(word.text) and word.text not in self._lists.first_names

    def _is_head(self, name: list[Word]) -> bool:
        """Tell whether what follows a title is the head of an organisation: “Justice Department”."""
        last = name[-1].text
        return last in self._lists.organisation.last and last not in self._lists.surnames

    def _title(self, words: list[Word], titles: list[Word]) -> Title:
        """Return what the title says: a role with what stands before it, or a form of address."""
        lists = self._lists
        spoken = [word.text for word in titles]
        gender = Gender.UNKNOWN
        if any(word in lists.male_titles for word in spoken):
            gender = Gender.MALE
        elif any(word in lists.female_titles for word in spoken):
            gender = Gender.FEMALE
        ranked = any(word in lists.ranks for word in spoken) or spoken[0].lower() in lists.roles
        role = self.wording(words) if ranked or spoken[-1] in ("King", "Queen", "Prince", "Princess") else ""
        return Title(role=role, gender=gender, family=True)

    def _chunks(self, words: list[Word], title: Title) -> Iterator[Piece]:
        """Part adjectives of nations and leading places from a name that they do not belong to."""
        while len(words) > 1 and not self._known(words):
            size = next((n for n in range(min(4, len(words) - 1), 0, -1) if self._known(words[:n])), 0)
            if not size or self._keeps(words, size):
                break
            yield Piece(tuple(words[:size]))
            words = words[size:]
            title = NO_TITLE
        if words:
            yield Piece(tuple(self._trimmed(words)), title)

    def _trimmed(self, words: list[Word]) -> list[Word]:
        """Take ordinary words off behind a first and a family name: “Ana Ruiz Resigns”."""
        lists = self._lists
        if (
            words[0].text not in lists.first_names
            or self.ordinary(words[0].text)
            or any(self.heads(word.text) and word.text not in lists.surnames for word in words[1:])
            or any(word.link is not Link.SPACE for word in words[1:])
        ):
            return words
        end = len(words)
        while end > 2 and self.ordinary(words[end - 1].text) and words[end - 1].text not in lists.surnames:
            if words[end - 2].text in _ARTICLES:
                break
            end -= 1
        return words if len(words) - end > 2 or words[-1].text in lists.first_names else words[:end]

    def _called_after_people(self, words: list[Word]) -> bool:
        """Tell whether a first name is but spelt like a people's: “Christian Vellmer”, “Roman Osei”."""
        first = words[0].text
        lists, last = self._lists, words[1].text if len(words) > 1 else ""
        return (
            len(words) == 2
            and first in lists.first_names
            and not self.ordinary(last)
            and last not in lists.known
        )

    def _is_stranger(self, words: list[Word]) -> bool:
        """Tell whether no list knows any of the words: the name of somebody in “… in Kenya Abebo Tamre”."""
        return not any(
            self.ordinary(word.text) or word.text in self._lists.known or self.heads(word.text)
            for word in words
        )

    def _keeps(self, words: list[Word], size: int) -> bool:
        """Decide whether the known words in front belong to the longer name: “Kenya Airways”."""
        kind, rest = self._known(words[:size]), words[size:]
        lists = self._lists
        if self.heads(words[-1].text) or words[-1].text in lists.things:
            return True
        if any(
            word.link is Link.OF and before.text in lists.organisation.first
            for before, word in pairwise(rest)
        ):
            return True  # “Nicaraguan Academy of Language”
        if rest[0].link in (Link.OF, Link.AND):
            return rest[0].link is Link.OF or "&" in self._text[words[size - 1].end : rest[0].start]
        if kind is not EntityKind.PERSON and _is_initial(rest[0].text):
            return False  # it opens the name of somebody from there
        if kind is EntityKind.PERSON:
            return True
        if kind is EntityKind.GROUP and self._called_after_people(words):
            return True
        if kind is EntityKind.GROUP or words[size - 1].text.isupper() or "." in words[size - 1].text:
            return False
        if rest[0].text in lists.first_names and len(rest) > 1:
            return False
        team = len(rest) == 1 and self._known(rest) is EntityKind.ORGANISATION and not rest[0].text.isupper()
        somebody = (
            len(rest) == 2 and self.wording(words[:size]) in lists.countries and self._is_stranger(rest)
        )
        if team or somebody:
            return team
        return not (self._known(rest) or rest[0].text in lists.known)


def _is_initial(word: str) -> bool:
    return is_initialled(word) or len(word.rstrip(".")) == 1
