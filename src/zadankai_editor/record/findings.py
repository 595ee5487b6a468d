"""Findings: what a check, a reader or the recogniser has to say, and the registry of their codes."""

from enum import StrEnum

from zadankai_editor.record.levels import Level
from zadankai_editor.record.nodes import Node


class Severity(StrEnum):
    """How much a finding weighs; see the table in `record-format.md`."""

    ERROR = "error"
    DOUBT = "doubt"
    WARNING = "warning"
    INFO = "info"

    @property
    def can_be_settled(self) -> bool:
        """Whether somebody who has looked may say that it is to stay so."""
        return self in (Severity.DOUBT, Severity.WARNING)

    @property
    def words(self) -> str:
        """The word by which menus, panels and reports speak of it."""
        return _TITLES[self]


_TITLES = {
    Severity.ERROR: "誤り",
    Severity.DOUBT: "要確認",
    Severity.WARNING: "注意",
    Severity.INFO: "お知らせ",
}


class Code(Node):
    """A stable finding code: its severity and, in Japanese, the kind of problem it stands for.

    `level` is the lightest at which it is told.
    """

    code: str
    severity: Severity
    title: str
    level: Level = Level.LIGHT


def _codes(severity: Severity, titles: dict[str, str], level: Level = Level.LIGHT) -> dict[str, Code]:
    return {
        code: Code(code=code, severity=severity, title=title, level=level) for code, title in titles.items()
    }


CODES: dict[str, Code] = {
    **_codes(
        Severity.ERROR,
        {
            "file.unreadable": "読めないファイル",
            "record.draft": "下書きのまま",
            "title.missing": "題名がない",
            "held.date.invalid": "開催日の形が正しくない",
            "participant.label.duplicate": "表示名の重複",
            "participant.label.empty": "表示名がない",
            "agenda.number.duplicate": "議題番号の重複",
            "agenda.number.invalid": "1より小さい議題番号",
            "agenda.text.empty": "議題の文がない",
            "note.empty": "注の用語か説明がない",
            "section.agenda.unknown": "ない議題番号",
            "utterance.speaker.missing": "発言者がない",
            "utterance.speaker.unknown": "参加者にいない発言者",
            "utterance.speaker.ambiguous": "同じ表示名が二人いる発言者",
            "utterance.continued.astray": "前の発言に続いていない「続き」",
            "photo.people.unknown": "参加者にいない写真の人物",
            "photo.file.missing": "画像が選ばれていない",
            "photo.file.not_found": "画像ファイルが見つからない",
            "cover.file.missing": "見出し画像が選ばれていない",
            "cover.file.not_found": "見出し画像のファイルが見つからない",
            "picture.unreadable": "画像として読めないファイル",
            "block.text.empty": "本文がない",
            "body.empty": "本文のブロックがない",
        },
    ),
    **_codes(
        Severity.DOUBT,
        {
            "import.participants.joined": "一行に二人の参加者",
            "import.participant.uncertain": "参加者の読み取りが不確か",
            "import.speaker.uncertain": "発言者が不確か",
            "import.kind.uncertain": "ブロックの種類が不確か",
            "import.caption.uncertain": "写真説明かどうか不確か",
            "import.agenda.uncertain": "議題との対応が不確か",
            "import.field.uncertain": "基本情報の読み取りが不確か",
            "import.reading.implausible": "記録全体の読み方が不確か",
            "import.characters.lost": "行き先の分からない文字",
            "utterance.label.foreign": "別の人の名前で始まる段落",
            "review.missing": "校正ファイルがない下書き",
            "merge.conflict": "ほかで保存された内容との違い",
        },
    ),
    **_codes(
        Severity.WARNING,
        {
            "agenda.wording.differs": "議題と見出しの表記の違い",
            "agenda.untreated": "見出しのない議題",
            "agenda.order.differs": "議題と見出しの順番の違い",
            "participant.silent": "発言のない参加者",
            "utterance.with.repeated": "二度書かれた発言者",
            "utterance.time.invalid": "ありえない発言の時刻",
            "utterance.answer.other": "尋ねられた人と違う人の答え",
            "utterance.names.self": "本人の名前が出てくる発言",
            "utterance.introduces.other": "別の名前を名乗る発言",
            "utterance.label.inside": "文の途中にある別の人の名前",
            "caption.name.unknown": "参加者にいない写真の名前",
            "date.impossible": "合わない日付",
            "held.differs": "開催日の食い違い",
            "series.number.differs": "回数の食い違い",
            "note.missing": "注のない印",
            "short_form.shared": "二つのものを指す略称",
            "agenda.twice": "二度扱われる議題",
            "wording.repeated": "重なった文字",
            "wording.bracket.alone": "対になっていない括弧",
            "wording.kana.half_width": "半角カタカナ",
            "wording.character.unsafe": "表示されないおそれのある文字",
            "wording.lookalike": "よく似た別の文字",
            "held.missing": "開催日がない",
            "photo.description.missing": "写真の説明がない",
            "picture.alt.missing": "代替テキストのない画像",
            "picture.large": "大きすぎる画像",
        },
    ),
    **_codes(
        Severity.WARNING,
        {
            "utterance.thanked.other": "お礼を言われた人と違う発言者",
            "utterance.speaker.again": "同じ人の発言が二つ続く",
            "moderator.answers": "自分の問いに答える司会",
            "caption.astray": "話していない場所にある写真",
            "office.differs": "一覧と違う役職",
            "utterance.pronoun.changes": "いつもと違う自分の呼び方",
            "wording.stop.missing": "句点のない終わり",
            "wording.variants": "二通りの書き方",
            "note.unmarked": "印のない注",
            "note.term.unused": "本文にない注の用語",
            "short_form.early": "定義より前の略称",
            "short_form.twice": "二度定義された略称",
        },
        Level.DEFAULT,
    ),
    **_codes(
        Severity.WARNING,
        {
            "moderator.once": "発言が一つだけの司会",
            "utterance.politeness.changes": "いつもと違う話し方",
            "short_form.unused": "使われない略称",
        },
        Level.STRICT,
    ),
    **_codes(
        Severity.INFO,
        {
            "import.reading.offered": "ほかの読み方",
            "import.line.left_out": "記録に入れなかった行",
            "import.character.replaced": "置き換えた文字",
            "import.formatting.dropped": "取り込めない書式",
            "review.hash.differs": "校正ファイルが別の時点のもの",
            "review.unreadable": "校正ファイルが読めない",
        },
    ),
}
"""Every finding code that the program can raise. Menus, reports and the manual derive from it."""


class Finding(Node):
    """One finding: about the block with id `block` or the field at `path`; `line` is 1-based.

    `message` is one sentence in Japanese that says what to do.
    """

    code: str
    severity: Severity
    message: str
    block: str | None = None
    path: str | None = None
    line: int | None = None


def finding(
    code: str,
    message: str,
    *,
    block: str | None = None,
    path: str | None = None,
    line: int | None = None,
) -> Finding:
    """Return a finding with the severity that `CODES` gives to `code` (`KeyError` otherwise)."""
    return Finding(
        code=code, severity=CODES[code].severity, message=message, block=block, path=path, line=line
    )
