"""Keys that no action can have: those of the manuscript, of fields and lists, and of the input method.

With `ACTIONS` they are all keys that there are. The help page shows those with words; the keymap
refuses all of them, saying why.
"""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from zadankai_editor.record.commands.kinds import KIND_NAMES
from zadankai_editor.ui.tagging import keys as tagging


class Place(StrEnum):
    """Where a key means something, in words for the user."""

    MANUSCRIPT = "原稿"
    LISTS = "パネルの一覧"
    TEXT = "文字の入力"
    PICKER = "発言者を選ぶ窓"
    TAGGING = "発言者・種類の連続入力"
    INPUT_METHOD = "かな漢字変換"
    WINDOW = "ウィンドウ"


@dataclass(frozen=True)
class FixedKey:
    """Keys that mean one thing in one place. `action` is the action which they mean too, if any.

    Such an action may have them besides. Those that are not `shown` go without saying.
    """

    keys: tuple[str, ...]
    text: str
    place: Place
    action: str = ""
    shown: bool = True


def _both(keys: str) -> tuple[str, ...]:
    """Return movement keys, each also with Shift, which selects."""
    return tuple(key for name in keys.split() for key in (name, _with_shift(name)))


def _with_shift(key: str) -> str:
    *modifiers, name = key.split("+")
    return "+".join((*modifiers, "Shift", name))


def _name_of(key: Qt.Key) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)


FIXED: tuple[FixedKey, ...] = (
    FixedKey(
        ("Enter",),
        "次の段落へ、空の段落や見出しの終わりでは次の発言へ。今何をするかは画面の一番下に出ます",
        Place.MANUSCRIPT,
    ),
    FixedKey(("Shift+Enter",), "いつも次の段落", Place.MANUSCRIPT),
    FixedKey(("Ctrl+Enter",), "次の発言へ進み、発言者を尋ねます", Place.MANUSCRIPT, action="next_utterance"),
    FixedKey(
        ("Tab", "Shift+Tab"), "次・前のブロックへ移ります。空のブロックでは種類を変えます", Place.MANUSCRIPT
    ),
    FixedKey(
        ("Backspace", "Shift+Backspace"),
        "前の文字を消します。発言の先頭では何も消さず、境目は残ります",
        Place.MANUSCRIPT,
    ),
    FixedKey(("Del",), "次の文字を消します", Place.MANUSCRIPT),
    FixedKey(
        ("Ctrl+Backspace", "Ctrl+Del", "Ctrl+K"), "単語や行の終わりまで消します", Place.TEXT, shown=False
    ),
    FixedKey(("Ctrl+Z", "Alt+Backspace"), "元に戻します", Place.TEXT, action="undo", shown=False),
    FixedKey(
        ("Ctrl+Y", "Ctrl+Shift+Z", "Alt+Shift+Backspace"),
        "やり直します",
        Place.TEXT,
        action="redo",
        shown=False,
    ),
    FixedKey(("Ctrl+X", "Shift+Del"), "切り取ります", Place.TEXT, action="cut", shown=False),
    FixedKey(("Ctrl+C", "Ctrl+Ins"), "コピーします", Place.TEXT, action="copy", shown=False),
    FixedKey(("Ctrl+V", "Shift+Ins"), "貼り付けます", Place.TEXT, action="paste", shown=False),
    FixedKey(("Ctrl+A",), "すべて選びます", Place.TEXT, action="select_all", shown=False),
    FixedKey(
        _both("Left Right Up Down Ctrl+Left Ctrl+Right Ctrl+Up Ctrl+Down"),
        "カーソルを動かします。Shift と押すと選びます",
        Place.TEXT,
        shown=False,
    ),
    FixedKey(
        _both("Home End PgUp PgDown Ctrl+Home Ctrl+End"),
        "行・画面・原稿の端へ動きます。Shift と押すと選びます",
        Place.TEXT,
        shown=False,
    ),
    FixedKey(("F2",), "見出し一覧で、選んだ見出しの名前を変えます", Place.LISTS, action="speaker"),
    FixedKey(("Alt+Shift+Up",), "見出し一覧で、見出しごと上へ動かします", Place.LISTS, action="section_up"),
    FixedKey(
        ("Alt+Shift+Down",), "見出し一覧で、見出しごと下へ動かします", Place.LISTS, action="section_down"
    ),
    FixedKey(("Alt+Up",), "選んだ行を上へ動かします", Place.LISTS, action="move_up"),
    FixedKey(("Alt+Down",), "選んだ行を下へ動かします", Place.LISTS, action="move_down"),
    FixedKey(("Alt+Del",), "議題や注の、カーソルのある行を消します", Place.LISTS),
    FixedKey(("F7",), "選んだ問題を確認済みにします", Place.LISTS, action="settle"),
    FixedKey(("Right", "Left"), "同じ形の要確認の行を開きます・閉じます", Place.LISTS),
    FixedKey(("Alt+D",), "置き換えるとき、見つかった言葉を消すことにします", Place.WINDOW),
    FixedKey(("Space",), "選んだものを押す・印を付ける", Place.WINDOW),
    FixedKey(("Esc",), "入力や小さな窓をやめます", Place.WINDOW),
    FixedKey(("F10", "Alt+F4", "Alt+Space"), "メニューやウィンドウを操作します", Place.WINDOW, shown=False),
    FixedKey(("Menu", "Shift+F10"), "その場所のメニューを開きます", Place.WINDOW),
    FixedKey(("Ctrl+Tab", "Ctrl+Shift+Tab"), "横のパネルを切り替えます", Place.WINDOW),
    FixedKey(tuple("1234567890"), "何も入力しないうちは、その数字の人に決めます", Place.PICKER),
    FixedKey(tuple("1234567890"), "その数字の人にして、次の段落へ進みます", Place.TAGGING),
    *(
        FixedKey((_name_of(key),), f"{KIND_NAMES[kind]}にします", Place.TAGGING)
        for key, kind in tagging.KINDS.items()
    ),
    *(FixedKey((_name_of(tag.key),), tag.words, Place.TAGGING) for tag in tagging.OTHERS),
    FixedKey(
        (
            *("Zenkaku Hankaku", "Zenkaku", "Hankaku", "Henkan", "Muhenkan", "Kanji", "Hiragana", "Katakana"),
            *("Hiragana Katakana", "Romaji", "Eisu Shift", "Eisu toggle", "Kana Lock", "Kana Shift"),
            *("CapsLock", "Ctrl+Space", "Shift+Space", "Ctrl+Shift+Space", "Alt+`", "Ctrl+Henkan"),
        ),
        "入力のしかたを切り替えます",
        Place.INPUT_METHOD,
        shown=False,
    ),
)
"""Every key that is not an action's."""

