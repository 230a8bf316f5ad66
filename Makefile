# `make help` explains every target. What a target does in more than a line is in tools/.
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# The first Python found runs tools/bootstrap.py, which looks for a newer one where this one is too old.
PYTHON ?= $(firstword $(foreach name,python3 python3.13 python3.12 python3.11 python,$(shell command -v $(name))))
BIN := .venv/bin
# Further words for the command behind a target: make start ARGS="--no-browser --port 9000"
ARGS ?=

.PHONY: help
help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

.PHONY: start
start: python ## Set up what the lessons need and open them in JupyterLab; Ctrl-C stops it
	@$(PYTHON) -m tools.bootstrap start $(ARGS)

.PHONY: test
# Where an environment keeps no compiled code, each of the hundreds of processes of a run would compile the package.
test: export PYTHONDONTWRITEBYTECODE =
test: setup browser programs lint ## Run everything that is checked: style, types, layers, tests, notebooks, browser
	@echo "Tests, notebooks, browser and accessibility: pytest"
	@$(BIN)/pytest --numprocesses=logical --maxprocesses=4 --dist=loadfile --junitxml=test-output/tests.xml $(ARGS)

.PHONY: test-long
test-long: export SEMINAR_LONG = 1
test-long: test ## The same with all of what chance and long runs could find, before a change is called done

.PHONY: lint
lint: setup ## Check style, formatting, types and the layers of the package
	@echo "Style: ruff check"
	@$(BIN)/ruff check .
	@echo "Formatting: ruff format --check"
	@$(BIN)/ruff format --check .
	@echo "Types: mypy"
	@$(BIN)/mypy
	@echo "Layers: lint-imports"
	@PYTHONPATH=. $(BIN)/lint-imports

.PHONY: format
format: setup ## Format the Python files and mend what ruff can mend
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

.PHONY: check
check: setup ## Check every file of the case and name every mistake
	@$(BIN)/course check $(ARGS)

.PHONY: bench
bench: setup browser programs ## Measure what things cost and set it beside what they may cost
	@$(BIN)/python -m tools.bench $(ARGS)

.PHONY: pictures
pictures: setup browser ## Take the pictures of the documentation anew
	@$(BIN)/python -m tools.pictures $(ARGS)

.PHONY: admit
admit: setup browser programs ## Run the tests that the sheets for an admission name, and write docs/admission/
	-@$(BIN)/pytest --junitxml=test-output/admission.xml $$($(BIN)/python -m tools.admission --names)
	@$(BIN)/python -m tools.admission test-output/admission.xml

.PHONY: golden
golden: setup ## Keep the papers of the small case as they are now, after you looked at what changed
	@$(BIN)/python -m tools.golden

.PHONY: language
language: setup ## Collect the sentences and say what each language misses; ARGS=fr begins one
	@$(BIN)/python -m tools.language $(ARGS)

.PHONY: reading
reading: setup ## Write every lesson as a page to read, into reading/: no server, no outside address
	@$(BIN)/course page --all --out $(if $(OUT),$(OUT),reading)

.PHONY: lock
lock: ## Choose the newest packages the bounds allow and write both locks (needs uv)
	@$(PYTHON) -m tools.lock $(ARGS)

.PHONY: home
home: python ## Say where the project lives, for badges and citation: make home REPO=owner/name
	@$(PYTHON) -m tools.home $(REPO)

.PHONY: setup
setup: python ## Make .venv with everything the tests need
	@$(PYTHON) -m tools.bootstrap dev

.PHONY: clean
clean: ## Remove .venv and everything that tools left behind; nobody's work is touched
	@echo "Removing .venv, caches and what was built"
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .benchmarks
	@rm -rf reading dist build test-output *.egg-info
	@find course tests tools benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: browser
browser: setup
	@$(BIN)/python -m tools.browser --install

.PHONY: programs
programs: setup
	@$(BIN)/python -m tools.programs --install

.PHONY: python
python:
	@if [ -z "$(PYTHON)" ]; then \
	  echo "No Python was found. Install Python 3.11 or newer, for example: sudo apt-get install python3 python3-venv" >&2; \
	  exit 2; \
	fi
