"""Word files: whole packages, made from parts that are right, spoiled or absurd."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from random import Random
from xml.sax.saxutils import escape

from fuzz.documents import line
from fuzz.words import NUMBERS

_OFFICE = "http://schemas.openxmlformats.org/"
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": _OFFICE + "wordprocessingml/2006/main",
        "r": _OFFICE + "officeDocument/2006/relationships",
        "a": _OFFICE + "drawingml/2006/main",
        "wp": _OFFICE + "drawingml/2006/wordprocessingDrawing",
        "m": _OFFICE + "officeDocument/2006/math",
        "mc": _OFFICE + "markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
_RELATIONS = {
    "s": ("styles", "styles.xml"),
    "n": ("numbering", "numbering.xml"),
    "f": ("footnotes", "footnotes.xml"),
    "e": ("endnotes", "endnotes.xml"),
    "c": ("comments", "comments.xml"),
    "h": ("header", "header1.xml"),
    "i": ("image", "media/image1.png"),
    "x": ("hyperlink", "https://example.invalid/"),
}
_OUTSIDE = ' TargetMode="External"'
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x02\0\0\0\x03\x08\x02\0\0\0\0\0\0\0\0\0\0\0IEND\xaeB`\x82"
"""A picture as far as any reader looks at it."""

_FORMATS = (
    "decimal", "upperRoman", "iroha", "decimalEnclosedCircle", "bullet", "japaneseCounting", "lowerLetter",
    "x",
)  # fmt: skip
_WRAPS = ("ins", "del", "moveFrom", "hyperlink", "smartTag", "sdt", "fldSimple", "bdo", "customXml")
_MARKS = (
    '<w:tab/>', '<w:br/>', '<w:footnoteReference w:id="1"/>', '<w:endnoteReference w:id="1"/>', '<w:cr/>',
    '<w:sym w:font="Wingdings" w:char="F0FC"/>', '<w:commentReference w:id="1"/>', "<w:noBreakHyphen/>",
    '<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="separate"/>',
    '<w:fldChar w:fldCharType="end"/>', "<w:instrText>EQ \\o\\ac(○,秘)</w:instrText>",
    "<w:ruby><w:rt><w:r><w:t>か</w:t></w:r></w:rt></w:ruby>",
    '<w:drawing><wp:inline><wp:docPr descr="図"/><a:blip r:embed="i"/></wp:inline></w:drawing>', "<w:pict/>",
)  # fmt: skip


def part(root: str, content: str) -> bytes:
    """Return an XML part: `content` inside of `w:root`."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {_NAMESPACES}>{content}</w:{root}>'.encode()


def document(body: str) -> bytes:
    """Return the main part around `body`."""
    return part("document", f"<w:body>{body}</w:body>")


def parts_of(body: str, others: Mapping[str, bytes] | None = None) -> dict[str, bytes]:
    """Return the parts of a whole file by name; `others` come on top, or in the place of one that is there."""
    rels = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    types = _OFFICE + "officeDocument/2006/relationships/"
    related = "".join(
        f'<Relationship Id="{key}" Type="{types}{sort}" Target="{target}"{_OUTSIDE if "://" in target else ""}/>'
        for key, (sort, target) in _RELATIONS.items()
    )
    main = f'<Relationship Id="d" Type="{types}officeDocument" Target="word/document.xml"/>'
    note = '<w:{0} w:id="1"><w:p><w:r><w:t>注です</w:t></w:r></w:p></w:{0}>'
    return {
        "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": rels.format(main).encode(),
        "word/_rels/document.xml.rels": rels.format(related).encode(),
        "word/document.xml": document(body),
        "word/styles.xml": part("styles", _styles()),
        "word/numbering.xml": part("numbering", _numbering("decimal", "1", "%1.")),
        "word/footnotes.xml": part("footnotes", note.format("footnote")),
        "word/endnotes.xml": part("endnotes", note.format("endnote")),
        "word/comments.xml": part("comments", note.format("comment")),
        "word/header1.xml": part("hdr", "<w:p><w:r><w:t>社外秘</w:t></w:r></w:p>"),
        "word/media/image1.png": PNG,
        **(others or {}),
    }


def _styles() -> str:
    return (
        '<w:style w:styleId="a"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
        '<w:style w:styleId="b"><w:basedOn w:val="a"/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:styleId="c"><w:name w:val="caption"/><w:basedOn w:val="c"/></w:style>'
    )


def _numbering(form: str, start: str, text: str) -> str:
    said = f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
    levels = "".join(f'<w:lvl w:ilvl="{level}">{said}</w:lvl>' for level in range(3))
    return (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )


def zipped(parts: Mapping[str, bytes], *, packed: bool = True) -> bytes:
    """Return a ZIP file of `parts`, compressed or only stored."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            # With a date of its own, for the same seed shall give the same bytes.
            archive.writestr(zipfile.ZipInfo(name), content, archive.compression)
    return buffer.getvalue()


def random_parts(rng: Random) -> dict[str, bytes]:
    """Return the parts of a Word file with a body, styles and lists made up by chance."""
    number = rng.choice(("1", "1", "0", *NUMBERS))
    text = rng.choice(("%1.", "(%1)", "第%1", "%1-%2-%3", "%9%0%", ""))
    body = "".join(_block(rng, 4) for _ in range(rng.randrange(1, 10)))
    return parts_of(
        body, {"word/numbering.xml": part("numbering", _numbering(rng.choice(_FORMATS), number, text))}
    )


def _block(rng: Random, depth: int) -> str:
    shape = rng.randrange(12) if depth else 0
    if shape < 9:
        return f"<w:p>{_properties(rng)}{''.join(_inline(rng, 3) for _ in range(rng.randrange(4)))}</w:p>"
    inner = [_block(rng, depth - 1) for _ in range(rng.randrange(4))]
    if shape == 9:
        return f"<w:tbl><w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in inner)}</w:tr></w:tbl>"
    if shape == 10:
        return f"<w:sdt><w:sdtContent>{''.join(inner)}</w:sdtContent></w:sdt>"
    box = f"<w:txbxContent>{''.join(inner)}</w:txbxContent>"
    return f"<w:p><w:r><w:pict><v:textbox>{box}</v:textbox></w:pict></w:r></w:p>"


def _properties(rng: Random) -> str:
    shape = rng.randrange(6)
    if shape == 0:
        return f'<w:pPr><w:pStyle w:val="{rng.choice("abcd")}"/></w:pPr>'
    if shape == 1:
        level, key = rng.choice(("0", "1", "8", *NUMBERS)), rng.choice(("1", "1", "0", "2", *NUMBERS))
        return f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{key}"/></w:numPr></w:pPr>'
    return ""


def _inline(rng: Random, depth: int) -> str:
    if depth and rng.random() < 0.2:
        tag = rng.choice(_WRAPS)
        inner = "".join(_inline(rng, depth - 1) for _ in range(rng.randrange(3)))
        return f"<w:{tag}>{inner}</w:{tag}>"
    bold = rng.choice(("", "", "<w:rPr><w:b/></w:rPr>", "<w:rPr><w:vanish/></w:rPr>"))
    if rng.random() < 0.25:
        return f"<w:r>{bold}{rng.choice(_MARKS)}</w:r>"
    said = "".join(
        c for c in escape(line(rng)) if c in "\t\n" or " " <= c < "\ud800" or "\ue000" <= c < "\ufffe"
    )
    return f'<w:r>{bold}<w:t xml:space="preserve">{said}</w:t></w:r>'
