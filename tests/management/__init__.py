"""Tests of the commands that an operator or a newcomer types."""
