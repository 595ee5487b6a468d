"""Whatever text comes in: nothing raises, every character is accounted for, nobody speaks in silence."""

import unicodedata
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.breadth import examples
from tests.property.account import check_lines
from tests.property.record_texts import HEADER, decisions, record_like, structures
from zadankai_editor.formats import read_record, read_review, record_hash, write_record, write_review
from zadankai_editor.readers import SourceError, text_source
from zadankai_editor.readers.structure import Structure
from zadankai_editor.recognize import Recognition, recognize
from zadankai_editor.recognize.decisions import UNDECIDED, Decisions, LineRole
from zadankai_editor.record.accounting import unaccounted
from zadankai_editor.record.findings import CODES, Severity
from zadankai_editor.record.ids import is_block_id
from zadankai_editor.record.nodes import Block, BlockKind, Part
from zadankai_editor.record.review import IMPLAUSIBLE, LineUse, Source
from zadankai_editor.record.texts import clean

PLAIN = Structure()


@given(record_like)
@example("参加者\n霞野市CIO:甲野 洋青波県知事:乙川 望\n\n甲野\nはい\x0bいいえ\n")
@example("A\u2028B")
@example("参加者：甲野")
@example(":\x1e\x1b0")
@example("0\x1e\x1b0\n1(以下「1」)")
@example("0\x0c※;:0")
def test_any_text_is_recognised_and_accounted_for(text: str) -> None:
    check(text)


@given(record_like)
@example("0\x0c▲0")
@example("3.;\x0c0")
@settings(max_examples=examples(150))
def test_any_talk_behind_a_header_is_accounted_for(text: str) -> None:
    check(HEADER + text)


@given(st.text(max_size=200))
def test_garbage_is_recognised_and_accounted_for(text: str) -> None:
    check(text)


@given(st.data())
@settings(max_examples=examples(100))
def test_what_a_source_says_of_its_lines_loses_nothing(data: st.DataObject) -> None:
    source = source_of(data.draw(st.sampled_from(["", HEADER])) + data.draw(record_like))
    if source is not None:
        check_all(source, data.draw(structures(source.text)))


@given(st.data())
@settings(max_examples=examples(100))
def test_decisions_are_followed_and_lose_nothing(data: st.DataObject) -> None:
    source = source_of(data.draw(st.sampled_from(["", HEADER, HEADER])) + data.draw(record_like))
    if source is None:
        return
    structure = data.draw(st.just(PLAIN) | structures(source.text))
    decided = data.draw(decisions(recognize(source, structure=structure), source.text))
    found = check_all(source, structure, decided)
    if not structure.transcript:
        check_decided_lines(source, structure, found, decided)
    assert recognize(source, structure=structure, decisions=decided) == found


def test_the_second_count_notices_what_is_lost() -> None:
    """Plant losses and inventions in what is right, one at a time."""
    source = text_source(HEADER + "甲野 洋：はい。\n\n乙川：ええ。\n\n■まとめ\n\n乙川：では。", "貼り付け")
    state = recognize(source).state
    record, review = state.record, state.review
    check_lines(source.text, record, review)
    for place, block in enumerate(record.blocks):
        for text in (block.text[1:], block.text + "余"):
            blocks = (*record.blocks[:place], block.replaced(text=text), *record.blocks[place + 1 :])
            with pytest.raises(AssertionError):
                check_lines(source.text, record.replaced(blocks=blocks), review)
    for place, row in enumerate(review.lines):
        others = (*review.lines[:place], *review.lines[place + 1 :])
        with pytest.raises(AssertionError):
            check_lines(source.text, record, review.model_copy(update={"lines": others}))
        if row.text is not None:
            silent = (
                *review.lines[:place],
                replace(row, text=None),
                *review.lines[place + 1 :],
            )
            with pytest.raises(AssertionError):
                check_lines(source.text, record, review.model_copy(update={"lines": silent}))


def source_of(text: str) -> Source | None:
    """Return `text` as a source; `None` where it is refused, as it holds nothing."""
    try:
        return text_source(text, "貼り付け")
    except SourceError:
        assert not text.removeprefix("\ufeff").strip()
        return None


def check(text: str) -> None:
    source = source_of(text)
    if source is not None:
        check_all(source)


def check_all(source: Source, structure: Structure = PLAIN, decided: Decisions = UNDECIDED) -> Recognition:
    found = recognize(source, structure=structure, decisions=decided)
    check_structure(found)
    check_account(source, found)
    check_files(found)
    return found


def check_account(source: Source, found: Recognition) -> None:
    """Nothing is lost: by the program's own count, and by one that shares nothing with it."""
    record, review = found.state.record, found.state.review
    assert not [f for f in found.findings if f.code == "import.characters.lost"]
    assert unaccounted(source.text, record, review) == {}
    check_lines(source.text, record, review)


