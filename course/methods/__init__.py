"""Pure reasoning: numbers and names in, answers and sentences out."""
