"""What stands amid what somebody says, and is somebody else's, or nobody's."""

from tests.unit.recognize.reading_aloud import doubts, read, said
from zadankai_editor.record.nodes import BlockKind

HEADER = ["～霞野市座談会～", "", "参加者", "霞野市課長：甲野　洋", "霞野市係長：乙川　望", ""]


def record_of(*talk: str) -> str:
    return "\n".join([*HEADER, *talk])


def test_a_stranger_s_name_amid_labels_without_gaps_is_asked_about() -> None:
    found = read(
        record_of(
            "甲野", "一つ目です。", "乙川", "二つ目です。", "海老名", "三つ目です。", "甲野", "四つ目です。"
        )
    )
    assert said(found)[2] == (None, "三つ目です。")
    stranger = [b for b in found.state.record.blocks if b.written == "海老名"]
    assert len(stranger) == 1
    assert stranger[0].id in [about for _, about in doubts(found)]


def test_applause_at_the_end_of_a_quotation_is_not_said() -> None:
    found = read(
        record_of("甲野「一つ目です。」", "", "乙川「二つ目です。", "（拍手）」", "", "甲野「三つ目です。」")
    )
    kinds = [(b.kind, b.text) for b in found.state.record.blocks if b.kind is not BlockKind.LEAD]
    assert (BlockKind.TEXT, "（拍手）") in kinds
    assert (BlockKind.UTTERANCE, "二つ目です。") in kinds


def test_what_happens_amid_labels_in_round_brackets_is_no_label() -> None:
    talk = []
    for who, what in (
        ("甲野", "一つ目です。"),
        ("乙川", "二つ目です。"),
        ("甲野", "採決します。"),
        ("乙川", "はい。"),
    ):
        talk += [f"（{who}）", f" {what}", ""]
    talk[8:8] = [" （賛成者挙手）", " 挙手全員です。"]
    blocks = read(record_of(*talk)).state.record.blocks
    assert [b.text for b in blocks if b.kind is BlockKind.TEXT] == ["（賛成者挙手）"]
    assert [b.continued for b in blocks if b.text == "挙手全員です。"] == [True]


def test_a_label_with_brackets_glued_to_the_line_before_is_parted() -> None:
    talk = [
        "課長（甲野君）",
        " 一つ目です。",
        "係長（乙川君）",
        " 二つ目です。課長（甲野君）",
        " 三つ目です。",
    ]
    talk += ["係長（乙川君）", " 四つ目です。"]
    found = read(record_of(*talk))
    assert said(found) == [
        ("甲野", "一つ目です。"),
        ("乙川", "二つ目です。"),
        ("甲野", "三つ目です。"),
        ("乙川", "四つ目です。"),
    ]


def test_a_sentence_that_begins_with_a_name_is_no_label() -> None:
    found = read(
        record_of("甲野", "　一つ目です。", "", "○乙川係長の取組は興味深い。費用はいくらか。（甲野課長）")
    )
    assert all(b.kind is not BlockKind.PHOTO for b in found.state.record.blocks)


def test_the_heading_before_the_first_speaker_ends_the_list_of_those_present() -> None:
    lines = [
        "総務委員会会議録",
        "出席委員",
        "甲野委員長、乙川、丙山の各委員",
        "説明員",
        "丁田部長、戊井係長",
        "",
    ]
    lines += [
        "■開会",
        "委員長：甲野（以下「甲野」）",
        "　開会します。",
        "委員：乙川（以下「乙川」）",
        "　伺います。",
    ]
    lines += ["甲野", "　どうぞ。", "乙川", "　以上です。"]
    found = read("\n".join(lines))
    assert [p.label for p in found.state.record.participants] == ["甲野", "乙川", "丙山", "丁田", "戊井"]
    assert said(found)[0] == ("甲野", "開会します。")
