"""Where records and people's judgements are kept, and what is made of them: SQLite or PostgreSQL."""
