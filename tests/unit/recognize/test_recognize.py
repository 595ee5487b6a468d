"""What the recogniser promises beside what it reads: order of ids, doubts, account, progress, no loss."""

import pytest

from zadankai_editor.readers import text_source
from zadankai_editor.readers.structure import Hint, SourcePicture, Structure
from zadankai_editor.recognize import Recognition, RecognitionCancelled, recognize
from zadankai_editor.record.findings import Severity
from zadankai_editor.record.nodes import Block, BlockKind, Part
from zadankai_editor.record.review import LineUse

HEADER = """~霞野市CIO×青波県CIO座談会~

参加者(敬称略)
霞野市CIO(副市長):甲野 洋
青波県CIO(副知事):丙山 学
青波県デジタル局課長:丁田 緑

議題
①窓口のデジタル化
②人材の育成

"""


def read(text: str) -> Recognition:
    return recognize(text_source(text, "貼り付け"))


def body(found: Recognition) -> list[Block]:
    return list(found.state.record.blocks_of(Part.BODY))


def kinds(text: str) -> list[str]:
    return [block.kind.value for block in body(read(HEADER + text))]


def doubts(found: Recognition) -> list[tuple[str, str | None]]:
    return [(doubt.code, doubt.block or doubt.path) for doubt in found.state.review.doubts]


def test_every_line_is_accounted_for() -> None:
    text = (
        "見出し画像\n"
        + HEADER
        + "―はじめます\n\n甲野\n はい。\n \n 続けます。\n\n―これで終了します。\n\nまた次回。\n"
    )
    found = read(text)
    lines = found.state.review.lines
    assert [line.number for line in lines] == list(range(1, text.count("\n") + 2))
    targets = {line.number: line.target or line.reason for line in lines}
    assert targets[1] == "記事を載せるサイトの部品"
    assert targets[2] == "title"
    assert targets[3] == "空行"
    assert targets[5] == "participants[0]"
    assert targets[10] == "agenda[0]"
    assert targets[13] == "b1"
    assert [targets[n] for n in (15, 16, 18)] == ["b2", "b2", "b2"]
    assert targets[22] == "closing[0]"
    assert {line.use for line in lines} == set(LineUse)


def test_a_row_of_two_people_stands_twice_in_the_account() -> None:
    found = read("参加者\n霞野市課長:甲野 洋霞野市課長:乙川 望\n\n甲野\nはい。")
    assert [line.target for line in found.state.review.lines if line.number == 2] == [
        "participants[0]",
        "participants[1]",
    ]
    assert doubts(found)[0] == ("import.participants.joined", "participants[0]")
    assert found.state.review.doubts[0].line == 2


def test_the_same_text_gives_the_same_record() -> None:
    text = HEADER + "甲野\nはい。\n\n―これで終了します。\n\nまた次回。"
    assert read(text) == read(text)
    assert [b.id for b in body(read(text))] == ["b1", "b2"]
    other = read(text.replace("また次回", "では次回"))
    assert (
        other.state.record.blocks_of(Part.CLOSING)[0].id
        != read(text).state.record.blocks_of(Part.CLOSING)[0].id
    )


def test_doubts_are_findings_too() -> None:
    found = read(HEADER + "山田\nはい。")
    told = [f for f in found.findings if f.severity is Severity.DOUBT]
    assert [(f.code, f.block, f.line) for f in told] == [("import.speaker.uncertain", "b1", 12)]
    assert "山田" in told[0].message


def test_digits_go_to_the_first_ten() -> None:
    rows = "\n".join(f"霞野市課長:{family}野 洋" for family in "甲乙丙丁戊己庚辛壬癸子丑")
    found = read(f"参加者\n{rows}\n\n甲野\nはい。")
    assert [digit.digit for digit in found.state.review.digits] == [1, 2, 3, 4, 5, 6, 7, 8, 9, 0]
    assert found.state.review.digits[9].participant == found.state.record.participants[9].id


def test_progress_rises_to_the_end() -> None:
    seen: list[float] = []
    recognize(text_source(HEADER + "甲野\nはい。\n\n" * 2000, "長い"), progress=seen.append)
    assert seen == sorted(seen)
    assert len(seen) > 20
    assert seen[-1] == 1.0


