"""Floor 0: pure Python, no Django and no words; returns keys and figures."""
