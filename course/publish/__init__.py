"""Papers to take away: what people did, as Markdown, as a page and as a PDF that everybody can read."""
