"""Values and pure decisions; knows nothing of Slack, the database or files."""
