"""Merging title, series, date and cover."""

from typing import Any

from zadankai_editor.record.nodes import Cover, Held, Record, Series
from zadankai_editor.storage.merge.items import in_words, said
from zadankai_editor.storage.merge.tally import Tally

_TITLES: dict[str, dict[str, str]] = {
    "series": {"name": "シリーズ名", "number": "回"},
    "held": {"date": "開催日", "text": "開催の文"},
    "cover": {
        "file": "画像ファイル",
        "caption": "写真説明",
        "alt": "代替テキスト",
        "credit": "撮影者・提供者",
    },
}


def merge_details(base: Record, mine: Record, theirs: Record, tally: Tally) -> dict[str, Any]:
    """Return the fields of `mine` that change, with their values, and tell the tally about them."""
    changed: dict[str, Any] = {}
    title = _merged("title", "題名", (base.title, mine.title, theirs.title), tally)
    if title != mine.title:
        changed["title"] = title
    for name, blank in (("series", Series()), ("held", Held()), ("cover", Cover())):
        parts = (getattr(base, name), getattr(mine, name), getattr(theirs, name))
        values = {
            field: _merged(
                f"{name}.{field}", words, tuple(getattr(part or blank, field) for part in parts), tally
            )
            for field, words in _TITLES[name].items()
        }
        merged = type(blank)(**values)
        if merged != (parts[1] or blank):
            changed[name] = None if merged == blank else merged
    return changed


def _merged(path: str, words: str, values: tuple[Any, ...], tally: Tally) -> Any:
    """Return the value that stands in the end, of those of base, mine and theirs."""
    base, mine, theirs = map(said, values)
    if theirs in (base, mine):
        return values[1]
    if mine == base:
        tally.taken += 1
        return values[2]
    tally.doubt_field(path, f"{in_words(words, values[2])}どちらが正しいかを確かめてください。")
    return values[1]
