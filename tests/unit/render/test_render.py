"""The article, rendered from a record that has one of everything."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from zadankai_editor.record.nodes import (
    AgendaItem,
    Block,
    BlockKind,
    Cover,
    Held,
    Note,
    Participant,
    Record,
    UnknownAgenda,
    UnknownSpeaker,
)
from zadankai_editor.render import Target, Template, default_template, render
from zadankai_editor.render.template import Numbering


def block(id_: str, kind: BlockKind, text: str = "", **fields: Any) -> Block:
    return Block(id=id_, kind=kind, text=text, **fields)


FULL = Record(
    title="丘上市×谷下市座談会",
    held=Held(date="2024-05-17", text="令和6年5月17日に実施しました。"),
    cover=Cover(file="images/見出し (1).png", caption="丘上市役所", alt="坂の上の庁舎", credit="撮影:広報課"),
    notes=(
        Note(term="CIO", text="最高情報責任者"),
        Note(mark="2", text="速報値"),
        Note(mark="3", term="DX", text="変革"),
    ),
    participants=(
        Participant(id="p1", label="甲野", name="甲野 洋", title="丘上市CIO", post="副市長"),
        Participant(id="p2", label="乙川", name="乙川 学", title="谷下市部長"),
        Participant(id="p3", label="A", title="市民"),
        Participant(id="p4", label="丙山", name="丙山 咲"),
        Participant(id="p5", label="丁田", name="丁田 健", post="聞き手"),
    ),
    agenda=(
        AgendaItem(id="a1", number=2, text="窓口の待ち時間"),
        AgendaItem(id="a2", number=21, text="夜間の相談"),
    ),
    blocks=(
        block("l1", BlockKind.LEAD, "はじめに。"),
        block("l2", BlockKind.LEAD, "お届けします!"),
        block("b1", BlockKind.SECTION, "窓口の待ち時間について", agenda="a1"),
        block("b2", BlockKind.HEADING, "十分を五分に"),
        block("b3", BlockKind.PROMPT, "いかがですか\n順にどうぞ"),
        block("b4", BlockKind.UTTERANCE, "　長いですね。\n\n 十分です。", speaker="p1"),
        block("b5", BlockKind.PHOTO, "甲野さん", file="images/a.png", alt="話す人", credit="撮影:広報課"),
        block("b6", BlockKind.UTTERANCE, "しかし。", speaker="p1", continued=True),
        block("b7", BlockKind.UTTERANCE, "そうです。", speaker="p1", with_speakers=("p2",)),
        block("b8", BlockKind.UTTERANCE, "はい。", speaker="p2", role="議長"),
        block("b9", BlockKind.TEXT, "(拍手)"),
        block("b10", BlockKind.UTTERANCE, "つづく。", speaker="p1", continued=True),
        block("b11", BlockKind.UTTERANCE, "誰か。", speaker=None, written="丁"),
        block("b12", BlockKind.UTTERANCE, "誰だ。"),
        block("b13", BlockKind.UTTERANCE, "いない。", speaker=UnknownSpeaker(label="戊谷")),
        block("b14", BlockKind.SECTION, "夜間の相談", agenda="a2"),
        block("b15", BlockKind.PHOTO, alt="夜の庁舎"),
        block("b16", BlockKind.UTTERANCE, "こんばんは。", speaker="p3"),
        block("b17", BlockKind.UTTERANCE, "どうも。", speaker="p4"),
        block("b18", BlockKind.SECTION, "おまけ", agenda=UnknownAgenda(number=9)),
        block("c1", BlockKind.CLOSING, "次回もお楽しみに!"),
    ),
)

FULL_TEXT = """\
~丘上市×谷下市座談会~

丘上市役所(撮影:広報課)

はじめに。
お届けします!

※CIO:最高情報責任者
※2 速報値
※3DX:変革

令和6年5月17日に実施しました。

参加者(敬称略)
丘上市CIO(副市長):甲野 洋
谷下市部長:乙川 学
市民:A
丙山 咲
丁田 健(聞き手)

議題
②窓口の待ち時間
(21)夜間の相談

窓口の待ち時間について

十分を五分に

―いかがですか
順にどうぞ

丘上市CIO:甲野(以下「甲野」)
　長いですね。
　十分です。