def test_the_work_can_be_cancelled() -> None:
    asked = iter([False] * 5)
    with pytest.raises(RecognitionCancelled):
        recognize(
            text_source(HEADER + "甲野\nはい。\n\n" * 2000, "長い"), cancelled=lambda: next(asked, True)
        )


def test_control_characters_become_paragraphs_or_go_and_are_told() -> None:
    found = read(HEADER + "甲野\n前\x0b後\x00ろ。\u2028続き。")
    assert body(found)[0].text == "前\n後ろ。\n続き。"
    told = [f for f in found.findings if f.code == "import.character.replaced"]
    assert [(f.severity, f.line) for f in told] == [(Severity.INFO, 13)]
    assert "U+000B" in told[0].message


def test_the_record_keeps_the_width_of_the_source() -> None:
    found = read(HEADER + "甲野\n　ＣＩＯは１２人！　ですね？　\n")
    assert body(found)[0].text == "ＣＩＯは１２人！　ですね？"


@pytest.mark.parametrize("label", ["甲\u200b野：", "\u2060甲野\u200b：", "甲\u00ad野："])
def test_what_has_no_width_makes_no_other_label(label: str) -> None:
    found = read(HEADER + f"丙山：はい。\n{label}いいえ。\n丙山：そうですか。\n")
    labels = [found.state.record.label_of(block.speaker) for block in body(found)]
    assert labels == ["丙山", "甲野", "丙山"]


def test_wording_that_differs_is_a_warning() -> None:
    found = read(
        HEADER + "窓口デジタル化について\n\n待たせない\n\n甲野\nはい。\n\n人材の育成\n\n学ぶ\n\n甲野\nはい。"
    )
    sections = [b for b in body(found) if b.kind is BlockKind.SECTION]
    assert [b.agenda for b in sections] == ["a1", "a2"]
    told = [(f.code, f.block) for f in found.findings if f.severity is Severity.WARNING]
    assert told == [("agenda.wording.differs", sections[0].id)]


@pytest.mark.parametrize("ending", ["について", "に関して", "に向けて"])
def test_an_item_of_two_characters_is_linked(ending: str) -> None:
    header = HEADER.replace("人材の育成", "防災")
    found = read(header + f"窓口のデジタル化\n\n甲野\n はい。\n\n防災{ending}\n\n丙山\n ええ。")
    assert [b.agenda for b in body(found) if b.kind is BlockKind.SECTION] == ["a1", "a2"]
    assert doubts(found) == []


@pytest.mark.parametrize(("item", "heading"), [("予算の確保", "予算"), ("DX", "DXの推進")])
def test_a_heading_that_holds_the_words_of_the_item_left_over_is_its_section(item: str, heading: str) -> None:
    header = HEADER.replace("人材の育成", item)
    found = read(header + f"窓口のデジタル化\n\n待たせない\n\n甲野\n はい。\n\n{heading}\n\n丙山\n ええ。")
    section = body(found)[3]
    assert (section.kind, section.agenda) == (BlockKind.SECTION, "a2")
    assert doubts(found) == [("import.agenda.uncertain", section.id)]


def test_sections_unlike_any_item_are_linked_in_their_order_where_as_many_items_are_left() -> None:
    header = HEADER.replace("②人材の育成\n", "②人材の育成\n③海辺の防災\n")
    said = "\n\n甲野\n はい。\n\n"
    talk = f"待合室をなくす\n\n番号札{said}学びの場\n\n教え合う{said}海辺の防災\n\n逃げる{said}"
    sections = [b for b in body(read(header + talk)) if b.kind is BlockKind.SECTION]
    assert [b.agenda for b in sections] == ["a1", "a2", "a3"]
    assert {block for _, block in doubts(read(header + talk))} == {b.id for b in sections[:2]}


@pytest.mark.parametrize("mark", ["―", "――", "—", "─", "--", "ーー"])
def test_prompts(mark: str) -> None:
    assert kinds(f"{mark}お願いします\n\n甲野\nはい。") == ["prompt", "utterance"]


