"""Finding out how bytes were encoded: byte order mark, UTF-8, UTF-16 without a mark, then a guess."""

import codecs
import re

#: Longest mark first: UTF-32's little-endian mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: The encodings that a text with no mark may be in besides UTF; short lists guess better than long ones.
_CANDIDATES = (
    "cp1252",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "cp1257",
    "cp1258",
    "koi8_r",
    "koi8_u",
    "cp866",
    "iso8859_2",
    "iso8859_5",
    "iso8859_7",
    "cp874",
    "cp932",
    "euc_jp",
    "gb18030",
    "big5",
    "cp949",
)
_WESTERN = "cp1252"
_HIGH_RUN = rb"[\x80-\xff]+"
_JAPANESE_ESCAPE = (b"\x1b$B", b"\x1b$@")
#: A sign that is no letter inside a word: the bytes were letters of another encoding.
_SIGN_IN_WORD = r"[a-z][¡-©«-´¶¸¹»-¿×÷][a-z]"
#: A guess needs no more than this much of the text around its first foreign byte.
_SAMPLE_BYTES = 64 * 1024
#: The letters beyond ASCII that one Western language each writes with; a text in cp1252 keeps to one row.
_WESTERN_LETTERS = tuple(
    map(
        frozenset,
        (
            "äöüßé",
            "éèêëàâçîïôùûüœæñ",
            "áéíóúñüï",
            "áâãàçéêíóôõúü",
            "åäöæøéüèô",
            "àèéìíòóùúî",
            "áéíóúýþæöð",
        ),
    )
)


def decode(data: bytes) -> tuple[str, str]:
    """Return the text of `data` and the name of its encoding; any bytes give some text.

    What cannot be decoded becomes U+FFFD rather than an error: a reader sees one odd sign, not nothing.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), encoding
    try:
        if any(escape in data for escape in _JAPANESE_ESCAPE):
            return data.decode("iso2022_jp"), "iso2022_jp"
    except UnicodeDecodeError:
        pass
    wide = wide_encoding(data)
    if wide:
        return data.decode(wide, errors="replace"), wide
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        # One bad byte, or a cut at the end, in a text that is UTF-8 otherwise.
        mended = data.decode("utf-8", errors="replace")
        good = sum(not character.isascii() and character != "\ufffd" for character in mended[:200_000])
        if good > 9 * mended.count("\ufffd"):
            return mended, "utf-8"
        encoding = _guess(data, error.start)
        return data.decode(encoding, errors="replace"), encoding


def has_mark(data: bytes) -> bool:
    """Tell whether bytes begin with a byte order mark: it says for certain what they are."""
    return data.startswith(tuple(mark for mark, _ in _MARKS))


def wide_encoding(data: bytes) -> str:
    """Return the UTF-16 form that bytes without a mark are in, or "": every other byte is nil."""
    sample = data[:4096]
    half = len(sample) // 2
    if half < 2 or len(data) % 2 or sample.count(0) < 0.3 * len(sample):
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.05 * half:
        return "utf-16-be"
    return ""


def _guess(data: bytes, first: int) -> str:
    """Return the likeliest encoding of text that is not UTF-8; `first` is its first foreign byte.

    Western text is known by its letters, since a guesser errs on it; the rest is the guesser's work.
    """
    begin = max(0, first - _SAMPLE_BYTES // 2)
    sample = data[begin : begin + _SAMPLE_BYTES]
    if _is_western(sample):
        return _WESTERN
    from charset_normalizer import from_bytes  # slow to load, and hardly ever needed

    best = from_bytes(sample, cp_isolation=list(_CANDIDATES), preemptive_behaviour=False).best()
    return best.encoding if best is not None else _WESTERN


def _is_western(sample: bytes) -> bool:
    """Tell whether the foreign bytes stand singly among ASCII, and spell one Western language's letters."""
    runs = re.findall(_HIGH_RUN, sample)
    foreign = sum(map(len, runs))
    if foreign >= 1.5 * len(runs) or foreign > 0.35 * len(sample):
        return False
    text = sample.decode(_WESTERN, errors="replace")
    if "\ufffd" in text or re.search(_SIGN_IN_WORD, text):
        return False
    letters = [sign.lower() for sign in text if not sign.isascii() and sign.isalpha()]
    known = max(sum(letter in row for letter in letters) for row in _WESTERN_LETTERS)
    return known >= 0.95 * len(letters)
