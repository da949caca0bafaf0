"""A patient out to other programs: one format a file."""
