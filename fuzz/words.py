"""What means something to a reader or to the recogniser: the pieces from which inputs are made and spoiled."""

NAMES = (
    "甲野", "乙川", "甲野 洋", "乙川　望", "甲 野　洋", "丙山市長", "丁田さん", "司会", "全員", "A子さん",
    "T.H.", "○甲野議長",
)  # fmt: skip
TITLES = (
    "霞野市CIO", "霞野市CIO(副市長)", "青波県知事", "青波県デジタル局 課長", "株式会社うみ代表", "教授",
    "委員長",
)  # fmt: skip
SAID = (
    "はい。", "そうですね、混むのは三月です。", "次に、3:30からの会議の話です。",
    "書かない窓口を始めました。十五分です。", "(笑)", "〔「異議なし」と呼ぶ者あり〕", "次回もお楽しみに!",
    "(了)", "左から甲野、乙川", "窓口のデジタル化について", "本当に必要?",
    "令和五年十一月九日に、「第4回座談会」を実施しました。", "2019 年 9 月 某日", "~霞野市×青波県座談会~",
    "見出し画像", "スキ", "※用語:説明です", "※1 注です", "①窓口のデジタル化", "(2)人材の育成", "3. 防災",
    "■見出し", "【まとめ】", "―お願いします", "――次の話題へ", "▲写真の説明", "写真：集合写真",
    "オープニング(00:00〜)", "日時：未定", "※この記事は全2回の後半です。前半はこちら",
)  # fmt: skip
HEADINGS = (
    "参加者(敬称略)", "参加者：", "【出席者】", "議題", "■テーマ", "議題：①一つ", "MEMBER", "聞き手／語り手",
)  # fmt: skip
SIGNS = (
    *":：()（）「」『』【】《》≪≫〔〕[]{}<>・、。,.;/|~～―─-=*#※○◯〇●■◆▲▼①②⑳⑴⒈Ⅰ１２1０〇一二十百年月日時分秒第回",
    "\t", " ", "　", "\n", "\n\n", "\r", "\r\n", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\0",
    "\x07", "\x7f", "\ufeff", "\u200b", "\u202e", "\ufffd", "\ufffe", "\U0001fffe", "𠮷", "か\u3099",
    "e\u0301", "辻\U000e0101", "ﾊﾟ", "\ud800", "\udc80", "Q.", "A：", "Speaker 1", "[SPEAKER_00]:", "９" * 30,
    "9" * 4400, "00:00:01", "99:99", "(以下「甲野」)", "（以下、敬称略）", "令和", "平成元年", "続き", "君）",
    "さん、", "氏：", "　　", "〇日時", "笑", "一同",
)  # fmt: skip
"""Marks, white space in all forms, control characters, halves of pairs, numbers beyond all reason."""

NUMBERS = (
    "0", "-1", "--5", "1", "00", "65536", "2147483648", "999999999", "9" * 19, "9" * 400, "1e400", "-0.0",
    "NaN",
)  # fmt: skip
"""Numbers that break counters."""

