# make chaos attacks real processes of the service and writes what held to docs/deployment/attacks.md.
.PHONY: chaos
chaos: $(DEV_STAMP) ## Attack the service (floods, slow clients, hostile files, kill -9, a full disk); ONLY=slow_clients for one
	@OMP_NUM_THREADS=1 $(QUIET) $(DEV_PYTHON) -m tests.chaos $(ONLY)
