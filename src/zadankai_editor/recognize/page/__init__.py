"""How a document is set on its pages: lines of the pages, and paragraphs that are broken into lines."""
