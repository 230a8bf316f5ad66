"""Pure reasoning: numbers and names in, answers and sentences out.

No case, no journal, no people and no files; no method leans on another.
"""
