# make bench measures and writes benchmarks/RESULTS.md; make fuzz looks for what breaks the service.

PEERS_STAMP := $(call stamp,-peers,benchmarks/peers.txt)
BENCH := OMP_NUM_THREADS=1 $(QUIET) $(DEV_PYTHON) -m benchmarks
LOAD_SECONDS ?= 60
CASES ?= 10000

.PHONY: bench files fuzz scale

bench: $(DEV_STAMP) $(PEERS_STAMP) ## Measure speed, growth, memory, load, peers; some 12 minutes; ONLY=growth-1000: 680,000 words
	@$(BENCH) --seconds $(LOAD_SECONDS) $(ONLY)

scale: $(DEV_STAMP) ## Measure what an archive costs (needs redis-server) and write docs/scale.md
	@OMP_NUM_THREADS=1 $(QUIET) $(DEV_PYTHON) -m benchmarks.scale

files: $(DEV_STAMP) $(PEERS_STAMP) ## Translate six Word files, beside argos-translate-files, and write docs/files.md
	@OMP_NUM_THREADS=1 $(QUIET) $(DEV_PYTHON) -m benchmarks.files

fuzz: $(DEV_STAMP) ## Look for input that breaks the service; CASES=10000 in each test
	@VERBATIM_FUZZ_CASES=$(CASES) $(PYTEST) tests/web/test_fuzz.py tests/web/test_html_translation.py \
		tests/engines/test_fuzz.py

# Without the peers all else is measured, and RESULTS.md says that they are missing.
$(PEERS_STAMP):
	@$(PYTHON) -m venv --clear .venv-peers && touch $@ && \
	.venv-peers/bin/python -m pip install --quiet -r benchmarks/peers.txt || \
	{ echo 'The peers cannot be installed: they are not measured.' >&2; rm -rf .venv-peers; }
