"""Frozen read-models for pages, filed by what is returned. Every text in them is ready to be shown."""
