"""Random states of the record, and random commands with random arguments."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from tests.record_states import K
from zadankai_editor.record.commands import (
    agenda,
    blocks,
    details,
    doubts,
    importing,
    joining,
    kinds,
    paste,
    photos,
    replacing,
    sections,
    text,
    unlisted,
)
from zadankai_editor.record.commands import participants as people
from zadankai_editor.record.nodes import (
    AgendaItem,
    Block,
    BlockKind,
    Cover,
    Held,
    Note,
    Participant,
    Record,
    Series,
    Status,
    UnknownAgenda,
    UnknownSpeaker,
)
from zadankai_editor.record.review import Digit, Doubt, Mark, Review, State
from zadankai_editor.record.search.finder import Finder
from zadankai_editor.record.search.query import Query
from zadankai_editor.record.search.replacing import Template
from zadankai_editor.record.selection import Position, Selection
from zadankai_editor.record.steps import Refusal
from zadankai_editor.record.transactions import Transaction

Outcome = Transaction | Refusal
Command = Callable[[State, st.DataObject], Outcome]

PIECES = ["あ", "𠮷", "か\u3099", "A", " ", "\u3000", "辻\U000e0101", "、"]
LINES = st.lists(st.sampled_from(PIECES), max_size=5).map("".join)
TEXTS = st.lists(LINES, min_size=1, max_size=3).map("\n".join)
TYPED = st.lists(
    st.sampled_from(["x", "𠮟", "\n", "\r\n", "\u2028", "\x0b", "\x00", "\ud842\udfb7", "\udc00", "\ufeff"]),
    max_size=4,
).map("".join)
"""What somebody types or pastes, with characters that no other text here has."""

LABELS = st.sampled_from(["甲", "乙", "丙", "甲 ", "A", "Ａ"])
FLAGS = st.booleans()
FILES = st.sampled_from([None, None, "images/a.png"])


@st.composite
def states(draw: st.DrawFn) -> State:
    """Return any well-formed state, as it may be opened or have come about."""
    participants = tuple(
        Participant(id=f"p{n}", label=label)
        for n, label in enumerate(draw(st.lists(st.sampled_from("甲乙丙"), max_size=3)))
    )
    items = tuple(
        AgendaItem(id=f"a{n}", number=number, text="議")
        for n, number in enumerate(draw(st.lists(st.integers(1, 2), max_size=2)))
    )
    block_kinds = (
        [K.LEAD] * draw(st.integers(0, 2))
        + draw(st.lists(st.sampled_from([k for k in K if k not in {K.LEAD, K.CLOSING}]), max_size=4))
        + [K.CLOSING] * draw(st.integers(0, 2))
    )
    flow = tuple(draw(_block(f"b{n}", kind, participants, items)) for n, kind in enumerate(block_kinds))
    about = st.sampled_from([b.id for b in flow] or ["gone"])
    review = Review(
        doubts=tuple(
            Doubt(code=f"c{n}", message="m", block=draw(about)) for n in range(draw(st.integers(0, 2)))
        ),
        marks=tuple(Mark(block=draw(about), reviewer="校") for _ in range(draw(st.integers(0, 1)))),
        digits=tuple(Digit(participant=p.id, digit=n) for n, p in enumerate(participants)),
    )
    record = Record(
        status=draw(st.sampled_from(Status)), title="題", participants=participants, agenda=items, blocks=flow
    )
    return State(record=record, review=review)


@st.composite
def _block(
    draw: st.DrawFn,
    block_id: str,
    kind: BlockKind,
    participants: tuple[Participant, ...],
    items: tuple[AgendaItem, ...],
) -> Block:
    refs = st.sampled_from([*(p.id for p in participants), UnknownSpeaker(label="甲")])
    agenda_refs = st.sampled_from([None, UnknownAgenda(number=1), *(i.id for i in items)])
    known: dict[str, Any] = {
        "text": draw(TEXTS if kind.has_paragraphs else LINES),
        "speaker": draw(st.none() | refs),
        "with_speakers": tuple(draw(st.lists(refs, max_size=1))),
        "people": tuple(draw(st.lists(refs, max_size=1))),
        "agenda": draw(agenda_refs),
        "file": draw(FILES),
        "continued": draw(FLAGS),
        "role": draw(st.sampled_from([None, "役"])),
        "written": draw(st.sampled_from([None, "乙"])),
        "end": draw(st.sampled_from([None, 2.5])),
    }
    return Block(id=block_id, kind=kind, **known)


def index_in(state: State, data: st.DataObject) -> int:
    """Draw the index of a block; 0 in a record without any, where the window shows a paragraph."""
    return data.draw(st.integers(0, max(0, len(state.record.blocks) - 1)))


def position_in(state: State, data: st.DataObject) -> Position:
    """Draw a place in the flow."""
    index = index_in(state, data)
    length = len(state.record.blocks[index].text) if state.record.blocks else 0
    return Position(index, data.draw(st.sampled_from([0, length]) | st.integers(0, length)))


def selection_in(state: State, data: st.DataObject) -> Selection:
    """Draw a selection."""
    return Selection(position_in(state, data), position_in(state, data))


def indexes_in(state: State, data: st.DataObject) -> list[int]:
    """Draw indexes of blocks, adjacent or not."""
    return data.draw(st.lists(st.integers(0, max(0, len(state.record.blocks) - 1)), min_size=1, max_size=4))


def range_in(state: State, data: st.DataObject) -> tuple[int, int]:
    """Draw the start and the count of some adjacent blocks."""
    start = index_in(state, data)
    return start, data.draw(st.integers(1, max(1, len(state.record.blocks) - start)))


def participant_in(state: State, data: st.DataObject) -> str:
    """Draw the id of a participant, or of nobody."""
    return data.draw(st.sampled_from([*(p.id for p in state.record.participants), "nobody"]))


def _item_in(state: State, data: st.DataObject) -> str:
    return data.draw(st.sampled_from([*(i.id for i in state.record.agenda), "nothing"]))


def _typed(state: State, data: st.DataObject) -> Outcome:
    at = position_in(state, data)
    held = state.record.blocks[at.index].text if state.record.blocks else ""
    removed = held[at.offset : at.offset + data.draw(st.integers(0, 2))]
    return text.edit_text(state, at.index, at.offset, removed, data.draw(TYPED | TEXTS))


def _details(state: State, data: st.DataObject) -> Outcome:
    words = data.draw(TYPED | TEXTS)
    notes = len(state.record.notes)
    return data.draw(
        st.sampled_from(
            [
                details.set_title(state, words),
                details.set_series(state, Series(name=words, number=1)),
                details.set_held(state, Held(date=words)),
                details.set_cover(state, Cover(file=words or None, caption=words)),
                details.set_status(state, data.draw(st.sampled_from(Status))),
                details.add_note(state, Note(term=words)),
                details.rename_files(state, {"images/a.png": "images/b.png"}),
                *([details.change_note(state, notes - 1, Note(text=words))] if notes else []),
                *([details.remove_note(state, 0), details.move_note(state, 0, notes - 1)] if notes else []),
            ]
        )
    )


def _fields(state: State, data: st.DataObject) -> Outcome:
    if not state.record.blocks:
        return details.set_title(state, "")
    fields = data.draw(
        st.fixed_dictionaries(
            {},
            optional={
                "file": st.sampled_from([None, "images/c.png", "../c.png", "C:/c.png"]),
                "alt": st.none() | TYPED,
                "agenda": st.sampled_from([None, "nothing", *(i.id for i in state.record.agenda)]),
                "speaker": st.sampled_from([None, "nobody", *(p.id for p in state.record.participants)]),
                "continued": FLAGS,
            },
        )
    )
    return blocks.set_block_fields(state, index_in(state, data), "変更", **fields)


def _pasted(state: State, data: st.DataObject) -> Outcome:
    copied = data.draw(st.lists(st.sampled_from([*state.record.blocks, *_STRANGERS]), max_size=4))
    return paste.paste_blocks(state, position_in(state, data), tuple(copied))


_STRANGERS = (
    Block(id="b0", kind=K.UTTERANCE, text="他", speaker="elsewhere"),
    Block(id="zz", kind=K.CLOSING, text="末", people=("elsewhere",)),
    Block(id="zy", kind=K.TEXT, text="地\x0b文", speaker=UnknownSpeaker(label="乙")),
    Block(id="zx", kind=K.SECTION, text="節\n々", agenda="elsewhere"),
)


def _moved_text(state: State, data: st.DataObject) -> Outcome:
    selection, to = selection_in(state, data), position_in(state, data)
    if not state.record.blocks or selection.start <= to <= selection.end:
        return Refusal(message="ここへは動かせません。")
    return paste.move_text(state, selection, to)


def _inserted(state: State, data: st.DataObject) -> Outcome:
    copied = data.draw(st.lists(st.sampled_from([*state.record.blocks, *_STRANGERS]), max_size=4))
    return paste.insert_blocks(state, data.draw(st.integers(0, len(state.record.blocks))), tuple(copied))


def _photo(state: State, data: st.DataObject) -> Outcome:
    found = [i for i, b in enumerate(state.record.blocks) if b.kind is K.PHOTO]
    if not found:
        return photos.add_photos(state, None)
    return photos.move_photo(state, data.draw(st.sampled_from(found)), down=data.draw(FLAGS))


def _replaced(state: State, data: st.DataObject) -> Outcome:
    query = Query(data.draw(st.sampled_from(PIECES)), inside_names=data.draw(FLAGS))
    found = Finder(query).find(state.record).matches
    chosen = data.draw(st.lists(st.sampled_from(found), unique=True)) if found else []
    template = Template.plain(data.draw(TYPED | TEXTS))
    return replacing.replace_matches(
        state, [template.replacement(m, state.record.blocks[m.at].kind) for m in chosen]
    )


COMMANDS: dict[str, Command] = {
    "edit_text": _typed,
    "delete": lambda s, d: text.delete(s, selection_in(s, d), keep_first=d.draw(FLAGS)),
    "insert_paragraphs": lambda s, d: text.insert_paragraphs(
        s, selection_in(s, d), d.draw(st.lists(TYPED | TEXTS, max_size=3))
    ),
    "split_paragraph": lambda s, d: text.split_paragraph(s, position_in(s, d)),
    "next_utterance": lambda s, d: text.next_utterance(s, position_in(s, d)),
    "split_block": lambda s, d: text.split_block(s, position_in(s, d)),
    "join": lambda s, d: text.join_with_previous(s, index_in(s, d), across_speakers=d.draw(FLAGS)),
    "backspace": lambda s, d: text.delete_backward_at_start(s, index_in(s, d)),
    "delete_forward": lambda s, d: text.delete_forward_at_end(s, index_in(s, d)),
    "set_kind": lambda s, d: kinds.set_kind(s, indexes_in(s, d), d.draw(st.sampled_from(K))),
    "move_blocks": lambda s, d: kinds.move_blocks(s, *range_in(s, d), index_in(s, d)),
    "move_by_one": lambda s, d: kinds.move_by_one(s, *range_in(s, d), d.draw(FLAGS)),
    "move_section": lambda s, d: sections.move_section(
        s, index_in(s, d), d.draw(st.integers(0, len(s.record.blocks)))
    ),
    "move_section_by_one": lambda s, d: sections.move_section_by_one(s, index_in(s, d), down=d.draw(FLAGS)),
    "rename_section": lambda s, d: sections.rename_section(s, index_in(s, d), d.draw(TYPED | LINES)),
    "join_blocks": lambda s, d: joining.join_blocks(s, *range_in(s, d), across_speakers=d.draw(FLAGS)),
    "duplicate_blocks": lambda s, d: blocks.duplicate_blocks(s, *range_in(s, d)),
    "set_speaker": lambda s, d: blocks.set_speaker(
        s, indexes_in(s, d), d.draw(st.none() | st.just(participant_in(s, d)))
    ),
    "set_block_fields": _fields,
    "delete_blocks": lambda s, d: blocks.delete_blocks(s, *range_in(s, d)),
    "paste_blocks": _pasted,
    "insert_blocks": _inserted,
    "move_text": _moved_text,
    "add_participant": lambda s, d: people.add_participant(
        s, d.draw(LABELS), at=d.draw(st.none() | st.integers(0, 3)), name=d.draw(TYPED | LINES)
    ),
    "change_participant": lambda s, d: people.change_participant(
        s, participant_in(s, d), label=d.draw(LABELS)
    ),
    "move_participant": lambda s, d: people.move_participant(
        s, participant_in(s, d), d.draw(st.integers(-1, 3))
    ),
    "remove_participant": lambda s, d: people.remove_participant(s, participant_in(s, d)),
    "add_agenda_item": lambda s, d: agenda.add_agenda_item(
        s, d.draw(TYPED), d.draw(st.none() | st.integers(0, 3))
    ),
    "change_agenda_item": lambda s, d: agenda.change_agenda_item(
        s, _item_in(s, d), text=d.draw(st.none() | TYPED), number=d.draw(st.none() | st.integers(0, 3))
    ),
    "move_agenda_item": lambda s, d: agenda.move_agenda_item(s, _item_in(s, d), d.draw(st.integers(-1, 2))),
    "remove_agenda_item": lambda s, d: agenda.remove_agenda_item(s, _item_in(s, d)),
    "details": _details,
    "settle": lambda s, d: doubts.settle(s, doubts.open_doubts(s)[: d.draw(st.integers(0, 2))], "2026-01-01"),
    "toggle_mark": lambda s, d: doubts.toggle_mark(s, d.draw(st.sampled_from(["b0", "b1", "gone"])), "校"),
    "take_over": lambda s, d: importing.take_over(s, d.draw(states())),
    "add_photos": lambda s, d: photos.add_photos(s, d.draw(st.none() | st.integers(0, 5))),
    "move_photo": _photo,
    "adopt_unknown": lambda s, d: unlisted.adopt_unknown(s, d.draw(LABELS)),
    "adopt_written": lambda s, d: unlisted.adopt_written(s, d.draw(LABELS)),
    "assign_unknown": lambda s, d: unlisted.assign_unknown(s, d.draw(LABELS), participant_in(s, d)),
    "replace_matches": _replaced,
    "assign_written": lambda s, d: unlisted.assign_written(s, d.draw(LABELS), participant_in(s, d)),
}
