# Needs only Python 3.11+ and make; everything else goes into .venv, once.
PYTHON ?= python3
BIN := .venv/bin
CORE := bot/domain/*,bot/reframe/*,bot/services/*,bot/content/*,bot/storage/*
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: run test check format bench clean

run: .venv/ready-run
	@$(BIN)/negotiate run

test: check
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report --include='$(CORE)' --fail-under=100
	$(BIN)/coverage report --fail-under=95

check: .venv/ready-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/negotiate prompts check

format: .venv/ready-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: .venv/ready-dev
	$(BIN)/python -m pytest tests/benchmarks --benchmark-only

clean:
	rm -rf .venv

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("Negotiate needs Python 3.11 or newer: make PYTHON=python3.12 run" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv --upgrade-deps .venv

.venv/ready-run: .venv/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet -e . -c constraints.txt
	@touch $@

.venv/ready-dev: .venv/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet -e . --group dev -c constraints.txt
	@touch .venv/ready-run $@
