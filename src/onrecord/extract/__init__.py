"""What the text says: attributions, times, figures, events. The four do not know each other."""
