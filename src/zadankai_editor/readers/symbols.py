"""Characters of symbol fonts as Unicode has them. They stand in the private use area, as U+F000 and their code."""

_WINGDINGS = {
    0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x72: "□", 0x74: "◆", 0x75: "◆", 0x76: "❖",
    0x77: "◆", 0x9E: "・", 0x9F: "・", 0xA1: "○", 0xA7: "▪", 0xA8: "□", 0xAB: "★", 0xB2: "☆", 0xD8: "➢",
    0xE0: "→", 0xE8: "→", 0xFC: "✓", 0xFE: "☑", 0xFB: "×", 0xFD: "☒", 0x28: "☎", 0x2A: "✉",
    **{0x81 + i: chr(0x2460 + i) for i in range(10)},
    **{0x8C + i: chr(0x2776 + i) for i in range(10)},
}  # fmt: skip
_SYMBOL = {
    0xB7: "・", 0x2A: "＊", 0xAE: "→", 0xAC: "←", 0xAD: "↑", 0xAF: "↓", 0xA8: "◆", 0xB4: "×", 0xB8: "÷",
    0xB1: "±", 0xA3: "≦", 0xB3: "≧", 0xB9: "≠", 0xA5: "∞", 0x2D: "－", 0x2B: "＋",
}  # fmt: skip
_FONTS = {"wingdings": _WINGDINGS, "symbol": _SYMBOL}


def symbol(font: str | None, code: int) -> str | None:
    """Return the character with `code` (with or without the 0xF000) in `font`; `None` where it is not known."""
    table = _FONTS.get((font or "").strip().lower())
    if table is not None:
        return table.get(code & 0xFF) if code < 0x100 or 0xF000 <= code < 0xF100 else None
    is_text = 0x20 <= code < 0xD800 or 0xF900 <= code < 0x110000
    return chr(code) if is_text else None
