"""The process of the command line: its signals, streams and threads, before anything is imported.

`onionskin.cli.app.run` is the command itself; tests and other programs may call it in theirs.
"""

from __future__ import annotations

import os
import sys
from _signal import SIGINT, SIGTERM, signal  # type: ignore[import-not-found]  # `signal` is slow


def _stop_at_once(number: int, frame: object) -> None:
    """While modules are imported: nothing was begun, so that the process may just end."""
    line = "stopped; nothing was begun"
    os.write(2, f"onionskin: {line}\n".encode())
    if "--json" in sys.argv:
        fields = f'"error": "Cancelled", "message": "{line}", "exit_code": {128 + number}'
        os.write(1, f'{{"schema": "onionskin.error/1", {fields}}}\n'.encode())
    os._exit(128 + number)


def main() -> None:
    """Runs the command line and ends the process."""
    for number in (SIGINT, SIGTERM):
        signal(number, _stop_at_once)
    from onionskin.cli import quiet, stopping, threads
    from onionskin.cli.app import run, say_stopped

    arguments = sys.argv[1:]
    as_json = "--json" in arguments
    noise = quiet.take_streams()
    quiet.quieten_libraries(as_json=as_json)
    threads.set_up(os.environ)
    quiet.log_what_python_would_print()
    stopping.install(as_json=as_json)
    try:
        code = run(arguments, printed=lambda: quiet.text_of(noise))
    except stopping.Interrupted:
        code = say_stopped(as_json=as_json)
    stopping.leave(code)
