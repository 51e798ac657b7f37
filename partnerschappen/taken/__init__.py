"""Floor 4: background tasks, thin; they call domein and rapport. Their arguments are ids of rounds, never of people."""
