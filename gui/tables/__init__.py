"""The fast table view."""
