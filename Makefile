# What a person types. Needs python3 (3.11 or newer, with venv), git and make; no more.
#
#   make demo    the demo village on http://127.0.0.1:5000
#   make run     a real house; the first start prints a link to set it up
#   make test    every test, on SQLite and PostgreSQL, in a real Chromium
#   make quick   the quick ones of the tests
#   make check   style, types, templates, architecture, courses
#   make bench   how quick it is beside a bare server; BENCH=--quick in half a minute
#   make bench-reports   how quick reports are over a million learners; the same
#
# PORT=8080 chooses another port, HOST=0.0.0.0 opens the house to its Wi-Fi.

SHELL := /bin/sh
BIN := .venv/bin
TESTS ?= tests

ifdef PORT
export RUMAHBELAJAR_PORT := $(PORT)
endif
ifdef HOST
export RUMAHBELAJAR_HOST := $(HOST)
endif

# What was compiled stays: four processes in turn read the same tests.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo run test quick check style types templates shape courses bench bench-reports base dev \
  chromium

demo: base
	@exec $(BIN)/python app.py demo

run: base
	@exec $(BIN)/python app.py

# The many small tests first, each database in a process of its own until one has nothing left to
# do; then the real servers and the browser, whose files stay together. A part of the tests may hold
# none of one kind, which pytest tells by 5.
test: dev chromium
	$(BIN)/python -m pytest -n 2 --dist worksteal --database both -m "not browser and not server" $(TESTS) || [ $$? -eq 5 ]
	$(BIN)/python -m pytest -n 2 --dist loadfile --database both -m "browser or server" $(TESTS) || [ $$? -eq 5 ]

# The shape of the program is looked at by make check.
quick: dev
	$(BIN)/python -m pytest -n 2 --ignore tests/test_architecture.py -m "not browser and not server and not postgres and not slow" $(TESTS)

# With make --jobs they go on at once.
check: style types templates shape courses

style: dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: dev
	$(BIN)/mypy

templates: dev
	$(BIN)/djlint --lint --quiet templates

shape: dev
	$(BIN)/python -m pytest tests/test_architecture.py

courses: dev
	$(BIN)/flask courses check
	$(BIN)/flask courses lint

bench: dev
	@$(BIN)/python -m tests.bench $(BENCH)

bench-reports: dev
	@$(BIN)/python -m tests.bench.reports $(BENCH)

base dev:
	@./requirements/install $@

chromium: dev
	@./requirements/chromium
