"""The membership table and the decided names."""
