"""A task done by a copy of this process, beside what this one goes on to do.

The copy has all that was at hand when it was made, for nothing: only what one of the two changes takes memory. It ends
as soon as nobody waits for what its process does (`kg.apart`), and never goes on with the code that made it.
"""

from __future__ import annotations

import os
import signal
import warnings
from collections.abc import Callable
from contextlib import suppress

from kg.apart import end_with_requests, is_apart

# More files than a process of ours has open: among them are pipes that a copy must not keep from closing.
_FILES = 1024
# What a copy does waits where others are at work: it is for the time in which a core has nothing else to do.
_LATER = 19


def can_copy() -> bool:
    """Whether this system copies processes, and somebody waits for this one, whose end a copy would see."""
    return hasattr(os, "fork") and is_apart()


class Copy:
    """A copy of this process at work on one task."""

    def __init__(self, task: Callable[[], None]) -> None:
        with warnings.catch_warnings():  # the other thread of this process does nothing but wait for its end
            warnings.simplefilter("ignore", DeprecationWarning)
            self._pid = os.fork()
        if self._pid == 0:
            _work(task)

    def done(self) -> bool:
        """Waits for the task; whether it came to its end."""
        _, status = os.waitpid(self._pid, 0)
        self._pid = 0
        return status == 0

    def end(self) -> None:
        """Ends the copy where it is still at work."""
        if self._pid:
            with suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)
            self.done()


def _work(task: Callable[[], None]) -> None:
    """The copy's side: the task, and nothing after it."""
    code = 1
    try:
        os.closerange(3, _FILES)
        os.dup2(2, 1)
        with suppress(OSError):
            os.nice(_LATER)
        end_with_requests()
        task()
        code = 0
    finally:
        os._exit(code)
