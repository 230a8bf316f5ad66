"""Maps of arguments: what they hold, which arguments stand and why, and what would change that."""

from course.methods.arguments.argument_map import ArgumentMap
from course.methods.arguments.changes import Change
from course.methods.arguments.framework import Framework, Preferred, Status
from course.methods.arguments.maps import (
    NODE_KINDS,
    Document,
    Group,
    Node,
    Relation,
    Step,
)
from course.methods.arguments.outline import Link, OutlineLine
from course.methods.arguments.relations import ATTACKS, BOTH_WAYS, NEITHER, RELATION_KINDS, SHORT, SUPPORTS
from course.methods.arguments.words import STATUS_WORDS

__all__ = [
    "ATTACKS",
    "BOTH_WAYS",
    "NEITHER",
    "NODE_KINDS",
    "RELATION_KINDS",
    "SHORT",
    "STATUS_WORDS",
    "SUPPORTS",
    "ArgumentMap",
    "Change",
    "Document",
    "Framework",
    "Group",
    "Link",
    "Node",
    "OutlineLine",
    "Preferred",
    "Relation",
    "Status",
    "Step",
]
