"""Files that hold articles among other things: a module a format, named in `reader.load.formats`."""
