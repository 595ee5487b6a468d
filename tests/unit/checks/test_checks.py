"""What the checks find, each tried on a record that is sound but for one thing."""

from collections.abc import Iterable
from typing import Any

import pytest

from zadankai_editor.checks import Disk, check, check_state, keeps_from_ready
from zadankai_editor.record.commands.blocks import set_speaker
from zadankai_editor.record.commands.doubts import doubt_of, doubts_at, settle
from zadankai_editor.record.findings import CODES, Finding, Severity
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
from zadankai_editor.record.review import Doubt, Review, SettledDoubt, State
from zadankai_editor.record.steps import Refusal
from zadankai_editor.record.transactions import Transaction

DISK = Disk(sizes={"images/a.png": 1000, "images/head.png": 2000})


def block(id_: str, kind: BlockKind, text: str = "", **fields: Any) -> Block:
    return Block(id=id_, kind=kind, text=text, **fields)


SOUND = Record(
    title="丘上市×谷下市座談会",
    held=Held(date="2024-05-17"),
    cover=Cover(file="images/head.png", alt="坂の上の窓口"),
    notes=(Note(term="CIO", text="最高情報責任者"),),
    participants=(
        Participant(id="p1", label="甲野", name="甲野 洋"),
        Participant(id="p2", label="乙川", name="乙川 学"),
    ),
    agenda=(AgendaItem(id="a1", number=1, text="窓口の待ち時間"),),
    blocks=(
        block("l1", BlockKind.LEAD, "はじめに。"),
        block("b1", BlockKind.SECTION, "窓口の 待ち時間", agenda="a1"),
        block("b2", BlockKind.HEADING, "十分を五分に"),
        block("b3", BlockKind.PROMPT, "いかがですか"),
        block("b4", BlockKind.UTTERANCE, "長いですね。", speaker="p1"),
        block("b5", BlockKind.PHOTO, "甲野さん", file="images/a.png", alt="話す甲野さん", people=("p1",)),
        block("b6", BlockKind.UTTERANCE, "しかし。", speaker="p1", continued=True),
        block("b7", BlockKind.UTTERANCE, "そうですか。", speaker="p2"),
        block("b8", BlockKind.TEXT, "(笑)"),
        block("c1", BlockKind.CLOSING, "CIOの話はここまで。"),
    ),
)


def with_block(id_: str, **changes: Any) -> Record:
    assert any(b.id == id_ for b in SOUND.blocks)
    return SOUND.replaced(blocks=tuple(b.replaced(**changes) if b.id == id_ else b for b in SOUND.blocks))


def places(findings: Iterable[Finding]) -> list[tuple[str, str | None]]:
    return [(f.code, f.block or f.path) for f in findings]


