"""What is laid over a screen and closed again: cards, help, lists of places and articles, a picture."""
