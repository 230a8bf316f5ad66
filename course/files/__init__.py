"""Files that people write: read with line numbers, written whole, and refusals in words.

It knows how a file is read and written, and nothing of what stands in it.
"""
