"""Codebooks and projects of programs for qualitative analysis: REFI-QDA, ``.qdc`` and ``.qdpx``.

REFI-QDA 1.5 (Rotterdam Exchange Format Initiative, 2019). Both formats read to, and write from, one neutral
model; what a file has and the model does not is named in ``lost``, before anything is dropped.
"""

from course.exchange.coding.model import (
    QdaCode,
    QdaCoding,
    QdaProject,
    QdaSelection,
    QdaText,
    QdaUser,
    guid_of,
)
from course.exchange.coding.reader import read_codebook, read_project
from course.exchange.coding.writer import write_codebook, write_project
from course.files.mistakes import FormatError

__all__ = [
    "FormatError",
    "QdaCode",
    "QdaCoding",
    "QdaProject",
    "QdaSelection",
    "QdaText",
    "QdaUser",
    "guid_of",
    "read_codebook",
    "read_project",
    "write_codebook",
    "write_project",
]