@pytest.mark.parametrize(
    "caption",
    [
        "写真：握手する二人",
        "▲握手する二人",
        "（写真）握手する二人",
        "左から甲野、丙山",
        "座談会参加者の皆さん",
        "会場の様子",
        "青波県CIO",
        "説明する甲野副市長",
    ],
)
def test_captions(caption: str) -> None:
    found = read(HEADER + f"甲野\n はい。\n\n{caption}\n\n丙山\n ええ。")
    assert [b.kind.value for b in body(found)] == ["utterance", "photo", "utterance"]
    assert doubts(found) == []


@pytest.mark.parametrize("line", ["霞野の海", "なるほど", "人材", "庁舎の前で", "本当に必要?"])
def test_short_lines_that_may_be_anything_are_doubted(line: str) -> None:
    found = read(HEADER + f"甲野\nはい。\n\n{line}\n\n丙山\nええ。\n\n甲野\nはい。")
    assert len(body(found)) == 4
    assert "b2" in [block for _, block in doubts(found)]


@pytest.mark.parametrize("line", ["スキ", "いいなと思ったら応援しよう！", "見出し画像"])
def test_what_belongs_to_the_platform_is_left_out_and_told(line: str) -> None:
    found = read(HEADER + f"甲野\nはい。\n\n{line}\n\n丙山\nええ。")
    assert [b.text for b in body(found)] == ["はい。", "ええ。"]
    assert [f.line for f in found.findings if f.code == "import.line.left_out"] == [15]


@pytest.mark.parametrize("line", ["＊＊＊", "- {} -", "― {} ―", "{} / 3", "P.{}", "{}ページ"])
def test_rules_page_numbers_and_headings_of_lists_are_in_the_account_alone(line: str) -> None:
    header = HEADER.replace("参加者(敬称略)", "参加者(敬称略・五十音順)").replace("議題", "本日の議題")
    talk = "甲野\nはい。\n\n{}\n\n丙山\nええ。\n\n{}\n\n甲野\nそれは。\n"
    found = read(header + talk.format(line.format(2), line.format(3)))
    assert [b.text for b in body(found)] == ["はい。", "ええ。", "それは。"]
    assert found.findings == ()
    left = {use.number: use.reason for use in found.state.review.lines if use.use is LineUse.LEFT_OUT}
    why = "区切りの線" if line == "＊＊＊" else "ページ番号"
    assert (left[15], left[20]) == (why, why)
    assert {left[3], left[8]} == {"参加者の一覧の見出し", "議題の一覧の見出し"}


def test_numbers_that_do_not_count_pages_stay_in_the_record() -> None:
    found = read(HEADER + "甲野\nはい。\n\n― 3 ―\n\n丙山\nええ。\n\n― 7 ―\n\n甲野\nそれは。\n")
    assert sum("3" in b.text or "7" in b.text for b in body(found)) == 2


def test_many_lines_left_out_for_one_reason_are_told_once_with_their_number() -> None:
    buttons = ["スキ", "フォロー", "シェア", "サポート", "コメント", "ツイート", "いいね"]
    found = read(HEADER + "甲野\nはい。\n\n" + "\n\n".join(buttons) + "\n\n丙山\nええ。")
    (told,) = (f for f in found.findings if f.code == "import.line.left_out")
    assert told.line == 15
    assert "7行" in told.message
    assert "「スキ」「フォロー」" in told.message


@pytest.mark.parametrize(
    "lines",
    ["いいなと思ったら応援しよう！\nフォロー", "いいなと思ったら応援しよう！\n\nスキ\nフォロー\nシェア"],
)
def test_buttons_at_the_end_are_left_out_and_told(lines: str) -> None:
    found = read(HEADER + f"甲野\nはい。\n\n―これで終了します。\n\n次回もお楽しみに！\n\n{lines}\n")
    assert [b.text for b in found.state.record.blocks_of(Part.CLOSING)] == ["次回もお楽しみに！"]
    told = [f for f in found.findings if f.code == "import.line.left_out"]
    assert len(told) == len(lines.split())


