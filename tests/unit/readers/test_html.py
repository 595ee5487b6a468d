"""Web pages: lines as a browser shows them."""

import base64
import codecs

import pytest

from tests.unit.readers.word import lines, messages, png
from zadankai_editor.readers import SourceError, read_html, read_source
from zadankai_editor.readers.structure import Hint, HintRole, SourceDocument


def page(body: str) -> SourceDocument:
    return read_source(
        f"<!DOCTYPE html><html><head><title>題</title></head><body>{body}</body></html>".encode(), "a.html"
    )


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>一</p><p>二</p>", ["一", "", "二"]),
        ("<p>一<p>二", ["一", "", "二"]),
        ("<div>一</div><div>二</div>", ["一", "二"]),
        ("<div><div>一</div></div>二<div>三</div>", ["一", "二", "三"]),
        ("一<br>二<br/><br>三", ["一", "二", "", "三"]),
        ("<p>一<br></p><p>二</p>", ["一", "", "二"]),
        ("<div>一</div><div><br></div><div>二</div>", ["一", "", "二"]),
        ("<p>一</p><p></p><p>二</p>", ["一", "", "二"]),
        ("<p>一</p><p>&nbsp;</p><p>二</p>", ["一", "", "", "二"]),
        ('<p style="margin-top:0pt;margin-bottom:0pt">一</p><p style="margin:0">二</p>', ["一", "二"]),
        ("<h2>題</h2>本文<h3>小題</h3><p>段落</p>", ["題", "", "本文", "", "小題", "", "段落"]),
        ("<p>a   b\n\tc</p>", ["a b c"]),
        ("<p>日本\n語と <b>太 </b> 字\nab\ncd</p>", ["日本語と 太 字 ab cd"]),
        ("<p> 　字下げ</p>", ["　字下げ"]),
        ("<pre>一\n  二\n\n三</pre>", ["一", "  二", "", "三"]),
        ('<div style="white-space: pre-wrap">一\n  二</div>', ["一", "  二"]),
        ('<div style="white-space: pre-line">一  あ\n\n  二</div>', ["一 あ", "", "二"]),
        ("<p>&lt;笑&gt; &amp; &#12354;&hellip;</p>", ["<笑> & あ…"]),
        ("<ul><li>一</li><li>二<ul><li>三</li></ul></li></ul>", ["一", "二", "三"]),
        ("<ol><li>一<li>二</ol>", ["1. 一", "2. 二"]),
        ('<ol start="3" type="a"><li>一<li value="9">二<li>三</ol>', ["c. 一", "i. 二", "j. 三"]),
        ("<ol reversed start=2><li>一<li>二</ol>", ["2. 一", "1. 二"]),
        ('<ol style="list-style-type:none"><li>一</ol>', ["一"]),
        ("<ol><li>一<ol><li>細</ol><li>二</ol>", ["1. 一", "1. 細", "2. 二"]),
        ("<ol><li></li><li>二</li></ol>", ["1.", "2. 二"]),
        ("<dl><dt>甲野</dt><dd>はい</dd></dl>", ["甲野", "はい"]),
        ("<table><tr><th>氏名<td>甲野<tr><td><td>乙川</table>", ["氏名\t甲野", "\t乙川"]),
        ("<table><tr><td>甲野<td><p>はい<p>続き</table>", ["甲野\tはい", "", "続き"]),
        (
            "<table><tr><td>情報部<br>課長<td>甲野<tr><td>乙川<br>（副市長）<td>はい。<br>ええ。</table>",
            ["情報部 課長\t甲野", "乙川 （副市長）\tはい。", "ええ。"],
        ),
        ("<table><tr><td>霞野市<br>広報<td><h1>座談会</h1></table>", ["霞野市", "広報", "座談会"]),
        ("<table><tr><td>一つ。<br>二つ<td>三つ</table>", ["一つ。", "二つ", "三つ"]),
        ("<table><tr><td><p>左の柱<p>二段落<td><p>右の柱</table>", ["左の柱", "", "二段落", "右の柱"]),
        ("<table><tr><td>外<td><table><tr><td>内<td>側</table></table>", ["外\t内\t側"]),
        ("<nav>案内</nav><form><button>押す</button><button>送る</button></form>", ["案内", "押す", "送る"]),
        (
            "<select><option>甲<option>乙</select><textarea>書き\n込み</textarea>",
            ["甲", "乙", "書き", "込み"],
        ),
        ("<p>一<script>x()</script><style>p{}</style><template>隠</template>二</p>", ["一二"]),
        ("<p>a<wbr>b</p>", ["ab"]),
        ("<p>一<!-- 注釈 -->二</p>", ["一二"]),
        ("<p>3 < 5 で、<b>太い</p>", ["3 < 5 で、太い"]),
    ],
)
def test_lines(body: str, expected: list[str]) -> None:
    assert lines(page(body)) == expected


