"""Books for tests, written when they are asked for."""

import io
import zipfile
from collections.abc import Mapping

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
CONTAINER = (
    '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles>'
    "</container>"
)
METADATA = (
    "<dc:title>The Long Tide</dc:title><dc:creator>Ines Calder</dc:creator><dc:language>en-GB</dc:language>"
    "<dc:publisher>Quay Press</dc:publisher><dc:date>2031-02-03</dc:date>"
)


def chapter(body: str, head: str = "") -> str:
    """Return a chapter in XHTML."""
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n<html xmlns="{XHTML}" xmlns:epub="{OPS}">'
        f"<head><title>c</title>{head}</head><body>{body}</body></html>"
    )


def nav(entries: str) -> str:
    """Return the navigation of EPUB 3 with the items of its table of contents."""
    return chapter(
        f'<nav epub:type="toc"><h1>Contents</h1><ol>{entries}</ol></nav>'
        '<nav epub:type="page-list"><ol><li><a href="one.xhtml">1</a></li></ol></nav>'
    )


def ncx(points: str) -> str:
    """Return the table of contents of EPUB 2 with its points."""
    space = "http://www.daisy.org/z3986/2005/ncx/"
    return f'<?xml version="1.0"?><ncx xmlns="{space}" version="2005-1"><navMap>{points}</navMap></ncx>'


def package(
    files: Mapping[str, str | bytes],
    metadata: str = METADATA,
    *,
    contents: str = "",
    order: tuple[str, ...] = (),
) -> str:
    """Return the package of a book: its chapters in the order given, or as they come."""
    chapters = order or tuple(name for name in files if name.endswith("html") and name != "nav.xhtml")
    items = "".join(
        f'<item id="{name.replace("/", "-")}" href="{name}" media-type="application/xhtml+xml"'
        + (' properties="nav"/>' if name == "nav.xhtml" else "/>")
        for name in files
        if name.endswith("html")
    )
    toc = ""
    if contents:
        items += f'<item id="toc" href="{contents}" media-type="application/x-dtbncx+xml"/>'
        toc = ' toc="toc"'
    spine = "".join(f'<itemref idref="{name.replace("/", "-")}"/>' for name in chapters)
    return (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" '
        'xmlns:opf="http://www.idpf.org/2007/opf" version="3.0">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{metadata}</metadata>'
        f"<manifest>{items}</manifest><spine{toc}>{spine}</spine></package>"
    )


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """Return a zip of files, as they come."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return buffer.getvalue()


def book(
    files: Mapping[str, str | bytes],
    metadata: str = METADATA,
    *,
    contents: str = "",
    order: tuple[str, ...] = (),
    extra: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """Return the bytes of a book; `contents` is the file of its table of contents, if it is one of EPUB 2."""
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "OEBPS/book.opf": package(files, metadata, contents=contents, order=order),
            **{f"OEBPS/{name}": content for name, content in files.items()},
            **(extra or {}),
        }
    )
