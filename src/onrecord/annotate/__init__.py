"""Article in, unresolved mentions out. Nothing in here guesses who "he" is."""
