"""The article that `newsreader --demo` opens, written for this project."""
