"""Word files: lines, roles, and what is taken over from the corners of the format."""

from io import BytesIO

import docx
import pytest

from tests.unit.readers.word import lines, messages, p, package, part, png, r, read
from zadankai_editor.readers import read_source
from zadankai_editor.readers.structure import Hint, HintRole, SourceDocument


def saved(document: object) -> SourceDocument:
    buffer = BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return read_source(buffer.getvalue(), "記録.docx")


def test_a_document_made_by_a_library() -> None:
    written = docx.Document()
    written.add_heading("霞野市の座談会", 0)
    written.add_heading("挨拶", 1)
    written.add_heading("細目", 3)
    written.add_paragraph("はじめに", "List Number")
    written.add_paragraph("次に", "List Number")
    written.add_paragraph("点", "List Bullet")
    paragraph = written.add_paragraph()
    paragraph.add_run("甲野").bold = True
    paragraph.add_run("　はい。")
    written.add_paragraph("")
    written.add_paragraph("図1　会場の様子", "Caption")
    document = saved(written)
    assert lines(document) == [
        "霞野市の座談会",
        "挨拶",
        "細目",
        "1. はじめに",
        "2. 次に",
        "・点",
        "甲野　はい。",
        "",
        "図1　会場の様子",
    ]
    hints = document.structure.hints
    assert [(hints[n].role, hints[n].level) for n in (1, 2, 3)] == [
        (HintRole.HEADING, 1),
        (HintRole.HEADING, 1),
        (HintRole.HEADING, 3),
    ]
    assert {hints[n].role for n in (4, 5, 6)} == {HintRole.LIST_ITEM}
    assert hints[7] == Hint(bold=2)
    assert 8 not in hints
    assert hints[9].role is HintRole.CAPTION
    assert document.source.name == "記録.docx"
    assert not document.structure.transcript


def test_breaks_tabs_and_hyphens() -> None:
    document = read(
        "<w:p><w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:tab/><w:t>三</w:t></w:r></w:p>"
        '<w:p><w:r><w:t>四</w:t><w:br w:type="page"/><w:t>五</w:t><w:cr/><w:t>六</w:t></w:r></w:p>'
        "<w:p><w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>七\n八</w:t><w:lastRenderedPageBreak/></w:r></w:p>"
    )
    assert lines(document) == ["一", "二\t三", "四", "五", "六", "a‑bc", "七 八"]


STYLES = part(
    "styles",
    """
    <w:docDefaults><w:rPrDefault><w:rPr/></w:rPrDefault></w:docDefaults>
    <w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
    <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>
      <w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="own"><w:name w:val="わが社の見出し"/><w:basedOn w:val="1"/></w:style>
    <w:style w:type="paragraph" w:styleId="jp2"><w:name w:val="見出し 2"/></w:style>
    <w:style w:type="paragraph" w:styleId="body"><w:name w:val="本文らしい見出し"/><w:basedOn w:val="1"/>
      <w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="zu"><w:name w:val="図表番号"/></w:style>
    <w:style w:type="paragraph" w:styleId="loop1"><w:name w:val="x"/><w:basedOn w:val="loop2"/></w:style>
    <w:style w:type="paragraph" w:styleId="loop2"><w:name w:val="y"/><w:basedOn w:val="loop1"/></w:style>
    <w:style w:type="character" w:styleId="strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
    <w:style w:type="character" w:styleId="secret"><w:name w:val="S"/><w:rPr><w:vanish/></w:rPr></w:style>
    """,
)
STYLED: dict[str, object] = {
    "parts": {"word/styles.xml": STYLES},
    "relations": {"s": ("styles", "styles.xml")},
}


@pytest.mark.parametrize(
    ("style", "hint"),
    [
        ("1", Hint(role=HintRole.HEADING, level=1, bold=2)),
        ("own", Hint(role=HintRole.HEADING, level=1, bold=2)),
        ("jp2", Hint(role=HintRole.HEADING, level=2)),
        ("body", Hint(bold=2)),
        ("zu", Hint(role=HintRole.CAPTION)),
        ("loop1", None),
        ("no such style", None),
    ],
)
def test_styles_with_what_they_inherit(style: str, hint: Hint | None) -> None:
    assert read(p("題目", style=style), **STYLED).structure.hints.get(1) == hint


