"""Types of fields that hold one value: texts, numbers, true or false, one of a few words."""

# ruff: noqa: ARG002  (what all types are handed, not all of them need)

import math
import re
from abc import abstractmethod
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NoReturn

import yaml

from zadankai_editor.formats.events import Events
from zadankai_editor.formats.fields import FieldType, Look, Schema
from zadankai_editor.formats.quoting import literal_block, reads_as_string, scalar
from zadankai_editor.record.ids import BLOCK_ID
from zadankai_editor.record.texts import OUTSIDE, clean, one_line

# Numbers that YAML 1.1 and 1.2 read alike (0 before other digits is octal to the one and decimal to the other).
_INTEGER = re.compile("[-+]?(?:0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_MOST_DIGITS = 1000  # Python converts no more than some thousands

_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}

_ONLY_TEXT = re.compile("[^\0-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]*")
"""A text of one line that `clean` would leave alone."""


class ScalarType(FieldType):
    """A type whose values are one scalar."""

    wanted: str
    """What belongs there, in Japanese."""

    def read(self, events: Events, event: Any) -> Any:
        if event.__class__ is not yaml.ScalarEvent:
            events.refuse_node(event, self.wanted)
        if event.anchor is not None or event.tag is not None:
            events.check_node(event)
        return self.value(events, event)

    @abstractmethod
    def value(self, events: Events, event: Any) -> Any:
        """Return the value of the scalar `event`, which has neither anchor nor tag; refuse a wrong one."""

    def stored(self, value: Any, look: Look = getattr) -> Any:
        return value

    def written(self, value: Any, indent: int) -> str:
        return " " + self.inline(value)

    def inline(self, value: Any, *, flow: bool = False) -> str:
        """Return `value` on one line; `flow`: between brackets."""
        return "null" if value is None else self.text(value, flow=flow)

    @abstractmethod
    def text(self, value: Any, *, flow: bool) -> str:
        """Return `value`, which is not `None`, as `inline` does."""


class Text(ScalarType):
    """A text of one line, without white space at its ends; `null` allowed where `nullable`."""

    wanted = "文字"

    def __init__(self, *, nullable: bool = False, pattern: str | None = None) -> None:
        self._nullable = nullable
        self._pattern = pattern

    def value(self, events: Events, event: Any) -> Any:
        value: str = event.value
        if not event.style and not reads_as_string(value):
            if value in _NULL and self._nullable:
                return None
            self.refuse_unquoted(events, event)
        if "\n" in value and "\n" in value.strip():
            events.refuse(event, "ここの文は一行で書きます。改行を消してください。")
        return self.checked(events, event, self.stored(value))

    def checked(self, events: Events, event: Any, value: Any) -> Any:
        """Return `value`, as stored, which `event` holds, or refuse it."""
        return value

    def stored(self, value: Any, look: Look = getattr) -> Any:
        if value is None:
            return None
        text = value.strip() if _ONLY_TEXT.fullmatch(value) else one_line(value)
        return text or None if self._nullable else text

    def text(self, value: Any, *, flow: bool) -> str:
        return scalar(value, flow=flow)

    def schema(self) -> Schema:
        pattern = {"pattern": self._pattern} if self._pattern else {}
        return {"type": ["string", "null"] if self._nullable else "string", **pattern}

    def refuse_unquoted(self, events: Events, event: Any) -> NoReturn:
        """Refuse a scalar that some parser takes for something else than a string."""
        value = event.value
        if value in _NULL:
            what = "値がありません" if not value else f"{value} は「値なし」の意味になります"
            events.refuse(event, f"ここには{self.wanted}を書きますが、{what}。空なら '' と書いてください。")
        events.refuse(
            event,
            f"ここには{self.wanted}を書きますが、{value} は数・日付・真偽などとも読めます。"
            f"引用符で囲んで '{value}' と書いてください。",
        )


class Label(Text):
    """A participant's label, which may be empty while somebody edits; `null` says that it is nobody's."""

    def stored(self, value: Any, look: Look = getattr) -> Any:
        return None if value is None else super().stored(value) or ""


class Paragraphs(Text):
    """A text of one or more paragraphs, none of them empty, separated by one line feed."""

    def value(self, events: Events, event: Any) -> Any:
        if not event.style and not reads_as_string(event.value):
            self.refuse_unquoted(events, event)
        return self.stored(event.value)

    def stored(self, value: Any, look: Look = getattr) -> Any:
        if _ONLY_TEXT.fullmatch(value):
            return value.strip()
        return "\n".join(stored_paragraphs(value))

    def written(self, value: Any, indent: int) -> str:
        block = literal_block(value, indent + 2) if "\n" in value else None
        return " " + (block or scalar(value))


def stored_paragraphs(text: str) -> list[str]:
    """Return the paragraphs of `text` that a file holds: cleaned, without outer space, none empty."""
    return [line for line in (piece.strip() for piece in clean(text).split("\n")) if line]


class Verbatim(Text):
    """A text of any shape, of which not a character is changed. A lone surrogate becomes U+FFFD."""

    def value(self, events: Events, event: Any) -> Any:
        if not event.style and not reads_as_string(event.value):
            if event.value in _NULL and self._nullable:
                return None
            self.refuse_unquoted(events, event)
        return event.value

    def stored(self, value: Any, look: Look = getattr) -> Any:
        return value

    def written(self, value: Any, indent: int) -> str:
        block = literal_block(value, indent + 2) if "\n" in value else None
        return " " + (block or scalar(value))


