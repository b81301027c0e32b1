from pathlib import Path

import torch
from torch import Tensor

from .failure import ExportError


def empty_prompt(source: Path) -> Tensor:
    """What the text encoder of a pipeline makes of no words [1, tokens, channels]."""
    from transformers import CLIPTextModel, CLIPTokenizer

    for part in ("tokenizer", "text_encoder"):
        if not (source / part).is_dir():
            raise ExportError(f"{source} has no {part}, which the empty prompt needs")
    tokenizer = CLIPTokenizer.from_pretrained(source / "tokenizer", local_files_only=True)
    encoder = CLIPTextModel.from_pretrained(source / "text_encoder", local_files_only=True).float().eval()
    length = tokenizer.model_max_length
    tokens = tokenizer("", padding="max_length", max_length=length, return_tensors="pt").input_ids
    with torch.no_grad():
        return encoder(tokens)[0]
