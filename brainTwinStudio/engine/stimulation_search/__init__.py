"""Where, when and how to stimulate: the search over targets and settings."""
