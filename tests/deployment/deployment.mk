# Tests run the units, the nginx site and the alerts of docs/deployment through these programs.
NGINX := /usr/sbin/nginx
PROMTOOL := /usr/bin/promtool
SYSTEMD := /usr/bin/systemd-analyze

test: | $(NGINX) $(PROMTOOL) $(SYSTEMD)

$(NGINX):
	$(call debian,nginx-light,the tests of its site)

$(PROMTOOL):
	$(call debian,prometheus,the tests of the alerts)

$(SYSTEMD):
	$(call debian,systemd,the tests of the units)

.PHONY: deployment-check container-check

deployment-check: $(DEV_STAMP) | $(NGINX) $(PROMTOOL) $(SYSTEMD) ## Test units, nginx site, dashboard and alerts
	@$(PYTEST) -rs tests/deployment

container-check: $(DEV_STAMP) ## Run the Containerfile's steps in chroots (as root on Debian, with debootstrap)
	@folder=$$(mktemp -d); $(QUIET) $(DEV_PYTHON) -m tests.deployment.rehearse $$folder; \
	status=$$?; rm -rf --one-file-system $$folder; exit $$status
