"""Errors a user can mend.

InputError          what was asked for cannot be done with what was given
└── FileError       a file says something it should not; names file and place

Everything else is a bug of ours and is allowed to surface as one.
"""


class InputError(ValueError):
    """One sentence: what is wrong, what was expected, how to mend it."""


class FileError(InputError):
    """An InputError that names the file, and the place in it where known."""

    def __init__(self, path: object, message: str) -> None:
        self.path = str(path)
        self.message = message
        super().__init__(f"{self.path}: {message}")

    def __reduce__(self) -> tuple[type["FileError"], tuple[str, str]]:
        return (FileError, (self.path, self.message))
