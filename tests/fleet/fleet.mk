# Tests of a fleet, and its demonstration, run on Debian's own Redis.
REDIS := /usr/bin/redis-server

test: | $(REDIS)

$(REDIS):
	@if [ -f /etc/debian_version ] && [ "$$(id -u)" = 0 ]; then \
		echo "Installing Debian's redis-server for the tests of a fleet."; \
		apt-get update -qq && RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive \
			apt-get install -qq -y --no-install-recommends redis-server >/dev/null; \
	fi

.PHONY: fleet-demo
fleet-demo: $(DEV_STAMP) | $(REDIS) ## Show a fleet: Redis, a web process, three workers, 200 articles
	@$(QUIET) OMP_NUM_THREADS=1 $(DEV_PYTHON) -m tests.fleet.demo
