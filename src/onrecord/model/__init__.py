"""The trained reader: word pieces in, scores out. It knows nothing of quotes, and decides nothing."""
