"""What comes in as a file is cut off where no form takes it any more: a disk doesn't fill, and memory even less."""

from typing import ClassVar

from django.core.files.uploadhandler import FileUploadHandler


class Afkapper(FileUploadHandler):
    """Stands before Django's own handlers: lets through up to MAXIMUM bytes of a request's files, and a bit.

    What is cut off is still larger than any form takes, so that the form says in words that it is too large.
    """

    MAXIMUM: ClassVar[int] = 6_000_000

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        self.gezien = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:  # Django's signature
        """Pass on what still fits."""
        if self.gezien > self.MAXIMUM:
            return None
        self.gezien += len(raw_data)
        return raw_data

    def file_complete(self, file_size: int) -> None:  # Django's signature
        """Leave it to the next handler to keep the file."""
