"""Whatever text comes in: nothing raises, every line is accounted for, no word is lost."""

import unicodedata
from collections import Counter, defaultdict

from hypothesis import example, given, settings
from hypothesis import strategies as st

from zadankai_editor.formats import read_record, read_review, record_hash, write_record, write_review
from zadankai_editor.readers import SourceError, text_source
from zadankai_editor.recognize import Recognition, recognize
from zadankai_editor.recognize.vocabulary import MODERATORS
from zadankai_editor.record.findings import CODES, Severity
from zadankai_editor.record.ids import is_block_id
from zadankai_editor.record.nodes import Block, BlockKind, Part, Record
from zadankai_editor.record.review import LineUse, SourceLine
from zadankai_editor.record.texts import clean

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
]
TITLES = [
    "霞野市CIO",
    "霞野市CIO(副市長)",
    "青波県知事",
    "青波県デジタル局 課長",
    "株式会社うみ代表",
    "司会",
    "教授",
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
    "〔「異議なし」と呼ぶ者あり〕",
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
]
HEADINGS = ["参加者(敬称略)", "参加者：", "【出席者】", "議題", "■テーマ", "議題：①一つ"]
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


@given(record_like)
@example("参加者\n霞野市CIO:甲野 洋青波県知事:乙川 望\n\n甲野\nはい\x0bいいえ\n")
@example("A\u2028B")
@example("参加者：甲野")
def test_any_text_is_recognised_and_accounted_for(text: str) -> None:
    check(text)


@given(record_like)
@settings(max_examples=150)
def test_any_talk_behind_a_header_is_accounted_for(text: str) -> None:
    check(HEADER + text)


@given(st.text(max_size=200))
def test_garbage_is_recognised_and_accounted_for(text: str) -> None:
    check(text)


def check(text: str) -> None:
    try:
        source = text_source(text, "貼り付け")
    except SourceError:
        assert not text.removeprefix("\ufeff").strip()
        return
    found = recognize(source)
    check_structure(found)
    check_account(source.text, found)
    check_files(found)


def check_structure(found: Recognition) -> None:
    record, review = found.state.record, found.state.review
    ids = [block.id for block in record.blocks]
    assert len(set(ids)) == len(ids)
    assert all(map(is_block_id, ids))
    body = [b.id for b in record.blocks_of(Part.BODY)]
    assert body == [f"b{n}" for n in range(1, len(body) + 1)]
    parts = [block.kind.part for block in record.blocks]
    assert parts == sorted(parts, key=list(Part).index)
    labels = Counter(p.label for p in record.participants)
    assert all(labels)
    assert max(labels.values(), default=1) == 1
    speakers = {p.id for p in record.participants}
    for block in record.blocks:
        if block.kind is not BlockKind.UTTERANCE:
            continue
        refs = [block.speaker, *block.with_speakers] if block.speaker else []
        assert all(ref in speakers for ref in refs)
        doubted = any(d.block == block.id for d in review.doubts)
        assert block.speaker is not None or doubted
        assert "\n\n" not in block.text
    assert all(CODES[d.code].severity is Severity.DOUBT for d in review.doubts)
    assert all((d.block in ids) if d.block else d.path for d in review.doubts)
    told = [
        (f.code, f.message, f.block, f.path, f.line) for f in found.findings if f.severity is Severity.DOUBT
    ]
    assert sorted(told, key=str) == sorted(
        ((d.code, d.message, d.block, d.path, d.line) for d in review.doubts), key=str
    )


def check_files(found: Recognition) -> None:
    """What is recognised can be written and read, and loses nothing on the way."""
    record, review = found.state.record, found.state.review
    data = write_record(record)
    again = read_record(data, "記録.yaml")
    assert write_record(again) == data
    assert [(b.kind, b.text, again.label_of(b.speaker)) for b in again.blocks] == [
        (b.kind, b.text, record.label_of(b.speaker)) for b in record.blocks
    ]
    kept, _ = read_review(write_review(review, record, record_hash(data)), "記録.review.yaml", again)
    assert kept.lines == review.lines
    assert kept.source == review.source
    assert [(d.code, d.message, d.line) for d in kept.doubts] == [
        (d.code, d.message, d.line) for d in review.doubts
    ]


def check_account(text: str, found: Recognition) -> None:
    record, review = found.state.record, found.state.review
    lines = text.split("\n")
    fates: dict[int, list[SourceLine]] = defaultdict(list)
    for fate in review.lines:
        fates[fate.number].append(fate)
    assert sorted(fates) == list(range(1, len(lines) + 1))
    assert [fate.number for fate in review.lines] == sorted(fate.number for fate in review.lines)
    for number, raw in enumerate(lines, 1):
        kept = "".join(words_at(record, fate) for fate in fates[number])
        if any(fate.use is LineUse.LEFT_OUT for fate in fates[number]):
            assert all(fate.reason for fate in fates[number] if fate.use is LineUse.LEFT_OUT)
            if len(fates[number]) > 1:
                continue
        if fates[number][0].use is LineUse.LEFT_OUT:
            assert fates[number][0].reason != "空行" or not squeezed(clean(raw))
            continue
        lost = Counter(letters(clean(raw))) - Counter(letters(kept))
        assert not lost, (number, raw, kept, lost)


def words_at(record: Record, fate: SourceLine) -> str:
    """All that the record keeps at the target of a line, and what a renderer writes there of itself."""
    if fate.target is None:
        return ""
    if fate.use is LineUse.BLOCK:
        return block_words(record, next(b for b in record.blocks if b.id == fate.target))
    return field_words(record, fate.target)


def block_words(record: Record, block: Block) -> str:
    words = [block.text, block.written or "", block.role or ""]
    for ref in (block.speaker, *block.with_speakers):
        participant = record.participant(ref)
        if participant:
            known = (participant.label, participant.name, participant.title, participant.post)
            words += [word or "" for word in known]
            words += ["以下", "という", participant.label, "司会" if participant.moderator else ""]
            words.append(participant.name or "")
    if block.kind is BlockKind.PROMPT:
        words += MODERATORS
    if block.kind is BlockKind.PHOTO:
        words.append("写真")
    item = record.agenda_item(block.agenda)
    words.append(str(item.number) if item else "")
    return "".join(words)


def field_words(record: Record, path: str) -> str:
    name, _, rest = path.partition("[")
    index = int(rest[:-1]) if rest else 0
    if name == "participants":
        person = record.participants[index]
        known = (person.label, person.name, person.title, person.post, person.reading)
        return (
            "".join(word or "" for word in known)
            + ("司会" if person.moderator else "")
            + person.label
            + "以下という"
        )
    if name == "agenda":
        return f"{record.agenda[index].number}{record.agenda[index].text}"
    if name == "notes":
        return f"{record.notes[index].mark}{record.notes[index].term}{record.notes[index].text}"
    if name in ("lead", "closing"):
        return record.blocks_of(Part(name))[index].text
    if name == "title":
        return record.title
    assert path == "held.text"
    assert record.held is not None
    return record.held.text or ""


def letters(text: str) -> str:
    """The letters and digits of a text; marks and honorifics are decoration."""
    found = "".join(char for char in squeezed(text) if char.isalnum())
    for decoration in ("さん", "氏", "様", "敬称略"):
        found = found.replace(decoration, "")
    return found


def squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()