def test_bold_by_character_style_and_switched_off_again() -> None:
    strong, off = '<w:rStyle w:val="strong"/>', '<w:b w:val="0"/>'
    document = read(
        p(r("甲野", strong), r("です"))
        + p(r("題", off), "目", style="1")
        + p(r("全部", "<w:b/>"))
        + p("普通"),
        **STYLED,
    )
    hints = document.structure.hints
    assert (hints[1].bold, hints[2].bold, hints[3].bold) == (2, 0, 2)
    assert 4 not in hints


def test_direct_outline_level_makes_a_heading() -> None:
    document = read('<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:r><w:t>議題</w:t></w:r></w:p>')
    assert document.structure.hints[1] == Hint(role=HintRole.HEADING, level=2)


def test_formatting_is_reported_once_a_kind_with_how_often_and_where() -> None:
    document = read(
        p("前置き")
        + p(
            "はい",
            r("強", "<w:b/>"),
            "と",
            r("調", "<w:b/>"),
            r("斜", "<w:i/>"),
            r("線", '<w:u w:val="single"/>'),
        )
        + p(
            r("色", '<w:color w:val="FF0000"/><w:em w:val="dot"/>'),
            r("黒", '<w:color w:val="auto"/>'),
            r("大", '<w:sz w:val="40"/>'),
        )
    )
    assert lines(document) == ["前置き", "はい強と調斜線", "色黒大"]
    found = {dropped.message: dropped.line for dropped in document.structure.dropped}
    assert found == {
        f"取り込まなかったもの：{kind}": line
        for kind, line in {
            "斜体（文字は取り込みました）": 2,
            "下線（文字は取り込みました）": 2,
            "文中の太字（文字は取り込みました）（2か所）": 2,
            "文字の色（文字は取り込みました）": 3,
            "傍点（圏点）（文字は取り込みました）": 3,
            "文字の大きさ（文字は取り込みました）": 3,
        }.items()
    }


def test_tracked_changes_are_taken_as_accepted() -> None:
    document = read(
        "<w:p><w:r><w:t>はい</w:t></w:r>"
        "<w:ins><w:r><w:t>、加筆</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>削除分</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>移動前</w:t></w:r></w:moveFrom>"
        "<w:moveTo><w:r><w:t>移動後</w:t></w:r></w:moveTo></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>段落ごと</w:delText></w:r></w:del></w:p>"
        "<w:p><w:r><w:t>次</w:t></w:r></w:p>"
    )
    assert lines(document) == ["はい、加筆移動後", "次"]
    assert "変更履歴で削除された文字（2か所） 「削除分」、「段落ごと」" in messages(document)
    assert "変更履歴で移動する前の文字 「移動前」" in messages(document)


def test_hidden_text_and_content_controls() -> None:
    document = read(
        p("見える", r("隠れる", "<w:vanish/>"), r("様式で隠れる", '<w:rStyle w:val="secret"/>'))
        + "<w:sdt><w:sdtPr/><w:sdtContent>"
        + p("枠の中", "<w:sdt><w:sdtContent><w:r><w:t>と文中</w:t></w:r></w:sdtContent></w:sdt>")
        + "</w:sdtContent></w:sdt>"
        + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        + p("ここに入力")
        + "</w:sdtContent></w:sdt>",
        **STYLED,
    )
    assert lines(document) == ["見える", "枠の中と文中"]
    assert "隠し文字（2か所） 「隠れる」、「様式で隠れる」" in messages(document)
    assert "入力欄の案内 「ここに入力」" in messages(document)


def test_ruby_symbols_links_and_math() -> None:
    document = read(
        p(
            "<w:r><w:ruby><w:rt><w:r><w:t>かすみの</w:t></w:r></w:rt>"
            "<w:rubyBase><w:r><w:t>霞野</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            '<w:r><w:sym w:font="Wingdings" w:char="F06C"/><w:sym w:font="Webdings" w:char="F041"/></w:r>',
            '<w:hyperlink r:id="l"><w:r><w:t>案内</w:t></w:r></w:hyperlink>',
            "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>",
        ),
        links={"l": "https://example.org/a"},
    )
    assert lines(document) == ["霞野●案内x=1"]
    said = messages(document)
    assert "ルビの読み 「霞野（かすみの）」" in said
    assert "記号（フォントWebdingsのF041）" in said
    assert "リンク先 「https://example.org/a」" in said
    assert "数式の形" in said


