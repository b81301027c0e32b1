"""What no network tells of itself."""

import re
from pathlib import Path

from .failure import ExportError

SPDX = {
    "apache-2.0": "Apache-2.0",
    "mit": "MIT",
    "cc-by-4.0": "CC-BY-4.0",
    "cc-by-sa-4.0": "CC-BY-SA-4.0",
    "cc-by-nc-4.0": "CC-BY-NC-4.0",
    "cc-by-nc-sa-4.0": "CC-BY-NC-SA-4.0",
    "cc0-1.0": "CC0-1.0",
    "bsd-3-clause": "BSD-3-Clause",
}


def people_facts(source: Path, out: Path, flags: dict[str, str | None]) -> dict[str, str]:
    """Name, title, licence and training data, by the flags, the name of the folder and the page that came along."""
    name = flags["name"] or kebab(out.resolve().name)
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name):
        raise ExportError(
            f'--name must be small letters, digits and single hyphens, such as my-prior, got "{name}"'
        )
    licence = flags["licence"] or licence_of(source)
    missing = [
        flag
        for flag, value in {"--licence": licence, "--training-data": flags["training_data"]}.items()
        if not value
    ]
    if missing:
        raise ExportError(f"What no file tells is missing: {', '.join(missing)}", "The model's page has it.")
    title = flags["title"] or name.replace("-", " ").capitalize()
    return {"name": name, "title": title, "licence": licence, "trainingData": flags["training_data"]}


def licence_of(source: Path) -> str | None:
    """By the first lines of a model's page, as Hugging Face has them."""
    page = source / "README.md"
    if not page.is_file():
        return None
    head = re.match(r"---\n(.*?)\n---", page.read_text(), re.DOTALL)
    found = head and re.search(r"^license:\s*(\S+)\s*$", head[1], re.MULTILINE)
    return (SPDX.get(found[1]) or found[1]) if found else None


def kebab(text: str) -> str:
    return re.sub(r"^[^a-z]+|-+$", "", re.sub(r"[^a-z0-9]+", "-", text.lower()))
