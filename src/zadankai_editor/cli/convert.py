"""`convert`: recognise a source and write the record, its review file and a report."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from zadankai_editor.cli.carried_pictures import carried_pictures
from zadankai_editor.cli.convert_report import reading_lines, report_of, summary
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
from zadankai_editor.formats import write_record
from zadankai_editor.readers import MAX_SOURCE_BYTES, looks_like_record, read_source, read_text
from zadankai_editor.readers.structure import SourceDocument
from zadankai_editor.recognize import UNDECIDED, Reading, Recognition, recognize
from zadankai_editor.record.findings import Finding
from zadankai_editor.record.review import State
from zadankai_editor.storage.atomic import Replacement
from zadankai_editor.storage.files import review_path
from zadankai_editor.storage.neighbours import read_neighbour
from zadankai_editor.storage.pair import written_pair
from zadankai_editor.storage.paths import followed
from zadankai_editor.storage.source_pictures import StoredPictures

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


def convert(source: str, output: str, report: str | None, *, force: bool, reading: int | None = None) -> int:
    """Recognise the file `source` and write the record to `output`; return the exit code.

    `reading` is the number, from 1, of the way to read its labels, as the report lists them; `None` for the best.

    Pictures that come along with it go into `images/` beside the record; none does where the record
    goes to standard output. Everything that may not be written is refused before anything is; what
    cannot be written in the end leaves nothing behind. Raises what the layers below raise, and
    `CommandError`.
    """
    _refuse(source, output, report, force=force)
    recognition = _recognized(source, reading)
    folder = None if output == STANDARD else followed(Path(output)).parent
    with _pictures_of(recognition, folder, report) as stored:
        found = recognition.state
        state = found.model_copy(update={"record": stored.put_into(found.record)})
        findings = report_of(recognition, state, folder)
        _write(state, findings, output, report, force=force)
    tell(summary(output, recognition, stored, findings))
    return 0


def _refuse(source: str, output: str, report: str | None, *, force: bool) -> None:
    refuse_folder(output, report)
    review = None if output == STANDARD else str(review_path(Path(output)))
    refuse_both_standard(("記録", output), ("報告", report))
    refuse_overlap(
        ("元の記録", source),
        ("出力先のファイル", output),
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


def _recognized(source: str, reading: int | None) -> Recognition:
    document = _document_of(source)
    if looks_like_record(document.source.text):
        raise CommandError(
            f"「{shown_name(source)}」は元の記録ではなく、既に座談会エディタの記録（YAML）です。"
            "check か render に渡すか、エディタで開いてください。"
        )
    found = recognize(document.source, structure=document.structure)
    return found if reading is None else _read_otherwise(document, found.readings, reading)


def _read_otherwise(document: SourceDocument, readings: Sequence[Reading], number: int) -> Recognition:
    """Recognise a source by one of its `readings`, which keep their numbers in what is told."""
    if not 1 <= number <= len(readings):
        there = f"あるのは、{'、'.join(reading_lines(readings))}です。"
        there = (
            there if readings else "この記録の読み方は一つだけです。--reading を付けずに実行してください。"
        )
        raise CommandError(f"--reading の{number}番の読み方はありません。何も書いていません。{there}")
    key = readings[number - 1].key
    decisions = UNDECIDED.with_reading(key)
    found = recognize(document.source, structure=document.structure, decisions=decisions)
    return replace(found, readings=tuple(replace(each, chosen=each.key == key) for each in readings))


def _document_of(source: str) -> SourceDocument:
    """Read a file of any kind that the window reads too; standard input is text in UTF-8."""
    data, name = read_input(source, MAX_SOURCE_BYTES), Path(shown_name(source)).name
    if source != STANDARD:
        return read_source(data, name, neighbour=lambda beside: read_neighbour(Path(source), beside))
    read = read_text(data, name)
    if read.encoding not in _UTF8:
        raise CommandError(
            f"標準入力の文字コードが{_ENCODINGS.get(read.encoding or '', 'UTF-8以外')}のようです。何も書いていません。"
            "標準入力にはUTF-8で渡すか、ファイルの名前を渡してください（ファイルなら自動で見分けます）。"
        )
    return SourceDocument(read)


@contextmanager
def _pictures_of(
    recognition: Recognition, folder: Path | None, report: str | None
) -> Iterator[StoredPictures]:
    """Store the pictures beside the record; they are taken back where the body of the `with` raises."""
    if folder is None:
        yield StoredPictures()
        return
    with carried_pictures(recognition.pictures, folder) as stored:
        named = ((f"画像「{file}」", str(folder / file)) for file in set(stored.files.values()))
        refuse_overlap(*named, ("報告のファイル", report))
        yield stored


def _write(state: State, findings: list[Finding], output: str, report: str | None, *, force: bool) -> None:
    """Write the record, its review and the report: all of them or none."""
    data = json_bytes([finding_as_data(f) for f in findings]) if report else b""
    waiting = Replacement.prepare(Path(report), data) if report and report != STANDARD else None
    try:
        with _written(output, state, force=force):
            if waiting:
                waiting.commit()
            elif report:
                write_standard_output(data)
    finally:
        if waiting:
            waiting.abandon()


@contextmanager
def _written(output: str, state: State, *, force: bool) -> Iterator[None]:
    """Write the record and its review; the files are taken back where the body of the `with` raises."""
    if output == STANDARD:
        write_standard_output(write_record(state.record))
        yield
    else:
        with written_pair(Path(output), state, overwrite=force):
            yield
