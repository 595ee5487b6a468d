"""Texts that look like records in all their parts and none, and what a source may say of their lines."""

from hypothesis import strategies as st

from zadankai_editor.readers.structure import Hint, HintRole, SourcePicture, Structure
from zadankai_editor.recognize import Recognition
from zadankai_editor.recognize.decisions import Decisions, LineRole, SpeakerChoice, Whom

NAMES = [
    "甲野",
    "乙川",
    "丙山",
    "甲野 洋",
    "乙川　望",
    "甲野市長",
    "乙川さん",
    "丁田",
    "市長",
    "霞野市CIO",
    "司会",
    "全員",
    "A子さん",
    "A",
    "Speaker 1",
    "甲 野　洋",
    "甲野委員長",
    "委員",
    "事務局",
    "甲野・乙川",
]
TITLES = [
    "霞野市CIO",
    "霞野市CIO(副市長)",
    "青波県知事",
    "青波県デジタル局 課長",
    "株式会社うみ代表",
    "司会",
    "教授",
    "語り手",
    "１２番",
]
TEXTS = [
    "はい。",
    "そうですね",
    "ありがとうございます。次に、3:30からの会議の話です。",
    "デジタル化の課題",
    "これからの連携について",
    "本当に必要?",
    "次回もお楽しみに!",
    "令和五年十一月九日に、「第4回座談会」を実施しました。",
    "会場の様子",
    "左から甲野、乙川",
    "…",
    "(笑)",
    "(拍手)",
    "（市長退席）",
    "〔「異議なし」と呼ぶ者あり〕",
    "午前11時52分休憩",
    "~霞野市×青波県座談会~",
    "スキ",
    "見出し画像",
    "―――――",
    "※用語:説明です",
    "※1 注です",
    "※",
    "■見出し",
    "【まとめ】",
    "①窓口のデジタル化",
    "(2)人材の育成",
    "3. 防災",
    "窓口のデジタル化について",
    "―お願いします",
    "――次の話題へ",
    "- 箇条",
    "・箇条",
    "▲写真の説明",
    "写真：集合写真",
    "日時：未定",
    "これ は 機械 が 書い た 文 です。",
    "00:01:23",
    "[00:15]",
    "以上です。甲野",
]
HEADINGS = ["参加者(敬称略)", "参加者：", "【出席者】", "議題", "■テーマ", "議題：①一つ", "欠席者", "事務局"]
SPACES = ["", "", " ", "　", "\t", "\n", "\n\n", "\u3000\n"]
STRANGE = [
    "\x0b",
    "\u2028",
    "\x00",
    "\x85",
    "\ufeff",
    "\x1c",
    "\r",
    "�",
    "\u200b",
    "𠮷",
    "e\u0301",
    "ﾊﾟ",
    "①",
    "：",
    "(",
    "）",
    "「",
    "※",
    "―",
    "~",
]

name = st.sampled_from(NAMES)
title = st.sampled_from(TITLES)
said = st.sampled_from(TEXTS)
colon = st.sampled_from([":", "：", "　", " ", "", "「", "(", "）"])
line = st.one_of(
    said,
    name,
    st.sampled_from(HEADINGS),
    st.builds("{}{}{}".format, title, colon, name),
    st.builds("{}{}{}{}{}".format, title, colon, name, title, name),
    st.builds("{}{}{}".format, name, colon, said),
    st.builds("{}「{}」".format, name, said),
    st.builds("{}（{}）".format, said, name),
    st.builds("○{}　{}".format, name, said),
    st.builds("○{}（{}君）　{}".format, title, name, said),
    st.builds("[00:{}0] {}: {}".format, st.integers(0, 5), name, said),
    st.builds("{}：{}（以下「{}」）".format, title, name, name),
    st.builds("{}(以下、{}):{}".format, name, name, said),
    st.builds("【{}】{}".format, name, said),
    st.builds("{}{}".format, said, said),
    st.builds("{}{}{}".format, said, st.sampled_from(STRANGE), said),
    st.text(alphabet=st.sampled_from("甲野乙川市長:：()（）「」①②1.、。― 　\t~※\n\x0b"), max_size=24),
    st.text(max_size=30),
)
record_like = st.lists(st.builds("{}{}".format, st.sampled_from(SPACES), line), max_size=40).map("\n".join)

HEADER = (
    "~霞野市×青波県座談会~\n\n参加者(敬称略)\n霞野市CIO(副市長):甲野 洋\n青波県知事:乙川 望\n青波県知事:甲野 学\n\n"
    "議題\n①窓口\n②人材の育成\n\n"
)

_PICTURE = SourcePicture("絵.png", b"\x89PNG\r\n\x1a\n", "会場")
_TIMES = st.none() | st.floats(0, 1000).map(lambda seconds: round(seconds, 2))


@st.composite
def structures(draw: st.DrawFn, text: str) -> Structure:
    """Return what a source may say of some lines of `text`, as a reader could have found it there."""
    lines = text.split("\n")
    numbers = draw(st.lists(st.integers(1, len(lines)), unique=True, max_size=12))
    transcript = draw(st.booleans())
    pictures = 0 if transcript else draw(st.integers(0, 2))
    return Structure(
        hints={number: draw(_hint(lines[number - 1], pictures)) for number in numbers},
        pictures=(_PICTURE,) * pictures,
        transcript=transcript,
    )


@st.composite
def _hint(draw: st.DrawFn, raw: str, pictures: int) -> Hint:
    begin = draw(st.integers(0, len(raw)))
    says = draw(st.sampled_from(["all", "all", "part"]))
    role = draw(st.none() | st.sampled_from(HintRole))
    marked = draw(st.booleans()) and begin > 0
    return Hint(
        role=role,
        level=draw(st.integers(1, 6)) if role is HintRole.HEADING else 0,
        bold=draw(st.sampled_from([0, 2, len(raw)])),
        text=None if says == "all" else raw[begin:],
        label=(raw[:begin].strip() or None) if marked and says == "part" else None,
        start=draw(_TIMES),
        end=draw(_TIMES),
        picture=draw(st.integers(0, pictures - 1)) if pictures and draw(st.booleans()) else None,
        reason="元のファイルの番号" if role is HintRole.LEFT_OUT else None,
    )


@st.composite
def decisions(draw: st.DrawFn, found: Recognition, text: str) -> Decisions:
    """Return what somebody may decide who has been shown `found`, which was read from `text`."""
    made = Decisions()
    people = [person.key for person in found.people]
    for candidate in found.candidates:
        whom = draw(st.none() | st.sampled_from(Whom))
        if whom is None or (whom is Whom.PERSON and not people):
            continue
        person = {
            Whom.PERSON: st.sampled_from(people),
            Whom.NEW: st.sampled_from(["新田 海", "乙川", "甲野 洋"]),
        }
        made = made.with_speaker(
            candidate.key, SpeakerChoice(whom, draw(person[whom]) if whom in person else None)
        )
    count = len(text.split("\n"))
    for number in draw(st.lists(st.integers(1, count), unique=True, max_size=5)):
        made = made.with_line(number, draw(st.sampled_from(LineRole)))
    return made
