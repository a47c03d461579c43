"""What the reading screen can do, an object for each concern, which handles its own commands."""
