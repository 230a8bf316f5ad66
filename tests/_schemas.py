"""Whether something fits a JSON Schema, and whether that is one."""

from __future__ import annotations

from typing import Any


def checker(schema: dict[str, Any]) -> Any:
    """Give the checker of a schema, after a look whether the schema itself is one."""
    # It takes seconds to import, so not while tests are collected. Its stubs are a package of their own.
    import jsonschema  # type: ignore[import-untyped, unused-ignore]

    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)
