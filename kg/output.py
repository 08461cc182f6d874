"""The output folder: what may lie in it, who writes it, and how the new takes the place of the old all at once.

Everything is written into a hidden folder beside it, which is then exchanged for it in one step: whoever looks sees
the old graph or the new one, whole, also after a crash or on a full disk.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.errors import OutputError

# What a build writes, and what may lie beside it and is kept.
WRITTEN = frozenset(
    {"graph.ttl", "inferred.ttl", "graph.nq", "store", "network.html", "build.json", "sources.json", "texts", ".cache"}
)
# What is known from build to build: it goes from the old folder to the new.
CACHE = ".cache"
KEPT = ("README.md", ".gitignore")
# Lies in CACHE while the store is of a later build than the large files beside it.
AHEAD = "ahead.json"

_AT_FDCWD = -100
_EXCHANGE = 2  # RENAME_EXCHANGE; Source: man 2 renameat2


class Output:
    """A folder that builds write."""

    def __init__(self, path: Path) -> None:
        self.path = path.resolve()
        if not self.path.name:
            raise OutputError(f"{path}: is the root of the disk (expected a folder to write to)")
        self._aside = self.path.with_name(f".{self.path.name}.new")
        self._old = self.path.with_name(f".{self.path.name}.old")
        self._lock = self.path.with_name(f".{self.path.name}.lock")
        self._shown = path

    @contextmanager
    def held(self) -> Iterator[None]:
        """Holds the folder for one build.

        Raises: OutputError when another build holds it, when it cannot be made, or when it holds foreign files.
        """
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            handle = self._locked()
        except OSError as error:
            raise self._error("cannot be written", error) from error
        try:
            self._recover()
            self._check()
            yield
        finally:
            with suppress(FileNotFoundError):
                self._lock.unlink()
            os.close(handle)

    @contextmanager
    def written(self) -> Iterator[Path]:
        """The folder to write to; when all went well it takes the place of the old, else it is removed.

        Raises: OutputError when something cannot be written.
        """
        try:
            shutil.rmtree(self._aside, ignore_errors=True)
            self._aside.mkdir()
            yield self._aside
            for name in KEPT:
                if (self.path / name).is_file():
                    shutil.copy2(self.path / name, self._aside / name)
            self._hand_on()
            self._swap()
        except OSError as error:
            raise self._error("cannot be written, the old graph is untouched", error) from error
        finally:
            shutil.rmtree(self._aside, ignore_errors=True)

    def carry(self, aside: Path, *names: str) -> None:
        """Takes files and folders as they are into the folder that is written; those that are not there are left."""
        for name in names:
            place = self.path / name
            if place.is_dir():
                shutil.copytree(place, aside / name, copy_function=_same_file)
            elif place.is_file():
                (aside / name).parent.mkdir(parents=True, exist_ok=True)
                _same_file(place, aside / name)

    @property
    def begun(self) -> int:
        """When the folder was held, in nanoseconds by the clock of the disk."""
        return self._lock.stat().st_mtime_ns

    @property
    def log(self) -> Path:
        """The file that keeps what was read of documents."""
        return self.path / CACHE / "documents"

    def _hand_on(self) -> None:
        """What was kept goes on to the new folder, as the same file where the system can do that."""
        self.carry(self._aside, f"{CACHE}/{self.log.name}")

    def _locked(self) -> int:
        """The handle of the lock file, locked; the system unlocks it when a process ends, however it ends."""
        import fcntl

        while True:
            handle = os.open(self._lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                holder = os.read(handle, 20).decode("ascii", "replace") or "another process"
                os.close(handle)
                raise OutputError(f"{self._shown}: {holder} is building it") from None
            with suppress(FileNotFoundError):
                if os.fstat(handle).st_ino == self._lock.stat().st_ino:
                    with suppress(OSError):  # a full disk: the lock holds without the name of its holder
                        os.ftruncate(handle, 0)
                        os.write(handle, f"process {os.getpid()}".encode())
                    return handle
            os.close(handle)  # it was removed meanwhile by the one who held it

    def _recover(self) -> None:
        """Puts back the old folder if a build died between its two steps of taking the old one's place."""
        if self._old.is_dir() and not self.path.exists():
            self._old.rename(self.path)
        shutil.rmtree(self._old, ignore_errors=True)

    def _check(self) -> None:
        if not self.path.exists():
            return
        if not self.path.is_dir():
            raise OutputError(f"{self._shown}: is a file (expected a folder to write to)")
        foreign = sorted(entry.name for entry in self.path.iterdir() if entry.name not in {*WRITTEN, *KEPT})
        if foreign:
            more = f" and {len(foreign) - 1} more" if len(foreign) > 1 else ""
            raise OutputError(
                f"{self._shown}: holds {foreign[0]!r}{more}, which no build wrote (choose another folder)"
            )

    def _swap(self) -> None:
        if not self.path.exists():
            self._aside.rename(self.path)
            return
        if not _exchanged(self._aside, self.path):
            self.path.rename(self._old)
            self._aside.rename(self.path)
            shutil.rmtree(self._old, ignore_errors=True)

    def _error(self, what: str, error: OSError) -> OutputError:
        return OutputError(f"{self._shown}: {what} ({error.strerror or error})")


def ahead(folder: Path) -> bool:
    """Whether the store of a folder is of a later build than graph.nq and the other large files beside it."""
    return (folder / CACHE / AHEAD).is_file()


def _same_file(source: str | Path, target: str | Path) -> None:
    """The same file under another name where the system can do that, else a copy."""
    try:
        Path(target).hardlink_to(source)
    except OSError:
        shutil.copy2(source, target)


def _exchanged(left: Path, right: Path) -> bool:
    """Exchanges two folders in one step; False where the system has no such step."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    if rename(_AT_FDCWD, os.fsencode(left), _AT_FDCWD, os.fsencode(right), _EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EPERM):
        return False
    raise OSError(code, os.strerror(code))