HTML = (
    *'<>&"\'=/;#!-', "<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE html>",
    "<?xml version='1.0' encoding='utf-7'?>", "</", "/>", "<p>", "</p>", "<br>", "<div>", "</div>", "<table>",
    "<tr>", "<td>", "</table>", "<ul>", "<ol start=--5 type=I>", "<li value=-9>", "<pre>", "<textarea>",
    "<plaintext>", "<script>", "<style>", "</style>", "<svg>", "<math>", "<ruby>", "<rt>", "</ruby>",
    "<title>", "<select>", "<option>", "<frameset>", "<iframe>", "<noscript>", "<template>", "<b>", "</b>",
    "<h1>", "<body>", "&amp;", "&#0;", "&#xD800;", "&#x110000;", "&#99999999999;", "&nbsp;", "&bogus;", "&lt",
    "&#8232;", "&ruby;", " style=\"display:none\"", " class='MsoNormal a b'", " hidden",
    " style='mso-list:Ignore'", " style='white-space:pre'", "<img src='data:image/png;base64,iVBORw0KGgo='>",
    "<img src='a.png' alt='図'>", "<a href='https://example.invalid/'>", "<meta charset=shift_jis>",
    "<meta charset=utf-16>", "<base href=x>", "<!--StartFragment-->", "<!--EndFragment-->",
    "Version:0.9\r\nStartHTML:00\r\nEndHTML:99\r\nStartFragment:12\r\nEndFragment:9999999999\r\n",
    "p{margin:0}", "@media x{", "}", "/*", "*/", "list-style-type:lower-roman;", "mso-list:l0 level1 lfo1",
    "font-family:Wingdings",
)  # fmt: skip
CUES = (
    "WEBVTT\n\n", "NOTE ", "STYLE\n", "REGION\n", "\n\n", "-->", "->", " --> ",
    "00:00:01.000 --> 00:00:02.000\n", "00:00:01,000 --> 00:00:00,500", "99999:99:99,999", "00:01.000", "1\n",
    "0\n", "-1\n", "<v 甲野>", "<v>", "</v>", "<v.loud 乙川>", "<b>", "</b>", "<c.x>", "<00:00:01.000>",
    "<ruby>霞<rt>か</rt></ruby>", "{\\an8}", "{\\pos(1,2)}", "&amp;", "&#x0;", "<font>", "align:start",
    "甲野：", "X-TIMESTAMP-MAP=MPEGTS:1",
)  # fmt: skip
JSON = (
    '{}[]",:\\', "null", "true", "NaN", "Infinity", "-Infinity", "1e400", "-0", "0.1e-999", "9" * 4400,
    '"segments":[', '"words":[', '"utterances":[', '"text":"', '"speaker":', '"start":', '"end":',
    '"timestamps":{"from":"', '"offsets":{"to":', "\\ud800", "\\udc00", "\\u0000", "\\u2028", "\\n",
    '"transcription":[', '"word":"', '"speaker_label":"A"', "[[[[", "]]]]", '{"text":{}}', '"text":["a"]',
    '"speaker":{"a":1}', '"segments":{}', "\ufeff", "//", "'",
)  # fmt: skip
XML = (
    *'<>&"\'/=', "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]>", "&b;", "<!ENTITY a '&b;&b;'>",
    "<?xml encoding='utf-16'?>", "<![CDATA[", "]]>", "<!--", "-->", "<?pi ?>", "&#0;", "&#x1F;", "&#xD800;",
    "xmlns:w='x'", "xml:space='preserve'", "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>", "</w:t>", "<w:tbl>",
    "<w:tr>", "<w:tc>", "</w:tbl>", "<w:tab/>", "<w:br/>", "<w:del>", "<w:ins>", "<w:b/>", "<w:b w:val='0'/>",
    "<w:vanish/>", "<w:numPr>", "<w:ilvl w:val='99'/>", "<w:numId w:val='1'/>",
    "<w:fldChar w:fldCharType='begin'/>", "<w:fldChar w:fldCharType='end'/>",
    "<w:instrText>PAGE</w:instrText>", "<w:txbxContent>", "<w:footnoteReference w:id='1'/>",
    "<w:sym w:font='Wingdings' w:char='F0FC'/>", "<w:sym w:char='zzzz'/>", "<w:gridSpan w:val='9999'/>",
    "w:val=", "w:id=", "r:embed='i'", "r:id='x'", "<w:hyperlink r:id='x'>", "<w:outlineLvl w:val='0'/>",
    "<w:basedOn w:val='a'/>", "<w:vMerge/>", "<w:start w:val='-5'/>", "<w:lvlText w:val='%1.%9.%'/>",
    "<w:numFmt w:val='upperRoman'/>", "<w:ruby>", "<w:sectPr/>",
)  # fmt: skip
