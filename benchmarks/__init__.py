"""What the service costs, beside what others cost: `make bench`."""
