"""The window: shows the session, and turns keys and clicks into commands."""
