"""A draft without its review, as a conflict copy is: what can be had again, and a doubt that says so.

The review holds the doubts that are still open. A draft without one would look as if nothing were left to
look at, so whoever opens it is told, and what lies beside it is read again: the review of the record that it
is a copy of, or the source that it was read from.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from zadankai_editor.formats import MAX_REVIEW_BYTES, FormatError, read_review
from zadankai_editor.readers import MAX_SOURCE_BYTES, SourceError, looks_like_record, read_source
from zadankai_editor.record.nodes import Record
from zadankai_editor.record.review import Doubt, Review
from zadankai_editor.storage.errors import StorageError
from zadankai_editor.storage.reading import read_limited

CODE = "review.missing"

_SOURCES = (".txt", ".docx", ".html", ".htm", ".vtt", ".srt", ".json", ".md", ".text")
_MOST_NEIGHBOURS = 200
"""So many entries of the folder are looked at for a review; a folder of thousands is no reason to wait."""

_SAME_SOURCE = 0.5
"""So much of the record must stand in a source for it to be the one that the record was read from."""


@dataclass(frozen=True)
class _Found:
    """A review that can be had again, and the name of the file that it was had from."""

    name: str
    review: Review


def review_in_place_of(missing: Path, path: Path, record: Record, *, why: str = "がない") -> Review:
    """Return the review for the draft `record` at `path`, whose own at `missing` is not there (or `why` not).

    It has the doubts that could be had again, settled ones too: nobody knows whether they were settled
    for this copy. The first doubt says what is missing and what was done.
    """
    found = _of_a_neighbour(missing, path, record) or _of_the_source(path, record)
    if found is None:
        message = (
            f"校正ファイル「{missing.name}」{why}ので、どこが要確認だったか分かりません。"
            "全体をもう一度確かめるか、校正ファイルを同じフォルダーに戻して開き直してください。"
        )
        return Review(doubts=(Doubt(code=CODE, message=message, path="status"),))
    doubts = found.review.doubts
    message = (
        f"校正ファイル「{missing.name}」{why}ので、「{found.name}」から元の記録と要確認{len(doubts)}件を読み直しました。"
        "確認済みだった箇所も要確認に戻しています。全体をもう一度確かめてください。"
    )
    told = Doubt(code=CODE, message=message, path="status")
    return found.review.model_copy(update={"doubts": (told, *doubts)})


def is_of_another(review: Review, record: Record) -> bool:
    """Tell whether `review` belongs to another record: nothing of `record` stands in its source."""
    return review.source is not None and bool(record.blocks) and not _share_of(record, review.source.text)


def _of_a_neighbour(missing: Path, path: Path, record: Record) -> _Found | None:
    """Return the review of the record that this one is a copy of."""
    for file in _candidates(missing, path):
        try:
            review, _ = read_review(read_limited(file, MAX_REVIEW_BYTES), file.name, record)
        except (StorageError, FormatError, OSError):
            continue  # it is no review, or none that can be read: another may be
        if review.source is None or not _was_read_from(record, review.source.text):
            continue
        again = (*review.doubts, *(settled.doubt for settled in review.settled))
        doubts = tuple(doubt for doubt in again if doubt.code != CODE)
        return _Found(file.name, review.model_copy(update={"doubts": doubts, "settled": (), "marks": ()}))
    return None


def _candidates(missing: Path, path: Path) -> list[Path]:
    """Return the reviews beside `path` whose record its name begins with, the closest first."""
    try:
        names = [entry.name for entry, _ in zip(path.parent.iterdir(), range(_MOST_NEIGHBOURS), strict=False)]
    except OSError:
        return []
    fitting = [
        (len(stem), name)
        for name in names
        for stem, dot, rest in [name.partition(".review")]
        if dot and stem and path.stem.startswith(stem) and name != missing.name
        if rest.lower().endswith((".yaml", ".yml", ".bak"))
    ]
    return [path.with_name(name) for _, name in sorted(fitting, reverse=True)]


def _of_the_source(path: Path, record: Record) -> _Found | None:
    """Return the review that comes of reading the source beside `path` again."""
    from zadankai_editor.recognize import recognize

    for ending in _SOURCES:
        file = path.with_suffix(ending)
        try:
            document = read_source(read_limited(file, MAX_SOURCE_BYTES), file.name)
        except (StorageError, SourceError, OSError):
            continue  # there is none of this kind, or none that can be read
        if looks_like_record(document.source.text) or not _was_read_from(record, document.source.text):
            continue
        again = recognize(document.source, structure=document.structure).state
        places = _same_blocks(again.record, record)
        doubts = _carried(again.review.doubts, places, again.record, record)
        return _Found(file.name, Review(source=document.source, doubts=tuple(doubts)))
    return None


def _was_read_from(record: Record, text: str) -> bool:
    """Tell whether most of what `record` holds stands in `text`."""
    return _share_of(record, text) >= _SAME_SOURCE


def _share_of(record: Record, text: str) -> float:
    """Return how much of the words of `record` stands in `text`, whatever the white space."""
    whole = "".join(text.split())
    texts = [bare for block in record.blocks if (bare := "".join(block.text.split()))]
    held = sum(len(bare) for bare in texts if bare in whole)
    return held / sum(map(len, texts)) if texts else 0.0


def _same_blocks(one: Record, other: Record) -> dict[str, str]:
    """Return which blocks of `other` hold the words of which blocks of `one`, by their ids."""
    ours, theirs = ([block.text for block in record.blocks] for record in (one, other))
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    return {
        one.blocks[match.a + n].id: other.blocks[match.b + n].id
        for match in matcher.get_matching_blocks()
        for n in range(match.size)
    }


def _carried(doubts: Iterable[Doubt], places: dict[str, str], one: Record, other: Record) -> Iterable[Doubt]:
    """Yield the doubts about what is in `other` too, at its places there."""
    people = {person.label: index for index, person in enumerate(other.participants)}
    for doubt in doubts:
        if doubt.block is not None:
            if doubt.block in places:
                yield doubt.model_copy(update={"block": places[doubt.block]})
            continue
        path = doubt.path or ""
        for index, person in enumerate(one.participants):
            head = f"participants[{index}]"
            if path.startswith(head):
                now = people.get(person.label)
                path = "participants" if now is None else f"participants[{now}]{path.removeprefix(head)}"
                break
        yield doubt.model_copy(update={"path": path or None})
