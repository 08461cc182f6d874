"""Files of rows: JSON Lines (also packed by gzip or Zstandard) and Parquet, read from their beginning."""

from __future__ import annotations

import gzip
import io
import json
import zlib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any, cast

from kg.errors import ConfigurationError
from kg.model import Problem
from kg.read.rows import COLUMNS, IDS, TEXT, Row, RowError, row, unread

LINES = (".jsonl", ".ndjson")
PACKED = (".gz", ".zst")
SUFFIXES = (*LINES, ".parquet")
# A line may be so many times as long as the text in it: "\u00e9" stands for two bytes.
_ESCAPED = 6
# Rows of Parquet that are in memory at a time.
_AT_ONCE = 64
_GZIP, _ZSTANDARD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"


def holds_rows(path: Path) -> bool:
    """Whether a file is one of rows, by its name."""
    name = path.with_suffix("") if path.suffix.lower() in PACKED else path
    return name.suffix.lower() in (LINES if name != path else SUFFIXES)


def is_parquet(path: Path) -> bool:
    """Whether a file of rows is Parquet."""
    return path.suffix.lower() == ".parquet"


def rows(path: Path, problems: list[Problem], *, largest: int) -> Iterator[Row]:
    """The documents of a file of rows in its order; a broken row is told with its line, and the others go on.

    Units: `largest` in bytes of a text; `place` of a row in bytes of the unpacked file, for Parquet its number from 0.
    Raises: OSError; ConfigurationError where a package is missing.
    """
    foreign: set[str] = set()
    for values, place, line, fault in _parquet(path) if is_parquet(path) else _lines(path, largest):
        where = f"{path}:{line}"
        if isinstance(values, Mapping):
            foreign.update(values)
        try:
            if fault is not None:
                raise RowError(fault)
            found = row(values, (place, line), where, problems)
            if len(found.text) > largest:
                raise RowError(f"{len(found.text):,} bytes of text are more than the limit of {largest:,}")
            if not found.text.strip():
                raise RowError("no text in it")
        except RowError as error:
            problems.append(Problem(where, f"skipped: {error}", "error"))
            continue
        yield found
    told = unread(foreign, str(path))
    problems.extend([told] if told else [])


@contextmanager
def unpacked(path: Path) -> Iterator[IO[bytes]]:
    """A file to read, unpacked if its first bytes say so."""
    with ExitStack() as stack:
        file = stack.enter_context(path.open("rb"))
        stream: IO[bytes] = file
        begin = _begin(file)
        if begin.startswith(_GZIP):
            stream = stack.enter_context(cast(IO[bytes], gzip.GzipFile(fileobj=file)))
        elif begin.startswith(_ZSTANDARD):
            reader = _zstandard().ZstdDecompressor().stream_reader(file, read_across_frames=True)
            stream = io.BufferedReader(stack.enter_context(reader))
        yield stream


def is_packed(path: Path) -> bool:
    """Whether a file is packed, by its first bytes.

    Raises: OSError.
    """
    with path.open("rb") as file:
        return _begin(file).startswith((_GZIP, _ZSTANDARD))


def parsed(line: bytes) -> object:
    """The value of a line; a byte order mark before it is none of it.

    Raises: RowError.
    """
    try:
        return json.loads(line.rstrip().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise RowError(f"no UTF-8 at byte {error.start + 1:,} of the line") from None
    except json.JSONDecodeError as error:
        raise RowError(f"no JSON: {error.msg} at character {error.colno:,}") from None
    except (ValueError, RecursionError) as error:
        raise RowError(f"no JSON that can be read ({error})") from None


_Found = tuple[object, int, int, str | None]  # values, place, line, fault


def _lines(path: Path, largest: int) -> Iterator[_Found]:
    with unpacked(path) as file:
        place = number = 0
        longest = _ESCAPED * largest
        while True:
            number += 1
            try:
                line = file.readline(longest + 1)
                length = len(line)
                while line[-1:] != b"\n" and (more := file.readline(longest)):
                    length += len(more)
                    line = more if more[-1:] == b"\n" else line
            except (OSError, EOFError, zlib.error, _fault_of_zstandard()) as error:
                yield None, place, number, f"it and what follows cannot be unpacked ({error})"
                return
            if not line:
                return
            if length > longest:
                yield None, place, number, f"a line of {length:,} bytes is more than the limit of {longest:,}"
            elif line.strip():
                try:
                    yield parsed(line), place, number, None
                except RowError as error:
                    yield None, place, number, str(error)
            place += length


def _parquet(path: Path) -> Iterator[_Found]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise ConfigurationError("Parquet needs the package pyarrow: pip install 'undoc-kg[export]'") from None
    number = 0
    try:
        with pq.ParquetFile(path) as file:
            names = file.schema_arrow.names
            wanted = [name for name in names if name in COLUMNS]
            others = dict.fromkeys(name for name in names if name not in COLUMNS)
            if TEXT not in wanted or not set(IDS) & set(wanted):
                yield None, 0, 1, f"no columns {IDS[0]!r} and {TEXT!r} (there are {', '.join(names) or 'none'})"
                return
            for batch in file.iter_batches(_AT_ONCE, columns=wanted):
                for values in batch.to_pylist():
                    number += 1
                    yield (values | others, number - 1, number, None)
    except (pa.ArrowException, ValueError) as error:
        yield None, number, number + 1, f"it and what follows is no Parquet that can be read ({_first_line(error)})"


def _begin(file: io.BufferedReader) -> bytes:
    return file.peek(4)[:4]


def _zstandard() -> Any:
    try:
        import zstandard
    except ImportError:
        raise ConfigurationError("a file .zst needs the package zstandard: pip install 'undoc-kg[export]'") from None
    return zstandard


def _fault_of_zstandard() -> type[Exception]:
    """What Zstandard raises for a damaged file, if it is there at all."""
    import sys

    return cast(type[Exception], getattr(sys.modules.get("zstandard"), "ZstdError", EOFError))


def _first_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
