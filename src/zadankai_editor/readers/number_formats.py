"""The number of a list item as Word prints it, in the formats that Japanese documents use (ISO 29500, 17.18.59)."""

from collections.abc import Callable

_AIUEO = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_AIUEO_HALF = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
_IROHA_HALF = "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳ"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_CIRCLES = "".join(map(chr, [*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0)]))
_PARENTHESES = "".join(map(chr, range(0x2474, 0x2488)))
_FULL_STOPS = "".join(map(chr, range(0x2488, 0x249C)))
_IDEOGRAPH_CIRCLES = "".join(map(chr, range(0x3280, 0x328A)))
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_IDEOGRAPHS = str.maketrans("0123456789", "〇一二三四五六七八九")
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def formatted(count: int, style: str) -> str | None:
    """Return `count` in the format that Word calls `style`; `None` where it is not known or has no such number."""
    write = _FORMATS.get(style)
    return write(count) if write is not None and 0 <= count < 100_000 else None


def _of(characters: str) -> Callable[[int], str | None]:
    return lambda count: characters[count - 1] if 0 < count <= len(characters) else None


def _letters(count: int) -> str | None:
    """Return a, b, … z, aa, bb, … as Word goes on."""
    if not 0 < count <= 780:
        return None
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


def _roman(count: int) -> str | None:
    if not 0 < count < 4000:
        return None
    written = ""
    for size, letters in _ROMAN:
        written += letters * (count // size)
        count %= size
    return written


def _counting(digits: str, units: str) -> Callable[[int], str | None]:
    """Return the writer of 一, 十, 十一, 百…; where a unit stands once, no 一 is written before it."""

    def write(count: int) -> str | None:
        if not 0 < count < 10_000:
            return None
        written = ""
        for place in (3, 2, 1, 0):
            digit = count // 10**place % 10
            if digit:
                written += ("" if digit == 1 and place else digits[digit]) + (units[place] if place else "")
        return written

    return write


def _capital(write: Callable[[int], str | None]) -> Callable[[int], str | None]:
    return lambda count: (written := write(count)) and written.upper()


def _lower(write: Callable[[int], str | None]) -> Callable[[int], str | None]:
    return lambda count: (written := write(count)) and written.lower()


_COUNTING = _counting("〇一二三四五六七八九", " 十百千")
_FORMATS: dict[str, Callable[[int], str | None]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda count: f"{count:02d}",
    "decimalFullWidth": lambda count: str(count).translate(_WIDE),
    "decimalFullWidth2": lambda count: str(count).translate(_WIDE),
    "decimalEnclosedCircle": _of(_CIRCLES),
    "decimalEnclosedCircleChinese": _of(_CIRCLES),
    "decimalEnclosedParen": _of(_PARENTHESES),
    "decimalEnclosedFullstop": _of(_FULL_STOPS),
    "numberInDash": lambda count: f"- {count} -",
    "upperRoman": _roman,
    "lowerRoman": _lower(_roman),
    "upperLetter": _capital(_letters),
    "lowerLetter": _letters,
    "aiueo": _of(_AIUEO_HALF),
    "aiueoFullWidth": _of(_AIUEO),
    "iroha": _of(_IROHA_HALF),
    "irohaFullWidth": _of(_IROHA),
    "japaneseCounting": _COUNTING,
    "chineseCounting": _COUNTING,
    "chineseCountingThousand": _COUNTING,
    "japaneseLegal": _counting("〇壱弐参四伍六七八九", " 拾百阡"),
    "japaneseDigitalTenThousand": lambda count: str(count).translate(_IDEOGRAPHS),
    "ideographDigital": lambda count: str(count).translate(_IDEOGRAPHS),
    "ideographTraditional": _of(_STEMS),
    "ideographZodiac": _of(_BRANCHES),
    "ideographEnclosedCircle": _of(_IDEOGRAPH_CIRCLES),
    "none": lambda _: "",
}
