"""The manuscript editor: one continuous text, with a gutter that shows who speaks."""
