"""Records as text or bytes: pure functions."""
