"""The fast table: any number of rows, painted straight from the columns."""
