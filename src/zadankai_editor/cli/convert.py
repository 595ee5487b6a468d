"""`convert`: recognise a source and write the record, its review file and a report."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from zadankai_editor.checks import Disk, check
from zadankai_editor.cli.failures import CommandError
from zadankai_editor.cli.inputs import read_input, shown_name
from zadankai_editor.cli.json_output import finding_as_data, json_bytes
from zadankai_editor.cli.outputs import (
    refuse_both_standard,
    refuse_existing,
    refuse_folder,
    refuse_overlap,
    refuse_strange_report,
)
from zadankai_editor.cli.streams import STANDARD, tell, write_standard_output
from zadankai_editor.formats import public_place, write_record
from zadankai_editor.readers import MAX_SOURCE_BYTES, looks_like_record, read_text
from zadankai_editor.recognize import Recognition, recognize
from zadankai_editor.record.findings import Finding, Severity
from zadankai_editor.record.nodes import BlockKind
from zadankai_editor.record.review import State
from zadankai_editor.storage.atomic import Replacement
from zadankai_editor.storage.files import review_path
from zadankai_editor.storage.pair import written_pair

_UTF8 = ("utf-8", "utf-8-sig")
_ENCODINGS = {
    "cp932": "シフトJIS（CP932）",
    "euc_jp": "EUC-JP",
    "iso2022_jp_ext": "ISO-2022-JP",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32-le": "UTF-32",
    "utf-32-be": "UTF-32",
}


def convert(source: str, output: str, report: str | None, *, force: bool) -> int:
    """Recognise the file `source` and write the record to `output`; return the exit code.

    Everything that may not be written is refused before anything is; what cannot be written in the
    end leaves nothing behind. Raises what the layers below raise, and `CommandError`.
    """
    _refuse(source, output, report, force=force)
    recognition = _recognized(source)
    findings = _report_of(recognition)
    data = json_bytes([finding_as_data(f) for f in findings]) if report else b""
    waiting = Replacement.prepare(Path(report), data) if report and report != STANDARD else None
    try:
        with _written(output, recognition.state, force=force):
            if waiting:
                waiting.commit()
            elif report:
                write_standard_output(data)
    finally:
        if waiting:
            waiting.abandon()
    tell(_summary(output, recognition.state, findings))
    return 0


def _refuse(source: str, output: str, report: str | None, *, force: bool) -> None:
    refuse_folder(output, report)
    review = None if output == STANDARD else str(review_path(Path(output)))
    refuse_both_standard(("記録", output), ("報告", report))
    refuse_overlap(
        ("元の記録", source),
        ("書く先のファイル", output),
        ("校正ファイル", review),
        ("報告のファイル", report),
    )
    if force:
        return
    for path in (output, review):
        if path is not None and path != STANDARD:
            refuse_existing(Path(path))
    if report is not None and report != STANDARD:
        refuse_strange_report(Path(report))


def _recognized(source: str) -> Recognition:
    name = shown_name(source)
    read = read_text(read_input(source, MAX_SOURCE_BYTES), Path(name).name)
    if source == STANDARD and read.encoding not in _UTF8:
        raise CommandError(
            f"標準入力の文字コードが{_ENCODINGS.get(read.encoding or '', 'UTF-8以外')}のようです。何も書いていません。"
            "標準入力にはUTF-8で渡すか、ファイルの名前を渡してください（ファイルなら自動で見分けます）。"
        )
    if looks_like_record(read.text):
        raise CommandError(
            f"「{name}」は元の記録ではなく、すでに座談会エディタの記録（YAML）です。"
            "check か render に渡すか、エディタで開いてください。"
        )
    return recognize(read)


@contextmanager
def _written(output: str, state: State, *, force: bool) -> Iterator[None]:
    """Write the record and its review; the files are taken back where the body of the `with` raises."""
    if output == STANDARD:
        write_standard_output(write_record(state.record))
        yield
    else:
        with written_pair(Path(output), state, overwrite=force):
            yield


def _report_of(recognition: Recognition) -> list[Finding]:
    """Return what was recognised with doubts, and what the checks say of it, by line of the source.

    What both say is listed once. No pictures can be there yet, so none is looked up.
    """
    state = recognition.state
    lines: dict[str | None, int] = {}
    for line in state.review.lines:
        lines.setdefault(line.target, line.number)
    found = list(recognition.findings)
    said = {(f.code, f.block, f.path) for f in found}
    for each in check(state.record, Disk.unknown()):
        if (each.code, each.block, each.path) not in said:
            path = each.path or ""
            line_number = lines.get(each.block or path) or lines.get(path.rpartition(".")[0])
            found.append(each.model_copy(update={"line": line_number}))
    found.sort(key=lambda f: (f.line is None, f.line or 0))
    return [public_place(state.record, f) for f in found]


def _summary(output: str, state: State, findings: list[Finding]) -> str:
    utterances = sum(b.kind is BlockKind.UTTERANCE for b in state.record.blocks)
    people = len(state.record.participants)
    doubts = sum(f.severity is Severity.DOUBT for f in findings)
    where = "標準出力" if output == STANDARD else f"「{shown_name(output)}」"
    todo = f"確かめてほしいところが{doubts}か所あります。" if doubts else "確かめてほしいところはありません。"
    return f"{where}に書きました（参加者{people}人、発言{utterances}件）。{todo}"
