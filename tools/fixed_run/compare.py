"""Compares two folders of outputs."""

import difflib
import os

# So many lines of each difference are printed, each cut at so many characters.
SHOWN_LINES = 12
SHOWN_WIDTH = 240


def compare_folders(before, after):
    """Prints a line for each output; 0 if all are equal, else 1."""
    names = sorted(set(os.listdir(before)) | set(os.listdir(after)))
    different = []
    print(f"{'output':<42}{'':<9}{'bytes':>12}{'lines':>9}")
    for name in names:
        texts = [_read(os.path.join(folder, name))
                 for folder in (before, after)]
        equal = texts[0] == texts[1]
        if not equal:
            different.append((name, texts))
        first = texts[0] or b""
        print(f"{name:<42}{'equal' if equal else 'DIFFERS':<9}"
              f"{len(first):>12,}{first.count(10):>9,}")
    for name, texts in different:
        print(f"\n{name}")
        for line in first_differences(*texts):
            print("  " + line)
    if different:
        print(f"\n{len(different)} of {len(names)} outputs differ")
        return 1
    print(f"\n{len(names)} outputs, all equal")
    return 0


def _read(path):
    if not os.path.exists(path):
        return None
    with open(path, "rb") as file:
        return file.read()


def first_differences(before, after):
    """The first lines that differ, with - and +; what is cut says so."""
    if before is None or after is None:
        return ["only " + ("AFTER" if before is None else "BEFORE")
                + " has this output"]
    old, new = (text.decode("utf-8", "replace").splitlines()
                for text in (before, after))
    # What is equal at the beginning is long, and a search in it slow.
    start = next((at for at, pair in enumerate(zip(old, new))
                  if pair[0] != pair[1]), min(len(old), len(new)))
    shown = []
    for line in difflib.unified_diff(old[start:start + 200],
                                     new[start:start + 200], lineterm="", n=1):
        if line.startswith(("---", "+++", "@@")):
            continue
        shown.append(line[:SHOWN_WIDTH]
                     + ("…" if len(line) > SHOWN_WIDTH else ""))
        if len(shown) == SHOWN_LINES:
            break
    return [f"from line {start + 1} on:"] + (
        shown or ["only the ends of lines differ"])