class BlockIdText(Text):
    """The id of a block, which stands in the file once."""

    wanted = "ブロックのid"

    def __init__(self) -> None:
        super().__init__(pattern=f"^{BLOCK_ID.pattern}$")

    def checked(self, events: Events, event: Any, value: Any) -> Any:
        if not BLOCK_ID.fullmatch(event.value):
            events.refuse(event, "idは英小文字で始まる、英小文字と数字だけの16文字までの名前にしてください。")
        if value in events.ids:
            events.refuse(event, f"id {value} が二つあります。どちらかを別のidにしてください。")
        events.ids.add(value)
        return value


_INSIDE = rf"^(?!{OUTSIDE})"
_LEADS_OUTSIDE = re.compile(OUTSIDE)


class File(Text):
    """The name of a file in the record's folder or below it, with `/`."""

    wanted = "ファイル名"

    def __init__(self) -> None:
        super().__init__(pattern=_INSIDE)

    def checked(self, events: Events, event: Any, value: Any) -> Any:
        if leads_outside(value):
            problem = (
                "画像は、記録のファイルと同じフォルダーかその中に置き、images/a.jpg のように書いてください。"
            )
            events.refuse(event, problem)
        return value


def leads_outside(file: str) -> bool:
    """Tell whether `file` may be somewhere else than in the record's folder or below it.

    So are absolute names, drives, addresses (`https:`), `..`, also as a browser (`%2e%2e`) or
    Windows (`.. `) read it, and whatever has a backslash, which is a separator on Windows only.
    """
    return _LEADS_OUTSIDE.match(file) is not None


class Integer(ScalarType):
    """A whole number."""

    wanted = "数"

    def value(self, events: Events, event: Any) -> Any:
        value = event.value
        if event.style:
            events.refuse(event, "ここには数を書きますが、引用符で囲まれています。引用符を消してください。")
        if not _INTEGER.fullmatch(value) or len(value) > _MOST_DIGITS:
            events.refuse(event, "ここには 12 のような、半角の数を書いてください。")
        return int(value)

    def text(self, value: Any, *, flow: bool) -> str:
        return str(value)

    def schema(self) -> Schema:
        return {"type": "integer"}


class Seconds(ScalarType):
    """A number of seconds, whole or not."""

    wanted = "秒数"

    def value(self, events: Events, event: Any) -> Any:
        value = event.value
        if event.style:
            events.refuse(event, "ここには秒数を書きますが、引用符で囲まれています。引用符を消してください。")
        if not _DECIMAL.fullmatch(value) or not math.isfinite(float(value)):
            events.refuse(event, "ここには 12 や 3.5 のような、半角の秒数を書いてください。")
        return float(value)

    def text(self, value: Any, *, flow: bool) -> str:
        # Never with an exponent: YAML 1.1 and 1.2 disagree on those.
        return str(int(value)) if value == int(value) else format(Decimal(repr(value)), "f")

    def schema(self) -> Schema:
        return {"type": "number"}


class Flag(ScalarType):
    """`true`, or left out."""

    wanted = "true"

    def value(self, events: Events, event: Any) -> Any:
        if event.style or event.value not in _BOOLEANS:
            events.refuse(event, "ここには true か false を、引用符を付けずに書いてください。")
        return _BOOLEANS[event.value]

    def text(self, value: Any, *, flow: bool) -> str:
        return "true" if value else "false"

    def schema(self) -> Schema:
        return {"type": "boolean"}


class Choice(Text):
    """One of a few words, each with what it means in Japanese; `null` allowed where `nullable`."""

    def __init__(self, meanings: Mapping[str, str], *, nullable: bool = False) -> None:
        super().__init__(nullable=nullable)
        self._meanings = dict(meanings)
        self.wanted = " か ".join(meanings)

    def checked(self, events: Events, event: Any, value: Any) -> Any:
        if event.value not in self._meanings:
            events.refuse(event, f"ここには {self.wanted} のどれかを書いてください。")
        return value

    def stored(self, value: Any, look: Look = getattr) -> Any:
        return str(value)

    def schema(self) -> Schema:
        choices: list[Schema] = [{"const": word, "title": title} for word, title in self._meanings.items()]
        return {"oneOf": [*choices, {"type": "null"}] if self._nullable else choices}


class Version(Text):
    """The tag that names the format and its version, of which a file is `what` in Japanese.

    `others` says, for other formats, what a file of theirs is and what to do; `otherwise` what to do
    with a file that is of no format at all.
    """

    def __init__(
        self,
        tag: str,
        what: str,
        others: Mapping[str, str],
        otherwise: str = "正しいファイルかどうかを確かめてください。",
    ) -> None:
        super().__init__()
        self._tag = tag
        self._others = others
        self.missing = f"{what}ではありません（format: {tag} と書かれていません）。{otherwise}"

    def checked(self, events: Events, event: Any, value: Any) -> Any:
        events.recognised = True
        if value != self._tag:
            events.refuse(event, self._problem(value))
        return value

    def _problem(self, found: str) -> str:
        kind, _, version = found.rpartition("/")
        if kind == self._tag.rpartition("/")[0] and version.isdecimal():
            return (
                f"このファイルの形式 {found} は、このプログラムより新しいものです。"
                "新しいバージョンのプログラムで開いてください。"
            )
        return self._others.get(kind, self.missing)

    def schema(self) -> Schema:
        return {"const": self._tag}
