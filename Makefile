# make run: environment, then the main job on the bundled samples.  make test: the whole suite.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# What a user needs, and what the tests and checks need on top; both hash-pinned.
RUN := $(VENV)/.run
DEV := $(VENV)/.dev
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: install run test check eval bench lock clean
install: $(DEV)

$(RUN): requirements.lock pyproject.toml
	@$(PYTHON) -c "import sys; sys.exit('vouch needs Python 3.11 or newer: make PYTHON=python3.11') if sys.version_info < (3, 11) else None"
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation -e .
	touch $(RUN)

$(DEV): $(RUN) requirements-dev.lock
	$(PIP) --require-hashes -r requirements-dev.lock
	touch $(DEV)

run: $(RUN)
	$(BIN)/vouch demo

test: install
	$(BIN)/python -m pytest

check: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The bundled samples; with BENCH=folder of public sets a sample of each as well, with FULL=1 all of them.
BENCH ?= $(VOUCH_BENCH)
eval: install
	$(BIN)/python -m $(if $(BENCH),benchmarks.quality all --bench "$(BENCH)" $(if $(FULL),--full),benchmarks.samples --worst)

bench: install
	$(BIN)/python -m benchmarks.speed

lock:
	$(PIP) uv
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	  pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	  -c requirements.lock --extra dev --extra ocr pyproject.toml -o requirements-dev.lock

clean:
	rm -rf $(VENV) .vouch .cache
