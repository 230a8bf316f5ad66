"""What a form of a room holds."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

if TYPE_CHECKING:
    from starlette.requests import Request


async def form_of(request: Request) -> dict[str, str]:
    """Give the fields of a form that was sent; none where it has more than any form of ours."""
    body = (await request.body()).decode("utf-8", "replace")
    with suppress(ValueError):
        return dict(parse_qsl(body, keep_blank_values=True, max_num_fields=20))
    return {}
