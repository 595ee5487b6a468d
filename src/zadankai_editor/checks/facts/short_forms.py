"""Short forms that a text defines: `丘上市情報センター（以下「センター」という。）`."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from zadankai_editor.checks.facts.texts import Printed, flow_of
from zadankai_editor.checks.quoting import quoted
from zadankai_editor.japanese.folding import folded
from zadankai_editor.record.findings import Finding, finding
from zadankai_editor.record.nodes import Record

_DEFINITION = re.compile(
    r"(?P<full>[^\s、。「」『』()・はがをにでともの]{2,30}|「[^「」]{2,30}」)\(以下、?[「『](?P<short>[^」』]{1,20})[」』][^)]{0,12}\)"
)


class _Definition(NamedTuple):
    short: str
    full: str
    place: int
    begin: int
    end: int


def check_short_forms(record: Record) -> Iterator[Finding]:
    """Yield short forms used too early, defined twice, for two things, or for nothing."""
    texts = list(flow_of(record))
    read = [folded(printed.text) for printed in texts]
    defined: dict[str, _Definition] = {}
    for place, text in enumerate(read):
        for found in _DEFINITION.finditer(text):
            one = _Definition(found["short"], found["full"].strip("「」"), place, *found.span())
            earlier = defined.setdefault(one.short, one)
            if earlier is not one:
                yield _again(texts[place], one, earlier)
    for one in defined.values():
        yield from _used(texts, read, one)


def _again(printed: Printed, one: _Definition, earlier: _Definition) -> Finding:
    if one.full == earlier.full:
        message = f"略称{quoted(one.short)}の定義が二度あります。後のほうは略称だけにできます。"
        return finding("short_form.twice", message, block=printed.block)
    message = (
        f"略称{quoted(one.short)}が{quoted(earlier.full)}と{quoted(one.full)}の両方を指しています。"
        "別の略称にしてください。"
    )
    return finding("short_form.shared", message, block=printed.block)


def _used(texts: Sequence[Printed], read: Sequence[str], one: _Definition) -> Iterator[Finding]:
    before = [text.replace(one.full, "") for text in (*read[: one.place], read[one.place][: one.begin])]
    early = next((place for place, text in enumerate(before) if one.short in text), None)
    if early is not None and one.short not in one.full:
        message = f"略称{quoted(one.short)}が、定義（{quoted(one.full)}）より前に使われています。"
        yield finding("short_form.early", message + "定義を前に移してください。", block=texts[early].block)
    behind = (read[one.place][one.end :], *read[one.place + 1 :])
    if not any(one.short in text.replace(one.full, "") for text in behind):
        message = f"略称{quoted(one.short)}は、定義された後に使われていません。略称が要るか確かめてください。"
        yield finding("short_form.unused", message, block=texts[one.place].block)
