"""The program's version, which is kept with each record that it makes."""

__version__ = "0.2.0"
