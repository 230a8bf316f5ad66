"""The rules of each way of working, in pure Python: state is a fold of a journal.

A folder holds the same names each time: NAME.py what may be done, verbs.py what an entry's body holds,
state.py the fold, rows.py tables, words.py sentences. Nothing here knows a screen, a picture or a server,
or asks for the time. Chance has a seed, unless it keeps a vote secret.
"""

from course.activities.activity import Activity

__all__ = ["Activity"]
