"""What people did: one log that only grows, the same format everywhere.

It knows no case and no activity: what a body holds is theirs to say. Where lines are kept is behind `Kept`.
"""

from course.journal._authors import BOX, look_of, new_author, plain_name
from course.journal._entry import RETRACT, Entry, is_step_name
from course.journal._gathered import journals_among
from course.journal._ids import far_ahead
from course.journal._journal import Journal, open_journal
from course.journal._json import MAX_ENTRY_BYTES, JournalError
from course.journal._kept import Kept
from course.journal._lock import Lock
from course.journal._merge import MergeReport, Work, merge_files
from course.journal._people import PEOPLE
from course.journal._reading import is_work, read_lines, without_collecting
from course.journal._store import FileStore, ForeignFile, News
from course.journal._together import Together, read_together

__all__ = [
    "BOX",
    "MAX_ENTRY_BYTES",
    "PEOPLE",
    "RETRACT",
    "Entry",
    "FileStore",
    "ForeignFile",
    "Journal",
    "JournalError",
    "Kept",
    "Lock",
    "MergeReport",
    "News",
    "Together",
    "Work",
    "far_ahead",
    "is_step_name",
    "is_work",
    "journals_among",
    "look_of",
    "merge_files",
    "new_author",
    "open_journal",
    "plain_name",
    "read_lines",
    "read_together",
    "without_collecting",
]
