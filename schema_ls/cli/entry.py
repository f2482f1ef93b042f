"""What the installed script and `python -m schema_ls` call: an interrupt ends it without noise from here on."""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]  # `signal` without its enums, which take time to make; no stubs
import contextlib
import os
import sys
from typing import NoReturn

INTERRUPTED = 130
"""The exit code of what was interrupted, as shells show it."""


def entry() -> NoReturn:
    """Run the command that the arguments of the process name, and end the process."""
    is_ours = _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler  # else it is ignored, behind a `nohup`
    try:
        if is_ours:
            _signal.signal(_signal.SIGINT, _interrupted)
        from schema_ls.base import garbage, kept
        from schema_ls.cli.main import main
        from schema_ls.workspace.kept_shapes import KeptShapes

        garbage.look_seldom()
        kept.keep_in(KeptShapes())
        if is_ours:  # a command has something to clear up
            _signal.signal(_signal.SIGINT, _signal.default_int_handler)
        code = main()
        if is_ours:
            _signal.signal(_signal.SIGINT, _interrupted)
    except KeyboardInterrupt:  # right before or behind what `main` catches itself
        _interrupted()
    leave(code)


def leave(code: int) -> NoReturn:
    """End the process at once, when all is done: taking apart what it has made takes time, and nobody has anything of it."""
    from schema_ls.base import kept

    kept.save()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with contextlib.suppress(OSError, ValueError):
                stream.flush()
    os._exit(code)


def _interrupted(*_signal_and_frame: object) -> NoReturn:
    """End at once: nothing has been begun, or all is done."""
    os._exit(INTERRUPTED)
