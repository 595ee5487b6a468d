"""What Enter, Ctrl+Enter and Tab would do next, in words for the status bar."""

from PySide6.QtGui import QKeySequence

from zadankai_editor.record.commands.kinds import KIND_NAMES
from zadankai_editor.record.typing_keys import Going, Keys

_WORDS = {
    Going.PARAGRAPH: "次の段落",
    Going.UTTERANCE: "次の発言",
    Going.BEFORE: "前に発言を入れる",
    Going.CONTINUED: "発言の続き",
    Going.SPOKEN: "発言にする",
    Going.ASK: "発言者を選ぶ",
    Going.FOOTNOTE: "注へ移す",
}


_BETWEEN = "\u3000"


def hints(keys: Keys | None) -> tuple[str, ...]:
    """Return what to show of it: the whole first, then shorter ones for where there is less room.

    What says least goes first: that Ctrl+Enter does what Enter does, or that Tab goes on as usual.
    Nothing is shown where the keys go elsewhere.
    """
    if keys is None:
        return ()
    control_name = QKeySequence("Ctrl+Enter").toString(QKeySequence.SequenceFormat.NativeText)
    enter = f"Enter：{_WORDS[keys.enter]}"
    control_enter = f"{control_name}：{_WORDS[keys.control_enter]}"
    tab = "Tab：" + ("次のブロックへ" if keys.tab is None else f"{KIND_NAMES[keys.tab]}にする")
    tells_more = keys.tab is not None or keys.enter is keys.control_enter
    shorter = (enter, tab if tells_more else control_enter)
    return tuple(_BETWEEN.join(shown) for shown in ((enter, control_enter, tab), shorter, (enter,)))