def test_a_picture_among_the_closing_words_is_a_photo_before_them() -> None:
    text = HEADER + "甲野\nはい。\n\n―これで終了します。\n\n次回もお楽しみに！\n\nそれでは。\n"
    lines = text.split("\n")
    place = lines.index("次回もお楽しみに！") + 2
    picture = SourcePicture("a.png", b"\x89PNG\r\n\x1a\n", alt="会場")
    structure = Structure({place: Hint(picture=0)}, (picture,))
    found = recognize(text_source(text, "貼り付け"), structure=structure)
    photo = body(found)[-1]
    assert (photo.kind, photo.alt) == (BlockKind.PHOTO, "会場")
    assert found.pictures == {photo.id: picture}
    assert [b.text for b in found.state.record.blocks_of(Part.CLOSING)] == [
        "次回もお楽しみに！",
        "それでは。",
    ]


def test_a_word_of_the_platform_inside_a_paragraph_is_said() -> None:
    found = read(HEADER + "甲野\n好きな言葉は\nスキ\nです。")
    assert body(found)[0].text == "好きな言葉は\nスキ\nです。"


def test_who_speaks_after_a_photo_is_doubted_where_a_label_may_be_lost() -> None:
    found = read(HEADER + "甲野\n一つ目です。\n\n会場の様子\n\n二つ目です。")
    blocks = body(found)
    assert (blocks[2].speaker, blocks[2].continued) == (blocks[0].speaker, True)
    assert doubts(found) == [("import.speaker.uncertain", "b3")]


def test_who_speaks_after_a_photo_is_certain_in_the_middle_of_a_sentence() -> None:
    found = read(HEADER + "甲野\n海が見える、\n\n会場の様子\n\nこの場所です。")
    blocks = body(found)
    assert (blocks[2].speaker, blocks[2].continued) == (blocks[0].speaker, True)
    assert doubts(found) == []


def test_a_title_before_text_is_no_hidden_guess() -> None:
    found = read(HEADER + "甲野\nはい。\n\n青波県CIO\n\nええ、そうです。\n\n丁田\nはい。")
    blocks = body(found)
    assert [b.kind.value for b in blocks] == ["utterance", "photo", "utterance", "utterance"]
    assert blocks[2].speaker is None
    assert {block for _, block in doubts(found)} == {"b2", "b3"}


def test_a_lost_label_is_doubted() -> None:
    spoken = "".join(
        f"{name}\n \nはい、{n}です。\n 続きます。\n\n" for n, name in enumerate(["甲野", "丙山"] * 4)
    )
    found = read(HEADER + spoken + "これは誰の言葉でしょう。\n\n丁田\n \nはい。")
    lost = next(b for b in body(found) if "これは" in b.text)
    place = (HEADER + spoken).count("\n") + 1
    asked = [(d.code, d.block) for d in found.state.review.doubts if d.line == place]
    assert asked == [("import.speaker.uncertain", lost.id)]


def test_narration_before_anybody_speaks_is_text_with_a_doubt() -> None:
    found = read(HEADER + "窓口のデジタル化\n\n秋晴れの一日、庁舎に集まりました。\n\n甲野\nはい。")
    assert [b.kind.value for b in body(found)] == ["section", "text", "utterance"]
    assert doubts(found) == [("import.kind.uncertain", "b2")]


def test_nothing_is_forced_into_the_closing() -> None:
    found = read(HEADER + "甲野\nはい。\n\n丙山\nこちらこそ。\n")
    assert found.state.record.blocks_of(Part.CLOSING) == ()
    assert doubts(found) == []


def test_closing_words_without_a_closing_line_are_doubted() -> None:
    found = read(HEADER + "甲野\nはい。\n\n丙山\nこちらこそ。\n\n次回もお楽しみに!")
    closing = found.state.record.blocks_of(Part.CLOSING)
    assert [b.text for b in closing] == ["次回もお楽しみに!"]
    assert doubts(found) == [("import.kind.uncertain", closing[0].id)]


def test_an_order_that_does_not_fit_the_agenda_is_doubted() -> None:
    found = read(
        HEADER + "人材育成の話\n\n学ぶ\n\n甲野\nはい。\n\n窓口デジタル化の話\n\n待つ\n\n甲野\nはい。"
    )
    assert {code for code, _ in doubts(found)} <= {"import.agenda.uncertain"}
    assert len(doubts(found)) >= 1


