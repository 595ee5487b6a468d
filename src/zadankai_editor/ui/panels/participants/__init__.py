"""The panel of participants (参加者)."""

from zadankai_editor.ui.panels.participants.panel import ParticipantsPanel

__all__ = ["ParticipantsPanel"]
