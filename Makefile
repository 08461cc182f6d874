# make graph     the graph of the five documents, in output/
# make test      every check: ruff, mypy, pytest with coverage
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help graph frontend test soak bench lock clean programs
SHELL := /bin/sh

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	command -v $$p >/dev/null 2>&1 && $$p -c '$(NEW_ENOUGH)' && echo $$p && break; done)
# Sets of documents that are not shipped: tests that read them are skipped where they are not there.
CORPUS := $(wildcard ../shared)
PYTEST := $(if $(CORPUS),KG_CORPUS=$(CORPUS)) $(BIN)/python -m pytest
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-strip-extras

help:
	@echo "make graph     build the graph of data/documents into output/"
	@echo "make frontend  bundle scripts of others (SPARQL editor, WebGL map of large graphs): needs npm, else left out"
	@echo "make test      ruff, mypy and pytest, with coverage (the one check before a commit)"
	@echo "make soak      the long forms of the tests"
	@echo "make bench     the benchmarks: ratios, not times"
	@echo "make lock      pin the newest allowed versions anew"
	@echo "make clean     remove what was built: .venv, output, caches"

graph: $(VENV)/.ready
	@$(BIN)/kg build data/documents -o output
	@echo "Open output/network.html in a browser, output/graph.ttl in an editor; ask: $(BIN)/kg query who-holds-what"

# Scripts of others, bundled by npm as frontend/package-lock.json pins them. Nothing but this needs npm; without it the
# pages that would use them say so.
frontend:
	@sh tools/frontend.sh

test: $(VENV)/.dev programs
	@sh tools/frontend.sh
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(PYTEST) -n auto --dist loadfile -m "not soak" --cov=kg --cov-report=term:skip-covered $(ARGS)

soak: $(VENV)/.dev programs
	$(PYTEST) -m soak $(ARGS)

bench: $(VENV)/.dev
	@for run in benchmarks/*/run.py; do echo "== $$run"; $(BIN)/python $$run || exit 1; done

# The two locks agree: the first is compiled within the second. Extras stay in the pins: pip, checking hashes, takes the
# newest release for "coverage[toml]" where only "coverage" is pinned, and refuses it.
lock: $(VENV)/.dev
	$(COMPILE) --upgrade --extra dev pyproject.toml -o requirements-dev.lock
	printf 'hatchling\neditables\n' | $(COMPILE) -c requirements-dev.lock pyproject.toml - -o requirements.lock

clean:
	rm -rf $(VENV) frontend/built frontend/node_modules dist build .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find output -mindepth 1 -maxdepth 1 ! -name README.md -exec rm -rf {} +

# Programs that some tests use and pip does not bring: a browser, and a Turtle parser that is not Python.
programs:
	@sh tools/programs.sh

$(VENV)/.made:
	@test -n "$(PYTHON)" || { echo "kg needs Python 3.11 or newer: install it, then make again" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "$(PYTHON) cannot make a virtual environment: on Debian, apt-get install python3-venv" >&2; exit 1; }
	@touch $@

$(VENV)/.ready: requirements.lock pyproject.toml | $(VENV)/.made
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q kg
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.ready
	$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@
