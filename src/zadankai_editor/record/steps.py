"""The small vocabulary of changes: each step applies, inverts and serialises itself.

A step names what it replaces as well as what it puts there. It is refused, as a value, where the
state is not the one that it was made for; so a journal that does not fit is noticed.
"""

from collections.abc import Sequence
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, JsonValue, TypeAdapter, ValidationError

from zadankai_editor.record.block_ids import IdTally
from zadankai_editor.record.changes import Change, Hull
from zadankai_editor.record.nodes import AgendaItem, Block, BlockKind, Node, Note, Participant, Record
from zadankai_editor.record.review import (
    Digit,
    Doubt,
    Mark,
    Review,
    SettledDoubt,
    SourceLine,
    State,
)


class Refusal(Node):
    """A step or command that cannot be carried out; `message` says why, in Japanese."""

    message: str


UNFIT = Refusal(message="記録の今の内容に合わない操作です。")
"""The answer where a step or a command was made for another state."""

_DOUBLE_ID = Refusal(message="同じIDのブロックや参加者が二つになる操作です。")
_DISORDER = Refusal(message="リード・本文・結びの順が入れ替わる操作です。")
_DANGLING = Refusal(message="参加者や議題の一覧にないものを指すことになる操作です。")

_RECORD_LISTS = ("participants", "agenda", "notes", "blocks")
_REVIEW_LISTS = ("doubts", "settled", "marks", "digits", "lines")
_REFERENCES = frozenset({"speaker", "with_speakers", "people", "agenda"})


