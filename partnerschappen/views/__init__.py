"""Floor 5: a module per room; each view fetches, calls one act or reader, and renders."""
