# The browser that tests/browser drives is Debian's: pages are looked at in what people use.
CHROMIUM := /usr/bin/chromium

test: | $(CHROMIUM)

$(CHROMIUM):
	$(call debian,chromium fonts-dejavu-core,the tests of the page)

.PHONY: screenshots
screenshots: $(DEV_STAMP) | $(CHROMIUM) ## Take the pictures in docs/ anew
	@$(QUIET) $(DEV_PYTHON) -m tests.browser.screenshots