class Workbench:
    """A state taken apart so that many steps can be applied to it, then put together again."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._lists: dict[str, list[Any]] = {}
        self._fields: dict[str, Any] = {}
        self.hull = Hull()
        self.ids = IdTally(state.record.blocks)
        self._structure_changed = False
        self._references_changed = False

    def items(self, name: str) -> list[Any]:
        """Return the list `name` of the record or the review, to be changed in place."""
        if name not in self._lists:
            owner = self._state.record if name in _RECORD_LISTS else self._state.review
            self._lists[name] = list(getattr(owner, name))
        return self._lists[name]

    def field(self, name: str) -> Any:
        """Return the value of the record's field `name`, or the review's `source`."""
        if name in self._fields:
            return self._fields[name]
        return getattr(self._state.review if name == "source" else self._state.record, name)

    def set_field(self, name: str, value: Any) -> None:
        """Replace the value that `field` returns."""
        self._fields[name] = value

    def structure_changed(self) -> None:
        """Note that blocks were added, moved or changed their kind."""
        self._structure_changed = True

    def references_changed(self) -> None:
        """Note that blocks were added, or refer to other participants or agenda items."""
        self._references_changed = True

    def result(self) -> tuple[State, Change] | Refusal:
        """Return the new state and what was touched, or why it is not well formed."""
        change = self.hull.change(frozenset((*self._lists.keys() - {"blocks"}, *self._fields)))
        problem = self._problem(change)
        if problem:
            return problem
        record = {n: tuple(self._lists[n]) for n in _RECORD_LISTS if n in self._lists}
        if "blocks" in record:
            self.ids.hand_on(record["blocks"])
        review = {n: tuple(self._lists[n]) for n in _REVIEW_LISTS if n in self._lists}
        for name, value in self._fields.items():
            (review if name == "source" else record)[name] = value
        state = State.model_construct(
            record=self._state.record.model_copy(update=record) if record else self._state.record,
            review=self._state.review.model_copy(update=review) if review else self._state.review,
        )
        return state, change

    def _problem(self, change: Change) -> Refusal | None:
        for name in ("participants", "agenda"):
            if name in self._lists and len({i.id for i in self._lists[name]}) < len(self._lists[name]):
                return _DOUBLE_ID
        if self._structure_changed:
            blocks: list[Block] = self._lists["blocks"]
            if not self.ids.unique:
                return _DOUBLE_ID
            around = blocks[max(0, change.start - 1) : change.start + change.inserted + 1]
            if not _in_order([b.kind for b in around]):
                return _DISORDER
        return _DANGLING if self._is_dangling(change) else None

    def _is_dangling(self, change: Change) -> bool:
        """Tell whether a block refers to somebody or something that is not there any more."""
        people_gone, people = self._ids("participants")
        items_gone, items = self._ids("agenda")
        blocks: Sequence[Block] = self._lists.get("blocks", self._state.record.blocks)
        if not people_gone and not items_gone:
            if not self._references_changed:
                return False
            blocks = blocks[change.start : change.start + change.inserted]
        return any(not block.refers_only_to(people, items) for block in blocks)

    def _ids(self, name: str) -> tuple[bool, set[str]]:
        """Return whether an id of the list `name` has gone, and all ids that it has now."""
        before = {item.id for item in getattr(self._state.record, name)}
        if name not in self._lists:
            return False, before
        now = {item.id for item in self._lists[name]}
        return not before <= now, now


def _in_order(kinds: list[BlockKind]) -> bool:
    """Tell whether lead, body and closing follow each other, at the speed of counting."""
    lead, closing = kinds.count(BlockKind.LEAD), kinds.count(BlockKind.CLOSING)
    end = len(kinds) - closing
    return kinds[:lead].count(BlockKind.LEAD) == lead and kinds[end:].count(BlockKind.CLOSING) == closing


class EditText(Node):
    """Replaces `removed` by `inserted` at character `at` of the text of one block."""

    op: Literal["text"] = "text"
    index: int
    block: str
    at: int
    removed: str
    inserted: str

    def apply(self, bench: Workbench) -> Refusal | None:
        """Change the text, or say why not."""
        blocks = bench.items("blocks")
        if not 0 <= self.index < len(blocks) or blocks[self.index].id != self.block:
            return UNFIT
        block: Block = blocks[self.index]
        end = self.at + len(self.removed)
        if not 0 <= self.at <= len(block.text) or block.text[self.at : end] != self.removed:
            return UNFIT
        text = block.text[: self.at] + self.inserted + block.text[end:]
        blocks[self.index] = block.model_copy(update={"text": text})
        bench.hull.add(self.index, 1, 1)
        return None

    def inverse(self) -> "EditText":
        """Return the step that takes this one back."""
        return self.model_copy(update={"removed": self.inserted, "inserted": self.removed})


class SetBlock(Node):
    """Sets fields of one block; `old` and `new` hold JSON values under the same field names."""

    op: Literal["set"] = "set"
    index: int
    block: str
    old: dict[str, JsonValue]
    new: dict[str, JsonValue]

    @classmethod
    def of(cls, index: int, block: Block, **fields: Any) -> "SetBlock":
        """Return the step that sets `fields` of `block`, which stands at `index`."""
        changed = block.replaced(**fields)
        return cls(
            index=index,
            block=block.id,
            old=block.model_dump(mode="json", include=set(fields)),
            new=changed.model_dump(mode="json", include=set(fields)),
        )

    def apply(self, bench: Workbench) -> Refusal | None:
        """Set the fields, or say why not."""
        blocks = bench.items("blocks")
        if not 0 <= self.index < len(blocks) or blocks[self.index].id != self.block:
            return UNFIT
        block: Block = blocks[self.index]
        if self.old.keys() != self.new.keys() or "id" in self.new:
            return UNFIT
        if block.model_dump(mode="json", include=set(self.old)) != self.old:
            return UNFIT
        try:
            blocks[self.index] = block.replaced(**self.new)
        except ValidationError:
            return UNFIT
        if "kind" in self.new:
            bench.structure_changed()
        if not _REFERENCES.isdisjoint(self.new):
            bench.references_changed()
        bench.hull.add(self.index, 1, 1)
        return None

    def inverse(self) -> "SetBlock":
        """Return the step that takes this one back."""
        return self.model_copy(update={"old": self.new, "new": self.old})


class MoveBlocks(Node):
    """Moves the `count` blocks from index `start` so that they begin at index `to`.

    `to` counts in the list without them. `first` is the id of the first one.
    """

    op: Literal["move"] = "move"
    start: int
    count: int
    to: int
    first: str

    def apply(self, bench: Workbench) -> Refusal | None:
        """Move the blocks, or say why not."""
        blocks = bench.items("blocks")
        end = self.start + self.count
        if self.count < 1 or self.start < 0 or end > len(blocks) or self.to < 0:
            return UNFIT
        if self.to > len(blocks) - self.count or blocks[self.start].id != self.first:
            return UNFIT
        moved = blocks[self.start : end]
        del blocks[self.start : end]
        blocks[self.to : self.to] = moved
        low = min(self.start, self.to)
        span = max(self.start, self.to) + self.count - low
        bench.hull.add(low, span, span)
        bench.structure_changed()
        return None

    def inverse(self) -> "MoveBlocks":
        """Return the step that takes this one back."""
        return self.model_copy(update={"start": self.to, "to": self.start})


class _Splice(Node):
    """Replaces the items `old` at index `at` of one list by `new`."""

    LIST: ClassVar[str]
    at: int

    def apply(self, bench: Workbench) -> Refusal | None:
        """Replace the items, or say why not."""
        old, new = self._sides()
        items = bench.items(self.LIST)
        end = self.at + len(old)
        if self.at < 0 or self.at > len(items) or tuple(items[self.at : end]) != old:
            return UNFIT
        items[self.at : end] = new
        if self.LIST == "blocks":
            bench.hull.add(self.at, len(old), len(new))
            bench.ids.replace(old, new)
            bench.structure_changed()
            bench.references_changed()
        return None

    def _sides(self) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
        values = self.__dict__
        return values["old"], values["new"]

    def inverse(self) -> Any:
        """Return the step that takes this one back."""
        old, new = self._sides()
        return self.model_copy(update={"old": new, "new": old})


class SpliceBlocks(_Splice):
    """Replaces blocks."""

    LIST = "blocks"
    op: Literal["blocks"] = "blocks"
    old: tuple[Block, ...] = ()
    new: tuple[Block, ...] = ()


class SpliceParticipants(_Splice):
    """Replaces participants."""

    LIST = "participants"
    op: Literal["participants"] = "participants"
    old: tuple[Participant, ...] = ()
    new: tuple[Participant, ...] = ()


class SpliceAgenda(_Splice):
    """Replaces agenda items."""

    LIST = "agenda"
    op: Literal["agenda"] = "agenda"
    old: tuple[AgendaItem, ...] = ()
    new: tuple[AgendaItem, ...] = ()


class SpliceNotes(_Splice):
    """Replaces footnotes."""

    LIST = "notes"
    op: Literal["notes"] = "notes"
    old: tuple[Note, ...] = ()
    new: tuple[Note, ...] = ()


class SpliceDoubts(_Splice):
    """Replaces open doubts."""

    LIST = "doubts"
    op: Literal["doubts"] = "doubts"
    old: tuple[Doubt, ...] = ()
    new: tuple[Doubt, ...] = ()


class SpliceSettled(_Splice):
    """Replaces settled doubts."""

    LIST = "settled"
    op: Literal["settled"] = "settled"
    old: tuple[SettledDoubt, ...] = ()
    new: tuple[SettledDoubt, ...] = ()


class SpliceMarks(_Splice):
    """Replaces reviewers' marks."""

    LIST = "marks"
    op: Literal["marks"] = "marks"
    old: tuple[Mark, ...] = ()
    new: tuple[Mark, ...] = ()


