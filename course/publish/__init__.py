"""Papers to take away: what people did, as Markdown, as a page and as a PDF that everybody can read.

A module makes one `Paper`; markdown.py, html.py and pdf.py write any of them. No paper is glued in a face.
"""
