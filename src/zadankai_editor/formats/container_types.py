"""Types of fields that hold several values: lists, mappings, rows."""

from collections.abc import Mapping
from typing import Any

import yaml

from zadankai_editor.formats.events import Events, Refused
from zadankai_editor.formats.fields import Field, FieldType, Look, Presence, Schema, says_nothing
from zadankai_editor.formats.scalar_types import ScalarType, Version


class ListOf(FieldType):
    """A list of values of one type."""

    def __init__(self, item: FieldType) -> None:
        self.item = item

    def read(self, events: Events, event: Any) -> Any:
        if event.__class__ is not yaml.SequenceStartEvent:
            events.refuse_node(event, "「- 」で始まるリスト（空なら[]）")
        events.check_node(event)
        found: list[Any] = []
        path, read, next_event = events.path, self.item.read, events.next
        path.append(0)
        while (event := next_event()).__class__ is not yaml.SequenceEndEvent:
            path[-1] = len(found)
            found.append(read(events, event))
        path.pop()
        return found

    def stored(self, value: Any, look: Look = getattr) -> Any:
        stored = self.item.stored
        return [stored(v, look) for v in value]

    def written(self, value: Any, indent: int) -> str:
        if not value:
            return " []"
        dash = "\n" + " " * (indent + 2) + "-"
        write = self.item.written_as_item
        return dash + dash.join([write(v, indent + 2) for v in value])

    def schema(self) -> Schema:
        return {"type": "array", "items": self.item.schema()}


class MappingOf(FieldType):
    """A mapping with certain keys, in this order when written."""

    def __init__(self, *fields: Field) -> None:
        self.fields = fields
        self.by_key: Mapping[str, Field] = {f.key: f for f in fields}
        self._required = [f.key for f in fields if f.presence is Presence.REQUIRED]

    def read(self, events: Events, event: Any) -> Any:
        begin = event
        if event.__class__ is not yaml.MappingStartEvent:
            events.refuse_node(event, "「項目: 値」の組")
        events.check_node(event)
        found: dict[str, Any] = {}
        path, by_key, next_event = events.path, self.by_key, events.next
        path.append("")
        while (event := next_event()).__class__ is not yaml.MappingEndEvent:
            key = events.key(event, by_key, found)
            found[key] = by_key[key].type.read(events, next_event())
        path.pop()
        self.check_complete(events, begin, found)
        return found

    def check_complete(self, events: Events, event: Any, found: Mapping[str, Any]) -> None:
        """Refuse the mapping that began with `event` and has the keys `found` if it lacks one."""
        for key in self._required:
            if key not in found:
                events.refuse(event, f"項目 {key} がありません。{key} は必ず書いてください。")

    def stored(self, value: Any, look: Look = getattr) -> Any:
        if value is None:
            return None
        found: dict[str, Any] = {}
        for field in self.fields:
            said = look(value, field.attribute)
            if said is not None:
                said = field.type.stored(said, look)
            if field.presence is not Presence.OPTIONAL or not says_nothing(said):
                found[field.key] = said
        return found

    def attributes(self, found: Mapping[str, Any]) -> dict[str, Any]:
        """Return what `found` says, by the attribute of the node."""
        by_key = self.by_key
        return {by_key[key].attribute: value for key, value in found.items() if not says_nothing(value)}

    def lines(self, value: Any, indent: int) -> list[str]:
        """Return the fields as they are written at the indentation `indent`, the first line unindented."""
        return [f"{f.key}:{f.type.written(value[f.key], indent)}" for f in self.fields if f.key in value]

    def written(self, value: Any, indent: int) -> str:
        pad = "\n" + " " * (indent + 2)
        return pad + pad.join(self.lines(value, indent + 2)) if value else " {}"

    def written_as_item(self, value: Any, indent: int) -> str:
        pad = "\n" + " " * (indent + 2)
        return " " + pad.join(self.lines(value, indent + 2)) if value else " {}"

    def schema(self) -> Schema:
        required = {"required": list(self._required)} if self._required else {}
        return {
            "type": "object",
            "properties": {f.key: f.schema() for f in self.fields},
            **required,
            "additionalProperties": False,
        }


class Document(MappingOf):
    """The mapping that is a whole file; `version` is the type of its first field.

    Where a file does not say that it is one, the message is that, and not what it lacks.
    """

    def __init__(self, version: Version, *fields: Field) -> None:
        tag = Field("format", version, "形式とバージョン", presence=Presence.REQUIRED)
        super().__init__(tag, *fields)
        self.stranger = version.missing

    def read(self, events: Events, event: Any) -> Any:
        try:
            return super().read(events, event)
        except Refused as refused:
            if events.recognised or (events.path and events.path[0] in self.by_key):
                raise
            raise Refused(self.stranger, refused.mark) from refused


