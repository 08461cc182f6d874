"""Files that are packed by their names: graph.nq.gz by gzip, graph.nq.zst by Zstandard, any other as they are."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from errno import EISDIR
from os import strerror
from pathlib import Path
from typing import IO, Any, cast

from kg.errors import ConfigurationError, OutputError

SUFFIXES = (".gz", ".zst")


@contextmanager
def written(path: Path) -> Iterator[IO[bytes]]:
    """A file to write to, packed if its name says so: aside first, then in the place of what stood there.

    A link leads to its file; a device or pipe is written to as it is. No day of writing and no name goes into it: the
    same content gives the same bytes.
    Raises: OutputError when it cannot be written; an older file is then as it was.
    """
    direct = path.exists() and not path.is_file() and not path.is_dir()
    place = path if direct else path.resolve()
    aside = place if direct else place.with_name(place.name + ".new")
    try:
        if place.is_dir():
            raise IsADirectoryError(EISDIR, strerror(EISDIR))
        with ExitStack() as stack:
            file: IO[bytes] = stack.enter_context(aside.open("wb"))
            if path.suffix == ".gz":
                packed: Any = gzip.GzipFile(filename="", mode="wb", compresslevel=6, fileobj=file, mtime=0)
                file = stack.enter_context(packed)
            elif path.suffix == ".zst":
                writer = _zstandard().ZstdCompressor(level=3).stream_writer(file, closefd=False)
                file = stack.enter_context(io.BufferedWriter(writer, 1 << 16))  # the writer takes no lines
            yield file
        if not direct:
            aside.replace(place)
    except BrokenPipeError:
        raise  # whoever read the pipe has enough
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror or error})") from error
    finally:
        if not direct:
            with suppress(OSError):  # its folder may not be one
                aside.unlink()


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """A file to read, unpacked if its name says so."""
    with ExitStack() as stack:
        file: IO[bytes] = stack.enter_context(path.open("rb"))
        if path.suffix == ".gz":
            file = stack.enter_context(cast(IO[bytes], gzip.GzipFile(fileobj=file)))
        elif path.suffix == ".zst":
            file = io.BufferedReader(stack.enter_context(_zstandard().ZstdDecompressor().stream_reader(file)))
        yield file


def _zstandard() -> Any:
    try:
        import zstandard
    except ImportError:
        raise ConfigurationError("a file .zst needs the package zstandard: pip install 'undoc-kg[export]'") from None
    return zstandard
