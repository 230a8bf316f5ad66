"""The door of a server: lessons as pages, and the same faces over one socket a page.

Whatever knows HTTP is here: one seat beside this file, many people in ``room/``. What a class does are
entries of an activity, whose rules lie below.
"""

from course.live.app import make_app

__all__ = ["make_app"]
