"""The door to a notebook: the kernel's session, and faces that show themselves as widgets."""

from course.jupyter.kernel import lesson, session, show_faces

__all__ = ["lesson", "session", "show_faces"]
