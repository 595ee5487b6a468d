"""All contents that are printed."""

from tests.printing.contents import civic, minutes, panels, talks, workplace

CONTENTS = {
    content.name: content
    for module in (civic, workplace, talks, panels, minutes)
    for content in module.CONTENTS
}
