"""Jobs on real processes: what they need, and a demonstration."""
