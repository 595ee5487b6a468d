"""`check`: whether records may be published."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from zadankai_editor.checks import Disk, check_state, keeps_from_ready
from zadankai_editor.cli.failures import CommandError, sentence_for
from zadankai_editor.cli.inputs import read_input, shown_name
from zadankai_editor.cli.json_output import finding_as_data, json_bytes
from zadankai_editor.cli.places import Places
from zadankai_editor.cli.streams import STANDARD, say, tell, write_standard_output
from zadankai_editor.formats import MAX_RECORD_BYTES, FormatError, public_place, read_record
from zadankai_editor.record.alike import grouped, in_one_line
from zadankai_editor.record.findings import Finding, finding
from zadankai_editor.record.levels import Level
from zadankai_editor.record.nodes import Status
from zadankai_editor.record.review import State
from zadankai_editor.storage.errors import StorageError
from zadankai_editor.storage.files import open_record
from zadankai_editor.storage.pictures import disk_of

READY, NOT_READY, UNREADABLE = 0, 1, 2

_OUTCOMES = {READY: "公開できる", NOT_READY: "直す箇所がある", UNREADABLE: "読めない"}


@dataclass(frozen=True)
class _Checked:
    """What was found in one file; `places` are public, `line` is that of the file."""

    file: str
    findings: tuple[Finding, ...]
    readable: bool = True

    @property
    def code(self) -> int:
        if not self.readable:
            return UNREADABLE
        return NOT_READY if keeps_from_ready(self.findings) else READY


def check_files(files: Sequence[str], *, as_json: bool, level: Level = Level.DEFAULT) -> int:
    """Check each of `files` as closely as `level` says, tell what was found, and return the exit code.

    A file that cannot be read does not keep the others from being checked.
    """
    if list(files).count(STANDARD) > 1:
        raise CommandError("標準入力「-」は一度しか渡せません。")
    checked = [_check(file, level) for file in files]
    for each in checked:
        if not each.readable:
            tell(each.findings[0].message)
    if as_json:
        _show_json(checked)
    else:
        _show_text(checked)
    return max(each.code for each in checked)


def _check(file: str, level: Level) -> _Checked:
    try:
        data, state, notices, disk = _opened(file)
    except FormatError as error:
        return _unreadable(file, error, error.line, error.field)
    except (StorageError, OSError) as error:
        return _unreadable(file, error)
    found = [*notices, *check_state(state, disk, level)]
    if state.record.status is Status.DRAFT:
        found.insert(0, _draft(found))
    if not found:
        return _Checked(file, ())
    places = Places(data)
    public = (public_place(state.record, f) for f in found)
    return _Checked(file, tuple(f.model_copy(update={"line": places.line_of(f)}) for f in public))


def _opened(file: str) -> tuple[bytes, State, tuple[Finding, ...], Disk]:
    data = read_input(file, MAX_RECORD_BYTES)
    if file == STANDARD:
        return data, State(record=read_record(data, shown_name(file))), (), Disk.unknown()
    opened = open_record(Path(file))
    return data, opened.state, opened.notices, disk_of(opened.state.record, opened.path.parent)


def _draft(found: list[Finding]) -> Finding:
    todo = "誤りを直してから" if keeps_from_ready(found) else "エディタで"
    return finding("record.draft", f"下書きのままです。{todo}「公開用に確定」してください。", path="status")


def _unreadable(file: str, error: Exception, line: int | None = None, field: str | None = None) -> _Checked:
    found = finding("file.unreadable", sentence_for(error), path=field, line=line)
    return _Checked(file, (found,), readable=False)


def _show_json(checked: list[_Checked]) -> None:
    write_standard_output(
        json_bytes(
            [
                {
                    "file": each.file,
                    "readable": each.readable,
                    "findings": [finding_as_data(f) for f in each.findings],
                }
                for each in checked
            ]
        )
    )


def _show_text(checked: list[_Checked]) -> None:
    for each in checked:
        if each.readable:
            for alike in grouped(each.findings):
                found = alike[0]
                line = f":{found.line}" if found.line else ""
                say(f"{each.file}{line}: [{found.severity.words}] {in_one_line(alike)}")
    counts = [sum(each.code == code for each in checked) for code in (READY, NOT_READY, UNREADABLE)]
    said = [
        f"{what} {n}件"
        for what, n in zip(("公開できる", "直す箇所がある", "読めない"), counts, strict=True)
        if n
    ]
    say("、".join(said))
