"""The JSON of recognisers: nested without end, a million entries, numbers that are none."""

from collections.abc import Callable, Mapping

from fuzz.inputs import Door, Input, from_text

SORT = "json"


def _file(text: str) -> Input:
    return from_text("json", Door.FILE, "認識.json", text)


def _segments(entries: str) -> Input:
    return _file(f'{{"segments":[{entries.rstrip(",")}]}}')


_ENTRY = '{"start":1,"end":2,"text":"はい","speaker":"A"},'

HOSTILE: Mapping[str, Callable[[int], Input]] = {
    "lists in lists": lambda many: _file("[" * many + "]" * many),
    "objects in objects": lambda many: _file('{"segments":' * many + "1" + "}" * many),
    "objects in a turn": lambda many: _segments('{"text":"はい","words":' + "[" * 900 + "]" * 900 + "},"),
    "turns without end": lambda many: _segments(_ENTRY * (5 * many)),
    "empty turns without end": lambda many: _segments("{}," * (7 * many)),
    "words without end": lambda many: _segments(
        '{"text":"はい","words":[' + ('{"word":"は","speaker":"B"},' * (5 * many)).rstrip(",") + "]},"
    ),
    "words only, speakers by turns": lambda many: _file(
        '{"words":[' + ('{"text":"は","speaker":"A"},{"text":"い","speaker":"B"},' * many).rstrip(",") + "]}"
    ),
    "a speaker for each turn": lambda many: _segments(
        "".join(f'{{"text":"はい","speaker":"S{n}"}},' for n in range(many // 10))
    ),
    "keys without end": lambda many: _file(
        "{" + "".join(f'"k{n}":0,' for n in range(5 * many)) + '"text":"はい"}'
    ),
    "one key over and over": lambda many: _file("{" + '"text":"はい",' * (5 * many) + '"text":"はい"}'),
    "numbers that are none": lambda many: _segments(
        "".join(
            f'{{"text":"はい","start":{number},"end":{number},"speaker":{number}}},'
            for number in (
                "NaN",
                "Infinity",
                "-Infinity",
                "1e400",
                "-1e400",
                "1e-400",
                "-0",
                "9" * 4000,
                "true",
                "null",
            )
        )
    ),
    "a number that no int() takes": lambda many: _segments(f'{{"text":"はい","start":{"9" * many}}},'),
    "a fraction without end": lambda many: _segments(f'{{"text":"はい","start":0.{"9" * (10 * many)}}},'),
    "halves of surrogate pairs": lambda many: _segments(
        '{"text":"\\ud800\\udfff\\udc00","speaker":"\\ud800"},' * 99
    ),
    "NULs and line ends in names": lambda many: _segments(
        '{"text":"\\u0000\\r\\u2028はい","speaker":"\\u0000\\n"},' * 99
    ),
    "a text of ten megabytes": lambda many: _file('{"text":"' + "窓口の話です。" * (5 * many) + '"}'),
    "a text of a million lines": lambda many: _file('{"text":"' + "はい\\n" * (10 * many) + '"}'),
    "escapes": lambda many: _file('{"text":"' + "\\u3042" * (10 * many) + '"}'),
    "a string that is never closed": lambda many: _file('{"text":"' + "あ" * (10 * many)),
    "quotes": lambda many: _file("[" + '"' * (10 * many) + "]"),
    "times as words": lambda many: _segments(
        '{"text":"はい","timestamps":{"from":"99:99:99,999","to":"' + "9:" * many + '"},"offsets":[]},'
    ),
    "anything in the place of anything": lambda many: _file(
        '{"segments":{"text":1},"utterances":[[],1,null,"x",{"text":[]},{"text":{"a":1}}],"words":7,"text":["はい"]}'
    ),
}
