"""The fields of `zadankai/1`, from which reading, writing and the JSON Schema all follow.

The public contract is the page on the record format. A change here is a new version of it.
"""

from zadankai_editor.formats.container_types import Document, ListOf, MappingOf, OneOf
from zadankai_editor.formats.fields import Field, FieldType, Presence
from zadankai_editor.formats.scalar_types import (
    BlockIdText,
    Choice,
    File,
    Flag,
    Integer,
    Label,
    Paragraphs,
    Seconds,
    Text,
    Version,
)
from zadankai_editor.record.nodes import BlockKind, Status

RECORD_VERSION = "zadankai/1"

_TEXT = Text()
_PARAGRAPHS = Paragraphs()
_INTEGER = Integer()
_FLAG = Flag()
_FILE = File()
_SECONDS = Seconds()
_LABELS = ListOf(Label())
_LINES = ListOf(_TEXT)
_REQUIRED = Presence.REQUIRED

SERIES = MappingOf(
    Field("name", _TEXT, "シリーズ名", "記録のもとになった文書での呼び名"),
    Field("number", _INTEGER, "回", "シリーズの中での、この記録の番号"),
)

HELD = MappingOf(
    Field(
        "date",
        _TEXT,
        "開催日",
        "西暦のYYYY-MM-DD。月や年までしか分からなければYYYY-MMかYYYY",
    ),
    Field("text", _TEXT, "開催の文", "開催を知らせる文を、印刷されたとおりに"),
)

COVER = MappingOf(
    Field("file", _FILE, "画像ファイル", "YAMLファイルからの相対パス。そのフォルダーの外は指せない"),
    Field("caption", _TEXT, "写真説明"),
    Field("alt", _TEXT, "代替テキスト"),
    Field("credit", _TEXT, "撮影者・提供者"),
)

NOTE = MappingOf(
    Field("term", _TEXT, "用語"),
    Field("text", _TEXT, "説明"),
    Field("mark", _TEXT, "注の番号", "番号のある注だけ"),
)

PARTICIPANT = MappingOf(
    Field("label", _TEXT, "表示名", "発言の脇に出る短い名前。参加者ごとに違うもの"),
    Field(
        "name",
        Text(nullable=True),
        "氏名",
        "姓と名の間に空白を一つ。表示名しか分からなければnull",
        Presence.STATED,
    ),
    Field("title", _TEXT, "肩書", "氏名の前に印刷される肩書。所属を含む"),
    Field("post", _TEXT, "付記", "肩書のあとに、括弧や二つ目のコロンで添えられるもの"),
    Field("reading", _TEXT, "読み", "氏名のかな"),
    Field("organization", _TEXT, "所属", "職員が書き入れたときだけ"),
    Field("moderator", _FLAG, "司会", "司会ならtrue"),
)

AGENDA_ITEM = MappingOf(
    Field("number", _INTEGER, "番号", "印刷された番号。①も（1）も1", _REQUIRED),
    Field("text", _TEXT, "議題"),
)

_SPEAKER = Field(
    "speaker", Label(nullable=True), "発言者", "参加者の表示名。まだ誰とも言えなければnull", Presence.STATED
)

_ID = Field(
    "id", BlockIdText(), "ブロックのid", "ファイルの中で一つだけ。編集しても移しても変わらない", _REQUIRED
)
_TYPE = Field(
    "type",
    Choice(
        {
            BlockKind.SECTION: "見出し",
            BlockKind.HEADING: "小見出し",
            BlockKind.PROMPT: "司会の言葉",
            BlockKind.UTTERANCE: "発言",
            BlockKind.PHOTO: "写真",
            BlockKind.TEXT: "地の文",
        }
    ),
    "ブロックの種類",
    presence=_REQUIRED,
    attribute="kind",
)


def _block(*fields: Field) -> MappingOf:
    return MappingOf(_ID, _TYPE, *fields)


def _text(type_: FieldType) -> Field:
    return Field("text", type_, "本文", "段落が複数なら改行一つで区切る" if type_ is _PARAGRAPHS else "一行")


BLOCK = OneOf(
    "type",
    {
        BlockKind.SECTION: (
            "見出し",
            _block(_text(_TEXT), Field("agenda", _INTEGER, "議題番号", "この見出しが扱う議題の番号")),
        ),
        BlockKind.HEADING: ("小見出し", _block(_text(_TEXT))),
        BlockKind.PROMPT: ("司会の言葉", _block(_text(_PARAGRAPHS))),
        BlockKind.UTTERANCE: (
            "発言",
            _block(
                _SPEAKER,
                Field("with", _LABELS, "同時に話した人", "ほかの人の表示名", attribute="with_speakers"),
                Field("as", _TEXT, "この発言での役割", "肩書と違うときだけ", attribute="role"),
                Field("written", _TEXT, "元の記録での名前", "発言者がnullの間だけ"),
                Field(
                    "continued", _FLAG, "発言の続き", "写真などのあとに同じ人が続け、名前が再び印刷されない"
                ),
                Field("start", _SECONDS, "始まり", "録音の中の秒数"),
                Field("end", _SECONDS, "終わり", "録音の中の秒数"),
                _text(_PARAGRAPHS),
            ),
        ),
        BlockKind.PHOTO: (
            "写真",
            _block(
                Field("caption", _TEXT, "写真説明", attribute="text"),
                Field(
                    "file", _FILE, "画像ファイル", "YAMLファイルからの相対パス。そのフォルダーの外は指せない"
                ),
                Field("alt", _TEXT, "代替テキスト"),
                Field("credit", _TEXT, "撮影者・提供者"),
                Field("people", _LABELS, "写っている人", "参加者の表示名"),
            ),
        ),
        BlockKind.TEXT: ("地の文", _block(_text(_PARAGRAPHS))),
    },
)

RECORD = Document(
    Version(
        RECORD_VERSION,
        "座談会の記録",
        {
            "zadankai-review": "これは校正ファイルです。"
            "対になる記録のファイル（名前に.reviewのないほう）を開いてください。"
        },
        "文章のファイルなら「取り込み」（コマンドではconvert）から読み取れます。",
    ),
    Field(
        "status",
        Choice({Status.DRAFT: "下書き", Status.READY: "公開用に確定"}),
        "状態",
        "readyは、誤りが一つも残っていない記録だけ",
        _REQUIRED,
    ),
    Field("title", _TEXT, "題名", "飾りの記号を除いたもの", _REQUIRED),
    Field("series", SERIES, "シリーズ"),
    Field("held", HELD, "開催"),
    Field("cover", COVER, "見出し画像"),
    Field("lead", _LINES, "リード", "前書きの段落"),
    Field("notes", ListOf(NOTE), "注"),
    Field("participants", ListOf(PARTICIPANT), "参加者", "印刷された順。発言しない人も含む", _REQUIRED),
    Field("agenda", ListOf(AGENDA_ITEM), "議題", "順番どおり"),
    Field("body", ListOf(BLOCK), "本文", "読む順のブロック", _REQUIRED),
    Field("closing", _LINES, "結び", "座談会のあとに続く段落"),
)
