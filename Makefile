# Two commands do the work: `make report` and `make test`. Both set up a virtual environment in .venv first.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OUTPUT ?= output
# INPUT is one path, spaces and all; without it every example is taken, but not Excel's shadow files.
EXAMPLES := $(sort $(filter-out input_examples/~$$%,$(wildcard input_examples/*.xlsx)))
FILES = $(if $(INPUT),"$(INPUT)",$(EXAMPLES))

.DEFAULT_GOAL := help
.PHONY: help report check blank test lint format examples dumps names bench clean

help: ## Show this list
	@echo "make report                     documents of all workbooks in input_examples/, into $(OUTPUT)/"
	@echo "make report INPUT=path.xlsx     documents of your own workbook"
	@echo "make check  INPUT=path.xlsx     problems of a workbook, nothing is made"
	@echo "make blank  INPUT=new.xlsx TAHUN=2025 RENSTRA=2021-2026   a blank workbook"
	@echo "make test                       all tests"
	@echo "make lint                       ruff and mypy"
	@echo "make format                     reformat the code"
	@echo "make examples                   rebuild input_examples/ from its data files"
	@echo "make dumps                      rewrite the text dumps beside the templates"
	@echo "make names                      rewrite the names that templates may use"
	@echo "make bench                      measure rendering and starting, into bench/RESULTS.md"
	@echo "make clean                      remove the virtual environment and caches"

$(VENV)/.run: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --requirement requirements-dev.txt
	@touch $@

# Their source archives hold files that Word saved: the check of documents must let them pass.
$(VENV)/.sdist: constraints.txt $(VENV)/.run
	rm -rf $(VENV)/sdist
	$(BIN)/python -m pip download --quiet --disable-pip-version-check --no-deps --no-binary docxtpl,python-docx \
		--dest $(VENV)/sdist $$(grep -E '^(docxtpl|python-docx)==' constraints.txt)
	@touch $@

report: $(VENV)/.run
	$(BIN)/lkjip laporan $(FILES) --keluaran "$(OUTPUT)"

check: $(VENV)/.run
	$(BIN)/lkjip periksa $(FILES)

blank: $(VENV)/.run
	$(BIN)/lkjip baru "$(INPUT)" --tahun "$(TAHUN)" --renstra "$(RENSTRA)"

test: $(VENV)/.dev $(VENV)/.sdist
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

examples: $(VENV)/.run
	$(BIN)/python tools/contoh.py

dumps: $(VENV)/.run
	$(BIN)/python tools/templat.py

names: $(VENV)/.run
	$(BIN)/python tools/nama.py

bench: $(VENV)/.dev
	$(BIN)/python -m bench

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist *.egg-info
