"""Files of other programs, read and written.

A folder or a module for each kind of file; none knows another, and none knows a journal or an activity.
Whatever a format cannot hold is named before it is dropped.
"""
