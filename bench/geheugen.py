"""The most memory that a process held, itself alone: what the system counts for a child includes what started it."""

from pathlib import Path


def read_piek(pid: int | str = "self") -> int:
    """Kilobytes, from Linux; 0 once the process has ended."""
    try:
        regels = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return next((int(regel.split()[1]) for regel in regels if regel.startswith("VmHWM")), 0)
