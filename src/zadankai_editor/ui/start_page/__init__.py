"""The start page: what somebody sees who has not opened a record yet."""

from zadankai_editor.ui.start_page.page import StartPage

__all__ = ["StartPage"]
