"""Looking into any table: sort, filter, count, find, sum and profile."""
