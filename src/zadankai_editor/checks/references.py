"""Checks whether everything that the record refers to exists: agenda items and picture files."""

from collections.abc import Iterator

from zadankai_editor.checks.disk import Disk
from zadankai_editor.checks.quoting import quoted
from zadankai_editor.record.findings import Finding, finding
from zadankai_editor.record.nodes import AgendaRef, Block, BlockKind, Record, UnknownAgenda

LARGEST_PICTURE = 10 * 1024 * 1024
"""Bytes from which on a picture is too large for a page that people open on their phones."""


def check_references(record: Record, disk: Disk) -> Iterator[Finding]:
    """Yield references to what does not exist, agenda items to which nothing refers, and those out of order."""
    yield from _cover(record, disk)
    yield from _order(record)
    items = {item.id: item for item in record.agenda}
    numbers = {item.number for item in record.agenda}
    treated: set[AgendaRef] = set()
    sections = False
    for block in record.blocks:
        if block.kind is BlockKind.SECTION:
            sections = True
            if isinstance(block.agenda, UnknownAgenda):
                yield _unknown_agenda(block, block.agenda, numbers)
            elif block.agenda is not None:
                treated.add(block.agenda)
        elif block.kind is BlockKind.PHOTO:
            yield from _photo(block, disk)
    if not sections:
        return
    for index, item in enumerate(items.values()):
        if item.id not in treated:
            message = (
                f"議題{item.number}{quoted(item.text)}を扱う見出しがありません。"
                "見出しと議題の対応を確かめてください。"
            )
            yield finding("agenda.untreated", message, path=f"agenda[{index}]")


def without_alt(record: Record) -> tuple[str, ...]:
    """Return what names, for a person, the pictures of `record` that have no alternative text."""
    cover = record.cover
    found = ["見出し画像"] if cover and cover.file and not (cover.alt or "").strip() else []
    found += [
        quoted(block.text) if block.text.strip() else quoted(block.file)
        for block in record.blocks
        if block.kind is BlockKind.PHOTO and block.file and not (block.alt or "").strip()
    ]
    return tuple(found)


def _order(record: Record) -> Iterator[Finding]:
    """Yield the sections whose agenda item comes before that of a section above them."""
    places = {item.id: place for place, item in enumerate(record.agenda)}
    furthest = -1
    for block in record.blocks:
        if block.kind is not BlockKind.SECTION or not isinstance(block.agenda, str):
            continue
        place = places.get(block.agenda, furthest)
        if place < furthest:
            item, above = record.agenda[place], record.agenda[furthest]
            message = (
                f"議題{item.number}の見出しが、議題{above.number}の見出しより後にあります。"
                "見出しか議題の順番を確かめてください。"
            )
            yield finding("agenda.order.differs", message, block=block.id)
        furthest = max(furthest, place)


def _unknown_agenda(block: Block, agenda: UnknownAgenda, numbers: set[int]) -> Finding:
    why = "は二つ以上あります" if agenda.number in numbers else "は議題にありません"
    message = f"見出し{quoted(block.text)}の議題番号{agenda.number}{why}。議題を選び直してください。"
    return finding("section.agenda.unknown", message, block=block.id)


def _cover(record: Record, disk: Disk) -> Iterator[Finding]:
    if record.cover is None:
        return
    if not record.cover.file:
        message = "見出し画像のファイルが選ばれていません。画像を選ぶか、見出し画像をなしにしてください。"
        yield finding("cover.file.missing", message, path="cover.file")
        return
    if not (record.cover.alt or "").strip():
        message = (
            "見出し画像に代替テキストがありません。"
            "画像を見られない方に読み上げる文を、写真のパネルで入れてください（JIS X 8341-3）。"
        )
        yield finding("picture.alt.missing", message, path="cover.alt")
    if disk.known:
        what = f"見出し画像{quoted(record.cover.file)}"
        problem = _on_disk(record.cover.file, what, disk)
        if problem:
            code, message = problem
            yield finding(code or "cover.file.not_found", message, path="cover.file")


def _photo(block: Block, disk: Disk) -> Iterator[Finding]:
    caption = quoted(block.text) if block.text.strip() else ""
    if not block.file:
        message = f"写真{caption}の画像が選ばれていません。画像を選ぶか、この写真を消してください。"
        yield finding("photo.file.missing", message, block=block.id)
        return
    if not caption and not (block.alt or "").strip():
        message = (
            f"写真{quoted(block.file)}に説明がありません。"
            "写真説明か、視覚に障害のある方のための代替テキストを入れてください。"
        )
        yield finding("photo.description.missing", message, block=block.id)
    elif not (block.alt or "").strip():
        message = (
            f"写真{caption}に代替テキストがありません。"
            "写真を見られない方に読み上げる文を、写真のパネルで入れてください（JIS X 8341-3）。"
        )
        yield finding("picture.alt.missing", message, block=block.id)
    if not disk.known:
        return
    problem = _on_disk(block.file, f"写真{caption}の画像{quoted(block.file)}", disk)
    if problem:
        code, message = problem
        yield finding(code or "photo.file.not_found", message, block=block.id)


def _on_disk(file: str, what: str, disk: Disk) -> tuple[str | None, str] | None:
    """Return the code (`None` for a file that is not there) and message of what is wrong on the disk."""
    if file in disk.outside:
        return None, (
            f"{what}は記録のフォルダーの外へのリンクなので、公開できません。"
            "画像そのものをフォルダーに入れるか、画像を選び直してください。"
        )
    size = disk.sizes.get(file)
    if size is None:
        return None, (
            f"{what}のファイルが見つかりません。ファイルを元の場所に戻すか、画像を選び直してください。"
        )
    if file in disk.unreadable:
        return "picture.unreadable", (
            f"{what}は画像として読めません（壊れているか、空か、使えない種類です）。"
            "PNG・JPEG・GIF・WebPの画像を選び直してください。"
        )
    if size > LARGEST_PICTURE:
        return "picture.large", _too_large(what, size)
    return None


def _too_large(what: str, size: int) -> str:
    megabytes = size / 1024 / 1024
    most = LARGEST_PICTURE // 1024 // 1024
    return f"{what}は{megabytes:.1f}MBあります。{most}MB以下に縮めてください。"
