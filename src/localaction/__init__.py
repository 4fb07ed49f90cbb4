"""Local Action: the software behind the Call to Local Action for Migrants and Refugees."""

__version__ = "0.1.0"
