"""What docs/deployment says, tried as far as a test can: a real nginx, systemd's own checks."""
