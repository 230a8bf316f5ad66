"""From how many people on what they answered is counted where others can see it."""

from __future__ import annotations

from typing import Final

FEWEST: Final = 5
"""In a smaller group counts and reasons without names would show who said what, so they are not shown.

It holds wherever answers are counted or stand without a name: votes, judgements on the wall, the view of a
class, its papers and tables. What people contribute under their name for others to see is not counted so.
"""
