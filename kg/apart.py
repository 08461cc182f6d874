"""A long task in a process of its own, which gives all its memory back to the system when it ends.

It tells how far it is while it works, ends at once with the process that wants its result, and fails as if it had been
done here.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import traceback
from pkgutil import resolve_name
from threading import Thread
from typing import IO, Any

from kg.errors import KgError
from kg.run import Advance, answering, asked, program

# Bytes read at once of what nobody looks at.
_AT_ONCE = 1 << 16
_apart = False


def apart(function: str, value: object, progress: Advance | None = None) -> Any:
    """What a function, named as `module:name`, makes of a value and of whom it tells how far it is; done in a process
    of its own.

    Raises: what the function raises; KgError where its process is killed.
    """
    # A session of its own: Ctrl-C reaches this process alone, which then ends the other.
    process = subprocess.Popen(
        program("kg.apart"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        pickle.dump((function, value), process.stdin, pickle.HIGHEST_PROTOCOL)
        process.stdin.flush()
        return _result(process.stdout, progress)
    except (EOFError, BrokenPipeError, pickle.UnpicklingError):
        code = process.wait()
        raise KgError(f"a process of the build ended with {code} before its work was done") from None
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
        process.stdin.close()


def is_apart() -> bool:
    """Whether this process does a task for another, which holds its standard input open as long as it waits."""
    return _apart


def _result(answers: IO[bytes], progress: Advance | None) -> Any:
    while True:
        kind, value = pickle.load(answers)
        if kind == "done":
            return value
        if kind == "failed":
            raise value
        if progress is not None:
            progress(*value)


def end_with_requests() -> None:
    """Has this process end as soon as nobody holds its standard input open any more: what it writes is then another's.

    It reads past the buffer of the file, whose lock a copy of this process would find held by a thread it hasn't.
    """

    def wait(requests: int) -> None:
        while os.read(requests, _AT_ONCE):
            pass
        os._exit(1)

    Thread(target=wait, args=(sys.stdin.fileno(),), daemon=True).start()


def main() -> None:
    """Does one task of what standard input brings."""
    global _apart
    _apart = True
    answers = answering()

    def tell(kind: str, value: object) -> None:
        pickle.dump((kind, value), answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()

    if (order := asked(sys.stdin.buffer)) is None:
        return
    function, value = order
    end_with_requests()
    try:
        result = resolve_name(function)(value, lambda done, of, name: tell("advance", (done, of, name)))
    except Exception as error:  # noqa: BLE001 # told where the result is waited for
        error.add_note(traceback.format_exc())
        tell("failed", error)
    else:
        tell("done", result)
