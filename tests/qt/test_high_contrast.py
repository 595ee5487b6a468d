"""High contrast: every text can be read, the system is followed, and nothing is told by a colour alone."""

from collections.abc import Iterator
from itertools import chain

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from zadankai_editor.storage.settings import THEME, Settings
from zadankai_editor.ui import appearance as looks
from zadankai_editor.ui.appearance import Appearance
from zadankai_editor.ui.high_contrast import BLACK, LEAST, OF_THE_SYSTEM, WHITE, contrast, contrast_theme
from zadankai_editor.ui.main_window import MainWindow
from zadankai_editor.ui.theme import DARK, LIGHT, Theme, ThemeChoice, palette_of

ROLE = QPalette.ColorRole
HIGH, NONE = Qt.ContrastPreference.HighContrast, Qt.ContrastPreference.NoPreference


def palette(base: str, text: str, accent: str, accent_text: str) -> QPalette:
    found = QPalette(QColor(base))
    for roles, colour in (
        ((ROLE.Base, ROLE.Window, ROLE.Button), base),
        ((ROLE.Text, ROLE.WindowText, ROLE.ButtonText), text),
        ((ROLE.Highlight,), accent),
        ((ROLE.HighlightedText,), accent_text),
    ):
        for role in roles:
            found.setColor(role, QColor(colour))
    return found


DESERT = palette("#fffaef", "#3d3d3d", "#903909", "#fff5e3")
DUSK = palette("#2d3236", "#ffffff", "#a1bfde", "#212d3b")
NIGHT_SKY = palette("#000000", "#ffffff", "#d6b4fd", "#2b2b2b")
FAINT = palette("#ffffff", "#8a8a8a", "#cccccc", "#ffffff")
SYSTEMS = (DESERT, DUSK, NIGHT_SKY, FAINT)
"""Three of Windows' themes, and one that has no contrast whatever it says."""


def grounds(theme: Theme) -> Iterator[QColor]:
    yield from (theme.window, theme.base, theme.gutter, theme.gutter_lead, theme.gutter_current, theme.hover)


def texts(theme: Theme) -> Iterator[tuple[str, QColor, QColor]]:
    """Yield every colour that words have on every ground on which they stand."""
    named = {"text": theme.text, "muted": theme.muted}
    named |= {str(kind): colour for kind, colour in theme.kind_text.items()}
    named |= {str(severity): colour for severity, colour in theme.severity.items()}
    for name, colour in named.items():
        yield from ((name, colour, ground) for ground in grounds(theme))
    yield "accent", theme.accent, theme.base
    yield "accent", theme.accent, theme.window
    yield "on accent", theme.accent_text, theme.accent
    yield from (("chip", theme.chip_text, chip) for chip in theme.chip)


@pytest.mark.parametrize(
    ("theme", "least_of_accent"),
    [(BLACK, LEAST), (WHITE, LEAST), *((contrast_theme(p), OF_THE_SYSTEM) for p in SYSTEMS)],
    ids=["black", "white", "desert", "dusk", "night sky", "faint"],
)
def test_every_text_can_be_read(theme: Theme, least_of_accent: float) -> None:
    assert theme.contrast
    faint = [(name, round(contrast(one, other), 1)) for name, one, other in texts(theme)]
    assert [f for f in faint if f[1] < (least_of_accent if "accent" in f[0] else LEAST)] == []
    assert contrast(theme.line, theme.base) >= LEAST
    assert contrast(theme.disabled, theme.base) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_usual_looks_can_be_read_too(theme: Theme) -> None:
    faint = [(name, round(contrast(one, other), 1)) for name, one, other in texts(theme)]
    assert [found for found in faint if found[1] < 4.5] == []


def test_colours_of_the_system_are_taken_where_they_can_be_read() -> None:
    desert = contrast_theme(DESERT)
    assert (desert.base, desert.text, desert.accent) == (
        QColor("#fffaef"),
        QColor("#3d3d3d"),
        QColor("#903909"),
    )
    assert contrast_theme(NIGHT_SKY).accent == QColor("#d6b4fd")
    assert contrast_theme(FAINT) is WHITE


def test_people_differ_by_more_than_the_colour_of_nobody() -> None:
    for theme in (BLACK, WHITE):
        assert len({colour.name() for colour in theme.chip}) == len(theme.chip)
        assert all(contrast(chip, theme.base) >= 3 for chip in theme.chip)


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> dict[str, object]:
    """What the system says: whether it wants contrast, and its colours."""
    says: dict[str, object] = {"contrast": False, "palette": DESERT}
    monkeypatch.setattr(looks, "wants_contrast", lambda: says["contrast"])
    monkeypatch.setattr(looks, "system_palette", lambda _app: says["palette"])
    return says


def test_the_system_is_followed_while_the_program_runs(
    window: MainWindow, qapp: QApplication, system: dict[str, object]
) -> None:
    look = window._appearance
    assert look.choice is ThemeChoice.SYSTEM
    assert look.theme is LIGHT
    system["contrast"] = True
    qapp.styleHints().accessibility().contrastPreferenceChanged.emit(HIGH)
    assert look.theme.contrast
    assert qapp.palette().color(ROLE.Base) == QColor("#fffaef")
    system["palette"] = NIGHT_SKY
    qapp.styleHints().accessibility().contrastPreferenceChanged.emit(HIGH)
    assert qapp.palette().color(ROLE.Base) == QColor("#000000")
    system["contrast"] = False
    qapp.styleHints().accessibility().contrastPreferenceChanged.emit(NONE)
    assert look.theme is LIGHT


def test_whoever_has_chosen_keeps_the_choice(
    window: MainWindow, qapp: QApplication, system: dict[str, object]
) -> None:
    window.actions_book["theme_dark"].trigger()
    system["contrast"] = True
    qapp.styleHints().accessibility().contrastPreferenceChanged.emit(HIGH)
    assert window._appearance.theme is DARK


def test_it_is_chosen_in_the_menu_and_remembered(window: MainWindow, qapp: QApplication) -> None:
    action = window.actions_book["theme_contrast"]
    assert action.isEnabled()
    action.trigger()
    assert action.isChecked()
    assert window._appearance.theme is BLACK
    assert qapp.palette().color(ROLE.Base) == BLACK.base
    assert window._settings.get(THEME) == "contrast"


def test_the_systems_own_palette_is_found_below_the_programs(qapp: QApplication) -> None:
    before, sheet, font = qapp.palette(), qapp.styleSheet(), qapp.font()
    own = looks.system_palette(qapp).color(ROLE.Base)
    appearance = Appearance(qapp, Settings())
    appearance.choose(ThemeChoice.CONTRAST)
    assert qapp.palette().color(ROLE.Base) == BLACK.base
    assert looks.system_palette(qapp).color(ROLE.Base) == own
    appearance.deleteLater()
    qapp.setPalette(before)
    qapp.setStyleSheet(sheet)
    qapp.setFont(font)


def test_what_cannot_be_used_is_opaque() -> None:
    disabled = QPalette.ColorGroup.Disabled
    found = [palette_of(theme).color(disabled, ROLE.Text) for theme in (BLACK, WHITE)]
    assert all(colour.alpha() == 255 for colour in chain(found))