def test_a_heading_like_no_item_is_linked_by_its_place_and_doubted() -> None:
    found = read(
        HEADER + "待合室をなくす\n\n番号札から予約へ\n\n甲野\nはい。\n\n人材の育成\n\n学ぶ\n\n甲野\nはい。"
    )
    first = body(found)[0]
    assert (first.kind, first.agenda) == (BlockKind.SECTION, "a1")
    assert ("import.agenda.uncertain", "b1") in doubts(found)


def test_headings_are_sections_where_there_is_no_agenda() -> None:
    header = HEADER.partition("議題")[0]
    found = read(header + "窓口を変える\n\n甲野\nはい。\n\n人を育てる\n\n丙山\nええ。")
    assert [b.kind.value for b in body(found)] == ["section", "utterance", "section", "utterance"]
    assert doubts(found) == []


def test_without_a_list_first_mentions_name_the_participants() -> None:
    found = read(
        "座談会\n\n霞野市長:甲野(以下「甲野」)\nはい。\n\n丙山\nええ。\n\n甲野\nそう。\n\n丙山\nええ。"
    )
    people = found.state.record.participants
    assert [(p.label, p.name, p.title) for p in people] == [("甲野", None, "霞野市長"), ("丙山", None, None)]
    assert doubts(found) == [("import.participant.uncertain", "participants[1]")]


def test_names_that_no_space_parts_are_parted_by_the_labels() -> None:
    found = read(
        "参加者\n霞野市長：甲野洋\n青波県知事：丙山学\n\n甲野\nはい。\n\n青波県知事:丙山（以下「丙山」）\nええ。"
    )
    assert [p.name for p in found.state.record.participants] == ["甲野 洋", "丙山 学"]
    assert doubts(found) == []


def test_a_title_that_two_numbers_contradict_is_doubted() -> None:
    found = read("座談会\n\n第3回は海辺です。第4回座談会の記録です。\n\n甲野:はい。\n甲野:ええ。")
    assert found.state.record.series is not None
    assert ("import.field.uncertain", "series.number") in doubts(found)


def test_a_note_in_the_middle_of_the_talk_is_doubted() -> None:
    found = read(HEADER + "甲野\nはい。\n\n※DX:仕事を変えること\n\nそういうことです。\n\n丙山\nええ。")
    assert [(n.term, n.text) for n in found.state.record.notes] == [("DX", "仕事を変えること")]
    assert ("import.field.uncertain", "notes[0]") in doubts(found)


def test_a_label_amid_the_lines_of_an_utterance_is_doubted() -> None:
    found = read(
        HEADER + "甲野\n役割は次のとおりです。\n副知事:全体を見ます。\n\n丙山\nはい。\n\n甲野\nええ。"
    )
    assert ("import.speaker.uncertain", "b2") in doubts(found)


@pytest.mark.parametrize(
    "caption",
    [
        "青波県CIO 丙山 学",
        "青波県CIO：丙山 学",
        "青波県CIO・丙山 学",
        "青波県CIO(副知事):丙山 学",
        "丙山 学",
        "丙山副知事",
        "丙山さん",
    ],
)
def test_a_caption_with_a_name_does_not_take_the_next_paragraph(caption: str) -> None:
    found = read(
        HEADER + f"甲野\n はい。\n\n丁田\n 船の話です。\n\n{caption}\n\n 続けます。\n\n丙山\n ええ。"
    )
    blocks = body(found)
    assert [b.kind.value for b in blocks] == ["utterance", "utterance", "photo", "utterance", "utterance"]
    assert (blocks[2].text, blocks[3].speaker) == (caption, None)
    assert {block for _, block in doubts(found)} == {"b3", "b4"}


def test_a_full_name_between_blank_lines_is_a_label_where_all_labels_are() -> None:
    talk = "甲野副市長\n\n はい。\n\n丙山\n\n ええ。\n\n丁田\n\n はい。\n\n甲野\n\n そう。\n\n"
    found = read(HEADER + talk)
    assert [b.speaker for b in body(found)] == ["p1", "p2", "p3", "p1"]
    assert doubts(found) == []
    later = read(HEADER + talk + "丙山副知事\n\n 次です。")
    assert [b.speaker for b in body(later)] == ["p1", "p2", "p3", "p1", "p2"]
    assert doubts(later) == []


