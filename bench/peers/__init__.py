"""The peers: other ways from the same rows to the same validated graphs, each as its users would go it.

Each is a program of its own, which reads JSON lines, one document of rows a sheet, writes N-Quads, and prints what it
did as JSON (`bench.outcome`).
"""
