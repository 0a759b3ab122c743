"""One thread for numpy's matrices: they are small here, and threads that share them mostly wait, at twice the cost.

numpy's library of linear algebra reads this when it is loaded, so this is imported first. Whoever has set it is right.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