def test_a_caption_that_is_marked_as_one_is_no_label() -> None:
    found = read(HEADER + "甲野\n はい。\n\n写真：丙山 学\n\n丙山\n ええ。")
    assert [b.kind.value for b in body(found)] == ["utterance", "photo", "utterance"]
    assert doubts(found) == []


FLUSH_LABELS = "甲野\n はい。\n\n丙山\n ええ。\n\n丁田\n そう。\n\n"


@pytest.mark.parametrize(
    "said",
    [
        " 担当者は、\n 丙山\n の下で働いています。",
        " 県では\n 丙山\n 副知事が進めています。",
        " 丙山\n です。",
    ],
)
def test_a_name_set_in_like_text_is_text_where_labels_are_not(said: str) -> None:
    found = read(HEADER + FLUSH_LABELS + f"甲野\n{said}\n\n丙山\n ええ。")
    assert [b.speaker for b in body(found)] == ["p1", "p2", "p3", "p1", "p2"]
    assert body(found)[3].text == said.replace(" ", "")
    assert doubts(found) == []
    dense = read(HEADER + (FLUSH_LABELS + f"甲野\n{said}\n\n丙山\n ええ。").replace("\n\n", "\n"))
    assert body(dense)[3].text == said.replace(" ", "")
    assert {block for _, block in doubts(dense)} <= {"b4"}


def test_words_of_another_quoted_in_lines_that_are_set_in_are_doubted() -> None:
    found = read(HEADER + FLUSH_LABELS + "甲野\n 前にこう伺いました。\n 丙山:足りません。\n\n丙山\n ええ。")
    assert ("import.speaker.uncertain", "b5") in doubts(found)


DENSE = (
    "甲野\n はい。\n港湾組合長：戊川（以下「戊川」）\n 組合も協力します。\n丙山\n ええ。\n丁田\n そう。\n"
    "戊川\n 回線は倍にします。\n丁田\n どうも。\n戊川さん：いいえ。\n甲野\n はい。"
)


def test_whoever_is_introduced_and_not_in_the_list_speaks_for_themselves() -> None:
    for talk in (DENSE, DENSE.replace("\n ", "\t").replace("\n", "\n\n").replace("\t", "\n ")):
        found = read(HEADER + talk)
        speakers = [b.speaker for b in body(found)]
        assert speakers == ["p1", None, "p2", "p3", None, "p3", None, "p1"]
        assert [block for _, block in doubts(found)] == ["b2", "b5", "b7"]
        assert [b.written for b in body(found)][4::2] == ["戊川", "戊川さん"]


def test_a_line_that_stands_like_a_label_without_blank_lines_is_doubted() -> None:
    talk = FLUSH_LABELS.replace("\n\n", "\n") + "戊川\n 回線は倍にします。\n丙山\n ええ。"
    found = read(HEADER + talk)
    assert [b.speaker for b in body(found)] == ["p1", "p2", "p3", None, "p2"]
    assert doubts(found) == [("import.speaker.uncertain", "b4")]


@pytest.mark.parametrize("label", ["〔発言者未定〕", "発言者不明", "（話者不明）"])
@pytest.mark.parametrize("between", ["\n ", "\n \n", "："])
def test_where_the_source_says_that_nobody_is_known_nobody_speaks(label: str, between: str) -> None:
    found = read(HEADER + f"甲野\n はい。\n\n{label}{between}組合も協力します。\n\n丙山\n ええ。")
    assert [(b.speaker, b.text) for b in body(found)][1] == (None, "組合も協力します。")
    assert (body(found)[1].written, len(body(found))) == (None, 3)
    assert doubts(found) == [("import.speaker.uncertain", "b2")]


@pytest.mark.parametrize("line", ["〔港湾組合の方〕", "（市民）"])
def test_something_in_brackets_that_stands_as_a_label_is_doubted(line: str) -> None:
    found = read(HEADER + f"甲野\n はい。\n\n{line}\n 組合も協力します。\n\n丙山\n ええ。")
    assert {block for _, block in doubts(found)} & {"b1", "b2"}


