"""Lists of cues: turns, and who speaks in them."""

from tests.unit.recognize.reading_aloud import cues, doubts, said
from zadankai_editor.readers.structure import Hint
from zadankai_editor.record.attribution import Strategy
from zadankai_editor.record.nodes import BlockKind


def cue(
    text: str, label: str | None = None, start: float | None = None, end: float | None = None
) -> tuple[str, Hint]:
    return text, Hint(label=label, start=start, end=end)


def test_cues_of_one_voice_are_one_turn_with_its_times() -> None:
    found = cues(
        cue("今日は港の", "椿 和子", 1, 2), cue("話です。", "椿 和子", 2, 3.5), cue("はい。", "磯貝 茂", 4, 5)
    )
    assert said(found) == [("椿", "今日は港の話です。"), ("磯貝", "はい。")]
    times = [(b.start, b.end) for b in found.state.record.blocks]
    assert times == [(1, 3.5), (4, 5)]
    assert doubts(found) == []
    assert {a.strategy for a in found.state.review.attributions} == {Strategy.SOURCE}


def test_a_label_before_a_colon_is_carried_to_the_cues_without_one() -> None:
    found = cues(
        cue("椿：今日は港の", None, 1, 2),
        cue("話です。", None, 2, 3),
        cue("磯貝：はい。", None, 3, 4),
        cue("椿：では。", None, 4, 5),
        cue("磯貝：ええ。", None, 5, 6),
    )
    assert said(found) == [
        ("椿", "今日は港の話です。"),
        ("磯貝", "はい。"),
        ("椿", "では。"),
        ("磯貝", "ええ。"),
    ]


def test_no_label_is_carried_where_all_others_are_named_by_the_source() -> None:
    found = cues(cue("こんにちは。", "椿", 1, 2), cue("はい。", None, 9, 10))
    assert said(found) == [("椿", "こんにちは。"), (None, "はい。")]
    assert doubts(found) == [("import.speaker.uncertain", "b2")]


def test_where_nobody_is_named_a_pause_behind_a_sentence_begins_a_new_turn() -> None:
    found = cues(
        cue("おはよう", None, 1, 2), cue("ございます。", None, 4, 5), cue("別の話です。", None, 8, 9)
    )
    assert said(found) == [(None, "おはようございます。"), (None, "別の話です。")]
    assert doubts(found) == [("import.speaker.uncertain", "b1")]


def test_placeholders_are_participants_and_asked_about_once_each() -> None:
    found = cues(
        cue("はい。", "SPEAKER_00", 1, 2),
        cue("ええ。", "SPEAKER_01", 2, 3),
        cue("では。", "SPEAKER_00", 3, 4),
    )
    assert said(found) == [("SPEAKER_00", "はい。"), ("SPEAKER_01", "ええ。"), ("SPEAKER_00", "では。")]
    assert doubts(found) == [
        ("import.participant.uncertain", "participants[0]"),
        ("import.participant.uncertain", "participants[1]"),
    ]
    assert ["仮の名前" in d.message for d in found.state.review.doubts] == [True, True]


def test_a_name_stands_beside_placeholders() -> None:
    found = cues(cue("はい。", "SPEAKER_00", 1, 2), cue("ええ。", "椿 和子", 2, 3))
    assert said(found) == [("SPEAKER_00", "はい。"), ("椿", "ええ。")]
    assert doubts(found) == [("import.participant.uncertain", "participants[0]")]


def test_names_of_a_meeting_are_labels_where_most_cues_begin_with_one() -> None:
    found = cues(
        cue("湊浜町_椿和子: はじめます。"),
        cue("isogai-s: はい。"),
        cue("01早瀬望: ええ。"),
        cue("湊浜町_椿和子: 今日の予定: 港を見ます。"),
    )
    said_by = [who for who, _ in said(found)]
    assert len(set(said_by)) == 3
    assert said_by[0] == said_by[3]
    assert said(found)[3][1] == "今日の予定: 港を見ます。"
    assert None not in said_by


def test_display_names_tell_who_speaks_and_where_they_are_from() -> None:
    found = cues(
        cue("湊浜町_椿和子: はじめます。"),
        cue("磯貝茂＠みなとラボ: はい。"),
        cue("01早瀬望: ええ。"),
        cue("椿和子: では、港から。"),
        cue("みなとラボ／磯貝茂: 工事の予定: 春からです。"),
        cue("早瀬望（iPhone）: どうぞ。"),
    )
    assert [who for who, _ in said(found)] == 2 * ["椿", "磯貝", "早瀬"]
    assert said(found)[4][1] == "工事の予定: 春からです。"
    people = [(person.title, person.name) for person in found.state.record.participants]
    assert people == [("湊浜町", "椿 和子"), ("みなとラボ", "磯貝 茂"), (None, "早瀬 望")]


def test_brackets_before_a_name_are_where_somebody_is_from_and_not_who_speaks() -> None:
    found = cues(*2 * [cue("【湊浜町】椿和子: はじめます。"), cue("(漁協)磯貝茂: はい。")])
    assert said(found) == 2 * [("椿", "はじめます。"), ("磯貝", "はい。")]
    found = cues(*2 * [cue("【椿】予定: 春からです。"), cue("【磯貝】はい。")])
    assert said(found) == 2 * [("椿", "予定: 春からです。"), ("磯貝", "はい。")]


def test_a_sign_that_recurs_parts_labels_of_cues() -> None:
    found = cues(
        cue("椿｜はじめます。"), cue("磯貝｜はい。"), cue("椿｜では、港から。"), cue("磯貝｜ええ、どうぞ。")
    )
    assert said(found) == [
        ("椿", "はじめます。"),
        ("磯貝", "はい。"),
        ("椿", "では、港から。"),
        ("磯貝", "ええ、どうぞ。"),
    ]


def test_words_that_a_machine_sets_apart_are_joined() -> None:
    found = cues(cue("今日 は 港 の 話 を し ます 。 よろしく お 願い し ます 。", "椿", 1, 2))
    assert said(found) == [("椿", "今日は港の話をします。よろしくお願いします。")]


def test_a_moderator_is_somebody() -> None:
    found = cues(cue("司会：はじめます。"), cue("椿：はい。"), cue("司会：どうぞ。"), cue("椿：では。"))
    kinds = {block.kind for block in found.state.record.blocks}
    assert all(who is not None for who, _ in said(found)), "nobody is asserted, and nobody is told"
    assert kinds <= {BlockKind.UTTERANCE, BlockKind.PROMPT}
