# Tests of a fleet, and its demonstration, run on Debian's own Redis.
REDIS := /usr/bin/redis-server

test: | $(REDIS)

$(REDIS):
	$(call debian,redis-server,the tests of a fleet)

.PHONY: fleet-demo
fleet-demo: $(DEV_STAMP) | $(REDIS) ## Show a fleet: Redis, a web process, three workers, 200 articles; one worker and Redis are killed
	@$(QUIET) OMP_NUM_THREADS=1 $(DEV_PYTHON) -m tests.fleet.demo