class OneOf(FieldType):
    """A mapping whose key `by` says which of several kinds it is, and so which other keys it has.

    `kinds` has, by the value of that key, a title in Japanese and the mapping.
    """

    def __init__(self, by: str, kinds: Mapping[str, tuple[str, MappingOf]]) -> None:
        self._by = by
        self._attribute = next(iter(kinds.values()))[1].by_key[by].attribute
        self._titles = {kind: title for kind, (title, _) in kinds.items()}
        self.kinds = {kind: mapping for kind, (_, mapping) in kinds.items()}
        self._known: dict[str, list[FieldType]] = {}
        for mapping in self.kinds.values():
            for field in mapping.fields:
                types = self._known.setdefault(field.key, [])
                if field.type not in types:
                    types.append(field.type)

    def read(self, events: Events, event: Any) -> Any:
        begin = event
        if event.__class__ is not yaml.MappingStartEvent:
            events.refuse_node(event, "「項目: 値」の組")
        events.check_node(event)
        found: dict[str, Any] = {}
        keys: list[Any] = []
        waiting: list[tuple[str, Any]] = []
        kind: MappingOf | None = None
        known: Mapping[str, Any] = self._known
        path, next_event = events.path, events.next
        path.append("")
        while (event := next_event()).__class__ is not yaml.MappingEndEvent:
            key = events.key(event, known, found)
            if kind is not None:
                found[key] = kind.by_key[key].type.read(events, next_event())
                continue
            keys.append(event)
            types = self._known[key]
            if len(types) == 1:
                found[key] = types[0].read(events, next_event())
            else:  # how it is to be read depends on the kind, which may come later
                value = next_event()
                if value.__class__ is not yaml.ScalarEvent:
                    types[0].read(events, value)  # they are all scalar types, so any will refuse it
                found[key] = None
                waiting.append((key, value))
            if key == self._by:
                kind = self._kind(events, found[key], keys)
                known = kind.by_key
        if kind is None:
            path.pop()
            events.refuse(begin, f"項目 {self._by} がありません。{self._by} は必ず書いてください。")
        for key, value in waiting:
            path[-1] = key
            found[key] = kind.by_key[key].type.read(events, value)
        path.pop()
        kind.check_complete(events, begin, found)
        return found

    def _kind(self, events: Events, name: str, keys: list[Any]) -> MappingOf:
        """Return the kind called `name`, if it has all the keys met so far."""
        kind = self.kinds[name]
        for event in keys:
            events.path[-1] = event.value
            if event.value not in kind.by_key:
                events.refuse(event, f"項目 {event.value} は {name} にはありません。")
        return kind

    def stored(self, value: Any, look: Look = getattr) -> Any:
        return self.kinds[look(value, self._attribute)].stored(value, look)

    def written(self, value: Any, indent: int) -> str:
        return self.kinds[value[self._by]].written(value, indent)

    def written_as_item(self, value: Any, indent: int) -> str:
        return self.kinds[value[self._by]].written_as_item(value, indent)

    def schema(self) -> Schema:
        return {"oneOf": [self._kind_schema(kind) for kind in self.kinds]}

    def _kind_schema(self, kind: str) -> Schema:
        mapping = self.kinds[kind]
        schema = mapping.schema()
        schema["properties"][self._by] = {"title": mapping.by_key[self._by].title, "const": str(kind)}
        return {"title": self._titles[kind], **schema}


class Row(FieldType):
    """A short list on one line with a meaning by position; what is missing at its end says nothing."""

    def __init__(self, *columns: Field) -> None:
        self.columns = columns
        self._types = [c.type for c in columns if isinstance(c.type, ScalarType)]
        self._least = sum(c.presence is Presence.REQUIRED for c in columns)

    def read(self, events: Events, event: Any) -> Any:
        if event.__class__ is not yaml.SequenceStartEvent:
            events.refuse_node(event, "[ ] で囲んだリスト")
        events.check_node(event)
        found: dict[str, Any] = {}
        begin, path, next_event = event, events.path, events.next
        path.append("")
        for column, type_ in zip(self.columns, self._types, strict=True):
            if (event := next_event()).__class__ is yaml.SequenceEndEvent:
                break
            path[-1] = column.key
            found[column.key] = type_.read(events, event)
        else:
            event = next_event()
        path.pop()
        if event.__class__ is not yaml.SequenceEndEvent or len(found) < self._least:
            names = "、".join(c.key for c in self.columns)
            events.refuse(begin, f"ここには {names} をこの順に書きますが、数が合いません。")
        return found

    def stored(self, value: Any, look: Look = getattr) -> Any:
        found: dict[str, Any] = {}
        for column in self.columns:
            said = look(value, column.attribute)
            found[column.key] = None if said is None else column.type.stored(said, look)
        return found

    def written(self, value: Any, indent: int) -> str:  # noqa: ARG002
        cells = [
            type_.inline(value[c.key], flow=True) for c, type_ in zip(self.columns, self._types, strict=True)
        ]
        while cells and cells[-1] == "null":
            cells.pop()
        return f" [{', '.join(cells)}]"

    def schema(self) -> Schema:
        return {
            "type": "array",
            "prefixItems": [c.schema() for c in self.columns],
            "minItems": self._least,
            "maxItems": len(self.columns),
        }
