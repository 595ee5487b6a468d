"""The JSON of speech recognisers: Whisper, WhisperX, whisper.cpp, AssemblyAI, and plain lists of segments.

Only the keys that matter here are kept while the file is parsed, so that a large one needs little memory.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from zadankai_editor.readers.errors import SourceError
from zadankai_editor.readers.reports import Reports
from zadankai_editor.readers.structure import Hint, SourceDocument, Structure
from zadankai_editor.readers.text import make_source, storable
from zadankai_editor.readers.timing import seconds_of

_LISTS = ("segments", "utterances", "transcription", "word_segments", "words")
"""Where the turns are, the best first: the later ones say the same in smaller pieces."""

_TEXTS = ("text", "transcript", "word")
_SPEAKERS = ("speaker", "speaker_label", "speaker_name")
_TIMES = ("start", "end", "from", "to", "timestamps", "offsets")
_KEPT = frozenset((*_LISTS, *_TEXTS, *_SPEAKERS, *_TIMES))
_WORD_LISTS = ("word_segments", "words")
_MOST_NAMES = 30
_MOST_ENTRIES = 750_000
"""Objects and lists in one file: ten hours of talk, each character an entry, have a third of that."""

_LINE_END = re.compile(r"\r\n|\r|\n")


class _Turn(NamedTuple):
    """What one entry says: text, speaker, seconds from and to."""

    text: str
    label: str | None
    start: float | None
    end: float | None


def read_recognised(text: str, name: str, encoding: str | None) -> SourceDocument | None:
    """Return the document for `text`, the JSON of a speech recogniser, one line for each line of a turn.

    `None` where it is JSON, but not of a shape that is known here. Raises `SourceError` where it is no
    JSON, nested too deeply, or nothing is said in it.
    """
    others: dict[str, None] = {}
    parsed = _parsed(text, name, others)
    reports = Reports()
    turns = _turns(parsed, reports)
    if turns is None:
        return None
    lines, hints = _lines(turns)
    if others:
        reports.add(f"文字と発言者と時刻のほかの項目（{'、'.join(others)}）")
    source = make_source("\n".join(lines), name, encoding)
    return SourceDocument(source, Structure(hints=hints, dropped=reports.dropped(), transcript=True))


def _parsed(text: str, name: str, others: dict[str, None]) -> Any:
    """Parse, without the keys that say nothing here: their names go to `others`, the first of them."""

    def condensed(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len(others) < _MOST_NAMES:
            others.update((storable(key[:40]), None) for key, _ in pairs if key not in _KEPT)
        return {key: value for key, value in pairs if key in _KEPT}

    if text.count("{") + text.count("[") > _MOST_ENTRIES:
        raise SourceError(
            f"「{name}」は項目が多すぎて読めません（{_MOST_ENTRIES // 10_000}万件まで）。"
            "音声認識の結果のファイルか確かめ、単語ごとの時刻を付けずに書き出し直すか、録音を分けてください。"
        )
    try:
        return json.loads(text, object_pairs_hook=condensed, parse_constant=lambda _: None)
    except RecursionError:
        raise SourceError(
            f"「{name}」は入れ子が深すぎて読めません。音声認識の結果のファイルか確かめてください。"
        ) from None
    except ValueError as error:
        where = (
            f"{error.lineno}行目の{error.colno}文字目" if isinstance(error, json.JSONDecodeError) else "数値"
        )
        raise SourceError(
            f"「{name}」はJSONとして読めません（{where}）。"
            "途中で切れていないか確かめ、音声認識のソフトから書き出し直してください。"
        ) from None


def _turns(parsed: Any, reports: Reports) -> list[_Turn] | None:
    """Return the turns of whichever shape this is; `None` where it is none."""
    if isinstance(parsed, list):
        return _turns_of_list("segments", parsed, reports)
    if not isinstance(parsed, dict):
        return None
    for key in _LISTS:
        entries = parsed.get(key)
        if isinstance(entries, list) and entries:
            turns = _turns_of_list(key, entries, reports)
            if turns is not None:
                return turns
    whole = parsed.get("text")
    return [_Turn(whole, None, None, None)] if isinstance(whole, str) and whole.strip() else None


def _turns_of_list(key: str, entries: list[Any], reports: Reports) -> list[_Turn] | None:
    per_second = 1000 if key in ("utterances", "words") and _in_milliseconds(entries) else 1
    unread = 0
    turns: list[_Turn] = []
    for entry in entries:
        said = _text_of(entry)
        if said is None:
            unread += 1
            continue
        start, end = _times_of(entry, per_second)
        turns.append(_Turn(said, _label_of(entry), start, end))
    if not turns:
        return None
    if unread:
        reports.add(f"文字のない項目{unread}件")
    if key in _WORD_LISTS:
        return list(_runs(turns))
    _report_changes_within(entries, reports)
    return turns


def _in_milliseconds(entries: Iterable[Any]) -> bool:
    """Tell whether times are whole numbers throughout: of the services with such lists, those count so."""
    times = [entry.get(key) for entry in entries if isinstance(entry, dict) for key in ("start", "end")]
    known = [time for time in times if time is not None]
    return bool(known) and all(isinstance(time, int) for time in known)


def _text_of(entry: Any) -> str | None:
    if not isinstance(entry, dict):
        return None
    return next((entry[key] for key in _TEXTS if isinstance(entry.get(key), str)), None)


def _label_of(entry: dict[str, Any]) -> str | None:
    for key in _SPEAKERS:
        value = entry.get(key)
        if isinstance(value, str) and value.strip():
            return _one_line(value)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value) if -1000 < value < 1_000_000 else None
    return None


def _times_of(entry: dict[str, Any], per_second: int) -> tuple[float | None, float | None]:
    """Return seconds from and to; whisper.cpp has them in `offsets` (milliseconds) or `timestamps`."""
    offsets, stamps = entry.get("offsets"), entry.get("timestamps")
    if isinstance(offsets, dict):
        return seconds_of(offsets.get("from"), per_second=1000), seconds_of(
            offsets.get("to"), per_second=1000
        )
    if isinstance(stamps, dict):
        return seconds_of(stamps.get("from")), seconds_of(stamps.get("to"))
    start = seconds_of(entry.get("start"), per_second=per_second)
    return start, seconds_of(entry.get("end"), per_second=per_second)


def _runs(words: Sequence[_Turn]) -> Iterator[_Turn]:
    """Join the words that one speaker says without a break into a turn."""
    first = 0
    for index in range(1, len(words) + 1):
        if index == len(words) or words[index].label != words[first].label:
            run = words[first:index]
            yield _Turn(_joined(word.text for word in run), run[0].label, run[0].start, run[-1].end)
            first = index


def _joined(words: Iterable[str]) -> str:
    """Join words: nothing comes between Japanese ones, a space between two that are written in ASCII."""
    pieces: list[str] = []
    for word in words:
        if pieces and _ends_ascii(pieces[-1]) and word[:1].isascii() and word[:1].isalnum():
            pieces.append(" ")
        pieces.append(word)
    return "".join(pieces)


def _ends_ascii(piece: str) -> bool:
    return piece[-1:].isascii() and not piece[-1:].isspace() and bool(piece)


def _report_changes_within(entries: Iterable[Any], reports: Reports) -> None:
    """Name the speakers that words within a turn have and the turn itself has not: it may be two people's."""
    for entry in entries:
        words = entry.get("words") if isinstance(entry, dict) else None
        if not isinstance(words, list):
            continue
        label = _label_of(entry)
        others = {_label_of(word) for word in words if isinstance(word, dict)} - {label, None}
        if others:
            said = _text_of(entry) or ""
            named = "、".join(sorted(other for other in others if other))
            reports.add("単語ごとの発言者", None, f"{_one_line(said)[:20]}…の中の{named}")


def _lines(turns: Iterable[_Turn]) -> tuple[list[str], dict[int, Hint]]:
    """Return the lines of the source's text, and who speaks each and when."""
    lines: list[str] = []
    hints: dict[int, Hint] = {}
    for turn in turns:
        for line in _LINE_END.split(storable(turn.text).replace("\0", "")):
            if line.strip():
                lines.append(line.strip(" "))
                hints[len(lines)] = Hint(label=turn.label, start=turn.start, end=turn.end)
    return lines, hints


def _one_line(text: str) -> str:
    return " ".join(storable(text).replace("\0", "").split())