def field(instruction: str, result: str | None) -> str:
    inner = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(result)}'
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>{inner}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_fields_give_their_results() -> None:
    document = read(
        p("全", field(" PAGE ", "3"), "頁")
        + p(field(' HYPERLINK "https://example.org/b" ', "こちら"))
        + p('<w:fldSimple w:instr=" DATE "><w:r><w:t>令和四年</w:t></w:r></w:fldSimple>')
        + p(field(r" EQ \* jc2 \o\ad(\s\up 9(こうの),甲野) ", None), "です")
        + p(field(r" eq \o\ac(○,秘) ", None))
    )
    assert lines(document) == ["全3頁", "こちら", "令和四年", "甲野です", "秘"]
    said = messages(document)
    assert "https://example.org/b" in said
    assert "甲野（こうの）" in said
    assert "秘（○）" in said


def test_a_field_that_never_ends_swallows_nothing() -> None:
    document = read(p("前", '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "中") + p("後"))
    assert lines(document) == ["前", "後"]
    assert "フィールドコードの中の文字 「中」" in messages(document)


def test_footnotes_and_endnotes_stand_at_the_end_with_their_marks() -> None:
    notes = '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
    notes += f'<w:footnote w:id="2">{p("<w:r><w:footnoteRef/></w:r>", " 用語の説明")}</w:footnote>'
    notes += f'<w:footnote w:id="5">{p("誰も指さない")}</w:footnote>'
    ends = f'<w:endnote w:id="2">{p("出典")}{p("二段落目")}</w:endnote>'
    document = read(
        p(
            "CIO",
            '<w:r><w:footnoteReference w:id="2"/></w:r>',
            "は",
            '<w:r><w:endnoteReference w:id="2"/></w:r>',
        )
        + p("終わり", '<w:r><w:footnoteReference w:id="77"/></w:r>'),
        parts={"word/footnotes.xml": part("footnotes", notes), "word/endnotes.xml": part("endnotes", ends)},
        relations={"f": ("footnotes", "footnotes.xml"), "e": ("endnotes", "endnotes.xml")},
    )
    assert lines(document) == ["CIO※1は※2", "終わり※3", "", "※1 用語の説明", "※2 出典", "二段落目"]
    said = messages(document)
    assert "脚注3件を本文の後に並べ" in said
    assert "見つからない脚注 「※3」" in said
    assert "誰も指さない" in said


def test_comments_headers_and_footers_are_reported_with_their_text() -> None:
    document = read(
        p("はい", '<w:r><w:commentReference w:id="0"/></w:r>'),
        parts={
            "word/comments.xml": part(
                "comments",
                f'<w:comment w:id="0">{p("確認を")}</w:comment><w:comment w:id="1">{p("迷子")}</w:comment>',
            ),
            "word/header1.xml": part("hdr", p("部外秘")),
            "word/header2.xml": part("hdr", p("部外秘")),
            "word/footer1.xml": part("ftr", p("霞野市")),
        },
        relations={
            "c": ("comments", "comments.xml"),
            "h": ("header", "header1.xml"),
            "i": ("header", "header2.xml"),
            "f": ("footer", "footer1.xml"),
        },
    )
    assert lines(document) == ["はい"]
    said = messages(document)
    assert "コメント（2か所） 「確認を」、「迷子」" in said
    assert "ヘッダー 「部外秘」" in said
    assert "フッター 「霞野市」" in said


BOX = "<w:txbxContent>" + p("枠の文字") + "</w:txbxContent>"


def test_text_boxes_are_taken_once() -> None:
    document = read(
        p(
            "本文",
            "<w:r><mc:AlternateContent>"
            f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing></mc:Choice>'
            f"<mc:Fallback><w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r>",
        )
        + p(f"<w:r><w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict></w:r>")
    )
    assert lines(document) == ["本文", "枠の文字", "枠の文字"]


def table(*rows: list[str]) -> str:
    return (
        "<w:tbl><w:tblPr/>"
        + "".join("<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
        + "</w:tbl>"
    )


def test_tables() -> None:
    document = read(
        table([p(r("甲野", "<w:b/>")), p("はい。") + p("続き。")], [p("乙川"), p("ええ。")], [p(), p()])
        + table([p("一段組み") + p() + p("の二行")])
        + table([p("氏名") + p("役職"), p("甲野") + p("市長")])
        + table([p("外"), table([p("内"), p("側")]) + p()])
    )
    assert lines(document) == [
        "甲野\tはい。",
        "続き。",
        "乙川\tええ。",
        "",
        "一段組み",
        "",
        "の二行",
        "氏名",
        "役職",
        "甲野",
        "市長",
        "外\t内\t側",
    ]
    assert document.structure.hints[1] == Hint(role=HintRole.TABLE_ROW, bold=2)
    assert document.structure.hints[3] == Hint(role=HintRole.TABLE_ROW)


def drawing(key: str, alt: str = "") -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="図 1" descr="{alt}"/><a:graphic><a:graphicData>'
        f'<pic:pic><pic:blipFill><a:blip r:embed="{key}"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def test_pictures_stand_in_lines_of_their_own() -> None:
    document = read(
        p("前", drawing("a", "会場の&#10;様子"), "後")
        + p(drawing("a"))
        + p('<w:r><w:pict><v:shape alt="古い図"><v:imagedata r:id="a"/></v:shape></w:pict></w:r>')
        + p(drawing("b", "図の説明"), drawing("c"), drawing("d"), drawing("none"), drawing("l"))
        + p("終"),
        parts={
            "word/media/image1.png": png(),
            "word/media/image2.emf": b"\x01\0\0\0" + b"\0" * 36 + b" EMF" + b"\0" * 40,
            "word/media/image3.png": png()[:20],
            "word/media/image4.png": png(60_000, 60_000),
        },
        relations={
            "a": ("image", "media/image1.png"),
            "b": ("image", "media/image2.emf"),
            "c": ("image", "media/image3.png"),
            "d": ("image", "media/image4.png"),
        },
        links={"l": "https://example.org/x.png"},
    )
    assert lines(document) == ["前", "", "後", "", "", "", "終"]
    pictures = document.structure.pictures
    assert [(picture.name, picture.alt) for picture in pictures] == [
        ("image1.png", "会場の 様子"),
        ("image1.png", None),
        ("image1.png", "古い図"),
    ]
    assert pictures[0].data == png()
    assert [(n, h.picture) for n, h in document.structure.hints.items()] == [(2, 0), (4, 1), (5, 2)]
    said = messages(document)
    assert "画像（EMF形式） 「図の説明」" in said
    assert "画像（壊れている）" in said
    assert "画像（縦横が大きすぎる）" in said
    assert "文書の中に見つからない画像" in said
    assert "https://example.org/x.png" in said


def test_charts_and_other_drawings_are_reported_with_their_text() -> None:
    chart = (
        '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:t>来場者数</a:t></c:chartSpace>'
    )
    document = read(
        p(
            "はい",
            '<w:r><w:drawing><c:chart r:id="g"/></w:drawing></w:r>',
            "<w:r><w:pict><v:line/></w:pict></w:r>",
        ),
        parts={"word/charts/chart1.xml": chart},
        relations={"g": ("chart", "charts/chart1.xml")},
    )
    assert lines(document) == ["はい"]
    assert "グラフ 「来場者数」" in messages(document)
    assert "文字も画像もない図形" in messages(document)


def test_strict_documents_are_read_too() -> None:
    body = p("はい", style="1")
    strict = part("document", f"<w:body>{body}</w:body>").replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    data = package("", parts={"word/document.xml": strict})
    assert lines(read_source(data, "記録")) == ["はい"]


@pytest.mark.parametrize("mark", ["\ufeff", "\ufeff\ufeff"])
def test_a_byte_order_mark_at_the_beginning_is_no_part_of_what_is_bold(mark: str) -> None:
    document = read(p(r(f"{mark}甲野", "<w:b/>")))
    assert document.source.text == "甲野"
    assert document.structure.hints[1].bold == 2
