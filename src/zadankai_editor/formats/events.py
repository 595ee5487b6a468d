"""The events of a YAML file, as strict reading wants them: one document, no alias, no tag, a place for all."""

import difflib
import re
from collections.abc import Callable, Collection
from typing import Any, NoReturn

import yaml

from zadankai_editor.formats.errors import FormatError
from zadankai_editor.formats.syntax import explained, line_and_column
from zadankai_editor.readers import plain_text

# What YAML allows in a stream (1.2.2, section 5.1), turned round.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FORMAT = re.compile(r"^\s*['\"]?format['\"]?\s*:", re.MULTILINE)
_MEGABYTE = 1024 * 1024
_QUOTE_IT = "なら、全体を引用符 ' で囲んでください。"


class Refused(Exception):  # noqa: N818
    """The file cannot be read: `problem` says why in Japanese, `mark` where."""

    def __init__(self, problem: str, mark: yaml.Mark | None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.mark = mark


class Events:
    """The events of one document, and where in it the reader is.

    `next` returns the next event. `path` holds the keys and indexes that lead to the value being
    read: whoever goes down into a value appends to it, and takes off again. `ids` are the ids met;
    `recognised` says whether the file has said that it is of the format being read.
    """

    def __init__(self, text: str) -> None:
        self.next: Callable[[], Any] = parser(text).get_event
        self.path: list[str | int] = []
        self.ids: set[str] = set()
        self.recognised = False

    def refuse(self, event: Any, problem: str) -> NoReturn:
        """Refuse the file because of `event`."""
        raise Refused(problem, event.start_mark)

    def check_node(self, event: Any) -> None:
        """Refuse a node with an anchor or a tag.

        An anchor does nothing unless an alias follows, but what YAML takes for one may be text to
        people (`&B` in a title) and would go without a word.
        """
        if event.anchor is not None:
            self.refuse(event, f"「&」で始まるアンカーは使えません。文字の「&」{_QUOTE_IT}")
        if event.tag is not None:
            self.refuse(event, f"「!」で始まるタグは使えません。文字の「!」{_QUOTE_IT}")

    def refuse_node(self, event: Any, wanted: str) -> NoReturn:
        """Refuse an alias, or a node of a sort (scalar, list, mapping) other than `wanted`."""
        if event.__class__ is yaml.AliasEvent:
            self.refuse(event, f"「*」で始まるエイリアスは使えません。文字の「*」{_QUOTE_IT}")
        self.check_node(event)
        if event.__class__ is yaml.SequenceStartEvent:
            found = "リストがあります"
        elif event.__class__ is yaml.MappingStartEvent:
            found = "「項目: 値」の組があります"
        else:
            found = "文字や数が一つだけあります" if event.value else "値がありません"
        self.refuse(event, f"ここには{wanted}を書きますが、{found}。")

    def key(self, event: Any, known: Collection[str], found: Collection[str]) -> str:
        """Return the key that `event` is, one of `known` that is not among `found` yet; refuse others.

        The last element of `path` becomes the key.
        """
        self.path[-1] = ""
        if event.__class__ is not yaml.ScalarEvent:
            self.refuse_node(event, "項目の名前")
        if event.anchor is not None or event.tag is not None:
            self.check_node(event)
        key: str = event.value
        self.path[-1] = key
        if key in found:
            self.refuse(event, f"項目 {key} が二つあります。どちらかを消してください。")
        if key not in known:
            self.refuse(event, unknown_key(key, known))
        return key


def parser(text: str) -> Any:
    """Return a parser of `text` with `get_event()`: libyaml's, or PyYAML's own where that is missing."""
    return yaml.CSafeLoader(text) if yaml.__with_libyaml__ else yaml.SafeLoader(text)


def unknown_key(key: str, known: Collection[str]) -> str:
    """Return a sentence that says that `key` is none of `known`, and which might be meant."""
    shown = key if len(key) <= 40 else key[:40] + "…"
    alike = difflib.get_close_matches(shown, known, 1)
    advice = f"{alike[0]} の書き誤りではありませんか。" if alike else "つづりと字下げを確かめてください。"
    return f"{shown or '空'} という項目は、ここにはありません。{advice}"


def read_document(
    data: bytes, name: str, limit: int, read: Callable[[Events, Any], Any], stranger: str
) -> Any:
    """Return what `read` makes of the one document in `data`, the bytes of the file called `name`.

    `read` is handed the events and the first event of the document's node; `stranger` is the
    problem with a file that nowhere says what it is, whatever else is wrong with it. Raises `FormatError`
    where that refuses, where `data` has more than `limit` bytes, is not UTF-8 (with or without a
    byte order mark), no YAML, empty, or has more than one document.
    """
    text = _text(data, name, limit, stranger)
    path: list[str | int] = []
    try:
        events = Events(text)
        path = events.path
        return _only_node(events, read)
    except yaml.YAMLError as error:
        forbidden = _FORBIDDEN.search(text)
        if forbidden:
            raise _forbidden_character(name, text, forbidden.start()) from error
        problem, mark = explained(error, text)
        if not _says_format(text):
            problem = stranger
        raise _format_error(problem, name, mark, path) from error
    except Refused as refused:
        raise _format_error(refused.problem, name, refused.mark, path) from refused


def _only_node(events: Events, read: Callable[[Events, Any], Any]) -> Any:
    events.next()  # the beginning of the stream
    if events.next().__class__ is yaml.StreamEndEvent:
        raise Refused("何も書かれていません。正しいファイルかどうかを確かめてください。", None)
    found = read(events, events.next())
    events.next()  # the end of the document
    after = events.next()
    if after.__class__ is not yaml.StreamEndEvent:
        events.refuse(
            after, "一つのファイルに書ける記録は一つだけです。「---」より後を別のファイルにしてください。"
        )
    return found


def _says_format(text: str) -> bool:
    return _FORMAT.search(text) is not None


def _text(data: bytes, name: str, limit: int, stranger: str) -> str:
    if len(data) > limit:
        problem = (
            f"大きすぎて読めません（{limit // _MEGABYTE} MBまで）。正しいファイルかどうかを確かめてください。"
        )
        raise FormatError(problem, name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = plain_text(data)
        if text is None:
            problem = (
                "文章のファイルではありません（画像やWordなどのファイルのようです）。"
                "記録のファイルを選んでください。"
            )
            raise FormatError(problem, name) from error
        if not _says_format(text):
            raise FormatError(stranger, name) from error
        line, column = line_and_column(data[: error.start].decode("utf-8-sig"), len(data))
        problem = "UTF-8の文字として読めません。文字コードをUTF-8にして保存し直してください。"
        raise FormatError(problem, name, line=line, column=column) from error


def _forbidden_character(name: str, text: str, index: int) -> FormatError:
    line, column = line_and_column(text, index)
    problem = f"文章に使えない制御文字（U+{ord(text[index]):04X}）があります。その文字を消してください。"
    return FormatError(problem, name, line=line, column=column)


def _format_error(problem: str, name: str, mark: yaml.Mark | None, path: list[str | int]) -> FormatError:
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path if step != "")
    field = "".join(steps).removeprefix(".")
    if mark is None:
        return FormatError(problem, name)
    return FormatError(problem, name, line=mark.line + 1, column=mark.column + 1, field=field or None)
