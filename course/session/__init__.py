"""A case, a journal, who acts and where work is kept; it tells whoever watches."""
