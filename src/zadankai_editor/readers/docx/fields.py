"""Fields: their results are text, their instructions are not, save where Word draws text by an instruction alone."""

import re

from zadankai_editor.readers.docx.story import Field, Story

_MOST_OPEN = 50
_LONGEST = 2000  # an instruction longer than this is none that Word makes
_LINK = re.compile(r'\s*HYPERLINK\s+(?:\\l\s+)?"([^"]*)"', re.IGNORECASE)
_OVERLAID = re.compile(
    r"\s*EQ\b.*?\\o(?:\\a[a-z])?\s*\((?P<over>.*)[,;](?P<base>[^,;()]*)\)\s*", re.IGNORECASE | re.DOTALL
)
_RAISED = re.compile(r"\\s\\(?:up|do)\s*\d*\(([^()]*)\)", re.IGNORECASE)


def begin(story: Story) -> None:
    """A field begins: what follows is its instruction. One that never ends is forgotten in the end."""
    del story.fields[: len(story.fields) - _MOST_OPEN]
    story.fields.append(Field())


def instruct(text: str, story: Story, line: int) -> None:
    """Take `text` for the instruction of the innermost field; what is too long for one is reported."""
    if not story.fields or len(story.fields[-1].instruction) + len(text) > _LONGEST:
        story.reports.add("フィールドコードの中の文字", line, text)
    else:
        story.fields[-1].instruction += text


def separate(story: Story, line: int) -> None:
    """The instruction of the innermost field ends and its result begins."""
    if story.fields:
        story.fields[-1].in_result = True
        report(story.fields[-1].instruction, story, line)


def end(story: Story, line: int) -> str:
    """The innermost field ends. Return the text that its instruction alone stands for, mostly none."""
    if not story.fields:
        return ""
    ended = story.fields.pop()
    if ended.says_something or not ended.instruction.strip():
        return ""
    return drawn_text(ended.instruction, story, line)


def in_instruction(story: Story) -> bool:
    """Tell whether what stands here is part of an instruction."""
    return any(not field.in_result for field in story.fields)


def says_something(story: Story) -> None:
    """Note that the fields that are open here have a result."""
    for field in story.fields:
        field.says_something = True


def report(instruction: str, story: Story, line: int) -> None:
    """Report the target of a link."""
    link = _LINK.match(instruction)
    if link:
        story.reports.add("リンク先", line, link[1])


def drawn_text(instruction: str, story: Story, line: int) -> str:
    """Return the text of an `EQ` field that lays characters over each other, as old ruby and circled ones do.

    The last of them is the text; what is laid over it is reported. Other instructions stand for nothing
    here; those of `EQ` fields are reported as they are.
    """
    overlaid = _OVERLAID.fullmatch(instruction)
    if overlaid:
        raised = _RAISED.search(overlaid["over"])
        over = (raised[1] if raised else overlaid["over"]).strip()
        story.reports.add("文字に重ねたルビや囲み", line, f"{overlaid['base']}（{over}）")
        return overlaid["base"]
    if instruction.lstrip()[:2].upper() == "EQ":
        story.reports.add("数式のフィールド", line, instruction)
    return ""
