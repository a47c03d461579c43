"""Rich Text Format: a reader that takes one pass, whatever the file (Microsoft, RTF Specification 1.9.1)."""
