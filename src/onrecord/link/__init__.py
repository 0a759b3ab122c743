"""Between records: the same planned event, the same quantity. Pure functions; the archive keeps what they find."""
