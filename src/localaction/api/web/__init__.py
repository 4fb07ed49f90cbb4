"""The pages about the API: what it offers to everyone, and what a person's own addresses are told."""
