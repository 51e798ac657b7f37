"""Floor 3: from an uitkomst to sentences, a page's context, and a PDF."""
