"""Web pages and the clipboard's HTML: nesting, floods, headers that lie."""

import base64
from collections.abc import Callable, Mapping

from fuzz.inputs import Door, Input, from_text
from fuzz.word_files import PNG

SORT = "html"


def _page(html: str) -> Input:
    return from_text("html", Door.FILE, "頁.html", html)


def _pasted(html: str) -> Input:
    return from_text("clipboard", Door.CLIPBOARD, "貼り付け", html)


def _nested(tag: str) -> Callable[[int], Input]:
    return lambda many: _page(f"<{tag}>" * many + "甲野")


def _closed(tag: str, times: int) -> Callable[[int], Input]:
    return lambda many: _page((f"<{tag}>" * times + "甲野" + f"</{tag}>" * times) * (many // times))


def _header(start: int, end: int, html: str) -> str:
    return f"Version:0.9\r\nStartHTML:0\r\nEndHTML:9\r\nStartFragment:{start}\r\nEndFragment:{end}\r\n{html}"


_DATA = "data:image/png;base64," + base64.b64encode(PNG).decode()
_NESTED = (
    "div",
    "span",
    "b",
    "p",
    "table",
    "table><tr><td",
    "ul><li",
    "ol",
    "blockquote",
    "font",
    "a href=x",
    "ruby><rt",
)

HOSTILE: Mapping[str, Callable[[int], Input]] = {
    **{f"<{tag}> nested without end": _nested(tag) for tag in _NESTED},
    **{
        f"<{tag}> nested 500 deep": _closed(tag, 500)
        for tag in ("div", "table><tr><td", "ul><li", "span hidden", "i")
    },
    "a deep nest, then text": lambda many: _page("<div>" * 2900 + "<p>甲野" * (many // 10)),
    "a deep nest of formats": lambda many: _page("<i>" * 2900 + "甲野<br>" * (many // 10)),
    "paragraphs that are never closed": lambda many: _page("<p>甲野" * many),
    "ends without a beginning": lambda many: _page("甲野" + "</p></div></b>" * many),
    "misnested formats": lambda many: _page("<b><i><p></b></i>甲野" * many),
    "line breaks": lambda many: _page("甲野" + "<br>" * (9 * many)),
    "too many elements": lambda many: _page("甲野" + "<br>" * (11 * many)),
    "cells in one row": lambda many: _page("<table><tr>" + "<td>甲野" * many),
    "rows": lambda many: _page("<table>" + "<tr><td>甲野<td>はい" * many),
    "cells across columns": lambda many: _page(
        "<table><tr>" + "<td colspan=999999 rowspan=999999>甲" * (many // 10)
    ),
    "list items": lambda many: _page("<ol start=999998 type=I>" + "<li value=-99999>甲野<li>乙川" * many),
    "attributes": lambda many: _page("<p " + "".join(f"a{n}=x " for n in range(many)) + ">甲野"),
    "one attribute without end": lambda many: _page(f"<p style='{'color:red;' * (10 * many)}'>甲野"),
    "classes": lambda many: _page(
        "<style>.a{color:red}</style>" + f"<p class='{'a ' * 5000}'>甲野" * (many // 100)
    ),
    "rules": lambda many: _page(
        "<style>"
        + "".join(f"p.c{n}{{display:none}}" for n in range(many))
        + "</style>"
        + "<p class=c9>甲<p>乙" * (many // 10)
    ),
    "braces": lambda many: _page("<style>" + "p{" * many + "</style><p>甲野"),
    "rules that are never closed": lambda many: _page(
        "<style>" + "@media x{" * many + "p{}" * many + "</style>甲野"
    ),
    "style sheets": lambda many: _page("<style>p{margin:0}</style>甲" * many),
    "comments in style": lambda many: _page("<style>" + "/*" * many + "</style>甲野"),
    "comments": lambda many: _page("<!---->甲" * many),
    "comments that are never closed": lambda many: _page("甲野" + "<!-- " * many),
    "marks of the clipboard": lambda many: _pasted("<!--StartFragment-->甲<!--EndFragment-->乙" * many),
    "a header that lies": lambda many: _pasted(_header(-5, 9999999999, "<b>甲野</b>" * many)),
    "a header in a header": lambda many: _pasted(_header(99, 999, "x") * many),
    "words of a header": lambda many: _pasted("Version:0.9\n" + "StartX:0\n" * many),
    "entities": lambda many: _page("&amp;&#0;&#x110000;&bogus;&#xD800;" * many),
    "an entity without end": lambda many: _page(
        "&#" + "9" * (10 * many) + ";&" + "a" * (10 * many) + ";甲野"
    ),
    "angle brackets": lambda many: _page("甲野" + "<" * (5 * many)),
    "angle brackets with spaces": lambda many: _page("甲野" + "< " * (5 * many)),
    "a tag without end": lambda many: _page("甲野<" + "a" * (20 * many)),
    "the name of a tag": lambda many: _page(f"<{'a' * many}>甲野</{'a' * many}>"),
    "pictures": lambda many: _page(f"甲野<img src='{_DATA}'>" * (many // 4)),
    "pictures that are none": lambda many: _page("甲野<img src='data:image/png;base64,!!!!'>" * many),
    "a picture of ten megabytes": lambda many: _page(
        "甲野<img src='data:image/png;base64," + "A" * (130 * many) + "'>"
    ),
    "pictures beside the page": lambda many: _page(
        "甲野" + "".join(f"<img src=b{n}.png>" for n in range(many))
    ),
    "readings": lambda many: _page("<ruby>甲<rt>こう</rt></ruby>" * many),
    "readings that are never closed": lambda many: _page("<ruby>甲<rt>こう" * (many // 50)),
    "hidden text": lambda many: _page("甲野" + "<p hidden>乙川</p>" * many),
    "links": lambda many: _page("<a href='https://example.invalid/'>甲野</a>" * many),
    "one line of ten megabytes": lambda many: _page("<p>" + "窓口の話です。" * (4 * many)),
    "a million lines in <pre>": lambda many: _page("<pre>" + "甲野：はい\n" * (10 * many)),
    "white space": lambda many: _page("甲野" + " \n" * (50 * many) + "はい"),
    "no-break spaces": lambda many: _page("甲野" + "&nbsp;" * (10 * many) + "はい"),
    "selects": lambda many: _page("<select>" + "<option>甲野" * many),
    "svg and math": lambda many: _page("<svg><text>甲野" * (many // 40) + "<math><mi>乙" * (many // 40)),
    "tables in a cell": lambda many: _page(("<table><tr><td>甲<td>" * 9 + "</table>" * 9) * (many // 9)),
    "declared in UTF-7": lambda many: Input(
        "html", Door.FILE, "頁.html", b"<meta charset=utf-7>+ADw-script+AD4-"
    ),
    "declared in nothing": lambda many: Input(
        "html", Door.FILE, "頁.html", b"<meta charset=''><p>\xff\xfe\x81" * many
    ),
    "declared in many": lambda many: Input(
        "html", Door.FILE, "頁.html", b"<meta charset=cp932><meta charset=rot13>\x81\x40" * many
    ),
    "NULs": lambda many: Input("html", Door.FILE, "頁.html", b"<p>\0\xe7\x94\xb2\0" * many),
    "UTF-16": lambda many: Input(
        "html", Door.FILE, "頁.html", ("<meta charset=utf-8><p>甲野" * many).encode("utf-16")
    ),
    "billion laughs": lambda many: _page(
        "<!DOCTYPE html [<!ENTITY a '甲'>"
        + "".join(f"<!ENTITY a{n} '{f'&a{n - 1 or str()};' * 10}'>" for n in range(1, 10))
        + "]>&a9;"
    ),
    "an external entity": lambda many: _page(
        "<!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><p>甲&a;"
    ),
}
