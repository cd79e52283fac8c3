# The browser that tests/browser drives is Debian's: pages are looked at in what people use.
CHROMIUM := /usr/bin/chromium

test: | $(CHROMIUM)

$(CHROMIUM):
	@if [ -f /etc/debian_version ] && [ "$$(id -u)" = 0 ]; then \
		echo "Installing Debian's chromium for the tests of the page."; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
			apt-get install -qq -y --no-install-recommends chromium fonts-dejavu-core >/dev/null; \
	fi

.PHONY: screenshots
screenshots: $(DEV_STAMP) | $(CHROMIUM) ## Take the pictures in docs/ anew
	@$(QUIET) $(DEV_PYTHON) -m tests.browser.screenshots
