class ExportError(Exception):
    """What is wrong with a source, as a sentence that names place, rule and value, and what to do about it."""

    def __init__(self, sentence: str, remedy: str = "") -> None:
        super().__init__(f"{sentence}\n{remedy}" if remedy else sentence)
