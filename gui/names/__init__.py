"""Deciding what names of places stand for."""
