# The two commands a newcomer needs are `make demo` and `make test`; `make help` lists the others.
# Needed on the machine: Python 3.11 or newer with pip and venv, make, git.

SHELL := /bin/sh
.DEFAULT_GOAL := help

ifeq ($(OS),Windows_NT)
  BIN := .venv/Scripts
else
  BIN := .venv/bin
endif
RUN := $(BIN)/python
STAMP := .venv/.installed

PYTHON ?=
CANDIDATES := $(if $(PYTHON),$(PYTHON),python3.13 python3.12 python3.11 python3 python)
NEW_ENOUGH := -c 'import sys; sys.exit(sys.version_info < (3, 11))'

.PHONY: help demo test lint wording docs lock wheel portable portable-check bench fuzz clean

help: ## list what can be asked for
	@sed -n 's/^\([a-z-]*\):.*## /  make \1 - /p' Makefile

# -- set-up: once, and again only when the lock or the package's declaration changes

$(STAMP): requirements/dev.txt pyproject.toml
	@if ! $(RUN) $(NEW_ENOUGH) 2>/dev/null; then \
	  found=; \
	  for candidate in $(CANDIDATES); do \
	    if "$$candidate" $(NEW_ENOUGH) 2>/dev/null; then found=$$candidate; break; fi; \
	  done; \
	  if [ -z "$$found" ]; then \
	    echo "absr needs Python 3.11 or newer; none was found among: $(CANDIDATES)." >&2; \
	    echo "Install one, or name yours: make PYTHON=/path/to/python3 demo" >&2; \
	    exit 1; \
	  fi; \
	  echo "Setting up .venv with $$("$$found" --version) ($$found)."; \
	  "$$found" -m venv --clear .venv || { \
	    echo "The environment could not be made: is Python's venv module installed" >&2; \
	    echo "(package python3-venv on Debian and Ubuntu)?" >&2; exit 1; }; \
	fi
	$(RUN) -m pip --disable-pip-version-check install --progress-bar off --require-hashes --requirement requirements/dev.txt
	$(RUN) -m pip --disable-pip-version-check install --quiet --no-index --no-deps --no-build-isolation --editable .
	@touch $@

# -- what a newcomer asks for

demo: $(STAMP) ## build the invented example of Romainville into demo/, up to its reports
	@if [ -e demo ]; then \
	  if [ -d demo/.absr ] && grep -qs "exemple d'absr" demo/absr.yaml; then \
	    rm -rf demo; \
	  else \
	    echo "demo/ holds something else than the former example: move it away first." >&2; \
	    exit 4; \
	  fi; \
	fi
	@$(BIN)/absr demo demo/

test: $(STAMP) lint ## everything that is checked, with what was skipped
	$(RUN) tools/compile_wording.py --check
	$(RUN) tools/build_problem_pages.py --check
	$(RUN) tools/build_formats_page.py --check
	$(RUN) tools/build_command_pages.py --check
	$(RUN) tools/build_column_pages.py --check
	$(RUN) tools/build_python_page.py --check
	$(RUN) tools/build_method_page.py --check
	$(RUN) tools/build_indicator_pages.py --check
	$(RUN) tools/build_schemas.py --check
	$(RUN) tools/build_guides.py --check
	$(RUN) tools/build_example.py --check
	$(RUN) -m pytest --numprocesses auto --dist loadfile

# -- for those who change absr

lint: $(STAMP) ## style, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

wording: $(STAMP) ## compile the catalogues of texts
	$(RUN) tools/compile_wording.py

docs: wording ## write the generated pages of docs/, and the prepared guides of a new project
	$(RUN) tools/build_problem_pages.py
	$(RUN) tools/build_formats_page.py
	$(RUN) tools/build_command_pages.py
	$(RUN) tools/build_column_pages.py
	$(RUN) tools/build_python_page.py
	$(RUN) tools/build_method_page.py
	$(RUN) tools/build_indicator_pages.py
	$(RUN) tools/build_schemas.py
	$(RUN) tools/build_guides.py

lock: $(STAMP) ## pin the dependencies anew (needs uv and the network)
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --python-version 3.11 --custom-compile-command "make lock" --upgrade \
	  --extra test --extra build pyproject.toml --output-file requirements/dev.txt
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --python-version 3.11 --custom-compile-command "make lock" \
	  --constraint requirements/dev.txt pyproject.toml --output-file requirements/run.txt

wheel: $(STAMP) ## build the wheel and the source archive into dist/, without network
	$(RUN) -m hatchling build --target wheel --target sdist --directory dist

portable: $(STAMP) ## build the archives that need no Python into dist/ (needs the network once)
	$(RUN) tools/build_portable.py

portable-check: $(STAMP) ## check those archives; runs that for Linux without network (needs unshare)
	$(RUN) tools/check_portable.py $(wildcard dist/absr-portable-win64*.zip)
	$(RUN) tools/run_portable.py dist/absr-portable-linux-x86_64.tar.gz
	$(RUN) tools/run_portable.py dist/absr-portable-linux-x86_64.tar.gz --bare

bench: $(STAMP) ## measure speed as ratios to peers (benchmarks/; the peers need the network once)
	$(RUN) -m benchmarks all

fuzz: $(STAMP) ## read 20,000 spoilt files and count what became of them (docs/fuzzing.md)
	$(RUN) tools/fuzz_files.py --files 20000

clean: ## remove what was made: .venv, dist, caches; a demo stays
	rm -rf .venv .bench dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
