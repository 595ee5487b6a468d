"""Which keys the actions have: those of the registry, and what the user has changed of them."""

from collections.abc import Mapping

from pydantic import JsonValue
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from zadankai_editor.storage.settings import SHORTCUTS, Settings
from zadankai_editor.ui.actions import ACTIONS, ActionSpec, menu_letters, plain
from zadankai_editor.ui.fixed_keys import normal, shown, why_reserved

_SPECS = {spec.id: spec for spec in ACTIONS}


class Keymap(QObject):
    """The keys of every action, no two of them the same. The settings hold what differs from the registry.

    Entries of the settings for actions that this version does not know are left as they are.
    """

    changed = Signal()
    """Some action has other keys: menus, tool tips, help and palette show them."""

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        raw = settings.get(SHORTCUTS)
        self._strange = {name: value for name, value in raw.items() if name not in _SPECS}
        self._problems: list[str] = []
        own = self._read(raw)
        taken = {key for keys in own.values() for key in keys}
        # A key that the user has given away is no longer its first owner's.
        self._keys = {
            spec.id: own.get(spec.id, tuple(key for key in spec.keys if key not in taken)) for spec in ACTIONS
        }

    def _read(self, raw: Mapping[str, JsonValue]) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        taken: set[str] = set()
        for spec in ACTIONS:
            if spec.id not in raw:
                continue
            value = raw[spec.id]
            if not isinstance(value, list):
                self._problems.append(f"「{plain(spec)}」のキーの設定が読めません。標準のキーにしました。")
                continue
            keys = []
            for text in value:
                key = normal(text) if isinstance(text, str) else None
                if key is None or key in taken or why_reserved(key, spec.id, menu_letters()):
                    self._problems.append(f"「{plain(spec)}」のキー {text} は使えないので、外しました。")
                else:
                    keys.append(key)
                    taken.add(key)
            found[spec.id] = tuple(keys)
        return found

    @property
    def problems(self) -> tuple[str, ...]:
        """What the settings held that cannot be, in sentences; it was ignored."""
        return tuple(self._problems)

    def keys(self, action: str) -> tuple[str, ...]:
        """Return the keys of an action, the first one foremost, as Qt writes them in files."""
        return self._keys[action]

    def sequences(self, action: str) -> list[QKeySequence]:
        """Return the keys of an action for Qt: Enter is both the key of that name and the keypad's."""
        return [
            QKeySequence(name, QKeySequence.SequenceFormat.PortableText)
            for key in self._keys[action]
            for name in ([key.replace("Enter", "Return"), key] if key.endswith("Enter") else [key])
        ]

    def shown(self, action: str, *, all_keys: bool = False) -> str:
        """Return how the first key, or all keys, of an action are written here; nothing without any.

        An action without a key of its own that the manuscript has a key for shows that.
        """
        keys = self._keys[action] if all_keys else self._keys[action][:1]
        return " / ".join(shown(key) for key in keys) or _SPECS[action].editor_key

    def is_changed(self, action: str) -> bool:
        """Whether the user has changed the keys of an action."""
        return self._keys[action] != _SPECS[action].keys

    def refusal(self, action: str, key: str) -> str:
        """Say why no action, or not this one, can have `key`; nothing where it can."""
        written = normal(key)
        if written is None:
            return "一つのキーを、Ctrl や Alt などと一緒に押してください。"
        return why_reserved(written, action, menu_letters())

    def owner(self, key: str) -> ActionSpec | None:
        """Return the action that has `key`."""
        written = normal(key)
        return next((spec for spec in ACTIONS if written in self._keys[spec.id]), None)

    def assign(self, action: str, *keys: str) -> tuple[ActionSpec, ...]:
        """Give an action these keys and no others; return the actions that they were taken from.

        Raises `ValueError` for a key that is refused.
        """
        written = []
        for text in keys:
            key = normal(text)
            if key is None or self.refusal(action, text):
                raise ValueError(text)
            written.append(key)
        losers = []
        for spec in ACTIONS:
            kept = tuple(key for key in self._keys[spec.id] if key not in written)
            if spec.id != action and kept != self._keys[spec.id]:
                self._keys[spec.id] = kept
                losers.append(spec)
        self._keys[action] = tuple(written)
        self._tell()
        return tuple(losers)

    def reset(self, action: str) -> tuple[ActionSpec, ...]:
        """Give an action its first keys back; return the actions that they were taken from."""
        return self.assign(action, *_SPECS[action].keys)

    def reset_all(self) -> None:
        """Give all actions their first keys back."""
        self._keys = {spec.id: spec.keys for spec in ACTIONS}
        self._tell()

    def _tell(self) -> None:
        held: dict[str, JsonValue] = dict(self._strange)
        held |= {spec.id: list(self._keys[spec.id]) for spec in ACTIONS if self.is_changed(spec.id)}
        self._settings.set(SHORTCUTS, held)
        self.changed.emit()
