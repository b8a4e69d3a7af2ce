"""Records in; tables and pages for people out."""
