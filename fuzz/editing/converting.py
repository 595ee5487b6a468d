"""Operations on typed text that becomes something else: names with a colon, marks; and replacing."""

import re

from PySide6.QtWidgets import QApplication

from fuzz.editing.choosing import finish_picking
from fuzz.editing.desk import Desk
from fuzz.editing.ordering import heard_again
from fuzz.editing.words import (
    Row,
    Word,
    assert_each,
    assert_unchanged,
    counted,
    said,
    same,
    same_or_nobody,
    span,
    span_of_block,
    speakers,
    voice_at,
)
from tests.record_states import voice
from zadankai_editor.record.commands.replacing import replace_matches
from zadankai_editor.record.nodes import BlockKind, Part, Record, SpeakerRef
from zadankai_editor.record.search.query import Match
from zadankai_editor.record.search.replacing import Replacement, Template
from zadankai_editor.record.selection import Selection

_MARKED = re.compile("(?P<mark>[―—–‒─━⸺⸻■□▲△○◯〇])(?P=mark)*[ \u3000]?|--+[ \u3000]")
"""A paragraph up to the caret that a mark makes a block of its own."""
_ASKS = "○◯〇"
_KEY_MILLISECONDS = 40


class _Place:
    """Where something is typed: the words before the block and its paragraph, and behind what is selected."""

    def __init__(self, record: Record, selection: Selection) -> None:
        self.low, self.high = span(record, selection)
        self.within_one = selection.start.index == selection.end.index
        self.block = self.paragraph = self.paragraph_end = self.block_end = self.low
        self.before = self.line = self.rest = ""
        if record.blocks:
            start, end = selection.start, selection.end
            self.before = record.blocks[start.index].text[: start.offset]
            self.line = self.before.rpartition("\n")[2]
            self.rest = record.blocks[end.index].text[end.offset :].partition("\n")[0]
            self.block -= len(counted(self.before))
            self.paragraph -= len(counted(self.line))
            self.paragraph_end = self.high + len(counted(self.rest))
            self.block_end = span_of_block(record, end.index)[1]


def label(desk: Desk, text: str, composed: bool) -> None:
    """Type a name and a colon: they say who speaks the block, or the later paragraph, that they begin.

    Elsewhere they are text.
    """
    before, old, selection = desk.row, desk.record, desk.selection
    place = _Place(old, selection)
    plain = _typed(desk, text, composed)
    after, name = desk.row, counted(place.line + text[:-1])
    labels = [p.id for p in old.participants if counted(p.label) == name]
    if len(after) == len(plain):
        assert_unchanged(plain, after, "a label that is text")
        spoken = bool(old.blocks) and old.blocks[selection.start.index].kind in {
            BlockKind.UTTERANCE,
            BlockKind.TEXT,
        }
        assert len(labels) != 1 or place.before or not selection.empty or not spoken, "not taken"
        return
    people = [p for p in old.participants if name in counted(f"{p.label}{p.name}")]
    meant: set[SpeakerRef | None] = set(labels or [p.id for p in people])

    def given(was: Word, now: Word) -> bool:
        speaker, along = speakers(now.voice)
        return was.character == now.character and speaker in meant and not along

    later = "\n" in place.before
    start, end = place.block, place.block + place.block_end - place.high
    if later:
        start, end = place.paragraph, place.paragraph + place.paragraph_end - place.high
    gone = before[:start] + before[place.high :]
    assert_each(gone[:start], after[:start], same, "before a label")
    beyond = not place.within_one
    assert_each(
        gone[start:end],
        after[start:end],
        lambda a, b: given(a, b) or (beyond and same(a, b)),
        "behind a label",
    )
    assert_each(gone[end:], after[end:], same, "in other blocks than a label")
    block = desk.record.blocks[desk.selection.head.index]
    assert block.kind is BlockKind.UTTERANCE
    assert block.speaker in meant


def mark(desk: Desk, text: str, composed: bool, how: str, what: str) -> None:
    """Type a mark: at the start of a paragraph it makes a block of it, elsewhere it is text.

    Words behind ○ stay in the same mouth, or in that where they were last, until the picker is answered.
    """
    before, old, selection = desk.row, desk.record, desk.selection
    place, held = _Place(old, selection), dict(desk.last_voices)
    plain = _typed(desk, text, composed)
    after = desk.row
    if len(after) == len(plain):
        assert_unchanged(plain, after, "a mark that is text")
        assert not _must_convert(old, selection, place, text), "not converted"
    else:
        assert _MARKED.fullmatch(place.line + text.strip()) or _MARKED.fullmatch(place.line + text)
        asks = (place.line + text)[0] in _ASKS

        def allowed(was: Word, now: Word) -> bool:
            if asks:
                return was.character == now.character and (same(was, now) or heard_again(desk, now, held))
            return same_or_nobody(was, now) and (now.voice is None or not place.within_one)

        start = place.paragraph
        end = start + (place.block_end if asks else place.paragraph_end) - place.high
        gone = before[:start] + before[place.high :]
        assert_each(gone[:start], after[:start], same, "before a mark")
        assert_each(gone[start:end], after[start:end], allowed, "behind a mark")
        assert_each(gone[end:], after[end:], same, "beyond a mark")
    finish_picking(desk, how, what)


def _must_convert(record: Record, selection: Selection, place: _Place, text: str) -> bool:
    """Tell whether a mark must be taken for one: it stands alone in a paragraph of the body."""
    block = record.blocks[selection.start.index] if record.blocks else None
    alone = not place.line and not place.rest and selection.empty and text[0] != "-" and len(text) == 1
    return alone and block is not None and block.kind.part is Part.BODY and not block.has_picture


def _typed(desk: Desk, text: str, composed: bool) -> Row:
    """Type or compose a text; return what the row is if it is nothing but text."""
    desk.forget_voices(text)
    before, (low, high) = desk.row, span(desk.record, desk.selection)
    heard = voice_at(desk.record, desk.selection.start)
    for end, character in enumerate(text, 1):
        desk.session.clock += _KEY_MILLISECONDS
        if composed:
            desk.bench.compose(text[:end])
        else:
            desk.bench.type(character)
    if composed:
        desk.bench.compose(commit=text)
    # The picker comes after the event of the input method.
    QApplication.processEvents()
    desk.check()
    return before[:low] + said(text, heard) + before[high:]


def replace(desk: Desk, old: str, new: str) -> None:
    """Replace all that is found, in one step: whoever said what was found says what comes in its place."""
    before, record, state = desk.row, desk.record, desk.state
    desk.forget_voices(new)
    template, found = Template.plain(new), []
    for index, block in enumerate(record.blocks):
        for hit in re.finditer(re.escape(old), block.text):
            match = Match(index, block.id, hit.start(), hit.end(), hit[0])
            found.append(template.replacement(match, block.kind))
    desk.session.dispatch(replace_matches(state, found))
    desk.check()
    if desk.state is state:
        assert not found or all(_same_text(r) for r in found)
        assert_unchanged(before, desk.row, "nothing was replaced")
        return
    wanted = [w for b in record.blocks for w in said(b.text.replace(old, new), voice(b))]
    assert_unchanged(wanted, desk.row, "replacing")
    assert [b.id for b in desk.record.blocks] == [b.id for b in record.blocks]


def _same_text(replacement: Replacement) -> bool:
    return replacement.match.text == replacement.new
