"""Word lists as plain data files with a header each, and one typed loader."""
