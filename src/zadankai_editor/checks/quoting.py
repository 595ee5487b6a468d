"""How findings quote the record."""

_LONGEST = 30


def quoted(text: str) -> str:
    """Return `text` in Japanese quotation marks, cut after its first line or 30 characters."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    whole = len(line) <= _LONGEST and line == text.strip()
    return f"「{line if whole else line[:_LONGEST] + '…'}」"
