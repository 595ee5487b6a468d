"""What each element means for the text in it."""

from dataclasses import dataclass, field

from zadankai_editor.readers.page import Page
from zadankai_editor.readers.structure import HintRole

BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "dialog",
        "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
        "h6", "header", "hgroup", "hr", "html", "legend", "li", "listing", "main", "menu", "nav", "ol", "optgroup",
        "option", "p", "plaintext", "pre", "search", "section", "select", "summary", "table", "tbody", "td", "textarea",
        "tfoot", "th", "thead", "tr", "ul", "xmp",
    )
)  # fmt: skip
SET_OFF = frozenset(
    ("blockquote", "dl", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "ol", "p", "pre", "table", "ul")
)
"""Blocks that a browser sets off by white space."""

SKIPPED = frozenset(("script", "style", "template", "datalist", "area", "map", "param"))
HIDDEN = {
    "title": "ページの題名",
    "noscript": "スクリプトが動かないときの文字",
    "rp": "ルビの括弧",
    "iframe": "枠の中の文字",
    "noframes": "枠の中の文字",
    "video": "動画が出ないときの文字",
    "audio": "音声が出ないときの文字",
    "canvas": "図が出ないときの文字",
    "desc": "図の説明の文字",
    "metadata": "図の見えない文字",
}
BOLD = frozenset(("b", "strong", "th", "dt", "h1", "h2", "h3", "h4", "h5", "h6"))
PRE = frozenset(("pre", "listing", "xmp", "textarea", "plaintext"))
FORMATS = {
    "i": "斜体",
    "em": "斜体",
    "cite": "斜体",
    "dfn": "斜体",
    "var": "斜体",
    "u": "下線",
    "ins": "下線",
    "s": "取り消し線",
    "strike": "取り消し線",
    "del": "取り消し線",
    "sub": "上付き・下付き",
    "sup": "上付き・下付き",
    "mark": "蛍光ペン",
    "font": "文字の色や大きさ",
    "big": "文字の色や大きさ",
    "small": "文字の色や大きさ",
}
OUTSIDE = {
    "iframe": "埋め込まれたページ",
    "video": "動画",
    "audio": "音声",
    "object": "埋め込まれた部品",
    "embed": "埋め込まれた部品",
}


@dataclass(slots=True)
class Frame:
    """An element that is open, and what holds for text in it.

    `hidden`: why it is not shown; `hides`: this element is the outermost that is not. `formats`: kinds
    not yet reported, for want of text. `collects`: "reading" or "marker" where text in it is put aside until
    it ends. `counter` and `numbers`: of an `ol`, the next number and how it is
    written. `row`: of a `tr`, its cells. `outer`: of a cell, the page to go back to.
    """

    tag: str
    block: bool = False
    skipped: bool = False
    hidden: str | None = None
    hides: bool = False
    bold: bool = False
    pre: str = ""
    role: HintRole | None = None
    level: int = 0
    set_off: bool = False
    collects: str = ""
    tab: bool = False
    font: str = ""
    counter: int = 1
    step: int = 1
    numbers: str = "decimal"
    row: list[Page] | None = None
    outer: Page | None = None
    formats: list[str] = field(default_factory=list)
