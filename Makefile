# Verbatim: make run, make test. Everything else is named by `make help`.
#
# .venv is what users get; .venv-dev adds what tests need. Both are made from lock files with a
# checksum for every package: service/requirements.txt and tests/requirements.txt, beside the code
# that needs them, since the top level is kept for the six names that everybody looks for.
# service/build-requirements.txt holds the build tools of packages that come as source (langdetect,
# docopt), which pip would otherwise fetch unpinned.

SHELL := /bin/bash
PYTHON ?= python3
UV ?= uv
RUN_PYTHON := .venv/bin/python
DEV_PYTHON := .venv-dev/bin/python

export OMP_NUM_THREADS ?= $(shell nproc)
export OPENBLAS_NUM_THREADS ?= 1
export ORT_DISABLE_TELEMETRY := 1

# A stamp names the Python and the lock files that an environment was made from.
stamp = .venv$(1)/made-from-$(shell { $(PYTHON) --version; cat $(2); } 2>&1 | sha256sum | cut -c-16)
BUILD_LOCK := service/build-requirements.txt
RUN_LOCK := service/requirements.txt
DEV_LOCK := tests/requirements.txt
RUN_STAMP := $(call stamp,,$(BUILD_LOCK) $(RUN_LOCK))
DEV_STAMP := $(call stamp,-dev,$(BUILD_LOCK) $(DEV_LOCK))

# What checks and tests write goes outside the tree. Modules are compiled once, for all the processes
# that tests start: a service is ready in 1.5 CPU-seconds then, and in 4.1 where it has to compile.
QUIET := PYTHONDONTWRITEBYTECODE= PYTHONPYCACHEPREFIX=$(CURDIR)/.venv-dev/compiled HYPOTHESIS_STORAGE_DIRECTORY=$${TMPDIR:-/tmp}/verbatim-hypothesis
# A quarter of the tests' time is waiting, for processes, browsers and deadlines: one worker more than cores.
PYTEST := $(QUIET) $(DEV_PYTHON) -m pytest -p no:cacheprovider --dist worksteal \
	--numprocesses $(shell echo $$(($$(nproc) + 1)))

.DEFAULT_GOAL := help
.PHONY: help setup run demo argos test check quality format lock clean

help: ## Say what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort | expand -t 14

setup: $(RUN_STAMP) ## Make .venv and check the bundled model package
	@$(RUN_PYTHON) -m service models verify

run: setup ## Serve on http://127.0.0.1:8000
	@exec $(RUN_PYTHON) -m service serve

demo: setup ## Translate and summarise the sample article on the terminal
	@$(RUN_PYTHON) -m service translate tests/golden/article.txt
	@printf '\n--- Summary ---\n\n'
	@$(RUN_PYTHON) -m service summarise tests/golden/article.txt

argos: setup ## Download Argos's own French-English package and put it in service
	@$(RUN_PYTHON) -m service models install argos

test: $(DEV_STAMP) ## Run every test, with the real model, and hold its quality to the floors
	@$(PYTEST)

check: $(DEV_STAMP) ## Formatting, lint, types, imports, complexity, unit tests; writes nothing, under a minute
	@$(DEV_PYTHON) -m ruff format --no-cache --check .
	@$(DEV_PYTHON) -m ruff check --no-cache .
	@$(QUIET) $(DEV_PYTHON) -m mypy --cache-dir=/dev/null
	@$(PYTEST) tests/test_imports.py tests/test_shape.py tests/unit

quality: $(DEV_STAMP) ## Print what `make test` holds to floors: quotations, frames; with VERBATIM_GOLD, summaries too
	@$(QUIET) $(DEV_PYTHON) -m tests.quality.quotations
	@$(QUIET) $(DEV_PYTHON) -m tests.quality.translation
	@if [ -n "$$VERBATIM_GOLD" ]; then $(QUIET) $(DEV_PYTHON) -m tests.quality.summaries; \
	else echo 'Summaries: not measured; VERBATIM_GOLD names no folder of reference summaries.'; fi

format: $(DEV_STAMP) ## Format the code and mend what lint can mend
	@$(DEV_PYTHON) -m ruff check --no-cache --fix-only .
	@$(DEV_PYTHON) -m ruff format --no-cache .

# Without the registry's address in them, the lock files serve a mirror as well.
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-emit-index-url --no-emit-find-links --upgrade
lock: ## Pin all packages anew (needs uv)
	$(COMPILE) pyproject.toml -o $(RUN_LOCK)
	$(COMPILE) pyproject.toml --extra dev --constraint $(RUN_LOCK) -o $(DEV_LOCK)
	$(COMPILE) --group build --constraint $(RUN_LOCK) -o $(BUILD_LOCK)

clean: ## Remove what was made here (environments too)
	rm -rf .venv .venv-dev build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find service tests -name __pycache__ -type d -prune -exec rm -rf {} +

# Python compiles what it imports: compiling all beforehand takes 60 MB more, and longer.
# Build tools first; then packages from source are built with these and nothing is fetched besides.
define environment
$(PYTHON) -m venv --clear $(1)
$(1)/bin/python -m pip install --quiet --no-compile --require-hashes --no-deps -r $(BUILD_LOCK)
$(1)/bin/python -m pip install --quiet --no-compile --require-hashes --no-deps --no-build-isolation --use-pep517 \
	-r $(2)
@touch $(3)
endef

$(RUN_STAMP):
	$(call environment,.venv,$(RUN_LOCK),$@)

$(DEV_STAMP):
	$(call environment,.venv-dev,$(DEV_LOCK),$@)

# Install Debian packages $(1) for $(2), where this is Debian and make runs as root. The policy file
# keeps dpkg from starting the daemons that they bring.
define debian
	@if [ -f /etc/debian_version ] && [ "$$(id -u)" = 0 ]; then \
		echo "Installing Debian's $(firstword $(1)) for $(2)."; \
		policy=/usr/sbin/policy-rc.d; \
		if [ ! -e $$policy ]; then \
			trap "rm -f $$policy" EXIT; \
			printf '#!/bin/sh\nexit 101\n' >$$policy; chmod +x $$policy; \
		fi; \
		export DEBIAN_FRONTEND=noninteractive; \
		install="apt-get install -qq -y --no-install-recommends $(1)"; \
		$$install >/dev/null 2>&1 || { apt-get update -qq && $$install >/dev/null; }; \
	fi
endef

-include models/training/train.mk
-include benchmarks/bench.mk
-include tests/browser/browser.mk
-include tests/chaos/chaos.mk
-include tests/deployment/deployment.mk
-include tests/fleet/fleet.mk
