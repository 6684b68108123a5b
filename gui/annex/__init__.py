"""The document in the making."""
