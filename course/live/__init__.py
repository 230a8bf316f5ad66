"""The door of a server: lessons as pages, and the same faces over one socket a page."""

from course.live.app import make_app

__all__ = ["make_app"]
