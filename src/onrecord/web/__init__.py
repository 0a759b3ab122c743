"""The pages: a server on this machine, over an archive that it only reads."""
