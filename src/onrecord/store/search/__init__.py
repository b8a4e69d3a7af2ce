"""Finding facts by their words, by who said them, to whom, about whom and when, on either database."""