def test_a_sound_record_has_no_findings() -> None:
    assert check(SOUND, DISK) == ()


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (SOUND.replaced(title=" "), [("title.missing", "title")]),
        (SOUND.replaced(held=None), [("held.missing", "held.date")]),
        (SOUND.replaced(held=Held(date="2024-02-30")), [("held.date.invalid", "held.date")]),
        (SOUND.replaced(held=Held(date="2024-13")), [("held.date.invalid", "held.date")]),
        (SOUND.replaced(held=Held(date="0000")), [("held.date.invalid", "held.date")]),
        (SOUND.replaced(held=Held(date="令和6年")), [("held.date.invalid", "held.date")]),
        (SOUND.replaced(held=Held(date="2024")), []),
        (SOUND.replaced(held=Held(date="2024-02")), []),
        (SOUND.replaced(cover=Cover(caption="港")), [("cover.file.missing", "cover.file")]),
        (
            SOUND.replaced(cover=Cover(file="images/x.png", alt="港")),
            [("cover.file.not_found", "cover.file")],
        ),
        (SOUND.replaced(cover=None), []),
        (SOUND.replaced(notes=(Note(term="CIO"),)), [("note.empty", "notes[0].text")]),
        (SOUND.replaced(notes=(Note(text="仮の値"),)), []),
        (SOUND.replaced(blocks=SOUND.blocks[:1] + SOUND.blocks[-1:]), [("body.empty", "body")]),
        (with_block("b2", text="　\n"), [("block.text.empty", "b2")]),
        (with_block("b4", text=""), [("block.text.empty", "b4")]),
        (with_block("l1", text=""), []),
        (with_block("b5", text="", alt=None), [("photo.description.missing", "b5")]),
        (with_block("b5", alt=" "), [("picture.alt.missing", "b5")]),
        (SOUND.replaced(cover=Cover(file="images/head.png")), [("picture.alt.missing", "cover.alt")]),
        (with_block("b5", text="", alt="窓口に座る人"), []),
        (with_block("b5", file=None), [("photo.file.missing", "b5")]),
        (with_block("b5", file="images/b.png"), [("photo.file.not_found", "b5")]),
        (with_block("b5", people=(UnknownSpeaker(label="丙山"),)), [("photo.people.unknown", "b5")]),
        (
            with_block("b7", speaker="p1"),
            [("participant.silent", "participants[1]"), ("utterance.speaker.again", "b7")],
        ),
        (with_block("b4", with_speakers=(UnknownSpeaker(label="丙山"),)), None),
        (with_block("b7", with_speakers=("p1",)), []),
        (with_block("b7", with_speakers=("p2",)), [("utterance.with.repeated", "b7")]),
        (with_block("b7", with_speakers=("p1", "p1")), [("utterance.with.repeated", "b7")]),
        (with_block("b7", start=0, end=0), []),
        (with_block("b7", start=12.5, end=12.25), [("utterance.time.invalid", "b7")]),
        (with_block("b7", start=-1.0), [("utterance.time.invalid", "b7")]),
        (with_block("b7", start=-2, end=-3), [("utterance.time.invalid", "b7")]),
        (with_block("b8", start=-1.0), []),
        (
            SOUND.replaced(agenda=(SOUND.agenda[0].replaced(number=0),)),
            [("agenda.number.invalid", "agenda[0].number")],
        ),
        (
            SOUND.replaced(agenda=(SOUND.agenda[0].replaced(number=-1),)),
            [("agenda.number.invalid", "agenda[0].number")],
        ),
        (with_block("b1", text="窓口での待ち時間"), [("agenda.wording.differs", "b1")]),
        (with_block("b1", text="窓口の待ち時間"), []),
        (with_block("b1", agenda=None), [("agenda.untreated", "agenda[0]")]),
        (
            with_block("b1", agenda=UnknownAgenda(number=3)),
            [("agenda.untreated", "agenda[0]"), ("section.agenda.unknown", "b1")],
        ),
        (with_block("b7", continued=True), [("utterance.continued.astray", "b7")]),
        (
            with_block("b4", speaker=None, written="甲"),
            [("utterance.speaker.missing", "b4"), ("utterance.continued.astray", "b6")],
        ),
        (
            with_block("b7", speaker=UnknownSpeaker(label="丙山")),
            [("participant.silent", "participants[1]"), ("utterance.speaker.unknown", "b7")],
        ),
        (
            with_block("b7", speaker=UnknownSpeaker(label="甲野")),
            [("participant.silent", "participants[1]"), ("utterance.speaker.ambiguous", "b7")],
        ),
    ],
)
def test_one_thing_wrong(record: Record, expected: list[tuple[str, str]] | None) -> None:
    found = check(record, DISK)
    if expected is None:
        expected = [("utterance.speaker.unknown", "b4"), ("utterance.continued.astray", "b6")]
    assert places(found) == expected
    for each in found:
        assert each.severity is CODES[each.code].severity
        assert each.message.endswith("。")
        assert "None" not in each.message


def test_two_participants_with_one_label() -> None:
    one, other = SOUND.participants
    record = SOUND.replaced(participants=(one, other.replaced(label="甲野")))
    assert places(check(record, DISK)) == [
        ("participant.label.duplicate", "participants[0].label"),
        ("participant.label.duplicate", "participants[1].label"),
    ]
    nameless = SOUND.replaced(participants=(one, other.replaced(label="")))
    assert places(check(nameless, DISK)) == [("participant.label.empty", "participants[1].label")]


def test_two_agenda_items_with_one_number() -> None:
    record = SOUND.replaced(agenda=(*SOUND.agenda, AgendaItem(id="a2", number=1)))
    assert places(check(record, DISK)) == [
        ("agenda.number.duplicate", "agenda[0].number"),
        ("agenda.number.duplicate", "agenda[1].number"),
        ("agenda.text.empty", "agenda[1].text"),
        ("agenda.untreated", "agenda[1]"),
    ]


