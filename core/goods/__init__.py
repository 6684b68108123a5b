"""Category schemes and how their codes are written."""
