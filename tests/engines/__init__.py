"""One contract a port, run on the fake and on the real engine."""
