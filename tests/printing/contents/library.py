"""All contents that are printed."""

from tests.printing.contents import civic, minutes, talks, workplace

CONTENTS = {
    content.name: content
    for content in (*civic.CONTENTS, *workplace.CONTENTS, *talks.CONTENTS, *minutes.CONTENTS)
}
