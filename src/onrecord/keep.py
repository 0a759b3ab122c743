"""Stories in, kept and linked: the second half of the way."""
