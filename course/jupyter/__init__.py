"""The door to a notebook: the kernel's session, and faces that show themselves as widgets.

Whatever knows IPython or ipywidgets is here, and nothing that another door could want.
"""

from course.jupyter.kernel import lesson, session, show_faces

__all__ = ["lesson", "session", "show_faces"]
