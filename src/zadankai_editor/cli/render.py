"""`render`: the article again, for people to read."""

import os
from pathlib import Path

from zadankai_editor.cli.inputs import read_input, shown_name
from zadankai_editor.cli.outputs import refuse_folder, refuse_overlap, refuse_record
from zadankai_editor.cli.streams import STANDARD, write_standard_output
from zadankai_editor.formats import MAX_RECORD_BYTES, read_record
from zadankai_editor.render import Target, render
from zadankai_editor.storage.atomic import write_file
from zadankai_editor.storage.files import backup_path


def render_file(source: str, target: str, output: str) -> int:
    """Render the record `source` to `output`; return the exit code.

    What stood at `output` is kept beside it. Raises what the layers below raise, and `CommandError`.
    """
    refuse_folder(output)
    refuse_overlap(("記録", source), ("出力先のファイル", output))
    record = read_record(read_input(source, MAX_RECORD_BYTES), shown_name(source))
    pictures_at = "" if STANDARD in (source, output) else _way(Path(output), Path(source))
    article = render(record, Target(target), pictures_at=pictures_at).encode("utf-8")
    if output == STANDARD:
        write_standard_output(article)
        return 0
    path = Path(output)
    refuse_record(path)
    if not _holds(path, article):
        write_file(path, article, backup=backup_path(path))
    return 0


def _holds(path: Path, article: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(article) and path.read_bytes() == article


def _way(article: Path, record: Path) -> str:
    """Return the relative way from the article's folder to the record's, with `/`; empty for none."""
    folders = (os.path.realpath(record.parent), os.path.realpath(article.parent))
    try:
        way = os.path.relpath(*folders)
    except ValueError:  # on another drive of Windows: the pictures have to be copied along
        return ""
    return "" if way == os.curdir else way.replace(os.sep, "/")
