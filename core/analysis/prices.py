"""Currency and constant prices (METHOD 2.5)."""

from __future__ import annotations


def in_euros(amount: float, foreign_per_euro: float) -> float:
    """Convert at the annual average rate of the flow's year, given as foreign currency per euro."""
    return amount / foreign_per_euro


def at_prices_of(amount: float, index_of_base_year: float, index_of_year: float) -> float:
    """Express an amount of one year in the prices of the base year: V x D_base / D_year."""
    return amount * index_of_base_year / index_of_year
