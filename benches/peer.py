"""The peer: Typst from PyPI. Typesets the statements FIRST..LAST of a folder."""

import json
import pathlib
import sys

import typst

folder, fonts, first, last = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
folder = pathlib.Path(folder)
inputs = json.loads((folder / "inputs.json").read_text())
for number in range(first, last):
    (folder / "data.json").write_bytes((folder / f"data-{number}.json").read_bytes())
    typst.compile(
        str(folder / "main.typ"),
        output=str(folder / f"{number}.pdf"),
        root=str(folder),
        font_paths=[fonts],
        ignore_system_fonts=True,
        sys_inputs=inputs,
        pdf_tags=False,
    )
