"""What a screen reader finds in a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdf import PdfReader


def root(pdf: PdfReader) -> Any:
    return pdf.trailer["/Root"]


def structure(pdf: PdfReader) -> list[dict[str, Any]]:
    """All elements of the tree that a screen reader walks."""
    found: list[dict[str, Any]] = []

    def walk(node: Any) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for kid in node:
                walk(kid)
        elif isinstance(node, dict):
            if "/S" in node:
                found.append(node)
            walk(node.get("/K", []))

    walk(root(pdf)["/StructTreeRoot"])
    return found


def tagged(pdf: PdfReader, title: str) -> list[dict[str, Any]]:
    """Hold that a PDF says it can be read aloud, in which language and under which title; give its tags."""
    top = root(pdf)
    assert top["/MarkInfo"]["/Marked"]
    assert str(top["/Lang"]).startswith("en")
    assert top["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata is not None
    assert pdf.metadata.title == title
    assert b"pdfuaid" in top["/Metadata"].get_object().get_data()
    return structure(pdf)
