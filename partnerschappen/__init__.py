"""The one app: partnerships, their rounds, and what came out of them; a folder per floor."""
