"""Articles written for the project, with every fact in them marked by hand."""
