# What docs/deployment says is tried by tests where the programs are there; this fetches them.
.PHONY: deployment-check container-check

deployment-check: $(DEV_STAMP) ## Try units, nginx, dashboard and alerts (as root on Debian installs what it needs)
	@if [ -f /etc/debian_version ] && [ "$$(id -u)" = 0 ]; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
			apt-get install -qq -y --no-install-recommends nginx-light prometheus systemd >/dev/null; \
	fi
	@$(PYTEST) -rs tests/deployment

container-check: $(DEV_STAMP) ## Run the Containerfile's steps in chroots (as root on Debian, with debootstrap)
	@folder=$$(mktemp -d); $(QUIET) $(DEV_PYTHON) -m tests.deployment.rehearse $$folder; \
	status=$$?; rm -rf --one-file-system $$folder; exit $$status
