"""Word files for the tests: whole packages around a piece of WordprocessingML."""

import zipfile
from io import BytesIO

from zadankai_editor.readers import read_source
from zadankai_editor.readers.structure import SourceDocument

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def part(root: str, content: str) -> str:
    """Return an XML part: `content` inside of `w:root`."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {_NAMESPACES}>{content}</w:{root}>'


def package(
    body: str,
    *,
    parts: dict[str, str | bytes] | None = None,
    relations: dict[str, tuple[str, str]] | None = None,
    links: dict[str, str] | None = None,
    compression: int = zipfile.ZIP_DEFLATED,
) -> bytes:
    """Return a .docx file. `relations`: id to (type, target); `links`: id to an address outside."""
    related = "".join(
        f'<Relationship Id="{key}" Type="{_TYPE}{sort}" Target="{target}"/>'
        for key, (sort, target) in (relations or {}).items()
    ) + "".join(
        f'<Relationship Id="{key}" Type="{_TYPE}hyperlink" Target="{target}" TargetMode="External"/>'
        for key, target in (links or {}).items()
    )
    rels = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    main = f'<Relationship Id="d" Type="{_TYPE}officeDocument" Target="/word/document.xml"/>'
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f"{rels}{main}</Relationships>",
        "word/_rels/document.xml.rels": f"{rels}{related}</Relationships>",
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        **(parts or {}),
    }
    return zipped(files, compression)


def zipped(files: dict[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def read(body: str, **kwargs: object) -> SourceDocument:
    return read_source(package(body, **kwargs), "記録.docx")  # type: ignore[arg-type]


def lines(document: SourceDocument) -> list[str]:
    return document.source.text.split("\n")


def messages(document: SourceDocument) -> str:
    return "\n".join(dropped.message for dropped in document.structure.dropped)


def p(*content: str, style: str = "") -> str:
    """Return a paragraph of runs; what is no XML yet becomes one."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(c if c.startswith('<') else r(c) for c in content)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """Return a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def png(width: int = 2, height: int = 3) -> bytes:
    """Return a picture as far as anybody looks at it here: signature, size and end."""
    return (
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
        + width.to_bytes(4, "big")
        + height.to_bytes(4, "big")
        + b"\x08\x02\0\0\0\0\0\0\0\0\0\0\0IEND\xaeB`\x82"
    )
