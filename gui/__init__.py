"""The half of the program that shows: it asks the core for every figure."""
