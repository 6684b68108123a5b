"""From a file to a source, with the raw text beside the table."""
