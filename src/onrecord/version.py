"""The program's version, which is kept with each record that it makes."""

from typing import Final

__version__: Final = "0.1.0"
