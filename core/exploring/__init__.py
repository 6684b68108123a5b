"""Filter, sort, find and profile a table by its codes."""
