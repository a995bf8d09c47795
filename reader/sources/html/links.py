"""Where links lead: whole addresses, made with the page's own."""

import re
from dataclasses import dataclass
from urllib.parse import unquote, urldefrag, urljoin

#: Schemes that lead a reader nowhere.
_NOWHERE = ("javascript:", "data:", "blob:", "about:", "vbscript:")
_LONGEST = 2_000
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Links:
    """The address that a page's links are relative to; "" if it is unknown."""

    base: str = ""

    def target(self, address: str) -> str:
        """Return the whole address of a link, "" where it leads nowhere or to a place of the page."""
        address = _SPACE.sub("", address) if "\n" in address or "\t" in address else address.strip()
        if not address or address[0] == "#" or len(address) > _LONGEST:
            return ""
        if address.lower().startswith(_NOWHERE):
            return ""
        if not self.base or address.startswith(("http://", "https://", "mailto:")):
            return address
        try:
            return urljoin(self.base, address)
        except ValueError:
            return ""

    def place(self, address: str) -> str:
        """Return "#" and the name of the place that a link within the page leads to, "" for other links."""
        page, sign, name = address.strip().partition("#")
        if not sign or not name or (page and not self._is_here(page)):
            return ""
        return "#" + unquote(name)

    def _is_here(self, page: str) -> bool:
        try:
            return bool(self.base) and urljoin(self.base, page) == urldefrag(self.base).url
        except ValueError:
            return False


def decoded_address(code: str) -> str:
    """Return the mail address that a page keeps from harvesters: each byte is mixed with the first one."""
    try:
        mixed = bytes.fromhex(code)
        return bytes(byte ^ mixed[0] for byte in mixed[1:]).decode("utf-8")
    except (ValueError, IndexError):
        return ""
