"""The numbers that Word prints before the items of lists."""

import pytest

from tests.unit.readers.word import lines, messages, part, read
from zadankai_editor.readers.number_formats import formatted
from zadankai_editor.readers.structure import HintRole, SourceDocument


def item(text: str, list_id: int = 1, level: int = 0) -> str:
    listed = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return f"<w:p><w:pPr>{listed}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def level(place: int, style: str, text: str, more: str = "") -> str:
    form = f'<w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{place}">{form}</w:lvl>'


def listed(levels: str, *items: str, lists: str = "") -> SourceDocument:
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{lists}'
    )
    return read(
        "".join(items),
        parts={"word/numbering.xml": part("numbering", numbering)},
        relations={"n": ("numbering", "numbering.xml")},
    )


def test_agenda_items_with_circled_numbers() -> None:
    document = listed(
        level(0, "decimalEnclosedCircle", "%1", '<w:suff w:val="nothing"/>'), item("挨拶"), item("議事")
    )
    assert lines(document) == ["①挨拶", "②議事"]
    assert document.structure.hints[2].role is HintRole.LIST_ITEM


def test_levels_count_on_their_own_and_begin_anew() -> None:
    levels = level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2") + level(2, "aiueoFullWidth", "(%3)")
    document = listed(
        levels, item("一"), item("細", 1, 1), item("細", 1, 1), item("ア", 1, 2), item("二"), item("細", 1, 1)
    )
    assert lines(document) == ["1. 一", "1.1 細", "1.2 細", "(ア) ア", "2. 二", "2.1 細"]


def test_a_level_that_never_begins_anew() -> None:
    levels = level(0, "decimal", "%1.") + level(1, "decimal", "%2)", '<w:lvlRestart w:val="0"/>')
    assert lines(listed(levels, item("一"), item("細", 1, 1), item("二"), item("細", 1, 1))) == [
        "1. 一",
        "1) 細",
        "2. 二",
        "2) 細",
    ]


def test_two_lists_of_one_kind_count_on_and_an_override_begins_anew() -> None:
    lists = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    document = listed(
        level(0, "decimal", "%1)"),
        item("a"),
        item("b", 2),
        item("c", 3),
        item("d", 3),
        item("e", 0),
        lists=lists,
    )
    assert lines(document) == ["1) a", "2) b", "5) c", "6) d", "e"]


def test_bullets() -> None:
    def bullet(mark: str, font: str = "") -> str:
        fonts = f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>' if font else ""
        return level(0, "bullet", mark, fonts)

    for mark, font, shown in [
        ("\uf0b7", "Symbol", "・"),
        ("\uf06c", "Wingdings", "●"),
        ("•", "", "・"),
        ("○", "", "○"),
        ("o", "Courier New", "・"),
        ("\uf0ff", "", "・"),
    ]:
        assert lines(listed(bullet(mark, font), item("点"))) == [shown + "点"]


def test_what_cannot_be_counted_is_said() -> None:
    document = listed(level(0, "hebrew1", "%1."), item("あ"), item("い", 99))
    assert lines(document) == ["あ", "い"]
    assert "書式の分からない自動の番号（2か所）" in messages(document)


@pytest.mark.parametrize(
    ("style", "counts", "written"),
    [
        ("decimal", (1, 12), ("1", "12")),
        ("decimalZero", (3, 12), ("03", "12")),
        ("decimalFullWidth", (3, 12), ("３", "１２")),
        ("decimalEnclosedCircle", (1, 20, 21, 50, 51), ("①", "⑳", "㉑", "㊿", None)),
        ("decimalEnclosedParen", (1, 20, 21), ("⑴", "⒇", None)),
        ("decimalEnclosedFullstop", (1, 20), ("⒈", "⒛")),
        ("upperRoman", (4, 1999), ("IV", "MCMXCIX")),
        ("lowerRoman", (9,), ("ix",)),
        ("upperLetter", (1, 26, 27, 28), ("A", "Z", "AA", "BB")),
        ("lowerLetter", (2, 0), ("b", None)),
        ("aiueo", (1, 46, 47), ("ｱ", "ﾝ", None)),
        ("aiueoFullWidth", (1, 5, 46), ("ア", "オ", "ン")),
        ("iroha", (1, 2, 24, 25), ("ｲ", "ﾛ", "ｳ", None)),
        ("irohaFullWidth", (1, 3, 48), ("イ", "ハ", "ン")),
        ("japaneseCounting", (1, 10, 11, 20, 105, 1000), ("一", "十", "十一", "二十", "百五", "千")),
        ("japaneseLegal", (3, 11), ("参", "拾壱")),
        ("japaneseDigitalTenThousand", (10, 25), ("一〇", "二五")),
        ("ideographTraditional", (1, 10, 11), ("甲", "癸", None)),
        ("ideographZodiac", (12,), ("亥",)),
        ("ideographEnclosedCircle", (1, 10), ("㊀", "㊉")),
        ("none", (1,), ("",)),
        ("no such format", (1,), (None,)),
    ],
)
def test_formats(style: str, counts: tuple[int, ...], written: tuple[str | None, ...]) -> None:
    assert tuple(formatted(count, style) for count in counts) == written
