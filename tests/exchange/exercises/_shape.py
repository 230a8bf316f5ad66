"""Hold the elements of a file against what a specification says of their children."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element


def misplaced(root: Element, order: Mapping[str, str]) -> list[str]:
    """Name each element whose children are not those of its model, such as ``head? (p|ul)*``, in order."""
    wrong = []
    for element in root.iter():
        tag = element.tag.rpartition("}")[2]
        children = "".join(f"{child.tag.rpartition('}')[2]}," for child in element)
        model = re.sub(r"(\w+)", r"(?:\1,)", order.get(tag, "")).replace(" ", "")
        if model and not re.fullmatch(model, children):
            wrong.append(f"{tag}: {children}")
    return wrong