class SpliceDigits(_Splice):
    """Replaces digits of participants."""

    LIST = "digits"
    op: Literal["digits"] = "digits"
    old: tuple[Digit, ...] = ()
    new: tuple[Digit, ...] = ()


class SpliceLines(_Splice):
    """Replaces the account of the source's lines."""

    LIST = "lines"
    op: Literal["lines"] = "lines"
    old: tuple[SourceLine, ...] = ()
    new: tuple[SourceLine, ...] = ()


FieldName = Literal["status", "title", "series", "held", "cover", "source"]


class SetField(Node):
    """Sets one field of the record, or the review's source, to a JSON value."""

    op: Literal["field"] = "field"
    field: FieldName
    old: JsonValue
    new: JsonValue

    @classmethod
    def of(cls, state: State, field: FieldName, value: Any) -> "SetField":
        """Return the step that sets `field` to `value`, a node or a plain value."""
        owner = state.review if field == "source" else state.record
        return cls(field=field, old=_plain(getattr(owner, field)), new=_plain(value))

    def apply(self, bench: Workbench) -> Refusal | None:
        """Set the field, or say why not."""
        if _plain(bench.field(self.field)) != self.old:
            return UNFIT
        owner = Review if self.field == "source" else Record
        try:
            changed = owner.model_validate({self.field: self.new})
        except ValidationError:
            return UNFIT
        bench.set_field(self.field, getattr(changed, self.field))
        return None

    def inverse(self) -> "SetField":
        """Return the step that takes this one back."""
        return self.model_copy(update={"old": self.new, "new": self.old})


def _plain(value: Any) -> JsonValue:
    if isinstance(value, Node):
        dumped: JsonValue = value.model_dump(mode="json")
        return dumped
    return None if value is None else str(value)


Step = Annotated[
    EditText
    | SetBlock
    | MoveBlocks
    | SpliceBlocks
    | SpliceParticipants
    | SpliceAgenda
    | SpliceNotes
    | SpliceDoubts
    | SpliceSettled
    | SpliceMarks
    | SpliceDigits
    | SpliceLines
    | SetField,
    Field(discriminator="op"),
]

STEPS: TypeAdapter[tuple[Step, ...]] = TypeAdapter(tuple[Step, ...])
