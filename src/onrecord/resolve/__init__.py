"""Who, where and when is meant, and whose claim it is."""
