"""Article in, unresolved mentions out (`stage.annotate`). Nothing in here guesses who "he" is."""