MOUSE: tuple[tuple[str, str], ...] = (
    ("Ctrl+ホイール", "文字を大きく・小さくします"),
    ("クリック", "原稿の左の名前や種類で、発言者や種類を選べます"),
    ("右クリック", "その場所のメニューを開きます"),
)
"""What the mouse does that no key is named for."""

_TYPING_MODIFIERS = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
_FIRST_SPECIAL_KEY = 0x01000000
"""Qt's codes of keys that type nothing begin here; those below are characters."""


def normal(text: str) -> str | None:
    """Return a key as Qt writes it in a file; `None` where `text` is not one key with its modifiers.

    Enter is the key of that name on the letters and on the keypad, Backtab is Shift+Tab.
    """
    sequence = QKeySequence(text, QKeySequence.SequenceFormat.PortableText)
    if sequence.count() != 1 or _first(sequence).key() == Qt.Key.Key_unknown:
        return None
    written = sequence.toString(QKeySequence.SequenceFormat.PortableText)
    return (
        written.replace("Return", "Enter")
        .replace("Shift+Backtab", "Shift+Tab")
        .replace("Backtab", "Shift+Tab")
    )


def _first(sequence: QKeySequence) -> QKeyCombination:
    # PySide's stubs do not know that sequences have items.
    found: QKeyCombination = sequence[0]  # type: ignore[index]
    return found


def shown(key: str) -> str:
    """Return how `key` is written on this machine."""
    native = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    return native.replace("Return", "Enter")


def fixed(key: str) -> FixedKey | None:
    """Return what a key (as `normal` gives it) means that no action can have."""
    return _BY_KEY.get(key)


_MODES = frozenset({Place.PICKER, Place.TAGGING})
"""Places that take their keys before any action has them."""
_BY_KEY = {key: spec for spec in FIXED if spec.place not in _MODES for key in spec.keys}


def why_reserved(key: str, action: str, menu_letters: str) -> str:
    """Say why the action cannot have `key` (as `normal` gives it); nothing where it can.

    `menu_letters` are those that open a menu with Alt.
    """
    found = fixed(key)
    if found is not None and found.action != action:
        return f"{shown(key)} は{found.place}のキーです（{found.text}）。"
    combination = _first(QKeySequence(key, QKeySequence.SequenceFormat.PortableText))
    if combination.keyboardModifiers() in _TYPING_MODIFIERS and combination.key() < _FIRST_SPECIAL_KEY:
        return f"{shown(key)} は文字を入力するキーです。Ctrl や Alt と組み合わせてください。"
    if key in {f"Alt+{letter}" for letter in menu_letters}:
        return f"{shown(key)} はメニューを開くキーです。"
    return ""
