"""Large records, made up."""

from zadankai_editor.record.nodes import AgendaItem, Block, BlockKind, Participant, Record

_SENTENCES = (
    "地域の図書館と公共交通をどうつなぐかは、利用する方の一日の流れから考えるのがよいと思います。",
    "昨年度に実証をしたところ、夕方の便の利用が想定の倍になりました。",
    "費用の見通しについては、まだはっきりしないところがあります。",
    "窓口の職員からは、説明の時間が取れるようになったという声を聞いています。",
    "防災の情報も同じ画面で見られるようにしたいですね。",
)


def large_record(utterances: int) -> Record:
    """Return a record with so many utterances of about 130 characters, and a section every 50."""
    people = tuple(
        Participant(id=f"p{i + 1}", label=f"{name}", name=f"{name} 太郎", title=f"{name}市課長")
        for i, name in enumerate(("早瀬", "桐生", "椎葉", "帆足", "若槻", "瀬戸口", "榎並", "三津谷"))
    )
    blocks: list[Block] = []
    for i in range(utterances):
        if i % 50 == 0:
            blocks.append(
                Block(id=f"s{i}", kind=BlockKind.SECTION, text=f"第{i // 50 + 1}の話題", agenda="a1")
            )
        text = "".join(_SENTENCES[(i + k) % len(_SENTENCES)] for k in range(4))[:130]
        blocks.append(
            Block(id=f"b{i}", kind=BlockKind.UTTERANCE, speaker=people[i % len(people)].id, text=text)
        )
    return Record(
        title="大きな座談会",
        participants=people,
        agenda=(AgendaItem(id="a1", number=1, text="話題"),),
        blocks=tuple(blocks),
    )
