"""The command line `kg`: composes the rooms; the only place that prints."""

from __future__ import annotations

import gc
import os
import signal
import sys

from kg.garbage import seldom


def main() -> None:
    """Run `kg` with the arguments of this process and leave with its exit code (0 fine, 1 problems, 2 misuse)."""
    seldom()
    try:
        from kg.cli.app import run

        code = run(sys.argv[1:])
        # What is done is done: a signal while Python takes itself down would make it look undone.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        gc.freeze()  # nor is what it leaves looked over for garbage once more: that took a tenth of adding a document
    except KeyboardInterrupt:
        print("kg: interrupted", file=sys.stderr)
        code = 130
    if code == 130:  # at once: Python would leave by the signal if it fell while a string was compiled
        sys.stdout.flush()
        os._exit(code)
    raise SystemExit(code)
