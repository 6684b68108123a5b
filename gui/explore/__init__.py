"""Explore: the table of any source and of all flows."""
