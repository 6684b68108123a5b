"""The half of the program that knows no screen: it reads, calculates and writes."""
