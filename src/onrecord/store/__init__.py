"""Where records are kept: one file with SQLite, or PostgreSQL when several people write."""
