# Everything starts here; `make help` lists it. Each target does its own set-up.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help

PORT ?= 8000
PYTHON ?= python3
BIN := .venv/bin
ASSETS := src/localaction/design/static/design/.built

help: ## list what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 16

demo: product ## set up everything and serve the demo on PORT (default 8000) until Ctrl-C
	@exec $(BIN)/localaction demo --port $(PORT)

demo-reset: ## throw the demo's data away, then start over
	@rm -rf "$${LOCALACTION_DATA:-var}"
	@$(MAKE) demo

test: check ## everything: style, types, contracts, tests on SQLite and PostgreSQL, journeys in Chromium
	@tools/test.sh

check: dev ## fast: format, lint, types, contracts, house tests; no browser
	@tools/check.sh

fix: dev ## mend format and lint where a machine can
	@$(BIN)/ruff check --fix -q src tests tools; $(BIN)/ruff format -q src tests tools

messages: dev ## collect marked strings into locale/*.po, and say what is untranslated
	@$(BIN)/python tools/messages.py update

map: dev ## draw docs/map.md, the lifecycles and the settings anew
	@$(BIN)/python tools/draw_docs.py

bench: dev ## requests a second and p99 of the main pages, each against a hello-world page of the same server
	@$(BIN)/python tools/bench.py

light: dev tools/light/node_modules/.installed ## what pages weigh, when they are seen on a slow line, what Lighthouse says
	@tools/need_chromium.sh && $(BIN)/python -m tools.light

fuzz-api: dev ## ask the API 5,000 odd things, and hold each answer against its own document
	@$(BIN)/python tools/fuzz_api.py

screenshots: dev ## every page in English and Arabic at 360, 768 and 1280 px, into screenshots/
	@tools/need_chromium.sh && $(BIN)/python -m tools.screenshots

wheel: dev ## build dist/localaction-*.whl with assets, content and translations inside
	@rm -rf build dist && $(BIN)/python -m build --wheel --outdir dist .

lock: ## write the lock files anew (needs uv)
	@for part in product dev; do \
	  group=$$([ $$part = dev ] && echo "--group dev" || true); \
	  uv pip compile pyproject.toml $$group -q --generate-hashes --no-emit-index-url --no-emit-find-links \
	    --no-header --python-version 3.11 -o requirements/$$part.txt; done

clean: ## remove everything that was built; data stays
	@rm -rf .venv node_modules build dist $(dir $(ASSETS)) && find src -name '*.mo' -delete

# --- set-up, each step once
product: .venv/.product $(ASSETS) locale
dev: .venv/.dev $(ASSETS) locale

.venv/bin/python:
	@tools/need.sh $(PYTHON)
	@echo "Making the virtual environment …" && $(PYTHON) -m venv .venv

.venv/.product: requirements/product.txt pyproject.toml | .venv/bin/python
	@echo "Installing the product's libraries …"
	@$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements/product.txt
	@$(BIN)/pip install -q --disable-pip-version-check --no-deps -e . && touch $@

.venv/.dev: requirements/dev.txt .venv/.product
	@echo "Installing the developer's tools …"
	@$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements/dev.txt && touch $@

tools/light/node_modules/.installed: tools/light/package.json tools/light/package-lock.json
	@cd tools/light && npm ci --silent --no-audit --no-fund && touch node_modules/.installed

node_modules/.installed: package.json package-lock.json .npmrc
	@tools/need.sh $(PYTHON)
	@echo "Installing the front-end tools …" && npm ci --silent --no-audit --no-fund && touch $@

$(ASSETS): node_modules/.installed tools/build_assets.mjs $(shell find src/localaction/design/assets -type f 2>/dev/null)
	@echo "Bundling styles and scripts …" && node tools/build_assets.mjs && touch $@

locale: .venv/.product
	@$(BIN)/python tools/messages.py compile

.PHONY: help demo demo-reset test check fix messages map bench light screenshots wheel lock clean product dev locale
