# Two commands do all: `make demo` and `make test`. The environment is made by either, from locks with hashes.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: demo test check lint format lock docs bench train clean

demo: $(VENV)/.core
	$(BIN)/tracktwo demo -o dossier.html

test: $(VENV)/.dev lint check

check: $(VENV)/.dev
	$(BIN)/python -m pytest -q -n auto

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(VENV)/.core
	$(BIN)/python scripts/write_pages.py

bench: $(VENV)/.core
	$(BIN)/python benchmarks/speed.py

# No step is a trained model yet: all of them are rules over lexicons, and there is nothing to train.
train:
	@echo "no step is a trained model yet; see docs/method.md"

# What the package needs to run, and no more.
$(VENV)/.core: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --quiet --no-deps --require-hashes --requirement requirements.lock
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	touch $@

# The same with the tools of tests and linting.
$(VENV)/.dev: requirements-dev.lock $(VENV)/.core
	$(PIP) install --quiet --no-deps --require-hashes --requirement requirements-dev.lock
	touch $@

# Renew both locks from the ranges of pyproject.toml.
lock: $(VENV)/.dev
	$(PIP) install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--upgrade --output-file requirements.lock pyproject.toml requirements-build.in
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--constraint requirements.lock --extra dev --output-file requirements-dev.lock pyproject.toml requirements-build.in

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
