"""Names to places, and which places are members of NATO at a date."""
