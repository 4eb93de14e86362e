"""newsfacts: who says what, as linked data."""

__version__ = "0.1.0"
