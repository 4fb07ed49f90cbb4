"""The pages of the desk as a whole."""
