"""HTML from the clipboard, in the shape in which each program puts it there."""

from tests.unit.readers.word import lines, messages
from zadankai_editor.readers import read_html
from zadankai_editor.readers.structure import Hint, HintRole, SourceDocument


def read(html: str) -> SourceDocument:
    return read_html(html, "クリップボード")


def windows(html: str, *, marks: bool = True) -> str:
    """Put Windows' header before `html`, in which the fragment stands between the two marks."""
    start, end = "<!--StartFragment-->", "<!--EndFragment-->"
    header = (
        "Version:0.9\r\nStartHTML:{:010d}\r\nEndHTML:{:010d}\r\nStartFragment:{:010d}\r\nEndFragment:{:010d}\r\n"
        "SourceURL:https://example.org/zadankai\r\n"
    )
    size = len(header.format(0, 0, 0, 0))
    first = html.index(start) + len(start)
    last = html.index(end)
    before, inner, after = html[:first], html[first:last], html[last:]
    if not marks:
        before, after = before.removesuffix(start), after.removeprefix(end)
    places = (
        size,
        size + len((before + inner + after).encode()),
        size + len(before.encode()),
        size + len((before + inner).encode()),
    )
    return header.format(*places) + before + inner + after


CHROME = (
    '<html>\r\n<body>\r\n<!--StartFragment--><h2 style="color: rgb(0, 0, 0); font-family: sans-serif;">挨拶</h2>'
    '<p style="box-sizing: border-box; color: rgb(51, 51, 51);"><strong style="box-sizing: border-box;">甲野</strong>'
    '<span>　</span>はじめまして。<br style="box-sizing: border-box;">よろしく。</p>'
    "<!--EndFragment-->\r\n</body>\r\n</html>"
)


def test_chrome_and_edge_on_windows() -> None:
    expected = ["挨拶", "", "甲野　はじめまして。", "よろしく。"]
    document = read(windows(CHROME))
    assert lines(document) == expected
    assert document.structure.hints[1] == Hint(role=HintRole.HEADING, level=2, bold=2)
    assert document.structure.hints[3] == Hint(bold=2)
    assert "文字の色や大きさ" not in messages(document)
    assert lines(read(CHROME)) == expected
    assert lines(read(windows(CHROME, marks=False))) == expected


def test_chrome_on_other_systems_and_firefox() -> None:
    chrome = (
        "<meta http-equiv='content-type' content='text/html; charset=utf-8'>"
        '<span style="color: rgb(0, 0, 0); display: inline !important; float: none;">甲野：はい。</span>'
    )
    assert lines(read(chrome)) == ["甲野：はい。"]
    firefox = '<div class="entry">\n      <p>甲野</p>\n      <p>はい。</p>\n    </div>'
    assert lines(read(firefox)) == ["甲野", "", "はい。"]


def test_safari() -> None:
    safari = (
        '<meta charset="UTF-8"><p style="caret-color: rgb(0, 0, 0); font-weight: normal;"><b>甲野</b>'
        '<span class="Apple-converted-space">&nbsp;</span>はい。</p>'
    )
    document = read(safari)
    assert lines(document) == ["甲野 はい。"]
    assert document.structure.hints[1].bold == 2


WORD = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style>
<!--
 /* Style Definitions */
 p.MsoNormal, li.MsoNormal {margin:0mm; font-size:10.5pt; font-family:"游明朝",serif;}
 h1 {mso-style-link:"見出し 1 \\(文字\\)"; margin:0mm; font-weight:normal;}
 span.hide {mso-style-name:x; display:none; mso-hide:all;}
@page WordSection1 {size:595.3pt 841.9pt;}
-->
</style>
</head>
<body lang=JA style='tab-interval:42.0pt'>
<!--StartFragment-->

<p class=MsoTitle><span lang=EN-US>CIO</span>座談会<o:p></o:p></p>

<h1>挨拶</h1>

<p class=MsoNormal><b>甲野<span lang=EN-US><o:p></o:p></span></b></p>

<p class=MsoNormal>　はじめまして。霞野市で情報の仕
事をしています。<span lang=EN-US>DX</span>も<span class=hide>内緒</span>進めます。</p>

<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>

<p class=MsoListParagraph style='margin-left:21.0pt;mso-para-margin-left:0gd;text-indent:-21.0pt;
mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=EN-US style='mso-list:Ignore'>①<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>最初の議題</p>

<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span lang=EN-US
style='font-family:Wingdings;mso-list:Ignore'>l<span style='font:7.0pt "Times New Roman"'>&nbsp;
</span></span><![endif]>点のある行</p>

<p class=MsoNormal>乙川<span style='mso-tab-count:1'>&nbsp;&nbsp;&nbsp; </span>はい。<!--[if gte vml 1]><v:shape
id="x"><v:imagedata src="file:///C:/x.png"/></v:shape><![endif]--><![if !vml]><img width=10 height=10
src="file:///C:/Users/x/clip_image001.png" alt="会場"><![endif]></p>