def test_roles_and_bold() -> None:
    document = page(
        "<h2>議題</h2><p><b>甲野</b>　はい。</p><p><strong>全部</strong></p><ul><li>点<p>続き</ul>"
        "<figure><img src=x><figcaption>会場</figcaption></figure><dl><dt>乙川<dd>ええ</dl>"
        '<p><span style="font-weight:700">丙山</span>です</p><p><b style="font-weight:normal">細い</b></p>'
        '<p>中に<b>太字</b></p><div role="heading" aria-level="4">別の題</div>'
    )
    said = {
        line: document.structure.hints.get(number) for number, line in enumerate(lines(document), 1) if line
    }
    assert said == {
        "議題": Hint(role=HintRole.HEADING, level=2, bold=2),
        "甲野　はい。": Hint(bold=2),
        "全部": Hint(bold=2),
        "点": Hint(role=HintRole.LIST_ITEM),
        "続き": None,
        "会場": Hint(role=HintRole.CAPTION),
        "乙川": Hint(bold=2),
        "ええ": None,
        "丙山です": Hint(bold=2),
        "細い": None,
        "中に太字": None,
        "別の題": Hint(role=HintRole.HEADING, level=4),
    }
    assert "文中の太字（文字は取り込みました）" in messages(document)


def test_hidden_text_is_reported_and_not_taken() -> None:
    document = page(
        "<style>.off{display:none} @media print{.on{display:none}}</style>"
        '<p>一<span style="display: none">甲<b>乙</b></span>二</p><div hidden>丙<div>丁</div></div>'
        '<p class="off">戊</p><p class="on">三</p><noscript>己</noscript><div aria-hidden="true">四</div>'
        '<span style="visibility:hidden">庚</span>'
    )
    assert [line for line in lines(document) if line] == ["一二", "三", "四"]
    said = messages(document)
    assert "隠れている文字（4か所） 「甲乙」、「丙丁」、「戊」、「庚」" in said
    assert "スクリプトが動かないときの文字 「己」" in said
    assert "ページの題名 「題」" in said


def test_ruby_keeps_its_base_and_formats_are_reported() -> None:
    document = page(
        "<p><ruby>霞野<rp>（</rp><rt>かすみの</rt><rp>）</rp></ruby>市 <i>斜</i><u></u><s>消</s>"
        '<a href="https://example.org/">案内</a><a href="#x">中</a><iframe src="https://example.org/v">枠</iframe></p>'
    )
    assert lines(document) == ["霞野市 斜消案内中"]
    said = messages(document)
    assert "ルビの読み 「霞野（かすみの）」" in said
    assert "斜体（文字は取り込みました）" in said
    assert "下線" not in said
    assert "取り消し線" in said
    assert "リンク先 「https://example.org/」" in said
    assert "埋め込まれたページ 「https://example.org/v」" in said


def test_readings_within_readings_are_all_told() -> None:
    document = page(
        "<ruby>霞<rt>か<span style='mso-list:Ignore'>す</span><span><rt>み</rt></span></rt></ruby>"
    )
    assert lines(document) == ["霞"]
    told = "".join(dropped.message.partition("ルビの読み")[2] for dropped in document.structure.dropped)
    assert [letter for letter in told if letter in "かすみ"][-3:] == ["か", "す", "み"]


def test_pictures_in_the_page_and_beside_it() -> None:
    asked: list[str] = []

    def neighbour(path: str) -> bytes | None:
        asked.append(path)
        return png() if path == "a_files/会場.png" else None

    data = base64.b64encode(png(5, 5)).decode()
    body = (
        f'<p>前<img src="data:image/png;base64,{data}" alt="写 真">後</p>'
        '<img src="./a_files/%E4%BC%9A%E5%A0%B4.png?v=1"><img src="none.png" alt="無い">'
        '<img src="../up.png"><img src="/etc/x.png"><img src="file:///c:/x.png"><img src="C:\\x.png">'
        '<img src="//example.org/a.png"><img src="https://example.org/b.png" alt="遠く"><img src="a/../../x.png">'
        '<img src="data:image/png;base64,AAAA"><img><img src="data:,x">'
    )
    document = read_source(f"<html><body>{body}</body></html>".encode(), "a.html", neighbour=neighbour)
    assert lines(document) == ["前", "", "後", "", ""]
    assert [(picture.name, picture.alt) for picture in document.structure.pictures] == [
        ("画像.png", "写 真"),
        ("会場.png", None),
    ]
    assert [(n, hint.picture) for n, hint in document.structure.hints.items()] == [(2, 0), (5, 1)]
    assert asked == ["a_files/会場.png", "none.png"]
    said = messages(document)
    assert "ページの横に見つからない画像 「none.png（無い）」" in said
    assert "ページの外にある画像（8か所）" in said
    assert "「https://example.org/b.png（遠く）」" in said
    assert "画像（形式が分からない）（2か所）" in said


