"""What was found in an article as rows of a table: one file for each kind of row."""
