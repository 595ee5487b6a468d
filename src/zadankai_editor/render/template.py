"""The headings and decorations of a series, as a value."""

from enum import StrEnum
from functools import cache
from string import Formatter
from typing import Annotated

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict

from zadankai_editor.resources import resource


class Numbering(StrEnum):
    """How the numbers of agenda items are printed."""

    CIRCLED = "circled"
    PARENTHESISED = "parenthesised"
    ARABIC = "arabic"

    def show(self, number: int) -> str:
        """Return `number` as printed; there are circles for 1 to 20, beyond them `(21)`."""
        if self is Numbering.CIRCLED and 1 <= number <= 20:
            return chr(ord("①") + number - 1)
        return f"{number}." if self is Numbering.ARABIC else f"({number})"


def _with(*names: str) -> AfterValidator:
    def known(pattern: str) -> str:
        used = {name for _, name, _, _ in Formatter().parse(pattern) if name is not None}
        if not used <= set(names):
            raise ValueError(f"unknown names in braces: {', '.join(sorted(used - set(names)))}")
        return pattern

    return AfterValidator(known)


class Template(BaseModel):
    """Patterns for everything that a record does not store; see `resources/templates/default.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Annotated[str, _with("title")]
    note: Annotated[str, _with("mark", "term", "text")]
    note_without_term: Annotated[str, _with("mark", "text")]
    participants_heading: str
    participant: Annotated[str, _with("title", "post", "name")]
    participant_with_post: Annotated[str, _with("title", "post", "name")]
    participant_without_title: Annotated[str, _with("name")]
    participant_without_title_with_post: Annotated[str, _with("post", "name")]
    agenda_heading: str
    agenda_item: Annotated[str, _with("number", "text")]
    agenda_number: Numbering
    section: Annotated[str, _with("number", "text")]
    heading: Annotated[str, _with("text")]
    prompt: Annotated[str, _with("text")]
    first_mention: Annotated[str, _with("title", "family", "label")]
    first_mention_without_name: Annotated[str, _with("title", "label")]
    first_mention_without_title: Annotated[str, _with("family", "label")]
    speaker: Annotated[str, _with("label")]
    speaker_in_role: Annotated[str, _with("role", "label")]
    speakers_separator: str
    speaker_undecided: str
    paragraph: Annotated[str, _with("text")]
    credit: Annotated[str, _with("credit")]
    photo_without_caption: str
    photo_without_file: str


@cache
def default_template() -> Template:
    """Return the template of roundtables that name no other."""
    text = resource("templates/default.yaml").read_text(encoding="utf-8")
    return Template.model_validate(yaml.safe_load(text))
