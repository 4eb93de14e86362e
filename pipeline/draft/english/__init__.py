"""The rules engine: reads a news article and finds who says what, when, and of whom it speaks."""
