# What a newcomer types: `make demo` and `make test`. `make help` lists the rest.
# Everything is built in .venv, from lock files with hashes (requirements/); nothing outside this folder is changed.

SHELL := /bin/sh
.DEFAULT_GOAL := help
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input -qq
TESTS ?= tests
# The archive of the demo.
DEMO := build/demo.db
# Versions and hashes, for every system and Python; no address, so that any mirror of the package index will do.
UV_COMPILE := uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	--no-emit-index-url --no-emit-find-links
EXTRAS := --extra html --extra parquet --extra web
# As many test workers as there are processors; `make test WORKERS=0` runs in one process, as a debugger wants it.
WORKERS ?= auto

# The first of these that is Python 3.11 or newer. `make demo PYTHON=/path/to/python` takes another.
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11 python3.14 python; do \
	if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then echo "$$python"; break; fi; done)

.PHONY: help install demo serve test quick lint bench docs lock clean

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: $(VENV)/.installed ## build .venv with the program, .venv/bin/onrecord

demo: $(VENV)/.installed ## show what it does: stories kept and linked, figures that disagree, the diary
	@$(BIN)/onrecord demo --db $(DEMO)

serve: $(VENV)/.installed ## open the demo's archive as pages in a browser
	@test -e $(DEMO) || $(BIN)/onrecord demo --db $(DEMO) >/dev/null
	@$(BIN)/onrecord serve --db $(DEMO) --open

test: $(VENV)/.tested lint ## run every check: ruff, mypy, import-linter, pytest
	$(BIN)/python -m pytest -q -n $(WORKERS) $(TESTS)

quick: $(VENV)/.tested lint ## run every check but the slow tests
	$(BIN)/python -m pytest -q -n $(WORKERS) -m "not slow" $(TESTS)

lint: $(VENV)/.tested
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --quiet --check .
	$(BIN)/mypy --no-error-summary
	$(BIN)/lint-imports --no-logo >$(VENV)/imports.txt || { cat $(VENV)/imports.txt; exit 1; }

bench: $(VENV)/.tested ## measure on a folder of benchmark sets: make bench DATA=dir
	@test -n "$(DATA)" || { echo "make bench: say where the benchmark sets are: make bench DATA=dir" >&2; exit 2; }
	$(BIN)/python bench/run.py "$(DATA)"

docs: $(VENV)/.tested ## write the generated pages anew
	for page in docs/make_*.py; do $(BIN)/python "$$page" || exit 1; done

lock: ## resolve requirements/ anew from pyproject.toml (needs uv)
	$(UV_COMPILE) --group dev $(EXTRAS) pyproject.toml -o requirements/dev.txt
	$(UV_COMPILE) --group build $(EXTRAS) -c requirements/dev.txt pyproject.toml -o requirements/run.txt

clean: ## remove what was built
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests bench docs -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Onrecord needs Python 3.11 or newer, and found none: install one, or say which: make PYTHON=/path/to/python" >&2; exit 1; }
	@echo "Building $(VENV) with $(PYTHON) ..."
	@"$(PYTHON)" -m venv $(VENV) || { echo "could not build $(VENV); on Debian and Ubuntu: apt install python3-venv" >&2; rm -rf $(VENV); exit 1; }

# The program, with all that it needs to run.
$(VENV)/.installed: requirements/run.txt pyproject.toml | $(BIN)/python
	@echo "Installing Onrecord into $(VENV) (once) ..."
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --no-build-isolation --no-deps -e .
	@$(BIN)/python -m compileall -q src
	@touch $@

# The same, and what the tests need.
$(VENV)/.tested: requirements/dev.txt $(VENV)/.installed
	@echo "Installing what the tests need into $(VENV) (once) ..."
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@
