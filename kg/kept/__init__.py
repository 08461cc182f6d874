"""What is made of files that come with kg, kept where Python keeps byte code, under the same switches.

Word lists and patterns take half a second to read and compile, and so do the modules themselves: Python keeps their
byte code beside them (`__pycache__`, or `PYTHONPYCACHEPREFIX`) unless told otherwise (`PYTHONDONTWRITEBYTECODE`), and
this is kept in the same place. It decides nothing: what is kept is good for exactly the bytes it was made of and the
Python that made it; without it, or where it cannot be read, everything is made anew and is the same.
"""

from __future__ import annotations

import os
import pickle
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b
from importlib.util import cache_from_source
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

STAMP = 16  # bytes
_CHECK = 4  # bytes of the checksum behind the stamp
# Files of one name that stay: those of other word lists, or of the version before.
_FEW = 4


def stamp(parts: Iterable[bytes]) -> bytes:
    """What something was made of, and by which Python, in sixteen bytes."""
    made = blake2b(f"{sys.version} {sys.maxunicode}".encode(), digest_size=STAMP)
    for part in parts:
        made.update(len(part).to_bytes(8, "little") + part)
    return made.digest()


def once(name: str, made_of: bytes, kind: type[T], make: Callable[[], T]) -> T:
    """A value of this kind that is made once: what was kept of it, else what `make` gives, kept for the next process.

    Raises: what `make` raises.
    """
    found: object = None
    if (body := kept(name, made_of)) is not None:
        with suppress(Exception):  # whatever is wrong with it, it is made anew
            found = pickle.loads(body)  # it lies where byte code lies, which is run as it is
    if not isinstance(found, kind):
        found = make()
        keep(name, made_of, pickle.dumps(found))
    return found


def contents(paths: Iterable[Path]) -> Iterator[bytes]:
    """Files as parts of a stamp: their names and what is in them; one that cannot be read counts as empty."""
    for path in paths:
        yield path.name.encode()
        with suppress(OSError):
            yield path.read_bytes()


def kept(name: str, made_of: bytes) -> bytes | None:
    """What was kept under this name and stamp; None where it isn't there or is damaged."""
    try:
        content = _place(name, made_of).read_bytes()
    except (OSError, NotImplementedError):
        return None
    head, body = content[: STAMP + _CHECK], content[STAMP + _CHECK :]
    return body if head == made_of + _checksum(body) else None


def keep(name: str, made_of: bytes, body: bytes) -> None:
    """Keeps something for the next process; where that cannot be, nothing happens, as with byte code."""
    if sys.dont_write_bytecode:
        return
    with suppress(OSError, NotImplementedError):
        place = _place(name, made_of)
        place.parent.mkdir(parents=True, exist_ok=True)
        aside = place.with_name(f"{place.name}.{os.getpid()}")
        aside.write_bytes(made_of + _checksum(body) + body)
        aside.replace(place)
        others = sorted(place.parent.glob(f"{name}-*{place.suffix}"), key=lambda path: path.stat().st_mtime_ns)
        for old in others[:-_FEW]:
            old.unlink()


def _checksum(body: bytes) -> bytes:
    return zlib.crc32(body).to_bytes(_CHECK, "little")


def _place(name: str, made_of: bytes) -> Path:
    """Raises: NotImplementedError where this Python keeps no byte code."""
    beside = Path(cache_from_source(__file__))
    return beside.with_name(f"{name}-{made_of.hex()}.kept")
