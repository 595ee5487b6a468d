"""Looking for actions: by name, reading, romaji, menu and key."""

from zadankai_editor.japanese.findable import Findable
from zadankai_editor.ui.actions import ACTIONS, ActionSpec, menu_name, plain
from zadankai_editor.ui.keymap import Keymap


def found_actions(typed: str, keymap: Keymap) -> list[ActionSpec]:
    """Return the actions that fit `typed`, the best first; all of them in their order where it is empty."""
    ranked = []
    for spec in ACTIONS:
        keys = (*keymap.keys(spec.id), keymap.shown(spec.id))
        rank = Findable(plain(spec), (menu_name(spec), *keys)).rank(typed)
        if rank is not None:
            ranked.append((rank, spec))
    return [spec for _, spec in sorted(ranked, key=lambda found: found[0])]
