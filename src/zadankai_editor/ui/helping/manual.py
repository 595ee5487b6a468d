"""The text of the manual, as it is shown in the program."""

import re
from dataclasses import dataclass

from zadankai_editor.resources import manual_page

PAGES = ("manual.md", "structuring.md", "checks.md")
"""The pages, in the order in which they are read as one text."""

_PICTURE = re.compile(r"!\[[^\]]*\]\((?P<name>images/[\w-]+\.png)\)")
_WEB_LINK = re.compile(r"(?<!!)\[(?P<words>[^\]]+)\]\((?P<address>[a-z][\w+.-]*:[^)\s]*)\)")
_HEADING = re.compile(r"^(?P<marks>#{1,3}) +(?P<words>.+?) *$", re.MULTILINE)
_BREAK_IN_JAPANESE = re.compile(r"(?<=[^\x00-\x7f])(?P<marks>\**)\n *(?=\**[^\x00-\x7f])")
_DEEPEST = 2


@dataclass(frozen=True)
class Heading:
    """A heading of the manual: 1 for the title of a page, 2 for its sections."""

    level: int
    words: str


@dataclass(frozen=True)
class Manual:
    """The pages as one Markdown text, the headings for its table of contents, and its pictures (PNG)."""

    text: str
    headings: tuple[Heading, ...]
    pictures: dict[str, bytes]


def read_manual() -> Manual:
    """Read the manual and its pictures from the files that come with the program."""
    text = "\n\n".join(manual_page(name).read_text("utf-8") for name in PAGES)
    names = set(_PICTURE.findall(text))
    headings = tuple(
        Heading(len(found["marks"]), found["words"])
        for found in _HEADING.finditer(text)
        if len(found["marks"]) <= _DEEPEST
    )
    pictures = {name: manual_page(name).read_bytes() for name in names}
    return Manual(joined(without_web_links(text)), headings, pictures)


def without_web_links(text: str) -> str:
    """Return Markdown in which an address on the network is text, and leads nowhere."""
    return _WEB_LINK.sub(r"\g<words>（`\g<address>`）", text)


def joined(text: str) -> str:
    """Return Markdown without the line breaks within Japanese, which would be shown as spaces."""
    return _BREAK_IN_JAPANESE.sub(r"\g<marks>", text)


def heading_of(link: str, headings: tuple[Heading, ...]) -> Heading | None:
    """Return the heading to which a link within the manual leads (`#1-始める`, `structuring.md`)."""
    page, _, anchor = link.partition("#")
    if page in PAGES and not anchor:
        titles = [heading for heading in headings if heading.level == 1]
        return titles[PAGES.index(page)] if PAGES.index(page) < len(titles) else None
    wanted = _bare(anchor)
    return next((heading for heading in headings if wanted and _bare(heading.words) == wanted), None)


def _bare(words: str) -> str:
    return re.sub(r"[\W_]", "", words).lower()
