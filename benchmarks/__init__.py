"""What the service costs, beside what others cost: `make bench`."""

import os

# Programs beside ours are measured with this beam, and so is all else: `beams` compares others.
os.environ.setdefault("VERBATIM_BEAM", "2")
