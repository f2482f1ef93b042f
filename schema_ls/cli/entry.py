"""What the installed script and `python -m schema_ls` call: an interrupt ends it without noise from here on."""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]  # `signal` without its enums, which take time to make; no stubs
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
            _signal.signal(_signal.SIGINT, _leave)
        from schema_ls.base import garbage, kept
        from schema_ls.cli.main import main
        from schema_ls.workspace.kept_shapes import KeptShapes

        garbage.look_seldom()
        kept.keep_in(KeptShapes())
        if is_ours:  # a command has something to clear up
            _signal.signal(_signal.SIGINT, _signal.default_int_handler)
        code = main()
        if is_ours:
            _signal.signal(_signal.SIGINT, _leave)
    except KeyboardInterrupt:  # right before or behind what `main` catches itself
        _leave()
    kept.save()
    garbage.spare_what_is_there()
    sys.exit(code)


def _leave(*_signal_and_frame: object) -> NoReturn:
    """End at once: nothing has been begun, or all is done."""
    os._exit(INTERRUPTED)
