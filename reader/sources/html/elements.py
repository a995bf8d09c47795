"""What the elements of HTML are to a reader: where blocks begin, what is never shown, what names hint at."""

import re
from collections.abc import Mapping
from enum import IntFlag, auto
from functools import cache
from types import MappingProxyType


def tag_set(words: str) -> frozenset[str]:
    """Return the set of the words of `words`: how long lists of elements are written down readably."""
    return frozenset(words.split())


#: Elements whose content no browser shows as words of the page.
UNSHOWN = tag_set(
    """script style template noscript head title meta link svg canvas iframe object embed video audio map
    select option datalist textarea input progress meter source track param applet noembed rp annotation
    annotation-xml dialog"""
)
#: Elements that begin and end a block of text.
BLOCKS = tag_set(
    """html body address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption
    figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup legend li main menu nav noframes ol p pre
    search section summary table tbody td tfoot th thead tr ul caption optgroup button picture"""
)
HEADINGS: Mapping[str, int] = MappingProxyType({f"h{level}": level for level in range(1, 7)})
LISTS = frozenset(("ul", "ol", "menu", "dir"))


class Hint(IntFlag):
    """What the elements around a block say of it, by their tags or by their class and id.

    Sets of hints are kept as plain integers, since a page has thousands of elements.
    """

    NAVIGATION = auto()
    HEADER = auto()
    FOOTER = auto()
    ASIDE = auto()
    FORM = auto()
    ARTICLE = auto()
    BODY = auto()
    FIGURE = auto()
    RELATED = auto()
    COMMENTS = auto()
    SHARE = auto()
    ADVERTISEMENT = auto()
    AUTHOR = auto()
    META = auto()
    NEWSLETTER = auto()
    WIDGET = auto()
    COOKIES = auto()
    CONTENTS = auto()
    BUTTON = auto()
    BREADCRUMB = auto()
    TAGS = auto()
    PROMOTION = auto()
    CAPTION = auto()
    CREDIT = auto()
    TITLE = auto()
    SUMMARY = auto()
    MODAL = auto()


#: What a tag says of all that stands in it.
TAG_HINTS: Mapping[str, int] = MappingProxyType(
    {
        "nav": Hint.NAVIGATION.value,
        "header": Hint.HEADER.value,
        "footer": Hint.FOOTER.value,
        "aside": Hint.ASIDE.value,
        "form": Hint.FORM.value,
        "article": Hint.ARTICLE.value,
        "main": Hint.ARTICLE.value,
        "figure": Hint.FIGURE.value,
        "figcaption": Hint.CAPTION.value,
        "button": Hint.BUTTON.value,
        "address": Hint.AUTHOR.value,
    }
)

#: What words in classes and ids say.
_NAME_HINTS: Mapping[Hint, str] = MappingProxyType(
    {
        Hint.NAVIGATION: "nav navbar menu navigation topbar megamenu submenu pagination pager skip",
        Hint.HEADER: "header masthead banner",
        Hint.FOOTER: "footer colophon copyright legal",
        Hint.ASIDE: "sidebar aside rail secondary complementary",
        Hint.FORM: "form search login signin contact",
        Hint.ARTICLE: "article post story entry blog hentry",
        Hint.BODY: "content body text richtext prose rte wysiwyg articlebody copy markdown",
        Hint.FIGURE: "image figure gallery photo slideshow media carousel slider",
        Hint.RELATED: "related recommended recommendations more trending popular recirc latest recent "
        "suggested outbrain taboola teaser teasers card cards next previous prev readmore also",
        Hint.COMMENTS: "comment comments disqus respond reply replies discussion",
        Hint.SHARE: "share sharing social socials addtoany addthis sharedaddy follow",
        Hint.ADVERTISEMENT: "ad ads advert advertisement sponsor sponsored dfp adslot adunit leaderboard",
        Hint.AUTHOR: "author authors byline bio contributor writer",
        Hint.META: "meta date time timestamp published posted metadata info",
        Hint.NEWSLETTER: "newsletter subscribe subscription signup optin mailchimp email",
        Hint.WIDGET: "widget module plugin embed",
        Hint.COOKIES: "cookie cookies consent gdpr onetrust privacy",
        Hint.CONTENTS: "toc contents jump jumplinks",
        Hint.BUTTON: "button btn cta",
        Hint.BREADCRUMB: "breadcrumb breadcrumbs crumb crumbs",
        Hint.TAGS: "tag tags category categories topics labels keywords terms",
        Hint.PROMOTION: "promo promotion product offer paywall pricing testimonial testimonials download",
        Hint.CAPTION: "caption captions figcaption",
        Hint.CREDIT: "credit credits attribution photocredit",
        Hint.TITLE: "title headline heading hero",
        Hint.SUMMARY: "summary excerpt standfirst subtitle subheadline dek intro lead lede description",
        Hint.MODAL: "modal popup overlay drawer offcanvas dropdown lightbox tooltip",
    }
)
_ROLE_HINTS: Mapping[str, int] = MappingProxyType(
    {
        "navigation": Hint.NAVIGATION.value,
        "banner": Hint.HEADER.value,
        "contentinfo": Hint.FOOTER.value,
        "complementary": Hint.ASIDE.value,
        "search": Hint.FORM.value,
        "form": Hint.FORM.value,
        "main": Hint.ARTICLE.value,
        "article": Hint.ARTICLE.value,
        "dialog": Hint.MODAL.value,
        "alertdialog": Hint.MODAL.value,
        "button": Hint.BUTTON.value,
        "menu": Hint.NAVIGATION.value,
    }
)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
#: Classes of what is read aloud only, or drawn a second time beside what is read.
_HIDDEN_NAMES = re.compile(
    r"(?:^|\s)(?:sr-only|screen-reader(?:-text)?|visually-?hidden|visuallyHidden|u-visually-hidden|"
    r"katex-html|MathJax_Preview)(?:\s|$)"
)
_LATE_PART = re.compile(r"S:[0-9a-f]+$")


@cache
def _hints_by_word() -> Mapping[str, int]:
    return {word: hint.value for hint, words in _NAME_HINTS.items() for word in words.split()}


def hints_of_names(names: str) -> int:
    """Return what an element's class and id, joined by spaces, say of its content."""
    known = _hints_by_word()
    found = 0
    for word in _WORD.findall(names[:400]):
        found |= known.get(word.lower(), 0)
    return found


def hint_of_role(role: str) -> int:
    """Return what an element's ARIA role says of its content."""
    return _ROLE_HINTS.get(role.strip().lower(), 0)


def is_hidden(attributes: Mapping[str, str], names: str) -> bool:
    """Tell whether an element's attributes keep it from sight; what a search may uncover is read."""
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        # Parts of a page that came late stand hidden until a script of React moves them to their place.
        return _LATE_PART.match(attributes.get("id", "")) is None
    style = attributes.get("style")
    if style is not None and _HIDDEN_STYLE.search(style) is not None:
        return True
    return len(names) > 1 and _HIDDEN_NAMES.search(names) is not None