def test_sections_in_another_order_than_the_agenda() -> None:
    items = tuple(AgendaItem(id=f"a{n}", number=n, text="議") for n in (1, 2, 3))
    sections = tuple(
        Block(id=f"s{n}", kind=BlockKind.SECTION, text="議", agenda=item)
        for n, item in enumerate(("a1", "a3", "a3", None, "a2", UnknownAgenda(number=9)))
    )
    talk = tuple(b for b in SOUND.blocks if b.kind is not BlockKind.SECTION)
    record = SOUND.replaced(agenda=items, blocks=(*sections, *talk))
    (found,) = (f for f in check(record, DISK) if f.code == "agenda.order.differs")
    assert found.block == "s4"
    assert "議題2の見出しが、議題3の見出しより後" in found.message
    in_order = (*sections[:1], sections[4], *sections[1:3], *talk)
    assert "agenda.order.differs" not in {f.code for f in check(record.replaced(blocks=in_order), DISK)}


def test_a_silent_moderator_is_no_finding_and_an_empty_talk_has_no_silent_people() -> None:
    one, other = SOUND.participants
    moderated = SOUND.replaced(participants=(one, other.replaced(moderator=True)))
    alone = moderated.replaced(blocks=tuple(b for b in moderated.blocks if b.id != "b7"))
    assert check(alone, DISK) == ()
    unsaid = SOUND.replaced(blocks=(SOUND.blocks[1],), notes=())
    assert check(unsaid, DISK) == ()


def test_all_who_never_speak_are_one_finding_with_their_number_and_names() -> None:
    silent = tuple(Participant(id=f"s{n}", label=f"委員{n}") for n in range(23))
    found = check(SOUND.replaced(participants=SOUND.participants + silent), DISK)
    assert places(found) == [("participant.silent", "participants")]
    assert "23人" in found[0].message
    assert all(who.label in found[0].message for who in silent)


def test_a_picture_that_is_too_large_is_named_with_its_size() -> None:
    large = Disk(sizes={**DISK.sizes, "images/a.png": 25 * 1024 * 1024})
    (found,) = check(SOUND, large)
    assert (found.code, found.block, found.severity) == ("picture.large", "b5", Severity.WARNING)
    assert "25.0MB" in found.message


def test_a_picture_that_is_none_or_not_below_the_folder_keeps_from_ready() -> None:
    broken = Disk(sizes=DISK.sizes, unreadable=frozenset(DISK.sizes))
    found = keeps_from_ready(check(SOUND, broken))
    assert places(found) == [("picture.unreadable", "cover.file"), ("picture.unreadable", "b5")]
    assert all("画像として読めません" in f.message for f in found)
    found = keeps_from_ready(check(SOUND, Disk(outside=frozenset(DISK.sizes))))
    assert places(found) == [("cover.file.not_found", "cover.file"), ("photo.file.not_found", "b5")]
    assert all("フォルダーの外へのリンク" in f.message for f in found)


def test_without_a_look_at_the_disk_no_file_is_missed() -> None:
    assert check(SOUND, Disk.unknown()) == ()
    assert places(check(SOUND, Disk())) == [
        ("cover.file.not_found", "cover.file"),
        ("photo.file.not_found", "b5"),
    ]


def test_findings_come_in_reading_order_and_open_doubts_among_them() -> None:
    record = with_block("b7", text="").replaced(title="", held=None, notes=(Note(term="語"),))
    doubts = (
        Doubt(
            code="import.kind.uncertain", message="結びかどうか確かめてください。", path="closing[0]", line=9
        ),
        Doubt(code="import.speaker.uncertain", message="誰の発言か確かめてください。", block="b4", line=7),
        Doubt(code="import.kind.uncertain", message="消えたブロック。", block="gone"),
        Doubt(code="import.participants.joined", message="行を確かめてください。", path="participants[1]"),
        Doubt(code="import.field.uncertain", message="リードか確かめてください。", block="l1"),
    )
    found = check_state(State(record=record, review=Review(doubts=doubts)), DISK)
    assert [f.block or f.path for f in found] == [
        "title",
        "held.date",
        "l1",
        "notes[0].text",
        "participants[1]",
        "b4",
        "b7",
        "closing[0]",
    ]
    assert [f.line for f in found if f.severity is Severity.DOUBT] == [None, None, 7, 9]
    assert places(keeps_from_ready(found)) == [
        ("title.missing", "title"),
        ("note.empty", "notes[0].text"),
        ("block.text.empty", "b7"),
    ]


def test_messages_quote_long_texts_shortened() -> None:
    (found,) = check(with_block("b1", text="長" * 100 + "い"), DISK)
    assert "長い" not in found.message
    assert "…」" in found.message


