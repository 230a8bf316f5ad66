"""Cross-impact balance: which stories hold together, and the smallest change."""