def test_the_clipboard_asks_no_neighbour_and_needs_text() -> None:
    assert "見つからない画像" in messages(read_html("<p>はい<img src='x.png'></p>", "クリップボード"))
    for empty in ("", " ", "<p></p>", "<!-- x -->", "\0", "<img src=x>"):
        with pytest.raises(SourceError):
            read_html(empty, "クリップボード")


@pytest.mark.parametrize(
    ("declared", "encoding", "name"),
    [
        ('<meta charset="utf-8">', "utf-8", "utf-8"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">', "cp932", "cp932"),
        ("<meta charset=x-sjis>", "cp932", "cp932"),
        ("<meta charset='EUC-JP'>", "euc_jp", "euc_jp"),
        ('<meta charset="iso-2022-jp">', "iso2022_jp", "iso2022_jp_ext"),
        ('<meta charset="utf-8">', "cp932", "cp932"),
        ('<meta charset="windows-1252">', "cp932", "cp932"),
        ("", "euc_jp", "euc_jp"),
        ("", "utf-8", "utf-8"),
        ("", "utf-8-sig", "utf-8-sig"),
        ("", "utf-16", "utf-16-le"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings(declared: str, encoding: str, name: str, end: str) -> None:
    text = f"<html><head>{declared}</head><body><p>霞野市の座談会を行いました。\n続きです。</p></body></html>"
    document = read_source(text.replace("\n", end).encode(encoding), "a.htm")
    assert lines(document) == ["霞野市の座談会を行いました。続きです。"]
    assert document.source.encoding == name


def test_xhtml_with_its_declaration_in_an_old_encoding() -> None:
    text = '<?xml version="1.0" encoding="Shift_JIS"?><html xmlns="http://www.w3.org/1999/xhtml"><body>髙野﨑さん</body></html>'
    assert lines(read_source(text.encode("cp932"), "記録")) == ["髙野﨑さん"]


def test_bytes_that_no_encoding_has_are_said() -> None:
    data = '<meta charset="utf-8"><p>座談会</p>'.encode() + b"\xff\x80\x00"[:2]
    document = read_source(data, "a.html")
    assert "座談会" in document.source.text
    assert "読めない文字" in messages(document) or "�" not in document.source.text


def test_html_is_known_by_its_content() -> None:
    text = "\n<!-- 保存した頁 -->\n<!doctype html><p>はい</p>"
    assert lines(read_source(codecs.BOM_UTF8 + text.encode(), "記録.txt")) == ["はい"]
    assert lines(read_source("甲野<b>さん</b>".encode(), "記録.txt")) == ["甲野<b>さん</b>"]


@pytest.mark.parametrize("html", ["<div>" * 100_000 + "底", "<table><tr><td>" * 50_000])
def test_nesting_without_end_is_refused(html: str) -> None:
    with pytest.raises(SourceError, match="入れ子が深すぎて"):
        read_html(html, "クリップボード")


def test_nesting_as_deep_as_browsers_go_is_read() -> None:
    assert lines(read_html("<div>" * 2000 + "底" + "</div>" * 2000 + "上", "クリップボード")) == ["底", "上"]


@pytest.mark.parametrize("number", ["--5", "5-", "9999999999", "五", "²", "", "-"])
def test_numbers_of_lists_that_are_none(number: str) -> None:
    document = page(f'<ol start="{number}"><li>一<li value="{number}">二</ol>')
    assert lines(document) == ["1. 一", "2. 二"]


def test_what_is_dropped_behind_the_last_line_is_said_of_it() -> None:
    document = page("<p>一</p><p hidden>二</p>")
    assert lines(document) == ["一"]
    assert [dropped.line for dropped in document.structure.dropped if "二" in dropped.message] == [1]
