"""Passages coded with one codebook, apart and blind; then the disputes, with both reasons."""

from course.activities.coding.coding import Coding
from course.activities.coding.state import Code, Coded, Passage, Round, Settled, Wording

__all__ = ["Code", "Coded", "Coding", "Passage", "Round", "Settled", "Wording"]
