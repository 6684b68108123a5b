"""How a source is read and what its columns mean: declarative, versioned, re-applied to next month's file."""