@pytest.mark.parametrize(
    "title",
    [
        "図書館長",
        "表具師",
        "写真家",
        "画像診断医",
        "資料館職員",
        "注文住宅会社社長",
        "例会会長",
        "参考人代表",
        "関連団体会長",
        "議題調整官",
        "テーマパーク園長",
    ],
)
def test_titles_that_begin_like_something_else_are_titles(title: str) -> None:
    header = HEADER.replace("霞野市CIO(副市長)", title)
    found = read(header + f"{title}:甲野(以下「甲野」)\n はい。\n\n丙山\n ええ。")
    assert found.state.record.participants[0].title == title
    assert [b.speaker for b in body(found)] == ["p1", "p2"]
    assert doubts(found) == []


@pytest.mark.parametrize("title", ["文", "取材", "撮影"])
def test_a_credit_in_the_list_of_participants_is_a_doubted_participant(title: str) -> None:
    found = read(HEADER.replace("霞野市CIO(副市長)", title) + "甲野\n はい。\n\n丙山\n ええ。")
    assert [p.label for p in found.state.record.participants] == ["甲野", "丙山", "丁田"]
    assert doubts(found) == [("import.participant.uncertain", "participants[0]")]
    behind = read(HEADER.replace("丁田 緑\n", f"丁田 緑\n\n{title}:乙川 望\n") + "甲野\n はい。")
    assert len(behind.state.record.participants) == 3


def test_a_list_amid_what_somebody_says_names_no_speakers() -> None:
    things = "・地図:三十種類\n\n・統計:七十種類"
    found = read(
        HEADER + f"甲野\n はい。\n\n丙山\n 次のとおりです。\n\n{things}\n\n 増やします。\n\n甲野\n ええ。"
    )
    assert [b.speaker for b in body(found)] == ["p1", "p2", "p1"]
    assert body(found)[1].text == "次のとおりです。\n・地図:三十種類\n・統計:七十種類\n増やします。"


@pytest.mark.parametrize("gap", ["\n\n ", "\n "])
def test_a_line_in_quotation_marks_amid_what_somebody_says_is_said(gap: str) -> None:
    found = read(
        HEADER + f"甲野\n はい。\n\n丙山\n 標語です。\n\n「海と生きる町」{gap}これです。\n\n甲野\n ええ。"
    )
    assert [b.speaker for b in body(found)] == ["p1", "p2", "p1"]
    assert body(found)[1].text == "標語です。\n「海と生きる町」\nこれです。"
    assert {block for _, block in doubts(found)} == {"b2"}


def test_no_bare_family_name_is_a_label_where_two_share_it() -> None:
    header = HEADER.replace("丙山 学", "甲野 千夏")
    talk = "霞野市CIO:甲野\n はい。\n\n甲野副知事\n ええ。\n\n甲野（千）\n そう。\n\n甲野(洋)\n では。\n\n甲野\n 誰。"
    found = read(header + talk)
    assert [p.label for p in found.state.record.participants][:2] == ["甲野(洋)", "甲野副知事"]
    assert [b.speaker for b in body(found)] == ["p1", "p2", "p2", "p1", None]
    assert doubts(found) == [("import.speaker.uncertain", "b5")]
    silent = read(header + "霞野市CIO:甲野\n はい。\n\n青波県CIO:甲野\n ええ。")
    assert [p.label for p in silent.state.record.participants][:2] == ["甲野 洋", "甲野 千夏"]


def test_given_names_that_begin_alike_tell_nobody_apart() -> None:
    header = HEADER.replace("丙山 学", "甲野 洋子").replace("甲野 洋\n", "甲野 洋一\n")
    found = read(header + "甲野(洋)\n はい。")
    assert body(found)[0].speaker is None
    assert doubts(found) == [("import.speaker.uncertain", "b1")]


@pytest.mark.parametrize("part", ["司会 ", "司会・", "進行役　", "司会／"])
def test_the_part_of_the_moderator_is_no_part_of_the_title(part: str) -> None:
    found = read(
        HEADER.replace("青波県デジタル局課長", f"{part}青波県デジタル局課長")
        + "司会\n はい。\n\n丙山\n ええ。"
    )
    person = found.state.record.participants[2]
    assert (person.name, person.title, person.moderator) == ("丁田 緑", "青波県デジタル局課長", True)
    assert body(found)[0].speaker == "p3"
    assert doubts(found) == []
