"""All sources: what they are, what came in, what was set aside."""
