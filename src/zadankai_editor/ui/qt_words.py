"""Qt's own words in Japanese: its translation, and what that lacks."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

_LACKING = {
    # The file dialog of Qt 6.11, shown where the desktop has none of its own.
    ("QFileDialog", "&Look in:"): "場所(&L)：",
    ("QFileDialog", "Files of &type:"): "種類(&T)：",
    ("QAbstractFileIconProvider", "Drive"): "ドライブ",
    ("QAbstractFileIconProvider", "Folder"): "フォルダー",
}


class LackingWords(QTranslator):
    """Words that Qt shows and its Japanese translation does not have."""

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        """Return the word, nothing where it is not one of ours."""
        del disambiguation, n
        return _LACKING.get((context, text), "")

    def isEmpty(self) -> bool:
        """Say that there are words: Qt asks no empty translator."""
        return False


def use_japanese(app: QCoreApplication) -> list[QTranslator]:
    """Let Qt's own words (buttons of dialogs, menus of text fields) be Japanese.

    Returns the translators, which `app` asks until they are removed.
    """
    translators: list[QTranslator] = [LackingWords(app)]
    of_qt = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if of_qt.load(QLocale(QLocale.Language.Japanese), "qtbase", "_", folder):
        # Asked first, because installed last.
        translators.append(of_qt)
    for translator in translators:
        app.installTranslator(translator)
    return translators
