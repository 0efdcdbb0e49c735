# `make` alone lists the commands. The work itself is in tools/, in plain standard-library Python.

PYTHON ?= python3
TOOLS = @command -v $(PYTHON) >/dev/null \
	|| { echo "$(PYTHON) was not found. On Debian or Ubuntu: apt-get install python3 python3-venv" >&2; exit 1; }; \
	exec $(PYTHON) -m tools

.DEFAULT_GOAL := help
.PHONY: help run backup restore publish-static bench bench-peer test test-all test-postgres dev screenshots lint format lock audit messages font clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-16s%s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## install, load, publish, print and serve the site (HOST=127.0.0.1 PORT=8000 WORKERS=2)
	$(TOOLS) run

backup: ## put the database and the secret key away (TO=folder)
	$(TOOLS) backup

restore: ## fill an empty database from a backup and compare all rows (FROM=folder)
	$(TOOLS) restore

publish-static: ## write what is printed as a site of files for any host (TARGET=folder)
	$(TOOLS) publish-static

bench: ## measure a copy of what is printed, and write docs/performance.md (WORKERS)
	$(TOOLS) bench

bench-peer: ## measure a page beside the same words on a Wagtail site (asks the package index)
	$(TOOLS) bench-peer

test: ## install what tests need, then run the checks (ARGS="-k words" runs a part)
	$(TOOLS) test

test-all: ## run what make test leaves out: every page in the browser, long checks, PostgreSQL
	$(TOOLS) test-all

test-postgres: ## run the tests that need no browser on a private PostgreSQL (ARGS)
	$(TOOLS) test-postgres

dev: ## serve pages live from the desk, reloading when a file changes (HOST, PORT)
	$(TOOLS) dev

screenshots: ## make the pictures of docs/editing.md anew
	$(TOOLS) screenshots

lint: ## check the code's style and types
	$(TOOLS) lint

format: ## put the code's style right
	$(TOOLS) format

lock: ## lock all packages with their hashes, after requirements changed
	$(TOOLS) lock

audit: ## look for known vulnerabilities, licenses and secrets (asks the internet)
	$(TOOLS) audit

messages: ## write the catalogue of words for translators anew
	$(TOOLS) messages

font: ## make the typeface for screen and paper anew from its source
	$(TOOLS) font

clean: ## remove .venv and what tests leave behind; var/, with the editors' work, stays
	rm -rf .venv .venv-audit .pytest_cache .ruff_cache .mypy_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