_KINDS = {
    LineRole.SECTION: {BlockKind.SECTION, BlockKind.HEADING},
    LineRole.HEADING: {BlockKind.SECTION, BlockKind.HEADING},
    LineRole.CAPTION: {BlockKind.PHOTO},
    LineRole.PROMPT: {BlockKind.PROMPT},
    LineRole.TEXT: {BlockKind.TEXT},
    LineRole.SPEECH: {BlockKind.UTTERANCE, BlockKind.PROMPT, BlockKind.TEXT},
    LineRole.LABEL: {BlockKind.UTTERANCE, BlockKind.PROMPT},
}

_TARGETS = {
    LineRole.TITLE: "title",
    LineRole.PARTICIPANT: "participants[",
    LineRole.AGENDA: "agenda[",
    LineRole.HELD: "held.text",
    LineRole.LEAD: "lead[",
    LineRole.CLOSING: "closing[",
}


def check_decided_lines(source: Source, structure: Structure, found: Recognition, decided: Decisions) -> None:
    """Lines are what somebody said they are."""
    lines = source.text.split("\n")
    kinds = {block.id: block.kind for block in found.state.record.blocks}
    for number, role in decided.lines.items():
        fates = [fate for fate in found.state.review.lines if fate.number == number]
        shown = (role, lines[number - 1], fates)
        hint = structure.hints.get(number)
        says = lines[number - 1] if hint is None or hint.text is None else hint.text
        if not squeezed(clean(says)):
            continue
        if role is LineRole.LEFT_OUT:
            assert all(fate.use is LineUse.LEFT_OUT for fate in fates), shown
        elif role is LineRole.NOTE:
            assert any((fate.target or "").startswith("notes[") for fate in fates), shown
        elif role in _TARGETS:
            assert any((fate.target or "").startswith(_TARGETS[role]) for fate in fates), shown
        elif role in _KINDS:
            uses = {fate.use for fate in fates if fate.text is None or fate.target}
            assert uses == {LineUse.BLOCK}, shown
            assert {kinds[fate.target] for fate in fates if fate.target} <= _KINDS[role], shown


def check_structure(found: Recognition) -> None:
    record, review = found.state.record, found.state.review
    ids = [block.id for block in record.blocks]
    assert len(set(ids)) == len(ids)
    assert all(map(is_block_id, ids))
    body = [b.id for b in record.blocks_of(Part.BODY)]
    assert body == [f"b{n}" for n in range(1, len(body) + 1)]
    parts = [block.kind.part for block in record.blocks]
    assert parts == sorted(parts, key=list(Part).index)
    labels = Counter(p.label for p in record.participants)
    assert all(labels)
    assert max(labels.values(), default=1) == 1
    speakers = {p.id for p in record.participants}
    for block in record.blocks:
        if block.kind is not BlockKind.UTTERANCE:
            continue
        refs = [block.speaker, *block.with_speakers] if block.speaker else []
        assert all(ref in speakers for ref in refs)
        if block.speaker is None:
            assert is_asked(block, found), block
        assert "\n\n" not in block.text
    assert all(CODES[d.code].severity is Severity.DOUBT for d in review.doubts)
    assert all((d.block in ids) if d.block else d.path or d.code == IMPLAUSIBLE for d in review.doubts)
    told = [
        (f.code, f.message, f.block, f.path, f.line) for f in found.findings if f.severity is Severity.DOUBT
    ]
    assert sorted(told, key=str) == sorted(
        ((d.code, d.message, d.block, d.path, d.line) for d in review.doubts), key=str
    )


def is_asked(block: Block, found: Recognition) -> bool:
    """Tell whether somebody is asked who speaks in a block: there, or where the label stands first."""
    review = found.state.review
    if any(doubt.block == block.id for doubt in review.doubts):
        return True
    called = letters(block.written or "")
    named = [
        d for d in review.doubts if d.path == "participants" and d.code == "import.participant.uncertain"
    ]
    if any("仮の名前" in doubt.message for doubt in named) and block.written:
        return True
    doubted = {doubt.block for doubt in review.doubts}
    before = found.state.record.blocks[: found.state.record.blocks.index(block)]
    return any(
        other.id in doubted and other.speaker is None and letters(other.written or "") == called
        for other in before
        if other.kind is BlockKind.UTTERANCE
    )


def letters(text: str) -> str:
    return "".join(char for char in squeezed(text) if char.isalnum())


def squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def check_files(found: Recognition) -> None:
    """What is recognised can be written and read, and loses nothing on the way."""
    record, review = found.state.record, found.state.review
    data = write_record(record)
    again = read_record(data, "記録.yaml")
    assert write_record(again) == data
    assert [(b.kind, b.text, again.label_of(b.speaker)) for b in again.blocks] == [
        (b.kind, b.text, record.label_of(b.speaker)) for b in record.blocks
    ]
    kept, _ = read_review(write_review(review, record, record_hash(data)), "記録.review.yaml", again)
    assert kept.lines == review.lines
    assert kept.source == review.source
    assert [(d.code, d.message, d.line) for d in kept.doubts] == [
        (d.code, d.message, d.line) for d in review.doubts
    ]
