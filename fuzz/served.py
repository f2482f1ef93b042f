"""Conversations with the real server process: what `fuzz.hosts` leaves out is threads, streams and the end of a process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from fuzz.frames import Act, acts, complaints

_PATIENCE = 60.0
"""Seconds after which a server hangs. A limit for the lost, and no measure."""
_MEMORY = 2 << 30
"""Bytes of address space: far more than any conversation needs, far less than one that grows without bound."""
_HANDED_OVER = 2.5
"""Seconds without a message after which pygls serves instead of the door."""
_ROOT = Path(__file__).resolve().parents[1]


def server(text: str) -> Iterator[str]:
    """The process answers within the protocol, and ends with its client: neither late, nor large, nor with a traceback."""
    yield from served(acts(text))


def served(sent: Sequence[Act], settled: int = 0) -> Iterator[str]:
    """What is wrong when a client sends this and closes the stream; pygls takes over behind the first `settled` acts."""
    process = subprocess.Popen(
        [sys.executable, "-m", "schema_ls", "serve"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(_ROOT), "XDG_CACHE_HOME": os.devnull},
    )
    assert process.stdin is not None
    _limit(process.pid)
    try:
        if settled:
            process.stdin.write(b"".join(act.data for act in sent[:settled]))
            process.stdin.flush()
            time.sleep(_HANDED_OVER)
        output, errors = process.communicate(b"".join(act.data for act in sent[settled:]), timeout=_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        yield "the server does not end with its client"
        return
    if process.returncode not in (0, 1):
        yield f"the server ends with {process.returncode}"
    if b"Traceback" in errors or b"report " in errors:
        yield f"the server has a fault: {errors[-300:].decode(errors='replace')}"
    yield from complaints(sent, output)


def storm(count: int) -> str:
    """A conversation in which many requests are cancelled: before they are asked, after, twice, and some not at all."""
    place = {"textDocument": {"uri": "untitled:a"}, "position": {"line": 0, "character": 7}}
    lines = [_message("initialize", {"processId": None, "capabilities": {}}, identity=0)]
    document = {"uri": "untitled:a", "languageId": "prisma", "version": 1, "text": "model A {\n  id Int @id\n}\n"}
    lines.append(_message("textDocument/didOpen", {"textDocument": document}))
    for number in range(1, count):
        cancel = _message("$/cancelRequest", {"id": number})
        request = _message("textDocument/hover", place, identity=number)
        lines += [[request], [cancel, request], [request, cancel], [request, cancel, cancel]][number % 4]
    return "\n".join([*lines, _message("shutdown", None, identity="last"), _message("exit", None)])


def _message(method: str, params: object, identity: object = None) -> str:
    given = {} if identity is None else {"id": identity}
    return json.dumps({"jsonrpc": "2.0", **given, "method": method, "params": params})


def _limit(process: int) -> None:
    """Bound the memory of a process, where the system can: on Linux."""
    if sys.platform == "linux":
        import resource

        resource.prlimit(process, resource.RLIMIT_AS, (_MEMORY, _MEMORY))
