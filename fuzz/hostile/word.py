"""Word files that are packed well and are no good inside: nesting, references in circles, floods."""

from collections.abc import Callable, Mapping

from fuzz.inputs import Door, Input
from fuzz.word_files import part, parts_of, zipped

SORT = "docx"

_SAID = "<w:r><w:t>甲野：はい</w:t></w:r>"
_P = f"<w:p>{_SAID}</w:p>"


def _body(body: str, **parts: bytes) -> Input:
    """Return a Word file with `body`; the names of other parts are without folder and ending."""
    others = {f"word/{name}.xml": content for name, content in parts.items()}
    return Input("docx", Door.FILE, "記録.docx", zipped(parts_of(body, others)))


def _main(data: bytes) -> Input:
    return Input("docx", Door.FILE, "記録.docx", zipped(parts_of("", {"word/document.xml": data})))


def _nested(begin: str, inner: str, end: str, depth: int, times: int = 1) -> Input:
    return _body((begin * depth + inner + end * depth) * times)


def _listed(text: str, form: str = "decimal", start: str = "1", level: str = "0") -> tuple[str, bytes]:
    """Return a paragraph in a list, and the part that says how it is numbered."""
    said = f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
    levels = "".join(f'<w:lvl w:ilvl="{n}">{said}</w:lvl>' for n in range(9))
    numbering = part(
        "numbering",
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    properties = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    return f"<w:p>{properties}{_SAID}</w:p>", numbering


def _list(many: int, text: str, form: str, start: str, level: str = "0") -> Input:
    paragraph, numbering = _listed(text, form, start, level)
    return _body(paragraph * many, numbering=numbering)


def _styles(many: int, *, circle: bool) -> Input:
    """Return a file whose styles are each based on the next; in a circle, or up to a last one."""
    styles = "".join(
        f'<w:style w:styleId="s{n}"><w:basedOn w:val="s{(n + 1) % many if circle else n + 1}"/></w:style>'
        for n in range(many)
    )
    used = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="s{n}"/></w:pPr>{_SAID}</w:p>'
        for n in range(0, many, max(1, many // 500))
    )
    return _body(used, styles=part("styles", styles))


def _note(key: int, inner: str) -> str:
    return f'<w:footnote w:id="{key}"><w:p>{inner}</w:p></w:footnote>'


def _field(sort: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{sort}"/></w:r>'


_REFERENCE = '<w:r><w:footnoteReference w:id="1"/></w:r>'
_DRESSED = '<w:r><w:rPr><w:b/><w:i/><w:color w:val="1"/></w:rPr><w:t>い</w:t></w:r>'
_LINKED = f'<w:hyperlink r:id="x">{_SAID}</w:hyperlink>'
_NO_SYMBOLS = '<w:r><w:sym w:font="Wingdings" w:char="FFFFFF"/><w:sym w:char="-1"/></w:r>'
_INSTRUCTION = "<w:r><w:instrText>EQ (</w:instrText></w:r>"
_TABLE = ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>")
_BOX = (
    "<w:p><w:r><w:pict><v:textbox><w:txbxContent>",
    "</w:txbxContent></v:textbox></w:pict></w:r></w:p>",
)
_CONTROL = ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>")
_LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))

HOSTILE: Mapping[str, Callable[[int], Input]] = {
    "tables nested without end": lambda many: _nested(*_between(_TABLE, _P), many),
    "tables nested 60 deep": lambda many: _nested(*_between(_TABLE, _P), 60, many // 200),
    "two tables in each cell, 16 deep": lambda many: _body(_doubled(min(16, many.bit_length()))),
    "text boxes nested 40 deep": lambda many: _nested(*_between(_BOX, _P), 40, many // 200),
    "text boxes nested without end": lambda many: _nested(*_between(_BOX, _P), many),
    "controls nested 120 deep": lambda many: _nested(*_between(_CONTROL, _P), 120, many // 500),
    "insertions nested 240 deep": lambda many: _body(
        "<w:p>" + ("<w:ins>" * 240 + _SAID + "</w:ins>" * 240) * (many // 500) + "</w:p>"
    ),
    "deletions nested 240 deep": lambda many: _body(
        _P + "<w:p>" + ("<w:del>" * 240 + _SAID + "</w:del>" * 240) * (many // 500) + "</w:p>"
    ),
    "elements nested without end": lambda many: _body("<w:x>" * many + _P + "</w:x>" * many),
    "paragraphs": lambda many: _body(_P * many),
    "empty paragraphs": lambda many: _body(_P + "<w:p/>" * (3 * many)),
    "runs": lambda many: _body(f"<w:p>{_SAID * many}</w:p>"),
    "runs in bold by turns": lambda many: _body(f"<w:p>{(_SAID + _DRESSED) * (many // 2)}</w:p>"),
    "line breaks in a run": lambda many: _body(
        f"<w:p><w:r><w:t>甲</w:t>{'<w:br/>' * (5 * many)}</w:r></w:p>"
    ),
    "too many elements": lambda many: _body("<w:p/>" * (21 * many)),
    "one text of ten megabytes": lambda many: _body(
        f"<w:p><w:r><w:t>{'窓口の話です。' * (5 * many)}</w:t></w:r></w:p>"
    ),
    "cells in a row": lambda many: _body(f"<w:tbl><w:tr>{f'<w:tc>{_P}</w:tc>' * (many // 2)}</w:tr></w:tbl>"),
    "rows": lambda many: _body(
        f"<w:tbl>{f'<w:tr><w:tc>{_P}</w:tc><w:tc>{_P}</w:tc></w:tr>' * (many // 2)}</w:tbl>"
    ),
    "attributes": lambda many: _body(
        "<w:p " + " ".join(f'a{n}="x"' for n in range(many)) + f">{_SAID}</w:p>"
    ),
    "namespaces": lambda many: _body(
        "".join(f'<w:p xmlns:n{n}="u{n}"><n{n}:x/></w:p>' for n in range(many // 2)) + _P
    ),
    "styles in a chain": lambda many: _styles(many // 2, circle=False),
    "styles in a circle": lambda many: _styles(many // 2, circle=True),
    "a list of large numbers": lambda many: _list(many // 2, "%1.", "upperRoman", "999999999"),
    "a list of letters": lambda many: _list(many // 2, "%1.", "lowerLetter", "700"),
    "a list of negative numbers": lambda many: _list(many // 10, "第%1条", "japaneseCounting", "-5"),
    "a list with a long text": lambda many: _list(many // 200, "%1" * 5000, "decimal", "99999"),
    "a list of levels that are none": lambda many: _list(
        many // 10, "%1%2%3%4%5%6%7%8%9", "decimal", "1", "999999"
    ),
    "a list on its ninth level": lambda many: _list(
        many // 10, "%1%2%3%4%5%6%7%8%9", "upperRoman", "3888", "8"
    ),
    "references to one long note": lambda many: _body(
        f"<w:p>{_SAID}{_REFERENCE * (many // 10)}</w:p>",
        footnotes=part("footnotes", _note(1, _SAID * (many // 100))),
    ),
    "a note that refers to itself": lambda many: _body(
        f"<w:p>{_SAID}{_REFERENCE}</w:p>", footnotes=part("footnotes", _note(1, _SAID + _REFERENCE))
    ),
    "notes": lambda many: _body(
        "".join(f"<w:p>{_SAID}{_REFERENCE.replace('1', str(n))}</w:p>" for n in range(many // 5)),
        footnotes=part("footnotes", "".join(_note(n, _SAID) for n in range(many // 5))),
    ),
    "fields that never end": lambda many: _body(f"<w:p>{_field('begin')}{_SAID}</w:p>" * (many // 2)),
    "fields that never begin": lambda many: _body(
        f"<w:p>{_SAID}{_field('end')}{_field('separate')}</w:p>" * (many // 4)
    ),
    "fields in fields": lambda many: _body(
        f"<w:p>{_field('begin') * (many // 4)}{_SAID}{_field('end') * (many // 4)}</w:p>"
    ),
    "an instruction without end": lambda many: _body(
        f"<w:p>{_field('begin')}{_INSTRUCTION * (many // 2)}{_field('end')}{_SAID}</w:p>"
    ),
    "links": lambda many: _body(f"<w:p>{_LINKED * (many // 2)}</w:p>"),
    "hidden runs": lambda many: _body(
        f"<w:p>{_SAID}{'<w:r><w:rPr><w:vanish/></w:rPr><w:t>秘</w:t></w:r>' * (many // 2)}</w:p>"
    ),
    "symbols that are none": lambda many: _body(f"<w:p>{_SAID}{_NO_SYMBOLS * (many // 4)}</w:p>"),
    "comments": lambda many: _body(
        _P,
        comments=part(
            "comments", "".join(f'<w:comment w:id="{n}">{_P}</w:comment>' for n in range(many // 4))
        ),
    ),
    "billion laughs": lambda many: _main(f'<!DOCTYPE a [<!ENTITY a0 "甲">{_LAUGHS}]><a>&a9;</a>'.encode()),
    "billion laughs in UTF-16": lambda many: _main(
        f'<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a [<!ENTITY a0 "甲">{_LAUGHS}]><a>&a9;</a>'.encode(
            "utf-16"
        )
    ),
    "an external entity": lambda many: _main(
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><w:document>&b;</w:document>'
    ),
    "a foreign encoding": lambda many: _main('<?xml version="1.0" encoding="utf-7"?><a>甲</a>'.encode()),
    "entities": lambda many: _body(f"<w:p><w:r><w:t>{'&amp;&#x7532;' * (5 * many)}</w:t></w:r></w:p>"),
    "comments and instructions": lambda many: _body(_P + "<!--x--><?y z?>" * (3 * many)),
    "a tag without end": lambda many: _body(_P + "<w:" + "a" * (50 * many)),
}


def _between(pair: tuple[str, str], inner: str) -> tuple[str, str, str]:
    return pair[0], inner, pair[1]


def _doubled(depth: int) -> str:
    inner = _P
    for _ in range(depth):
        inner = _TABLE[0] + inner + inner + _TABLE[1]
    return inner
