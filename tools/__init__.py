"""The tools: what makes files that are committed, the pictures and schema.org's classes."""
