"""The fields of `zadankai-review/1`, the file that accompanies a record and is never published."""

from zadankai_editor.formats.container_types import Document, ListOf, MappingOf, Row
from zadankai_editor.formats.fields import Field, Presence
from zadankai_editor.formats.scalar_types import Choice, Integer, Text, Verbatim, Version
from zadankai_editor.record.attribution import Confidence, Strategy
from zadankai_editor.record.review import LineUse

REVIEW_VERSION = "zadankai-review/1"

_TEXT = Text()
_VERBATIM = Verbatim()
_INTEGER = Integer()
_REQUIRED = Presence.REQUIRED

_BLOCK = Field("block", _TEXT, "ブロック", "id。リードと結びの段落はlead[0]のように書く")

SOURCE = MappingOf(
    Field("name", _VERBATIM, "元の記録の名前", presence=_REQUIRED),
    Field("encoding", _TEXT, "文字コード"),
    Field("text", _VERBATIM, "元の記録", "受け取ったままの全文", _REQUIRED),
)

LINE = Row(
    Field("number", _INTEGER, "行", "1から数える", _REQUIRED),
    Field(
        "use",
        Choice({LineUse.BLOCK: "ブロックに", LineUse.FIELD: "基本情報に", LineUse.LEFT_OUT: "入れなかった"}),
        "扱い",
        presence=_REQUIRED,
    ),
    Field("target", Text(nullable=True), "行き先", "ブロックのid、または項目"),
    Field("reason", Verbatim(nullable=True), "理由", "入れなかったわけ"),
    Field(
        "text", Verbatim(nullable=True), "入れなかった部分", "行のうち記録に入れなかった文字。なければ行全体"
    ),
    Field("strategy", Choice({s: s.words for s in Strategy}, nullable=True), "発言者の手がかり"),
    Field("confidence", Choice({c: c.words for c in Confidence}, nullable=True), "発言者の確かさ"),
)

_DOUBT = (
    Field("code", _TEXT, "種類", presence=_REQUIRED),
    Field("message", _VERBATIM, "内容", presence=_REQUIRED),
    _BLOCK,
    Field("path", _TEXT, "項目"),
    Field("line", _INTEGER, "元の記録の行"),
)

DOUBT = MappingOf(*_DOUBT)

SETTLED_DOUBT = MappingOf(Field("at", _TEXT, "確かめた時", "ISO 8601", _REQUIRED), *_DOUBT)

MARK = MappingOf(
    Field("block", _TEXT, "ブロック", presence=_REQUIRED),
    Field("reviewer", _VERBATIM, "見た人", presence=_REQUIRED),
    Field("note", _VERBATIM, "覚え書き"),
)

DIGIT = MappingOf(
    Field(
        "participant", _TEXT, "参加者", "表示名。それで決まらなければparticipants[2]のように書く", _REQUIRED
    ),
    Field("digit", _INTEGER, "数字キー", presence=_REQUIRED),
)

REVIEW = Document(
    Version(
        REVIEW_VERSION,
        "校正ファイル",
        {"zadankai": "これは記録のファイルで、校正ファイルではありません。"},
    ),
    Field("record", _TEXT, "記録のハッシュ", "対になる記録のファイルのSHA-256", _REQUIRED),
    Field("source", SOURCE, "元の記録"),
    Field("lines", ListOf(LINE), "元の記録の行の行き先"),
    Field("doubts", ListOf(DOUBT), "要確認"),
    Field("settled", ListOf(SETTLED_DOUBT), "確認済みの要確認"),
    Field("marks", ListOf(MARK), "校正の印"),
    Field("digits", ListOf(DIGIT), "発言者の数字キー"),
)
