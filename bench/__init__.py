"""The measurements: how fast the program is, beside what others would use."""
