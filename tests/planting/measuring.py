"""Which planted errors the checks find, and what they say about the records that have none."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tests.planting.planting import Error
from zadankai_editor.checks import Disk, check
from zadankai_editor.record.findings import Finding
from zadankai_editor.record.levels import Level
from zadankai_editor.record.nodes import BlockKind, Record

_Key = tuple[str, str | None, str | None]


@dataclass(frozen=True)
class Tried:
    """An error and the findings that tell of it; none where it was missed."""

    error: Error
    by: tuple[Finding, ...]


def found(record: Record, level: Level = Level.DEFAULT) -> list[Finding]:
    """Return what the checks say about `record` at `level`; of its pictures nothing is known."""
    return list(check(record, Disk.unknown(), level))


def tried(errors: Iterable[Error], clean: Mapping[str, Record], level: Level = Level.DEFAULT) -> list[Tried]:
    """Return what the checks tell at `level` of each of `errors`, planted into the records `clean`.

    An error is found by what the clean record does not have, at one of its places or the block before or behind.
    A finding that the clean record has at the same place tells nothing, even if it quotes other words now.
    """
    before = {name: Counter(map(_key, found(record, level))) for name, record in clean.items()}
    return [Tried(error, _told(error, before[error.into], level)) for error in errors]


def _told(error: Error, before: Counter[_Key], level: Level) -> tuple[Finding, ...]:
    after = found(error.planted.record, level)
    new = Counter(map(_key, after)) - before
    return tuple(each for each in after if _key(each) in new and _is_there(error, each))


def _key(told: Finding) -> _Key:
    return told.code, told.block, told.path


def _is_there(error: Error, told: Finding) -> bool:
    places = error.planted.places
    if told.block in places or (told.path and any(_is_in(told.path, place) for place in places)):
        return True
    ids = [block.id for block in error.planted.record.blocks]
    if told.block not in ids:
        return False
    at = ids.index(told.block)
    return any(each in places for each in ids[max(0, at - 1) : at + 2])


def _is_in(path: str, place: str) -> bool:
    return path == place or path.startswith(f"{place}.") or place.startswith(f"{path}.")


def utterances(records: Iterable[Record]) -> int:
    """Count the utterances of `records`."""
    return sum(block.kind is BlockKind.UTTERANCE for record in records for block in record.blocks)
