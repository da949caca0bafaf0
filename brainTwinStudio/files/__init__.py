"""Disk in, disk out: one format a file, and the project on disk."""
