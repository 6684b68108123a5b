"""Bytes to cells to typed columns, with every row accounted for."""
