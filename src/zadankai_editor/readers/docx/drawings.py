"""What is drawn in a paragraph: pictures, text boxes, charts, shapes."""

from collections.abc import Iterator

from zadankai_editor.readers.docx.story import Story
from zadankai_editor.readers.docx.xml import Element, attribute, child, kind, texts
from zadankai_editor.readers.pictures import picture_problem, source_picture
from zadankai_editor.readers.structure import SourcePicture

Drawn = SourcePicture | Element
"""A picture, or the content of a text box, which holds paragraphs."""

_PARTS = {"c:chart": ("r:id", "グラフ"), "dgm:relIds": ("r:dm", "SmartArt")}


def chosen(alternatives: Element) -> Element | None:
    """Return the one of `mc:AlternateContent` that is read: the newest, or the fallback where that holds nothing."""
    found = [option for option in alternatives if kind(option) in ("mc:Choice", "mc:Fallback")]
    return next((option for option in found if len(option)), None)


def drawn(element: Element, story: Story, line: int) -> Iterator[Drawn]:
    """Yield what is in a `w:drawing`, `w:pict` or `w:object` and can be taken; the rest goes to the reports."""
    anything = False
    for found in _within(element):
        anything = True
        name = kind(found.element)
        if name == "w:txbxContent":
            yield found.element
        elif name in _PARTS:
            key, what = _PARTS[name]
            story.reports.add(what, line, _texts_of_part(attribute(found.element, key), story))
        elif name == "v:textpath":
            story.reports.add("ワードアート", line, attribute(found.element, "string") or "")
        elif name == "?:OLEObject":
            program = attribute(found.element, "ProgID") or "種類不明"
            story.reports.add(f"埋め込まれたオブジェクト（{program}）", line)
        else:
            picture = _picture(found, story, line)
            if picture is not None:
                yield picture
    if not anything:
        story.reports.add("文字も画像もない図形", line)


class _Found:
    """Something of interest in a drawing, and the text for those who cannot see it."""

    __slots__ = ("alt", "element")

    def __init__(self, element: Element, alt: str | None) -> None:
        self.element = element
        self.alt = alt


_OF_INTEREST = frozenset(
    ("w:txbxContent", "a:blip", "v:imagedata", "c:chart", "dgm:relIds", "v:textpath", "?:OLEObject")
)


def _within(element: Element) -> Iterator[_Found]:
    """Walk through a drawing without recursion, and not into text boxes."""
    alt: str | None = None
    waiting = [element]
    while waiting:
        current = waiting.pop()
        name = kind(current)
        if name in ("wp:docPr", "?:cNvPr") and (attribute(current, "descr") or "").strip():
            alt = attribute(current, "descr")
        elif name.startswith("v:") and (attribute(current, "alt") or "").strip():
            alt = attribute(current, "alt")
        if name in _OF_INTEREST:
            yield _Found(current, alt)
            continue
        inner = chosen(current) if name == "mc:AlternateContent" else current
        waiting.extend(reversed(inner if inner is not None else ()))


def _picture(found: _Found, story: Story, line: int) -> SourcePicture | None:
    """Return the picture that an element names by id; where it cannot be taken, say so."""
    said = (found.alt or "").strip()
    key = attribute(found.element, "r:embed") or attribute(found.element, "r:id")
    relation = story.relations.get(key or attribute(found.element, "r:link") or "")
    if relation is None:
        story.reports.add("文書の中に見つからない画像", line, said)
        return None
    if relation.external:
        story.reports.add("文書の外にある画像", line, relation.target)
        return None
    data = story.package.picture(relation.target)
    if data is None:
        story.reports.add("文書の中に見つからないか、大きすぎる画像", line, said)
        return None
    problem = picture_problem(data)
    if problem is not None:
        story.reports.add(f"画像（{problem}）", line, said)
        return None
    return source_picture(data, relation.target, found.alt)


def _texts_of_part(key: str | None, story: Story) -> str:
    relation = story.relations.get(key or "")
    if relation is None or relation.external:
        return ""
    root = story.package.xml(relation.target)
    return "" if root is None else texts(root)


def is_placeholder(control: Element) -> bool:
    """Tell whether a content control (`w:sdt`) shows only its hint for who fills it in."""
    return child(child(control, "w:sdtPr"), "w:showingPlcHdr") is not None
