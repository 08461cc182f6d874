"""The error tree: every error that kg raises on purpose is a KgError and prints as one line.

KgError
├── ConfigurationError   kg.toml, a manifest, a lexicon or ontology file is broken: `path:line: what`
├── InputError           nothing to read, or a source that cannot be read where one was asked for by name
├── OutputError          the output folder cannot be written, or holds foreign files
├── EndpointError        a server elsewhere cannot be reached, refuses, or holds what it should not
├── EngineError          a cluster that cannot be started or joined, or does not hold what it should
├── QueryError           SPARQL that cannot be run: line and column where known
└── NotFoundError        an unknown question, thing or graph; offers the nearest names
"""

from __future__ import annotations


class KgError(Exception):
    """Base of all errors that kg raises on purpose; `exit_code` is what the command line leaves with."""

    exit_code = 1


class ConfigurationError(KgError):
    """A configuration, manifest, lexicon or ontology file is broken."""

    exit_code = 2

    def __init__(self, message: str, *, path: str | None = None, line: int | None = None) -> None:
        where = "" if path is None else f"{path}: " if line is None else f"{path}:{line}: "
        super().__init__(where + message)


class InputError(KgError):
    """Nothing could be read from what was given."""


class OutputError(KgError):
    """The output folder cannot be written or is not ours."""


class EndpointError(KgError):
    """A server elsewhere that does not answer as it should; `status` is that of HTTP where it gave one."""

    def __init__(self, message: str, *, status: int | None = None) -> None:
        self.status = status
        super().__init__(message)


class EngineError(KgError):
    """A cluster that cannot be started or joined, or whose machines do not agree."""


class QueryError(KgError):
    """A query that cannot be run; `line` and `column` count from 1 where the parser tells them."""

    exit_code = 2

    def __init__(self, message: str, *, line: int | None = None, column: int | None = None) -> None:
        self.line, self.column = line, column
        super().__init__(message)


class NotFoundError(KgError):
    """Something asked for by name that is not there; `nearest` are the names that come close."""

    exit_code = 2

    def __init__(self, message: str, *, nearest: tuple[str, ...] = ()) -> None:
        self.nearest = nearest
        hint = f" (did you mean {', '.join(nearest)}?)" if nearest else ""
        super().__init__(message + hint)
