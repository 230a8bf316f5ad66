"""Papers for a class that works with pens: what students get, and what the instructor keeps.

Each module makes one :class:`course.publish.paper.Paper` from the case; none needs a journal.
"""
