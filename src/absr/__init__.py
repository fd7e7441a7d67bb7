"""absr: analysis of social needs and resources for French municipalities."""

__version__ = "0.1.0"
