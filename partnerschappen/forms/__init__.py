"""Floor 3: the leader's forms; the only place that knows crispy."""
