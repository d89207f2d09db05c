"""Executes notebooks and compares what their cells print with what is stored: notebook.py [--write] FILE...

With --write the files get what was printed; that is how they are made. Compared is text, not pictures nor HTML. Needs
nbclient and ipykernel (on Debian python3-nbclient, python3-ipykernel).
"""
import difflib
import os
import sys

import nbformat
from nbclient import NotebookClient


def told(cell):
    """The text that a cell shows."""
    outputs = cell.get("outputs", [])
    return "".join(one.get("text") or one.get("data", {}).get("text/plain", "") + "\n" for one in outputs
                   if one.output_type != "display_data").splitlines()


def joined(outputs):
    """Outputs, with what was printed in a row in one: how it comes apart is a matter of time."""
    all_of_them = []
    for one in outputs:
        if all_of_them and one.output_type == all_of_them[-1].output_type == "stream" and one.name == all_of_them[-1].name:
            all_of_them[-1].text += one.text
        else:
            all_of_them.append(one)
    return all_of_them


def main(arguments):
    write = "--write" in arguments
    differ = 0
    for path in (argument for argument in arguments if argument != "--write"):
        stored = nbformat.read(path, 4)
        made = nbformat.reads(nbformat.writes(stored), 4)
        for cell in made.cells:
            cell.update({"outputs": [], "execution_count": None} if cell.cell_type == "code" else {})
        where = {"metadata": {"path": os.path.dirname(os.path.abspath(path))}}
        NotebookClient(made, timeout=120, kernel_name="python3", resources=where).execute()
        for cell in made.cells:
            cell.metadata = {}
            if cell.cell_type == "code":
                cell.outputs = joined(cell.outputs)
        made.metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
                         "language_info": {"name": "python"}}
        if write:
            nbformat.write(made, path)
            continue
        for number, (old, new) in enumerate(zip(stored.cells, made.cells), 1):
            lines = list(difflib.unified_diff(told(old), told(new), "stored", "now", lineterm=""))
            if lines:
                differ += 1
                print(f"{os.path.basename(path)}, cell {number}:", *lines, sep="\n")
    return 1 if differ else 0


sys.exit(main(sys.argv[1:]))
