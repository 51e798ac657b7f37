"""Figures of speed and weight, measured on demand; nothing here is a test."""
