"""Word documents: what is written as Markdown, in Office Open XML."""
