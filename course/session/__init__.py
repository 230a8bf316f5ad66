"""A case, a journal, who acts and where work is kept; it tells whoever watches.

It knows no face and no door, and no rule of any activity.
"""
