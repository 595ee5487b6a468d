"""From the clipboard, or a drag, to what is brought."""

import re
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDropEvent, QImage

from zadankai_editor.session.incoming import Brought
from zadankai_editor.ui.widgets.decoding import decoded_bytes

_TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
_LOOKED_AT = 100_000
_CLIPBOARD = ("image/png", "image/jpeg", "image/gif", "image/webp")
_HARMLESS = frozenset({"image/bmp", "image/tiff", "image/x-bmp", "image/x-MS-bmp"})
"""What else the clipboard may offer a picture as; it names no file."""


def brought_by(mime: QMimeData | None) -> Brought:
    """Return a copy of what `mime` holds; `None` is an empty clipboard, whatever Qt's stubs say.

    A picture counts by itself only where no words come with it: programs of tables give a picture
    of every cell that is copied.
    """
    if mime is None:
        return Brought()
    files = tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
    if files:
        return Brought(files=files)
    text = mime.text() if mime.hasText() else ""
    html = mime.html() if mime.hasHtml() else ""
    if holds_files_or_picture(mime):
        return Brought(picture=picture_on(mime))
    return Brought(text=text, html=html)


def dropped_by(mime: QMimeData) -> Brought:
    """Return what `mime` holds as something that was dropped: a link of a browser is no text there.

    Pasted it is its address; a picture that is dragged out of a page comes as a link, too.
    """
    if not links_in(mime):
        return brought_by(mime)
    brought = brought_by(mime)
    if brought.files or brought.picture is not None:
        return brought
    picture = picture_on(mime) if mime.hasImage() else None
    return Brought(picture=picture) if picture is not None else Brought(links=links_in(mime))


def links_in(mime: QMimeData) -> tuple[str, ...]:
    """Return the addresses in `mime`, as such, that name no file of this machine."""
    return tuple(url.toDisplayString() for url in mime.urls() if not url.isLocalFile())


def holds_things(mime: QMimeData) -> bool:
    """Tell whether something is dragged that is no text: files, a picture, or a link."""
    return holds_files_or_picture(mime) or bool(links_in(mime))


def take_as_copy(event: QDropEvent) -> None:
    """Accept what is dragged or dropped as a copy: after a move the program it comes from deletes its file."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


def holds_files_or_picture(mime: QMimeData) -> bool:
    """Tell, without a look at the picture itself, whether `brought_by` would find files or a picture."""
    if any(url.isLocalFile() for url in mime.urls()):
        return True
    if not mime.hasImage() or (mime.hasText() and mime.text().strip()):
        return False
    return not (mime.hasHtml() and _says_something(mime.html()))


def _says_something(html: str) -> bool:
    return any(char.isalnum() for char in _TAG.sub("", html[:_LOOKED_AT]))


def picture_on(data: QMimeData) -> QImage | None:
    """Return the picture itself that `data` holds; `None` where Qt would have to be trusted with it."""
    offered = [name for name in data.formats() if name.startswith("image/")]
    for kind in (name for name in _CLIPBOARD if name in offered):
        found = decoded_bytes(bytes(data.data(kind).data()))
        if found is not None:
            return found
    if any(name not in _CLIPBOARD and name not in _HARMLESS for name in offered):
        # Asked for the picture, Qt might take a drawing (SVG), and read the files that it names.
        return None
    image = data.imageData()
    return image if isinstance(image, QImage) and not image.isNull() else None
