"""What ``course`` runs first: so small that Ctrl-C is answered while the rest of it still loads."""

from __future__ import annotations

import os
import sys

from course.commands import STOPPED


def main() -> int:
    """Run the command line; whenever somebody presses Ctrl-C, end without a traceback.

    Returns
    -------
    int
        What the command gives, or 130 after Ctrl-C.
    """
    try:
        import signal  # noqa: PLC0415 - it loads for a moment, and a press may come in it

        # Where a shell started us deaf, as behind `&`, we stay deaf.
        hears = signal.getsignal(signal.SIGINT) is signal.default_int_handler
        if hears:
            # An interrupt would be swallowed where it meets one of Python's own callbacks in an import.
            signal.signal(signal.SIGINT, _end)
        from course.cli import main as command  # noqa: PLC0415 - what takes long

        if hears:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            return command()
        finally:
            if hears:
                signal.signal(signal.SIGINT, _end)  # a second press, while Python tidies up
    except KeyboardInterrupt:
        return STOPPED


def _end(_number: int, _frame: object) -> None:
    os._exit(STOPPED)


if __name__ == "__main__":
    sys.exit(main())
