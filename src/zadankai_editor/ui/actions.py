"""The one registry of actions: menus, keys, tool tips, the help page and the palette derive from it.

Which keys an action has now, the user's own included, says the `Keymap`. Keys that are no action's
are in `fixed_keys.py`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from zadankai_editor.record.commands.kinds import KIND_NAMES
from zadankai_editor.record.nodes import BlockKind


@dataclass(frozen=True)
class ActionSpec:
    """One action: its name for the code, where its menu entry stands, and its keys at first.

    `group` separates entries of a menu by a line. `editor_key` names a key that the manuscript
    itself handles, to be shown only.
    """

    id: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    tip: str = ""
    icon: str = ""
    group: int = 0
    checkable: bool = False
    editor_key: str = ""


FILE, EDIT, SPEECH, KIND, PROOF, VIEW, HELP = (
    "ファイル(&F)",
    "編集(&E)",
    "発言者(&S)",
    "種類(&K)",
    "校正(&P)",
    "表示(&V)",
    "ヘルプ(&H)",
)

_KIND_ORDER = (
    BlockKind.UTTERANCE,
    BlockKind.PROMPT,
    BlockKind.SECTION,
    BlockKind.HEADING,
    BlockKind.PHOTO,
    BlockKind.TEXT,
    BlockKind.LEAD,
    BlockKind.CLOSING,
)

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("new", FILE, "新しい記録(&N)", ("Ctrl+N",), "空の記録を始めます", "new"),
    ActionSpec("open", FILE, "開く…(&O)", ("Ctrl+O",), "保存した記録を開きます", "open"),
    ActionSpec(
        "import", FILE, "取り込み…(&I)", ("Ctrl+I",), "文字のファイルから記録を読み取ります", "import"
    ),
    ActionSpec(
        "import_add",
        FILE,
        "追加で取り込む…(&D)",
        ("Ctrl+Shift+I",),
        "開いている記録の末尾かカーソルの位置に、別の文書を読み取って加えます",
    ),
    ActionSpec(
        "import_clipboard",
        FILE,
        "クリップボードから取り込み(&V)",
        ("Ctrl+Shift+V",),
        "コピーした記録を読み取ります",
    ),
    ActionSpec("save", FILE, "保存(&S)", ("Ctrl+S",), "記録を保存します", "save", group=1),
    ActionSpec("save_as", FILE, "名前を付けて保存…(&A)", ("Ctrl+Shift+S",), "別の名前で保存します", group=1),
    ActionSpec(
        "finalize",
        FILE,
        "公開用に確定(&R)",
        ("Ctrl+Shift+R",),
        "誤りがなければ、公開できる記録にします",
        "ready",
        group=2,
    ),
    ActionSpec(
        "unused_pictures",
        FILE,
        "使っていない画像…(&U)",
        (),
        "記録のフォルダーにある使っていない画像を見て、要らないものを消します",
        group=2,
    ),
    ActionSpec(
        "open_folder",
        FILE,
        "フォルダーを開く(&L)",
        (),
        "記録のファイルがあるフォルダーを開きます",
        group=2,
    ),
    ActionSpec("close", FILE, "閉じる(&C)", ("Ctrl+W",), "記録を閉じて、最初の画面に戻ります", group=3),
    ActionSpec("quit", FILE, "終了(&Q)", ("Ctrl+Q",), "", group=3),
    ActionSpec("undo", EDIT, "元に戻す(&U)", ("Ctrl+Z",), "", "undo"),
    ActionSpec("redo", EDIT, "やり直す(&R)", ("Ctrl+Y", "Ctrl+Shift+Z"), "", "redo"),
    ActionSpec("history", EDIT, "操作の履歴…(&Y)", ("Ctrl+Alt+Z",), "どこまで戻すかを一覧から選びます"),
    ActionSpec("cut", EDIT, "切り取り(&T)", (), "", group=1, editor_key="Ctrl+X"),
    ActionSpec("copy", EDIT, "コピー(&C)", (), "", group=1, editor_key="Ctrl+C"),
    ActionSpec("paste", EDIT, "貼り付け(&P)", (), "", group=1, editor_key="Ctrl+V"),
    ActionSpec("select_all", EDIT, "すべて選択(&A)", (), "", group=1, editor_key="Ctrl+A"),
    ActionSpec(
        "next_utterance",
        EDIT,
        "次の発言へ進む(&N)",
        (),
        "カーソルの位置から次の発言を始めます",
        group=2,
        editor_key="Ctrl+Enter",
    ),
    ActionSpec(
        "split",
        EDIT,
        "ブロックを分ける(&S)",
        ("Ctrl+Shift+D",),
        "カーソルの位置で二つに分けます。発言者は変わりません",
        group=2,
    ),
    ActionSpec(
        "join",
        EDIT,
        "前のブロックと結合(&J)",
        ("Ctrl+J",),
        "同じ発言者のブロックを一つにします。選んでいれば、そのすべてを",
        group=2,
    ),
    ActionSpec(
        "join_across",
        EDIT,
        "別の人の発言と結合(&X)",
        ("Ctrl+Shift+J",),
        "前のブロック（複数選択時は先頭）の発言者の発言として結合します",
        group=2,
    ),
    ActionSpec(
        "duplicate", EDIT, "複製(&I)", ("Ctrl+Shift+L",), "ブロックの複製を、すぐ下に作ります", group=2
    ),
    ActionSpec("move_up", EDIT, "上へ移動(&K)", ("Alt+Up",), "", "up", group=3),
    ActionSpec("move_down", EDIT, "下へ移動(&L)", ("Alt+Down",), "", "down", group=3),
    ActionSpec(
        "section_up",
        EDIT,
        "見出しごと上へ移動(&G)",
        ("Alt+Shift+Up",),
        "カーソルのある見出しを、その下の発言と一緒に動かします",
        group=3,
    ),
    ActionSpec(
        "section_down",
        EDIT,
        "見出しごと下へ移動(&H)",
        ("Alt+Shift+Down",),
        "カーソルのある見出しを、その下の発言と一緒に動かします",
        group=3,
    ),
    ActionSpec("delete_block", EDIT, "ブロックを削除(&D)", ("Ctrl+Shift+K",), "", group=3),
    ActionSpec(
        "preferences", EDIT, "設定…(&O)", ("Ctrl+,",), "キーの割り当てや文字の大きさを変えます", group=9
    ),
    ActionSpec("find", EDIT, "探す(&F)", ("Ctrl+F",), "原稿の中の言葉を探します", group=4),
    ActionSpec(
        "replace", EDIT, "置き換え(&E)", ("Ctrl+H",), "言葉を探して、確かめてから置き換えます", group=4
    ),
    ActionSpec("find_next", EDIT, "次を探す(&W)", ("F3",), "", group=4),
    ActionSpec("find_previous", EDIT, "前を探す(&B)", ("Shift+F3",), "", group=4),
    ActionSpec("speaker", SPEECH, "発言者を選ぶ…(&S)", ("F2",), "名前・よみ・肩書の一部で探せます", "person"),
    *(
        ActionSpec(f"speaker_{digit}", SPEECH, f"数字 {digit} の人にする", (f"Ctrl+{digit}",), "", group=1)
        for digit in (1, 2, 3, 4, 5, 6, 7, 8, 9, 0)
    ),
    ActionSpec("no_speaker", SPEECH, "発言者なしにする(&N)", ("Ctrl+Shift+N",), "", group=2),
    ActionSpec(
        "passage_speaker",
        SPEECH,
        "選んだ部分を別の人の発言にする…(&P)",
        ("Ctrl+F2",),
        "発言の一部を分けて、別の人の発言にします。選んでいなければカーソルから後です",
        group=2,
    ),
    ActionSpec(
        "speaker_of_all",
        SPEECH,
        "この人の発言をすべて変える…(&A)",
        ("Shift+F2",),
        "カーソルの位置の発言者の発言を、すべて別の人の発言にします",
        group=3,
    ),
    ActionSpec(
        "swap_speakers",
        SPEECH,
        "二人の発言を入れ替える…(&X)",
        ("Ctrl+Shift+F2",),
        "カーソルの位置の発言者と、選んだ人の発言をすべて入れ替えます",
        group=3,
    ),
    ActionSpec(
        "tagging",
        SPEECH,
        "発言者・種類の連続入力(&T)",
        ("F4",),
        "キーを一つ押すと、段落に発言者か種類が付き、次の段落へ進みます",
        group=4,
    ),
    ActionSpec("next_without_speaker", SPEECH, "次の発言者のない発言へ(&U)", ("F5",), "", group=5),
    ActionSpec("previous_without_speaker", SPEECH, "前の発言者のない発言へ", ("Shift+F5",), "", group=5),
    ActionSpec("next_of_speaker", SPEECH, "この人の次の発言へ(&M)", ("Ctrl+F3",), "", group=5),
    ActionSpec("previous_of_speaker", SPEECH, "この人の前の発言へ", ("Ctrl+Shift+F3",), "", group=5),
    *(
        ActionSpec(f"kind_{kind.value}", KIND, f"{KIND_NAMES[kind]}にする", (f"Alt+{number}",), "", _icon)
        for number, (kind, _icon) in enumerate(
            zip(
                _KIND_ORDER,
                ("utterance", "prompt", "section", "heading", "photo", "text", "lead", "closing"),
                strict=True,
            ),
            start=1,
        )
    ),
    ActionSpec(
        "title_from_block",
        KIND,
        "題名にする(&T)",
        ("Alt+0",),
        "カーソルのある段落を、記録の題名にします",
        group=1,
    ),
    ActionSpec("next_problem", PROOF, "次の問題へ(&N)", ("F8",), "", "next-problem"),
    ActionSpec("previous_problem", PROOF, "前の問題へ(&P)", ("Shift+F8",), "", "previous-problem"),
    ActionSpec("next_doubt", PROOF, "次の要確認へ(&D)", ("Ctrl+F8",), "", group=0),
    ActionSpec("previous_doubt", PROOF, "前の要確認へ", ("Ctrl+Shift+F8",), "", group=0),
    ActionSpec(
        "settle",
        PROOF,
        "確認済みにする(&S)",
        ("F7",),
        "カーソルのあるブロックの要確認と、移ってきた注意を確認済みにします",
        "ok",
    ),
    ActionSpec(
        "count",
        PROOF,
        "文字数…(&C)",
        ("Ctrl+Shift+G",),
        "記事の文字数を、種類・発言者・見出しごとに数えます",
        group=1,
    ),
    ActionSpec("outline", VIEW, "見出し一覧を出す・隠す(&O)", ("Ctrl+F9",), "", "outline"),
    ActionSpec("side", VIEW, "横のパネルを出す・隠す(&P)", ("F9",), "", "details"),
    ActionSpec("to_manuscript", VIEW, "原稿へ移る(&M)", ("F6",), "", group=1),
    ActionSpec("panel_outline", VIEW, "見出し一覧へ移る", ("Ctrl+Alt+0",), "", "outline", group=1),
    ActionSpec("panel_participants", VIEW, "参加者へ移る", ("Ctrl+Alt+1",), "", "person", group=1),
    ActionSpec("panel_agenda", VIEW, "議題へ移る", ("Ctrl+Alt+2",), "", "agenda", group=1),
    ActionSpec("panel_photos", VIEW, "写真へ移る", ("Ctrl+Alt+3",), "", "picture", group=1),
    ActionSpec("panel_details", VIEW, "基本情報へ移る", ("Ctrl+Alt+4",), "", "details", group=1),
    ActionSpec("panel_problems", VIEW, "問題へ移る", ("Ctrl+Alt+5",), "", "error", group=1),
    ActionSpec("larger", VIEW, "文字を大きく", ("Ctrl++", "Ctrl+;"), "", group=2),
    ActionSpec("smaller", VIEW, "文字を小さく", ("Ctrl+-",), "", group=2),
    ActionSpec("theme_system", VIEW, "配色：システムに合わせる", (), "", group=3, checkable=True),
    ActionSpec("theme_light", VIEW, "配色：明るい", (), "", group=3, checkable=True),
    ActionSpec("theme_dark", VIEW, "配色：暗い", (), "", group=3, checkable=True),
    ActionSpec("theme_contrast", VIEW, "配色：ハイコントラスト", (), "", group=3, checkable=True),
    ActionSpec("manual", HELP, "手引き(&M)", ("Shift+F1",), "使い方の手引きを開きます"),
    ActionSpec("keys", HELP, "キーの一覧(&K)", ("F1",), ""),
    ActionSpec(
        "palette", HELP, "コマンドを探す…(&F)", ("Ctrl+Shift+P",), "操作を名前・よみ・キーで探して実行します"
    ),
    ActionSpec(
        "data_folder",
        HELP,
        "データフォルダー…(&D)",
        (),
        "設定と自動バックアップのあるフォルダーを開きます",
        group=1,
    ),
    ActionSpec("licences", HELP, "ライセンス(&L)", (), "部品のライセンスを読みます", group=1),
    ActionSpec("about", HELP, "バージョン情報(&A)", (), "", group=1),
)
"""Every action of the window."""


def plain(spec: ActionSpec) -> str:
    """Return the name of an action without its letter for the menu and without `…`."""
    return spec.text.split("(&")[0].removesuffix("…")


def menu_name(spec: ActionSpec) -> str:
    """Return the name of the menu in which an action stands."""
    return spec.menu.split("(&")[0]


def menu_letters() -> str:
    """Return the letters that open a menu with Alt."""
    return "".join(sorted({spec.menu.split("(&")[1][0] for spec in ACTIONS}))


def key_of(action: str) -> str:
    """Return what stands for the key of an action in a sentence until `spelt_out` puts it there."""
    return f"⟦{action}⟧"


def first_key(action: str) -> str:
    """Return the key that an action has at first; nothing where it has none."""
    return next((key for spec in ACTIONS if spec.id == action for key in spec.keys[:1]), "")


def spelt_out(text: str, key: Callable[[str], str]) -> str:
    """Return a sentence with the keys that `key` gives; an action without one is named instead."""

    def words(found: re.Match[str]) -> str:
        name = next(plain(spec) for spec in ACTIONS if spec.id == found[1])
        return key(found[1]) or f"「{name}」"

    return _KEY_OF.sub(words, text)


_KEY_OF = re.compile(f"⟦({'|'.join(spec.id for spec in ACTIONS)})⟧")
