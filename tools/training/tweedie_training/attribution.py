"""Who made the photographs, as CSV: `python -m tweedie_training.attribution DATA > attribution.csv`."""

import argparse
import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from .data.photos import LARGE, SMALL


def rows_of(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Author, licence and source of each photograph; a page of Flickr names its author."""
    with open(folder / LARGE / "manifest.csv", newline="") as rows:
        for row in csv.DictReader(rows):
            yield row["author"], row["licence"], f"{row['repo']}/{row['path']}"
    with open(folder / SMALL / "manifest.csv", newline="") as rows:
        for row in csv.DictReader(rows):
            yield "", "CC-BY-2.0", row["flickr_source"]


def main() -> None:
    parser = argparse.ArgumentParser(prog="tweedie_training.attribution", description=__doc__)
    parser.add_argument("data", type=Path, help="the folder of the recipe photos")
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("author", "licence", "source"))
    writer.writerows(rows_of(parser.parse_args().data))


if __name__ == "__main__":
    main()
