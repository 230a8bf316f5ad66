"""Texts that a format may take for its own signs."""

from __future__ import annotations

from course.methods.arguments import Document, Node, Relation

TEXTS = (
    *(
        "# heading",
        "#tag",
        "1. one",
        "(1) one",
        "* star",
        "+ plus",
        "- minus",
        "-> x",
        "<- x",
        "_ under",
        "_> x",
    ),
    *("><", "---- line", "=== front ===", "{a: 1}", "}{", "[A]: b", "[A]", "<A>: b", "<A>", "@[A] @<A>"),
    *("a *b* __c__ _d_ **e**", "http://example.org//x", "a // b", "/* a */", "<!-- a -->"),
    *(
        "<script>alert(1)</script>",
        ":A: .E. e.g. U.S. x:y",
        "back\\slash \\ end\\",
        "a (b) [c](d) ~ ^ ` ' \"",
    ),
    *(
        "\u202eright to left\u202c مرحبا",
        "100 % & $x$",
        "=1+1",
        "'=1",
        "-> See 1.1.",
        "1.1. Pro: x",
        "arg(a).",
    ),
    *("a,b;c", "“quoted” – dash", "..", "::", ".a.", "snake_case_name", "a.b.c:d:e"),
)


def hostile() -> Document:
    """A map whose texts, titles, tags and details are such."""
    nodes = tuple(
        Node(f"n{i}", text, "statement" if i % 2 else "argument", tags=(f"t {i}",), data={"warrant": text},
             speaker="heron", sources=(text,))
        for i, text in enumerate(TEXTS)
    )  # fmt: skip
    links = (Relation(f"r{i}", "attack", (f"n{i}",), (f"n{i - 1}",)) for i in range(1, len(nodes)))
    return Document(nodes, tuple(links))