def test_a_mark_that_leads_astray_goes_when_the_speaker_is_given_again() -> None:
    state = State(record=with_block("b4", speaker="p2"))
    index = next(i for i, b in enumerate(state.record.blocks) if b.id == "b6")
    assert places(check(state.record, DISK)) == [("utterance.continued.astray", "b6")]
    again = set_speaker(state, [index], "p1")
    assert isinstance(again, Transaction)
    applied = again.apply(state)
    assert not isinstance(applied, Refusal)
    assert check(applied.state.record, DISK) == ()
    going_on = set_speaker(State(record=SOUND), [index], "p1")
    assert isinstance(going_on, Refusal), "a mark that counts stays"


PASTED = "長いですね。\n乙川：そうですか。"


@pytest.mark.parametrize(
    ("block_id", "text", "found"),
    [
        ("b4", PASTED, True),
        ("b4", "乙川：そうですか。", True),
        ("b4", "長いですね。\n乙川:そうですか。", True),
        ("b4", "長いですね。\n　乙川 学：そうですか。", True),
        ("b4", "長いですね。\n乙川さん：そうですか。", True),
        ("b4", "長いですね。\n○乙川：そうですか。", True),
        ("b4", "長いですね。\n【乙川】そうですか。", True),
        ("b3", "乙川：いかがですか", True),
        ("b8", "甲野：(笑)", True),
        ("b4", "長いですね。\n甲野：と私が書きました。", False),
        ("b4", "長いですね。\n注：十分です。", False),
        ("b4", "長いですね。\n時間：十分", False),
        ("b4", "長いですね、乙川：そうですか。", False),
        ("b4", "乙川「そうですか」", False),
        ("b5", "乙川：右", False),
        ("c1", "乙川：おわり。", False),
        ("b4", "桐谷：雨です。\n大淵：雪です。", True),
        ("b4", "長いですね。\n【桐谷】雨です。\n【大淵】雪です。", True),
        ("b4", "○桐谷　雨です。\n○大淵　雪です。", True),
        ("b4", "桐谷　雨です。\n大淵　雪です。\n桐谷　そうです。", True),
        ("b4", "桐谷：雨です。\n長いですね。", False),
        ("b4", "日時：三日です。\n場所：港です。", False),
        ("b4", "一つ目：雨です。\n二つ目：雪です。", False),
        ("b4", "注：雨です。\n注：雪です。", False),
        ("b4", "雨が　降ります。\n雪が　降ります。", False),
        ("b4", "・雨です。\n・雪です。", False),
        ("b4", "10:30 始まりました。\n11:00 終わりました。", False),
        ("b4", "甲野：雨です。\n甲野：雪です。", False),
    ],
)
def test_somebody_elses_name_at_the_start_of_a_paragraph(block_id: str, text: str, found: bool) -> None:
    places_ = places(check(with_block(block_id, text=text), DISK))
    assert (("utterance.label.foreign", block_id) in places_) is found


def test_names_that_are_in_no_list_count_too() -> None:
    record = with_block("b7", speaker=None, written="丙山")
    blocks = tuple(
        b.replaced(text="はい。\n丙山：いえ。") if b.id in ("b4", "b7") else b for b in record.blocks
    )
    found = [
        p for p in places(check(record.replaced(blocks=blocks), DISK)) if p[0] == "utterance.label.foreign"
    ]
    assert found == [("utterance.label.foreign", "b4")]


def test_once_somebody_has_looked_it_is_settled() -> None:
    state = State(record=with_block("b4", text=PASTED))
    (about,) = [d for d in doubts_at(state, "b4") if d.code == "utterance.label.foreign"]
    assert "「甲野」さんの発言" in about.message
    assert "「乙川：」" in about.message
    settled = settle(state, [about], "2026-04-01T10:00:00+09:00")
    assert isinstance(settled, Transaction)
    after = settled.apply(state)
    assert not isinstance(after, Refusal)
    assert "utterance.label.foreign" not in [f.code for f in check_state(after.state, DISK)]
    assert [s.doubt for s in after.state.review.settled] == [about]
    assert isinstance(settle(after.state, [about], "2026-04-01T10:00:00+09:00"), Refusal)


def test_a_settled_warning_is_told_again_where_it_says_something_else() -> None:
    silent = SOUND.replaced(
        participants=(
            *SOUND.participants,
            Participant(id="p3", label="丙田"),
            Participant(id="p4", label="丁谷"),
        )
    )
    (warning,) = check(silent, DISK)
    settled = (SettledDoubt(doubt=doubt_of(warning), at="2026-04-01T10:00:00+09:00"),)
    assert check_state(State(record=silent, review=Review(settled=settled)), DISK) == ()
    fewer = silent.replaced(participants=silent.participants[:3])
    found = check_state(State(record=fewer, review=Review(settled=settled)), DISK)
    assert [f.code for f in found] == ["participant.silent"]
