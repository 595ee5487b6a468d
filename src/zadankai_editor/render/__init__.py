"""Record -> the printed article, as plain text, HTML or Markdown."""

from enum import StrEnum

from zadankai_editor.record.nodes import Record
from zadankai_editor.render.article import article_of
from zadankai_editor.render.html import as_html
from zadankai_editor.render.markdown import as_markdown
from zadankai_editor.render.template import Template, default_template
from zadankai_editor.render.text import as_text

__all__ = ["Target", "Template", "default_template", "render"]


class Target(StrEnum):
    """What an article can be rendered to."""

    TEXT = "text"
    HTML = "html"
    MARKDOWN = "markdown"


_WRITERS = {Target.TEXT: as_text, Target.HTML: as_html, Target.MARKDOWN: as_markdown}


def render(record: Record, target: Target, template: Template | None = None, *, pictures_at: str = "") -> str:
    """Return the whole article of `record`, with a line break at its end.

    `pictures_at` is the way from the article's folder to the record's, relative and with `/`;
    empty where they are the same. Pictures are referred to, never embedded.
    """
    return _WRITERS[target](article_of(record, template or default_template(), pictures_at))
