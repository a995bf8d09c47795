"""Addresses of web pages: read once at the edge, and one form for the same page however it is written."""

import re
import unicodedata
from dataclasses import dataclass, field
from urllib.parse import quote, urljoin, urlsplit

from reader.errors import SourceError

_WEB = re.compile(r"https?:", re.IGNORECASE)
_OTHER_SCHEME = re.compile(
    r"(?:(?!file:|https?:)[a-z][a-z0-9+.-]*://|(?:data|javascript|mailto|about|blob|view-source):)",
    re.IGNORECASE,
)
#: What clings to an address that was copied: white space, marks without width, the brackets of a mail.
_AROUND = " \t\r\n\f\v\xa0<>\u200b\u200c\u200d\u2060\ufeff"
_BREAKS = re.compile(r"[\t\r\n]+ *")
_USER = re.compile(r"(?<=//)[^/?#\\]*@")
_HOST = re.compile(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*\.?")
_PORTS = {"http": 80, "https": 443}
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
#: Signs that stand for themselves in a path and in a query; all others are escaped.
_IN_PATH = "/%:@!$&'()*+,;=~[]|"
_IN_QUERY = _IN_PATH + "?^`{}\\"
_IN_USER = ":%!$&'()*+,;=~"
#: Beginnings of host names that say which form of a site it is, not which site.
_FORMS = ("www.", "m.", "amp.", "mobile.")


#: Parameters that say how a reader came to a page, not which page it is.
_TRACKING = re.compile(
    r"(?:utm|mtm|matomo|piwik|wt|hsa|guce|vero|oly)_[\w.]+|wt\.mc(?:_\w+)?|\w+clid|[gw]braid|mc_[ce]id"
    r"|(?:at|pk|sc)_(?:campaign|medium|source|content|channel|format|kwd|keyword|link\w*|ptr\w*|bbc\w*)"
    r"|igsh(?:id)?|li_fat_id|_hsenc|_hsmi|__hs\w+|hsctatracking|mkt_tok|s_cid|s_kwcid|cmp(?:id)?|[nio]cid"
    r"|ref_(?:src|url)|soc_(?:src|trk)|xtor|guccounter|__twitter_impression|smid|smtyp|srnd|_ga|_gl|_gac"
    r"|ga_\w+|fb_(?:action|source|ref)\w*|mibextid|sfnsn|trk(?:campaign|info)?|wtrid|echobox",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class WebAddress:
    """The address of a page. `url` is what is asked for, with the user and password that were given.

    `place` is the page's identity and what is shown and kept: no user, no fragment, one way of writing, and
    nothing of how its reader came to it.
    `host` is the server's name as it is shown.
    """

    url: str = field(repr=False)
    place: str
    host: str


def is_web_address(source: str) -> bool:
    """Tell whether a source names a web page rather than a file; its address may still be wrong."""
    return _WEB.match(source.lstrip(_AROUND)) is not None


def is_other_address(source: str) -> bool:
    """Tell whether a source looks like an address that is neither of the web nor of a file."""
    return _OTHER_SCHEME.match(source.lstrip(_AROUND)) is not None


def web_address(text: str) -> WebAddress:
    """Return the address that `text` is, forgiving what copying does to it.

    Raises SourceError if it is no valid address of a web page.
    """
    cleaned = _BREAKS.sub("", text.strip(_AROUND))
    try:
        parts = urlsplit(cleaned)
        scheme = parts.scheme.lower()
        user, _, netloc = parts.netloc.rpartition("@")
        if scheme not in _PORTS or not netloc or "\\" in parts.netloc:
            raise _invalid(cleaned)
        if netloc.count(":") > 1 and not netloc.startswith("["):
            raise _invalid(cleaned, "an IPv6 address stands in brackets, as in http://[::1]/")
        name, port = parts.hostname or "", parts.port
        if netloc.startswith("["):
            host = ascii_host = _ip6(name)
        else:
            host, ascii_host = _names(name)
            if _HOST.fullmatch(ascii_host) is None or len(ascii_host) > 253:
                raise _invalid(cleaned)
    except ValueError:
        raise _invalid(cleaned) from None
    end = "" if port in (None, _PORTS[scheme]) else f":{port}"
    path = _without_dots(_escaped(parts.path, _IN_PATH)) or "/"
    rest = path + (f"?{_escaped(parts.query, _IN_QUERY)}" if parts.query else "")
    known = path + (f"?{_escaped(kept, _IN_QUERY)}" if (kept := _untracked(parts.query)) else "")
    login = f"{_escaped(user, _IN_USER)}@" if user else ""
    return WebAddress(
        url=f"{scheme}://{login}{ascii_host}{end}{rest}",
        place=f"{scheme}://{host}{end}{_ESCAPE.sub(_one_escape, known)}",
        host=host,
    )


def following(address: WebAddress, location: str) -> WebAddress:
    """Return the address that a page leads to; raises SourceError if that is none of the web."""
    try:
        target = urljoin(address.url, location.strip())
    except ValueError:
        target = location
    if not _WEB.match(target):
        scheme = target.partition(":")[0].lower()
        article = "an" if scheme[:1] in "aeiou" else "a"
        raise SourceError(
            f"“{address.place}” leads to {article} {scheme}: address, which is not opened.",
            "only http and https are",
        )
    return web_address(target)


def without_user(text: str) -> str:
    """Return an address, valid or not, without the user and password in it."""
    return _USER.sub("", text)


def same_page(canonical: str, place: str) -> bool:
    """Tell whether a page at `place` may name `canonical` as its address.

    It must be one of the same site, lest a page take the place of another site's; a front page that every
    article names by mistake is none.
    """
    try:
        named, own = web_address(canonical), web_address(place)
    except SourceError:
        return False
    if urlsplit(named.place).path == "/" and not urlsplit(named.place).query:
        return urlsplit(own.place).path == "/"
    return _site(named.host) == _site(own.host)


def _site(host: str) -> str:
    for form in _FORMS:
        host = host.removeprefix(form)
    return host


def _invalid(text: str, hint: str = "write it as in https://paper.example/story") -> SourceError:
    printable = "".join(sign if sign.isprintable() else "?" for sign in without_user(text))
    return SourceError(f"“{printable}” is not a valid web address.", hint)


def _ip6(name: str) -> str:
    from ipaddress import IPv6Address  # only such an address needs it

    return f"[{IPv6Address(name)}]"


def _names(host: str) -> tuple[str, str]:
    """Return a host's name as it is shown, and as the network knows it (punycode).

    The standard library's own codec follows the rules of 2003, which take other letters for the same.
    """
    labels = unicodedata.normalize("NFKC", host).replace("\u3002", ".").lower().split(".")
    shown, known = [], []
    for label in labels:
        try:
            letters = label.removeprefix("xn--").encode("ascii").decode("punycode")
            known.append(label)
        except UnicodeError:
            letters = label
            known.append(label if label.isascii() else f"xn--{label.encode('punycode').decode('ascii')}")
        coded = known[-1].startswith("xn--")
        # Marks that turn the direction of writing, and the like, are better seen as code.
        shown.append(letters if coded and letters.isprintable() else known[-1])
    return ".".join(shown), ".".join(known)


def _escaped(part: str, safe: str) -> str:
    """Escape what may not stand in an address; bytes of a terminal that is not UTF-8 stay what they were."""
    return quote(_LONE_PERCENT.sub("%25", part), safe=safe, errors="surrogateescape")


def _one_escape(match: "re.Match[str]") -> str:
    code = int(match[1], 16)
    return chr(code) if code in _UNRESERVED else match[0].upper()


def _untracked(query: str) -> str:
    """Return a query without the parameters that do not say which page it is; the others stay in order."""
    if not query:
        return ""
    parts = query.split("&")
    return "&".join(part for part in parts if not _TRACKING.fullmatch(part.partition("=")[0]))


def _without_dots(path: str) -> str:
    """Follow "." and ".." in a path, as browsers do before they ask."""
    if "/." not in path:
        return path
    kept: list[str] = []
    steps = path.split("/")[1:]
    for number, step in enumerate(steps):
        if step == "..":
            del kept[-1:]
        elif step != ".":
            kept.append(step)
        if step in (".", "..") and number == len(steps) - 1:
            kept.append("")
    return "/" + "/".join(kept)
