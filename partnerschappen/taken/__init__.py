"""Floor 4: background tasks, thin; they call domein and rapport."""
