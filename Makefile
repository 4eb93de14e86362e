# newsfacts: the commands that one types. `make help` lists them.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help export check corpus validate query load serve test lint conformance agreement faults kills cluster ungrounded bench page-bench draft-bench schema site pictures screenshots clean
.DEFAULT_GOAL := help

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# The program alone, in an environment of its own.
$(BIN)/newsfacts: pyproject.toml tests/requirements.lock
	@echo "setting up $(VENV) ..."
	@$(PYTHON) -m venv $(VENV) || { echo "needs Python 3.11 or later with venv (Debian: apt install python3-venv)"; exit 2; }
	@$(BIN)/pip install --quiet --editable . --constraint tests/requirements.lock
	@touch $@

# All that the tests need beside it.
$(VENV)/.test: $(BIN)/newsfacts
	@$(BIN)/pip install --quiet --editable '.[test]' --constraint tests/requirements.lock
	@touch $@

export: $(BIN)/newsfacts ## export facts/ into output/, validated, and make its pages
	@$(BIN)/newsfacts export facts --out output
	@$(BIN)/newsfacts page output

check: $(BIN)/newsfacts ## check facts/ and print faults, findings and coverage
	@$(BIN)/newsfacts check facts

corpus: $(BIN)/newsfacts ## export JSON lines on all cores: make corpus F=sheets.jsonl OUT=corpus
	@$(BIN)/newsfacts corpus $(F) --out $(or $(OUT),corpus)

validate: $(BIN)/newsfacts ## validate the output, or any RDF: make validate F=data.ttl
	@$(BIN)/newsfacts validate $(or $(F),output/*.trig)

query: $(BIN)/newsfacts ## answer every question, or one: make query Q=disputes
	@$(if $(Q),$(BIN)/newsfacts query $(Q) $(if $(FROM),--from $(FROM)),for question in queries/*.rq; do \
		head -n 1 $$question; $(BIN)/newsfacts query $$question $(if $(FROM),--from $(FROM)) || exit; echo; done)

load: $(BIN)/newsfacts ## load output/ into store/, or a server: make load TO=http://localhost:7878
	@$(BIN)/newsfacts load $(if $(TO),--to $(TO))

PORT ?= 7878
$(BIN)/oxigraph: $(BIN)/newsfacts
	@$(BIN)/pip install --quiet 'oxigraph>=0.5.10' --constraint tests/requirements.lock

serve: $(BIN)/oxigraph ## a local Oxigraph server over store/ (PORT=7878)
	@test -d store || $(MAKE) --no-print-directory load
	@echo "query page   http://localhost:$(PORT)/   (Ctrl-C ends it)"
	@echo "SPARQL       http://localhost:$(PORT)/query"
	@echo "newsfacts    newsfacts query disputes --from http://localhost:$(PORT)"
	@$(BIN)/oxigraph serve --location store --bind localhost:$(PORT) --union-default-graph

lint: $(VENV)/.test ## style and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy

test: lint ## style, types and every test
	@$(BIN)/pytest --numprocesses logical --maxprocesses 4 --dist worksteal

agreement: $(VENV)/.test ## both SHACL engines on 200 mutated graphs
	@$(BIN)/python -m tests.agreement --graphs 200

faults: $(VENV)/.test ## what real stores hold after each fault of the network
	@$(BIN)/python -m tests.faults

kills: $(VENV)/.test ## corpus runs that are killed at random moments, and run again
	@$(BIN)/python -m tests.kills --times $(or $(TIMES),20)

ungrounded: $(VENV)/.test ## wrong proposals, which grounding must set aside: make ungrounded PROPOSALS=2000
	@$(BIN)/python -m tests.ungrounded --proposals $(or $(PROPOSALS),2000)

cluster: $(VENV)/.test ## corpora by Spark, in local mode and on a cluster of two, with tasks that fail (needs Java)
	@$(BIN)/python -m tests.cluster

bench: $(VENV)/.test $(VENV)-morph ## us and the peers on the same rows; writes docs/benchmarks.md (an hour, 45 GB)
	@$(BIN)/python -m bench.corpus $(BENCH)

page-bench: $(VENV)/.test ## how fast the pages are in Chromium: the seed, 300 facts, an index of 1,000
	@$(BIN)/python -m bench.pages $(BENCH)

draft-bench: $(VENV)/.test ## how good drafts are, and how fast: marked articles, the seed's sheet, 20,000 words
	@$(BIN)/python -m bench.drafting $(BENCH)

# The reference parser and morph-kgc, each in a place of its own: morph-kgc pins what we do not.
tests/conformance/node_modules: tests/conformance/package-lock.json
	@cd tests/conformance && npm ci --silent --no-audit --no-fund
	@touch $@

$(VENV)-morph: tests/conformance/requirements.txt
	@$(PYTHON) -m venv $@
	@$@/bin/pip install --quiet --requirement tests/conformance/requirements.txt
	@touch $@

conformance: $(VENV)/.test tests/conformance/node_modules $(VENV)-morph ## our YARRRML in yarrrml-parser and morph-kgc
	@$(BIN)/newsfacts rows facts > build-rows.tmp
	@$(BIN)/python tests/conformance/run.py --morph $(VENV)-morph/bin/python build-rows.tmp; status=$$?; rm -f build-rows.tmp; exit $$status

schema: $(BIN)/newsfacts ## write the sheet's JSON Schema anew
	@$(BIN)/newsfacts schema > facts/.schema.tmp && mv facts/.schema.tmp facts/sheet.schema.json

site: $(BIN)/newsfacts ## write docs/site/ anew: the vocabulary and the shapes, as pages
	@$(BIN)/python -m tools.site

pictures: $(BIN)/newsfacts ## draw docs/pictures/*.svg anew (needs Graphviz)
	@$(BIN)/python tools/pictures.py

screenshots: $(VENV)/.test export ## photograph the pages for docs/pictures/ (needs Chromium)
	@$(BIN)/python -m tools.screenshots

clean: ## remove the environments and what tests leave
	@rm -rf $(VENV) $(VENV)-morph build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis tests/conformance/node_modules
	@find . -name __pycache__ -prune -exec rm -rf {} +
