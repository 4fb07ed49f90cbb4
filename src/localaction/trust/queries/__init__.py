"""Reading for the pages of trust: frozen read-models."""
