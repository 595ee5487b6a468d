"""Colours for widgets: by the palette where it has a role, by the theme where it has none."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from zadankai_editor.record.findings import Severity
from zadankai_editor.ui.icons import icon
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.plain_text import PlainLabel, plain_tip

ICON_SIZE = 18


class Themed:
    """A widget that takes colours from the theme beside the palette."""

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        raise NotImplementedError


def set_theme_within(widget: QWidget, theme: Theme) -> None:
    """Give `theme` to everything below `widget` that takes colours from it."""
    for child in widget.findChildren(QWidget):
        if isinstance(child, Themed):
            child.set_theme(theme)


class WrappedLabel(PlainLabel):
    """A text that wraps, as high as it is at its width, and content with any width."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Return one line: the label's own hint is for a width that it never has."""
        return QSize(1, self.fontMetrics().lineSpacing())

    def minimumSizeHint(self) -> QSize:
        """Return one line."""
        return self.sizeHint()


class MutedLabel(WrappedLabel):
    """A text of second rank."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)


class Caption(PlainLabel):
    """The name of a field, of second rank, on one line."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)


class Heading(PlainLabel):
    """The heading of a part of a panel."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        font = self.font()
        font.setBold(True)
        self.setFont(font)


class ProblemLabel(WrappedLabel, Themed):
    """Why something cannot be, in words; hidden where nothing is wrong."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName("入力の問題")
        self.set_theme(theme)
        self.hide()

    def say(self, problem: str) -> None:
        """Say `problem`; nothing where it is empty."""
        self.setText(problem)
        self.setAccessibleDescription(problem)
        self.setVisible(bool(problem))

    def set_theme(self, theme: Theme) -> None:
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, theme.severity[Severity.ERROR])
        self.setPalette(palette)


class IconButton(QToolButton, Themed):
    """A flat button with an icon, and with its name beside it where `text` is given.

    `name` says what it does, to assistive tools and as the tool tip; `key` is the key that does
    the same.
    """

    def __init__(
        self,
        icon_name: str,
        name: str,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        text: str = "",
        key: str = "",
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setIconSize(QSize(ICON_SIZE, ICON_SIZE))
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(f"{name}（{key}）" if key else name))
        if text:
            self.setText(text)
            self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self.setIcon(icon(self._icon_name, theme))
