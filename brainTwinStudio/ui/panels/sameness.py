"""Old or new: everything in a view is immutable, so the same object says the same."""


def same(a: tuple[object, ...], b: tuple[object, ...]) -> bool:
    """Whether two tuples hold the same objects."""
    return len(a) == len(b) and all(x is y for x, y in zip(a, b, strict=True))
