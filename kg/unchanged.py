"""A build of folders in which nothing was changed, known from their looks: no file is opened, nothing else is loaded.

What decides a graph is looked at: the documents, this very program with its word lists and ontology, the user's own
files, the settings, and which packages are installed. Where anything looks otherwise, or only files or lists are asked
for, the build compares contents.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import fields

from kg.built import Build
from kg.config import OF_NO_WEIGHT, PACKAGE, Config, share
from kg.ledger import fingerprint, ledger
from kg.output import ahead
from kg.sight import Sight, sight


def unchanged(output: Path, config: Config, seen: Sight) -> Build | None:
    """The last build into this folder, if a new one would give the same as of what is `seen`; None where that must be
    looked into."""
    last = ledger(output.resolve())
    if last is None or not last.mark or (config.files and ahead(output.resolve())):
        return None
    if last.mark != seen.mark:
        return None
    return Build(output, last.problems, last.counts, last.evidence, last.counts["documents"], changed=False)


def looks(given: Sequence[Path], output: Path, config: Config) -> Sight:
    """What all that decides a build looks like; without a mark where that cannot be told from without."""
    if not all(one.is_dir() for one in given):
        return Sight("", 0)
    own = (*config.lexicon, *config.authority, *config.ontology, *filter(None, (config.corrections,)))
    ours = (PACKAGE, share("ontology"), share("data", "lexicon"), share("data", "corrections.jsonl"))
    seen = sight((*given, *own, *ours), without=output)
    settings = [(f.name, getattr(config, f.name)) for f in fields(config) if f.name not in OF_NO_WEIGHT]
    places = [one.resolve() for one in given]
    return Sight(fingerprint(seen.mark, places, output.resolve(), settings, sys.version, _installed()), seen.latest)


def _installed() -> list[str]:
    """The names of the records of what is installed; they hold the versions."""
    folders = [path for path in sys.path if Path(path).name in ("site-packages", "dist-packages")]
    return sorted(name for path in folders if os.path.isdir(path) for name in os.listdir(path) if ".dist-info" in name)
