"""How the reader's weights are made: corpora in, weights out, with a fixed seed and one command a stage.

Nothing here is part of the installed program. The modules that need no torch (words, pieces, windows, tags, corpora,
decoding, scoring) import none, so that they can be tested where the program is tested.
"""