甲野さん(撮影:広報課)

　しかし。

甲野・谷下市部長:乙川(以下「乙川」)
　そうです。

議長:乙川
　はい。

(拍手)

甲野
　つづく。

丁
　誰か。

〔発言者未定〕
　誰だ。

戊谷
　いない。

夜間の相談

〔写真〕夜の庁舎

市民(以下「A」)
　こんばんは。

丙山
　どうも。

おまけ

次回もお楽しみに!
"""


def test_plain_text_is_laid_out_as_records_are() -> None:
    assert render(FULL, Target.TEXT) == FULL_TEXT


def test_an_empty_record_renders_to_next_to_nothing() -> None:
    assert render(Record(), Target.TEXT).strip() == ""
    assert render(Record(), Target.MARKDOWN).strip() == ""
    assert "<article>" in render(Record(), Target.HTML)


def test_another_template_prints_other_headings_and_numbers() -> None:
    template = default_template().model_copy(
        update={
            "title": "{title}",
            "participants_heading": "出席者",
            "agenda_number": Numbering.ARABIC,
            "section": "【{number}】{text}",
            "prompt": "――{text}",
            "first_mention": "{family}{title}(以下、{label})",
        }
    )
    text = render(FULL, Target.TEXT, template)
    assert text.startswith("丘上市×谷下市座談会\n")
    for expected in (
        "出席者\n",
        "2.窓口の待ち時間\n",
        "【2.】窓口の待ち時間について",
        "――いかがですか",
        "甲野丘上市CIO(以下、甲野)",
        "【9.】おまけ",
    ):
        assert expected in text


def test_a_template_with_an_unknown_name_in_braces_is_refused() -> None:
    values = default_template().model_dump()
    with pytest.raises(ValidationError, match="titel"):
        Template.model_validate({**values, "title": "{titel}"})
    with pytest.raises(ValidationError):
        Template.model_validate({**values, "colour": "red"})


def test_numbers_beyond_the_circles_stand_in_parentheses() -> None:
    assert [Numbering.CIRCLED.show(n) for n in (0, 1, 10, 20, 21)] == ["(0)", "①", "⑩", "⑳", "(21)"]
    assert [Numbering.PARENTHESISED.show(1), Numbering.ARABIC.show(1)] == ["(1)", "1."]


class Page(HTMLParser):
    """Collects a page's tags and visible text, and fails where tags do not nest."""

    VOID = frozenset({"meta", "img", "br"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip() and self.open[-1] != "style":
            self.texts.append(data.strip())

    def attributes(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def test_html_is_a_complete_page_with_the_same_words() -> None:
    page = render(FULL, Target.HTML)
    parsed = Page(page)
    assert page.startswith("<!DOCTYPE html>\n")
    assert parsed.attributes("html") == [{"lang": "ja"}]
    assert {"charset": "utf-8"} in parsed.attributes("meta")
    visible = parsed.texts[1:]  # the first is the page's title
    expected = [line.strip() for line in FULL_TEXT.split("\n") if line.strip()]
    expected[expected.index("〔写真〕夜の庁舎")] = "〔画像未選択〕"
    assert visible == expected


def test_html_has_meaning_and_the_ids_of_the_blocks() -> None:
    parsed = Page(render(FULL, Target.HTML))
    ids = [attributes["id"] for _, attributes in parsed.tags if "id" in attributes]
    assert ids == [b.id for b in FULL.blocks if b.id.startswith("b")]
    names = [name for name, _ in parsed.tags]
    assert [names.count(n) for n in ("h1", "h2", "h3", "figure", "header", "footer")] == [1, 5, 1, 3, 1, 1]
    classes = [a.get("class") for a in parsed.attributes("div")]
    assert classes.count("utterance undecided") == 3


def test_html_refers_to_its_pictures_only_and_relatively() -> None:
    parsed = Page(render(FULL, Target.HTML, pictures_at="../記録"))
    assert [a["src"] for a in parsed.attributes("img")] == [
        "../%E8%A8%98%E9%8C%B2/images/%E8%A6%8B%E5%87%BA%E3%81%97%20%281%29.png",
        "../%E8%A8%98%E9%8C%B2/images/a.png",
    ]
    assert [a["alt"] for a in parsed.attributes("img")] == ["坂の上の庁舎", "話す人"]
    assert not {"script", "link", "iframe"} & {name for name, _ in parsed.tags}
    assert "url(" not in render(FULL, Target.HTML)
    for file in ("//host/a.png", "http://host/a.png", "javascript:alert(1)"):
        record = FULL.replaced(cover=Cover(file=file))
        source = Page(render(record, Target.HTML)).attributes("img")[0]["src"] or ""
        assert not source.startswith("/")
        assert ":" not in source


NASTY = '<script>alert("x")</script>&amp;\'` **強** [a](b) # ~~消~~'


def nasty_everywhere(text: str) -> Record:
    return Record(
        title=text,
        held=Held(text=text),
        cover=Cover(file=text, caption=text, alt=text, credit=text),
        notes=(Note(term=text, text=text, mark=text),),
        participants=(Participant(id="p1", label=text, name=text, title=text, post=text),),
        agenda=(AgendaItem(id="a1", number=1, text=text),),
        blocks=(
            block("l1", BlockKind.LEAD, text),
            block("b1", BlockKind.SECTION, text, agenda="a1"),
            block("b2", BlockKind.HEADING, text),
            block("b3", BlockKind.PROMPT, text),
            block("b4", BlockKind.UTTERANCE, text, speaker="p1", role=text),
            block("b5", BlockKind.UTTERANCE, text, written=text),
            block("b6", BlockKind.PHOTO, text, file=text, alt=text, credit=text),
            block("b7", BlockKind.TEXT, text),
            block("c1", BlockKind.CLOSING, text),
        ),
    )


def test_everything_is_escaped_in_html() -> None:
    parsed = Page(render(nasty_everywhere(NASTY), Target.HTML))
    assert {name for name, _ in parsed.tags} <= {
        "html", "head", "meta", "title", "style", "body", "article", "header", "h1", "h2", "h3", "figure",
        "img", "figcaption", "div", "p", "aside", "section", "ul", "li", "footer",
    }  # fmt: skip
    assert sum(NASTY in text for text in parsed.texts) == 18


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_no_text_breaks_any_target(text: str) -> None:
    record = nasty_everywhere(text)
    Page(render(record, Target.HTML))
    for target in (Target.TEXT, Target.MARKDOWN):
        assert render(record, target).endswith("\n")


def test_markdown_has_headings_lists_labels_and_figures() -> None:
    text = render(FULL, Target.MARKDOWN)
    for expected in (
        "# \\~丘上市×谷下市座談会\\~\n\n",
        "![坂の上の庁舎](images/%E8%A6%8B%E5%87%BA%E3%81%97%20%281%29.png)\n\n丘上市役所(撮影:広報課)\n\n",
        "\n\n## 参加者(敬称略)\n\n- 丘上市CIO(副市長):甲野 洋\n- 谷下市部長:乙川 学\n",
        "\n\n## 議題\n\n- ②窓口の待ち時間\n- (21)夜間の相談\n\n",
        "\n\n## 窓口の待ち時間について\n\n### 十分を五分に\n\n―いかがですか\n\n順にどうぞ\n\n",
        "\n\n**丘上市CIO:甲野(以下「甲野」)**\n\n長いですね。\n\n十分です。\n\n",
        "\n\n![話す人](images/a.png)\n\n甲野さん(撮影:広報課)\n\nしかし。\n\n",
        "\n\n**〔発言者未定〕**\n\n誰だ。\n\n",
        "\n\n〔画像未選択〕\n\n",
    ):
        assert expected in text


def test_markdown_escapes_what_would_be_markup() -> None:
    lines = [
        "# 見出し",
        "- 箇条",
        "+ 箇条",
        "1. 順",
        "12) 順",
        "> 引用",
        "=== 線",
        "* 星",
        "_下線_",
        "a|b",
        "`c`",
    ]
    lines += ["[x](y)", "<b>", "&copy;", "~消~", "$x$", "\\n", "---", "![a](b)"]
    record = Record(blocks=(block("b1", BlockKind.TEXT, "\n".join(lines)),))
    rendered = render(record, Target.MARKDOWN).strip().split("\n\n")
    assert [re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", line) for line in rendered] == lines
    assert rendered[3:5] == ["1\\. 順", "12\\) 順"]
    assert all("\\" in line for line in rendered)