<p class=MsoCaption>図<span lang=EN-US> 1</span>　会場</p>

<!--EndFragment-->
</body>
</html>"""


def test_word() -> None:
    document = read(windows(WORD))
    assert lines(document) == [
        "CIO座談会",
        "挨拶",
        "甲野",
        "　はじめまして。霞野市で情報の仕事をしています。DXも進めます。",
        "",
        "① 最初の議題",
        "●点のある行",
        "乙川\tはい。",
        "図 1　会場",
    ]
    hints = {line: document.structure.hints.get(n) for n, line in enumerate(lines(document), 1)}
    assert hints["CIO座談会"] == Hint(role=HintRole.HEADING, level=1)
    assert hints["挨拶"] == Hint(role=HintRole.HEADING, level=1)
    assert hints["甲野"] == Hint(bold=2)
    assert hints["① 最初の議題"] == Hint(role=HintRole.LIST_ITEM)
    assert hints["●点のある行"] == Hint(role=HintRole.LIST_ITEM)
    assert hints["図 1　会場"] == Hint(role=HintRole.CAPTION)
    said = messages(document)
    assert "隠れている文字 「内緒」" in said
    assert "file:///C:/Users/x/clip_image001.png（会場）" in said


EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>
<!--table {mso-displayed-decimal-separator:"\\.";}
.xl65 {white-space:normal;}--></style></head><body link="#0563C1">
<table border=0 cellpadding=0 cellspacing=0 width=144 style='border-collapse:collapse;width:108pt'>
<!--StartFragment-->
 <col width=72 span=2 style='width:54pt'>
 <tr height=24 style='height:18.0pt'>
  <td height=24 width=72 style='height:18.0pt;width:54pt'>甲野</td>
  <td class=xl65 width=72>はい。<br style='mso-data-placement:same-cell;'>
  続けます。</td>
 </tr>
 <tr height=24><td>乙川</td><td></td></tr>
<!--EndFragment-->
</table></body></html>"""


def test_excel() -> None:
    document = read(windows(EXCEL))
    assert lines(document) == ["甲野\tはい。", "続けます。", "乙川"]
    assert document.structure.hints[1].role is HintRole.TABLE_ROW


def test_google_docs() -> None:
    docs = (
        '<meta charset=\'utf-8\'><b style="font-weight:normal;" id="docs-internal-guid-0a1b">'
        '<h1 dir="ltr" style="line-height:1.38;margin-top:20pt;margin-bottom:6pt;"><span style="font-weight:400;'
        'white-space:pre-wrap;">挨拶</span></h1>'
        '<p dir="ltr" style="line-height:1.38;margin-top:0pt;margin-bottom:0pt;"><span style="font-size:11pt;'
        'font-weight:700;white-space:pre-wrap;">甲野：</span><span style="font-size:11pt;font-weight:400;'
        'white-space:pre-wrap;">はい。</span></p><br>'
        '<p dir="ltr" style="line-height:1.38;margin-top:0pt;margin-bottom:0pt;"><span style="white-space:pre-wrap;">'
        "乙川：ええ。</span></p>"
        '<ol style="margin-top:0;margin-bottom:0;"><li dir="ltr" style="list-style-type:decimal;" aria-level="1">'
        '<p dir="ltr" style="margin-top:0pt;margin-bottom:0pt;" role="presentation"><span>一つ目</span></p>'
        "</li></ol></b>"
    )
    document = read(docs)
    assert lines(document) == ["挨拶", "", "甲野：はい。", "", "乙川：ええ。", "1. 一つ目"]
    assert document.structure.hints[1] == Hint(role=HintRole.HEADING, level=1)
    assert document.structure.hints[3] == Hint(bold=3)
    assert document.structure.hints[6].role is HintRole.LIST_ITEM


def test_libreoffice() -> None:
    office = (
        '<!DOCTYPE html>\n<html>\n<head>\n\t<meta http-equiv="content-type" content="text/html; charset=utf-8"/>\n'
        '\t<title></title>\n\t<meta name="generator" content="LibreOffice 7.6 (Linux)"/>\n\t<style type="text/css">\n'
        "\t\t@page { size: 21cm 29.7cm; margin: 2cm }\n\t\tp { line-height: 115%; margin-bottom: 0.25cm }\n\t</style>\n"
        '</head>\n<body lang="ja-JP" dir="ltr"><p style="line-height: 100%; margin-bottom: 0cm">\n<b>甲野</b></p>\n'
        '<p style="line-height: 100%; margin-bottom: 0cm">\n　はじめまして。今日は\nよろしく。</p>\n'
        "<p>次の段落</p>\n</body>\n</html>"
    )
    document = read(office)
    assert lines(document) == ["甲野", "　はじめまして。今日はよろしく。", "", "次の段落"]
    assert document.structure.hints[1].bold == 2
