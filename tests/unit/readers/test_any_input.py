"""Whatever comes in: nothing but `SourceError` comes out, and no letter is lost."""

import json
import re
import zipfile
from collections import Counter
from collections.abc import Callable
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.breadth import examples
from tests.unit.readers.word import package, part, png, read
from zadankai_editor.readers import SourceError, read_html, read_source
from zadankai_editor.readers.structure import SourceDocument

RICH = (
    '<w:p><w:pPr><w:pStyle w:val="a"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    "<w:r><w:rPr><w:b/></w:rPr><w:t>甲野</w:t><w:br/><w:t>はい</w:t></w:r>"
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>EQ \\o\\ac(○,秘)</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/><w:footnoteReference w:id="1"/></w:r>'
    '<w:hyperlink r:id="x"><w:r><w:t>案内</w:t></w:r></w:hyperlink>'
    '<w:r><w:drawing><wp:inline><wp:docPr descr="図"/><a:blip r:embed="i"/></wp:inline></w:drawing></w:r></w:p>'
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>乙川</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
)
PARTS: dict[str, str | bytes] = {
    "word/styles.xml": part("styles", '<w:style w:styleId="a"><w:name w:val="heading 1"/></w:style>'),
    "word/numbering.xml": part(
        "numbering",
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="iroha"/><w:lvlText w:val="%1."/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    ),
    "word/footnotes.xml": part(
        "footnotes", '<w:footnote w:id="1"><w:p><w:r><w:t>注</w:t></w:r></w:p></w:footnote>'
    ),
    "word/media/image1.png": png(),
}
RELATIONS = {
    "s": ("styles", "styles.xml"),
    "n": ("numbering", "numbering.xml"),
    "f": ("footnotes", "footnotes.xml"),
    "i": ("image", "media/image1.png"),
}
WORD = package(RICH, parts=PARTS, relations=RELATIONS)
SEEDS: dict[str, bytes] = {
    "a.docx": WORD,
    "a.html": (
        '<html><meta charset="utf-8"><style>p{margin:0}</style><ol start=2><li>甲野<p>はい<table><tr><td>a<td>b</table>'
        '<ruby>霞<rt>か</rt></ruby><span style="mso-list:Ignore">①</span><img src="data:image/png;base64,AA=="></html>'
    ).encode(),
    "a.vtt": "WEBVTT\n\nNOTE x\n\n1\n00:01.000 --> 00:02.000 align:start\n<v 甲野>はい</v>&amp;<b>x</b>\n".encode(),
    "a.srt": "1\n00:00:01,000 --> 00:00:02,500\nはい\n\n2\n00:00:03,000 --> 00:00:04,000\n<i>ええ</i>\n".encode(),
    "a.json": json.dumps(
        {"segments": [{"start": 0.5, "end": 1, "text": "はい", "speaker": "A", "words": [{"speaker": "B"}]}]}
    ).encode(),
    "a.txt": "甲野：はい。\r\n乙川：ええ。\r\n".encode("cp932"),
}
EDITS = st.lists(
    st.tuples(st.integers(0, 2**20), st.binary(max_size=6), st.integers(0, 8)), min_size=1, max_size=6
)


def mutated(data: bytes, edits: list[tuple[int, bytes, int]]) -> bytes:
    changed = bytearray(data)
    for place, inserted, removed in edits:
        at = place % (len(changed) + 1)
        changed[at : at + removed] = inserted
    return bytes(changed)


def outcome(reading: Callable[[], SourceDocument]) -> SourceDocument | str:
    """Return the document, or the sentence with which it was refused."""
    try:
        return reading()
    except SourceError as error:
        return error.message


def read_or_refuse(data: bytes, name: str) -> None:
    document = outcome(lambda: read_source(data, name, neighbour=lambda _: None))
    if isinstance(document, str):
        assert document.endswith("。")
        return
    assert "\r" not in document.source.text
    count = document.source.text.count("\n") + 1
    assert all(1 <= number <= count for number in document.structure.hints)
    for number, hint in document.structure.hints.items():
        length = len(document.source.text.split("\n")[number - 1])
        assert 0 <= hint.bold <= length
        assert hint.picture is None or hint.picture < len(document.structure.pictures)
    document.source.text.encode()


@given(st.binary(max_size=400), st.sampled_from([*SEEDS, "a", "a.pdf"]))
@settings(max_examples=examples(150), deadline=None)
def test_any_bytes(data: bytes, name: str) -> None:
    read_or_refuse(data, name)


