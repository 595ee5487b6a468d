"""What `convert` says of its work: the findings of the report, and the sentence at its end."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from zadankai_editor.checks import Disk, check
from zadankai_editor.cli.inputs import shown_name
from zadankai_editor.cli.streams import STANDARD
from zadankai_editor.formats import public_place
from zadankai_editor.recognize import Reading, Recognition
from zadankai_editor.record.alike import grouped, in_one_line
from zadankai_editor.record.attribution import Confidence
from zadankai_editor.record.findings import Finding, Severity, finding
from zadankai_editor.record.nodes import BlockKind
from zadankai_editor.record.review import IMPLAUSIBLE, State
from zadankai_editor.storage.pictures import disk_of
from zadankai_editor.storage.source_pictures import StoredPictures

_OFFERED = "import.reading.offered"
_OF_THE_WHOLE = (IMPLAUSIBLE, _OFFERED)


def report_of(recognition: Recognition, state: State, folder: Path | None) -> list[Finding]:
    """Return what was recognised with doubts, and what the checks say of `state`, by line of the source.

    Before all lines stand whether the source as a whole was read rightly, and how else it may be read.

    What both say is listed once. `folder` is where the record is written, with its pictures; `None`
    for standard output, which takes none.
    """
    lines: dict[str | None, int] = {}
    for line in state.review.lines:
        lines.setdefault(line.target, line.number)
    found = list(recognition.findings)
    said = {(f.code, f.block, f.path) for f in found}
    disk = disk_of(state.record, folder) if folder else Disk.unknown()
    left_behind = () if folder else _left_behind(recognition)
    for each in (*check(state.record, disk), *left_behind):
        if (each.code, each.block, each.path) not in said:
            path = each.path or ""
            line_number = lines.get(each.block or path) or lines.get(path.rpartition(".")[0])
            found.append(each.model_copy(update={"line": line_number}))
    found += _offered(recognition.readings)
    found.sort(key=_place)
    return [public_place(state.record, f) for f in found]


def _place(found: Finding) -> tuple[int, int]:
    """Return the place in the report: first whether all was read rightly, then by line of the source."""
    if found.code in _OF_THE_WHOLE:
        return -1, _OF_THE_WHOLE.index(found.code)
    return int(found.line is None), found.line or 0


def _offered(readings: Sequence[Reading]) -> Iterator[Finding]:
    if len(readings) > 1:
        named = "、".join(reading_lines(readings))
        yield finding(
            _OFFERED,
            f"この記録には読み方がほかにもあります（{named}）。読み直すには、--reading に番号を渡してください。",
        )


def reading_lines(readings: Sequence[Reading]) -> tuple[str, ...]:
    """Return the ways to read a source in words, with the numbers by which they can be asked for."""
    return tuple(
        f"読み方 {number}：{reading.form}（{reading.lines}行）{' ← 採用' if reading.chosen else ''}"
        for number, reading in enumerate(readings, 1)
    )


def _left_behind(recognition: Recognition) -> Iterator[Finding]:
    """Yield what to say of the pictures that have no folder to go to."""
    for block, picture in recognition.pictures.items():
        message = (
            f"画像「{picture.name}」は、記録を標準出力に書いたため保存していません。"
            "画像も要るときは、-o でファイルの名前を渡してください。"
        )
        yield finding("import.formatting.dropped", message, block=block)


def summary(output: str, recognition: Recognition, stored: StoredPictures, findings: list[Finding]) -> str:
    """Return the sentences for whoever ran the command: what was written, and what is left to do.

    Doubts that are alike have a line together, whose count is in that of all doubts.
    """
    record = recognition.state.record
    utterances = sum(b.kind is BlockKind.UTTERANCE for b in record.blocks)
    counts = f"参加者{len(record.participants)}人、発言{utterances}件"
    if stored.files:
        counts += f"、画像{len(set(stored.files.values()))}枚"
    where = "標準出力" if output == STANDARD else f"「{shown_name(output)}」"
    told = [f"{where}に書きました（{counts}）。"]
    if output == STANDARD and recognition.pictures:
        told.append(f"元の記録にある画像{len(recognition.pictures)}枚は書いていません。")
    labels = recognition.candidates
    unsettled = sum(label.confidence is Confidence.OPEN for label in labels)
    if unsettled:
        told.append(f"発言者の書き方{len(labels)}種類のうち{unsettled}種類は、誰のことか決まっていません。")
    doubts = sum(f.severity is Severity.DOUBT for f in findings)
    told.append(f"要確認が{doubts}件あります。" if doubts else "要確認はありません。")
    whole = (f"　{f.severity.words}：{f.message}" for f in findings if f.code == IMPLAUSIBLE)
    offered = _told_readings(recognition.readings)
    return "\n".join(("".join(told), *whole, *offered, *_alike(findings)))


def _told_readings(readings: Sequence[Reading]) -> Iterator[str]:
    if len(readings) > 1:
        yield from (f"　{line}" for line in reading_lines(readings))
        yield "　別の読み方で読むには、--reading にその番号を渡してください。"


def _alike(findings: list[Finding]) -> Iterator[str]:
    """Yield a line for the doubts that say the same of several lines of the source."""
    for alike in grouped(findings):
        if len(alike) > 1:
            yield f"　{alike[0].severity.words}：{in_one_line(alike)}"
