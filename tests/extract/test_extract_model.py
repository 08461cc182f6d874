"""The language model is loaded with what reading needs, and nothing else of its library."""

import subprocess
import sys

LOADS = """
import sys
from kg.extract.model import Model
model = Model()
assert model.entities("Mr. John Smith of Alabama spoke.")[0] == (4, 14, "PERSON")
assert not [name for name in sys.modules if name.startswith(("spacy.cli", "httpx", "requests"))]
import spacy
assert not hasattr(spacy, "cli")
assert spacy.info(silent=True)["spacy_version"] == spacy.__version__
import spacy.cli
assert spacy.cli.info is sys.modules["spacy.cli.info"].info
"""
AFTER_SPACY = """
import spacy
from kg.extract.model import Model
before = spacy.cli, spacy.info
Model()
assert (spacy.cli, spacy.info) == before
"""


def ran(program: str) -> None:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr


def test_the_command_line_of_the_library_is_not_loaded_and_is_there_for_who_asks():
    ran(LOADS)


def test_a_library_that_is_loaded_already_stays_as_it_is():
    ran(AFTER_SPACY)