@pytest.mark.parametrize("name", SEEDS)
@given(edits=EDITS)
@settings(max_examples=examples(60), deadline=None)
def test_any_mutation(name: str, edits: list[tuple[int, bytes, int]]) -> None:
    read_or_refuse(mutated(SEEDS[name], edits), name)


@pytest.mark.parametrize(
    "damaged", ["word/document.xml", *PARTS, "word/_rels/document.xml.rels", "_rels/.rels"]
)
@given(edits=EDITS)
@settings(max_examples=examples(30), deadline=None)
def test_any_mutation_of_a_part_of_a_word_file(damaged: str, edits: list[tuple[int, bytes, int]]) -> None:
    with zipfile.ZipFile(BytesIO(WORD)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files[damaged] = mutated(files[damaged], edits)
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    read_or_refuse(buffer.getvalue(), "a.docx")


@given(st.text(max_size=300))
@settings(max_examples=examples(100), deadline=None)
def test_any_text_from_the_clipboard(text: str) -> None:
    document = outcome(lambda: read_html(text, "クリップボード"))
    assert not isinstance(document, str) or document.endswith("。")


WORDS = st.text(st.sampled_from("霞野市甲乙川丙山座談会はいええCIO①※：・"), min_size=1, max_size=6)
TAGS = st.sampled_from(
    ["p", "div", "b", "i", "span", "li", "ul", "ol", "td", "tr", "table", "h2", "dt", "dd", "pre", "ruby", "rt", "a",
     "span hidden", 'p style="display:none"', "noscript", "figcaption", "button", "blockquote", "svg", "label"]
)  # fmt: skip
NODES = st.recursive(
    WORDS,
    lambda inner: st.tuples(TAGS, st.lists(inner, max_size=4)).map(lambda node: element(*node)),
    max_leaves=25,
)


def element(tag: str, inner: list[str]) -> str:
    return f"<{tag}>{''.join(inner)}</{tag.partition(' ')[0]}>"


def letters(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


def told(document: SourceDocument) -> str:
    return document.source.text + "".join(dropped.message for dropped in document.structure.dropped)


@given(st.lists(NODES, min_size=1, max_size=5))
@settings(max_examples=examples(150), deadline=None)
def test_no_letter_of_a_page_is_lost(nodes: list[str]) -> None:
    html = "".join(nodes)
    document = outcome(lambda: read_html(html, "クリップボード"))
    if isinstance(document, str):
        assert "文字がありません" in document
        return
    assert letters(re.sub(r"<[^>]*>", " ", html)) <= letters(told(document))


def cell_of(blocks: list[str]) -> str:
    return f"<w:tc>{''.join(blocks)}</w:tc>"


RUNS = WORDS.map(lambda text: f"<w:r><w:t>{text}</w:t></w:r>")
INLINE = st.recursive(
    RUNS,
    lambda inner: st.tuples(
        st.sampled_from(["ins", "del", "moveFrom", "hyperlink", "smartTag", "fldSimple", "sdt", "dir"]),
        st.lists(inner, max_size=3),
    ).map(lambda node: f"<w:{node[0]}>{''.join(node[1])}</w:{node[0]}>"),
    max_leaves=8,
)
PARAGRAPHS = st.lists(INLINE, max_size=4).map(lambda inner: f"<w:p>{''.join(inner)}</w:p>")
BLOCKS = st.recursive(
    PARAGRAPHS,
    lambda inner: st.one_of(
        st.lists(st.lists(inner, max_size=3), max_size=3).map(
            lambda cells: "<w:tbl><w:tr>" + "".join(map(cell_of, cells)) + "</w:tr></w:tbl>"
        ),
        st.lists(inner, max_size=3).map(
            lambda blocks: f"<w:sdt><w:sdtContent>{''.join(blocks)}</w:sdtContent></w:sdt>"
        ),
        st.lists(inner, max_size=3).map(
            lambda blocks: (
                "<w:p><w:r><w:pict><v:textbox><w:txbxContent>"
                f"{''.join(blocks)}</w:txbxContent></v:textbox></w:pict></w:r></w:p>"
            )
        ),
    ),
    max_leaves=10,
)


@given(st.lists(BLOCKS, min_size=1, max_size=5))
@settings(max_examples=examples(100), deadline=None)
def test_no_letter_of_a_word_file_is_lost(blocks: list[str]) -> None:
    body = "".join(blocks)
    document = outcome(lambda: read(body))
    if isinstance(document, str):
        assert "文字がありません" in document
        return
    assert letters(re.sub(r"<[^>]*>", " ", body)) <= letters(told(document))
