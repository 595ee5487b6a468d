"""Plain texts: lines without number or end, marks that are never closed, numbers without end."""

from collections.abc import Callable, Mapping

from fuzz.inputs import Door, Input, from_text

SORT = "text"

_TALK = "甲野：はい、そうですね。\n乙川：ありがとうございます。次に、窓口の話です。\n"
_LIST = "参加者（敬称略）\n"
_MARKS = "（「【《〔(『[<〈"


def _file(text: str, *, ending: str = "txt") -> Input:
    return from_text("text", Door.FILE, f"記録.{ending}", text)


def _people(many: int) -> str:
    return "".join(
        f"霞野市第{n}課長：甲{chr(0x4E00 + n % 20000)} 洋{chr(0x4E00 + n // 7 % 20000)}\n"
        for n in range(many)
    )


HOSTILE: Mapping[str, Callable[[int], Input]] = {
    "a million lines of talk": lambda many: _file(_TALK * (5 * many)),
    "a million short lines": lambda many: _file("あ\n" * (10 * many)),
    "a million blank lines": lambda many: _file("あ\n" + "\n" * (10 * many) + "い"),
    "a million line separators": lambda many: _file("あ\u2028い\x0b\x85" * (3 * many)),
    "a million carriage returns": lambda many: _file("あ\r" * (10 * many)),
    "one line of ten megabytes": lambda many: _file("窓口の話をしました。" * (4 * many)),
    "one line of names": lambda many: _file("参加者：" + "甲野、乙川・丙山　" * many),
    "one line of labels": lambda many: _file("甲野：乙川：" * many),
    "one line of white space": lambda many: _file("甲野" + "　 " * (10 * many) + "はい"),
    "brackets that are never closed": lambda many: _file("".join(mark * many for mark in _MARKS)),
    "brackets in brackets": lambda many: _file("（" * many + "）" * many),
    "lines of brackets": lambda many: _file("（甲野（\n「乙川「\n【\n" * (many // 2)),
    "dashes": lambda many: _file("―" * (10 * many) + "\n" + "―\n" * many),
    "circled numbers": lambda many: _file("①窓口\n" * many + "①" * many),
    "digits": lambda many: _file("".join(digit * (2 * many) for digit in "9９九")),
    "years without end": lambda many: _file(
        f"令和{'9' * many}年{'１' * many}月9日に、「第{'9' * many}回」を実施しました。"
    ),
    "numbers that no int() takes": lambda many: _file(
        f"第{'9' * 5000}回座談会\n議題\n{'９' * 5000}．窓口\n({'1' * 6000})人材\n※{'9' * 5000} 注\n甲野：はい\n"
    ),
    "colons": lambda many: _file(":：" * (5 * many)),
    "tabs": lambda many: _file("甲野\t乙川\t" * (3 * many)),
    "a participant in each line": lambda many: _file(
        _LIST + _people(many // 20) + "\n議題\n①窓口\n\n甲野\n はい\n"
    ),
    "participants who run together": lambda many: _file(
        _LIST + "市長甲野洋副市長乙川学" * (many // 50) + "\n\n甲野\n はい"
    ),
    "an agenda without end": lambda many: _file(
        "議題\n" + "".join(f"({n})議題{n}について\n" for n in range(many // 20)) + "\n甲野\n はい\n" * 9
    ),
    "headings without end": lambda many: _file("■窓口の話\n【まとめ】\n" * many),
    "notes without end": lambda many: _file("※用語:説明です\n※1 注です\n" * (many // 2)),
    "a label a line, all different": lambda many: _file(
        "".join(
            f"{chr(0x4E00 + n % 20000)}{chr(0x5E00 + n // 11 % 9000)}：はい。\n" for n in range(many // 10)
        )
    ),
    "first mentions without end": lambda many: _file(
        "".join(f"霞野市課長:甲野（以下「甲{chr(0x4E00 + n % 20000)}」）\n はい\n" for n in range(many // 20))
    ),
    "letters with a space between": lambda many: _file("甲 野 です は い " * many),
    "marks on one letter": lambda many: _file("か" + "\u3099\u0301" * (5 * many) + "\U000e0101" * many),
    "halves of surrogate pairs": lambda many: _file("\ud800\udc00" * many + "甲野：はい\udfff\n"),
    "halves of surrogate pairs, pasted": lambda many: from_text(
        "paste", Door.PASTE, "\ud800", "\udfff甲野：\ud800\n" * many
    ),
    "NULs": lambda many: Input("text", Door.FILE, "記録.txt", b"\0" * (50 * many)),
    "all bytes": lambda many: Input("text", Door.FILE, "記録.txt", bytes(range(256)) * (many // 20)),
    "larger than any record": lambda many: Input("text", Door.FILE, "記録.txt", b"a" * (33 * 1024 * 1024)),
    "bytes of no encoding": lambda many: Input(
        "text", Door.FILE, "記録.txt", b"\x81\xff\xe3\x81" * (10 * many)
    ),
    "half of a character at the end": lambda many: Input(
        "text", Door.FILE, "記録.txt", "あ".encode() * many + b"\xe3\x81"
    ),
    "UTF-16 without a mark": lambda many: Input(
        "text", Door.FILE, "記録.txt", (_TALK * many)[: 9 * many].encode("utf-16-le")
    ),
    "UTF-16 cut in the middle": lambda many: Input(
        "text", Door.FILE, "記録.txt", _TALK.encode("utf-16")[:-1]
    ),
    "escapes of ISO-2022-JP": lambda many: Input("text", Door.FILE, "記録.txt", b"\x1b$B\x1b(B" * (5 * many)),
    "nothing": lambda many: Input("text", Door.FILE, "記録.txt", b""),
    "only a byte order mark": lambda many: Input("text", Door.FILE, "記録.txt", b"\xff\xfe"),
    "the head of a mail": lambda many: _file("A:b\n c\n" * many + "Content-Type: multipart/related"),
    "comments before HTML": lambda many: _file("<!--" + "-" * (10 * many), ending="x"),
}
