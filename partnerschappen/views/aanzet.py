"""Nudging the worker after an act, so that mail leaves at once; its tick finds what a lost nudge left."""

from importlib import import_module


def nudge_sending() -> None:
    """Have the waiting mails sent soon."""
    try:
        verzenden = import_module("partnerschappen.taken.verzenden")
    except ModuleNotFoundError:
        return
    verzenden.send_waiting.enqueue()
