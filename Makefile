# `make demo` runs an example, `make test` checks everything. See README.md.

# Debian's own Python, where it is complete: built with measured optimisation, it takes a quarter less time than one
# that was compiled by hand. Otherwise the first on the path.
PYTHON ?= $(shell /usr/bin/python3 -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
  && echo /usr/bin/python3 || echo python3)
PORT ?= 8000
# A second database for the tests, such as postgres://user:password@127.0.0.1:5432/name
POSTGRES_URL ?=
# Processes that share the tests.
TESTPROCESSEN ?= 2

BIN := .venv/bin
# Each process takes a stretch of neighbouring tests, which share what is costly to make; who is done helps another.
VERDEELD := $(BIN)/pytest -n $(TESTPROCESSEN) --dist worksteal
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --require-hashes
KLAAR := .venv/.klaar
KLAAR_TEST := .venv/.klaar-test
STATISCH := staticfiles/.klaar

.PHONY: demo setup test lint format bench messages pakketten-demo pakketten-test schoon

demo: $(KLAAR) .env $(STATISCH) pakketten-demo
	@$(BIN)/python manage.py demo --poort $(PORT)

setup: $(KLAAR) .env $(STATISCH) pakketten-demo
	@$(BIN)/python manage.py demo --alleen-klaarzetten

$(BIN)/python:
	$(PYTHON) -m venv .venv

$(KLAAR): requirements.lock | $(BIN)/python
	@echo "De onderdelen worden geïnstalleerd; dat duurt de eerste keer een minuut."
	$(PIP) --requirement requirements.lock
	@touch $@

$(KLAAR_TEST): requirements-dev.lock $(KLAAR)
	$(PIP) --requirement requirements-dev.lock
	@touch $@

# Written once, never overwritten: another UITNODIGING_SECRET would kill the links that were sent.
.env:
	@umask 077; { echo "DEMO=1"; \
	  for naam in SECRET_KEY UITNODIGING_SECRET; do \
	    echo "$$naam=$$($(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(48))')"; \
	  done; } > $@.nieuw && mv $@.nieuw $@

$(STATISCH): $(KLAAR) $(shell find static -type f) | .env
	@$(BIN)/python manage.py collectstatic --noinput --clear --verbosity 0
	@touch $@

pakketten-demo:
	@deploy/pakketten.sh demo || true

pakketten-test:
	@deploy/pakketten.sh test

test: $(KLAAR_TEST) pakketten-test lint
	$(VERDEELD) -m "not browser and not ongeteld" --cov --cov-report=term
	$(VERDEELD) -m "browser or ongeteld"
	@if [ -n "$(POSTGRES_URL)" ]; then \
	  echo "Nog een keer, op PostgreSQL, zonder wat geen database kent"; \
	  DATABASE_URL="$(POSTGRES_URL)" $(VERDEELD) --alleen-database -m "not alleen" && \
	  DATABASE_URL="$(POSTGRES_URL)" $(BIN)/pytest --alleen-database -m alleen; \
	else \
	  echo "POSTGRES_URL is leeg: de tests draaiden alleen op SQLite."; \
	fi

lint: $(KLAAR_TEST) .env
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/djlint templates --lint --quiet
	DATABASE_URL=sqlite:///:memory: $(BIN)/python manage.py makemigrations --check --dry-run

format: $(KLAAR_TEST)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(KLAAR_TEST) .env $(STATISCH)
	$(BIN)/python -m bench.metingen

# Dutch is the source; this brings the English catalogue up to date. The .mo is committed: a bare Debian has no msgfmt.
messages: $(KLAAR) .env
	$(BIN)/python manage.py makemessages --locale en --no-location --no-wrap --ignore .venv --ignore tests --ignore bench
	$(BIN)/python manage.py compilemessages --locale en --ignore .venv

schoon:
	rm -rf .venv staticfiles .mypy_cache .ruff_cache .pytest_cache .hypothesis
