"""Floor 2: the acts, as functions with keyword arguments and one transaction each; and who may do what."""
