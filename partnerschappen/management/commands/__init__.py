"""Floor 5: what an operator runs."""
