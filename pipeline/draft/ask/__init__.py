"""Ask: an article's proposals from a language model behind a chat, which is passed in.

The model is asked for a flat form of the sheet, piece by piece (`prompt`, `form`, `pieces`). Whatever it answers is
read as far as it can be (`reading`, `fitting`), named (`naming`), and held to the sheet's model (`checks`, `links`);
what does not fit is set aside part by part, each with its reason (`settling`).
"""

from __future__ import annotations

from typing import Final

from pipeline.draft.ask.asking import Asked, Unanswered, ask
from pipeline.draft.ask.prompt import Prompt, prompts
from pipeline.draft.ask.usage import price

__all__ = ["VERSION", "Asked", "Prompt", "Unanswered", "ask", "price", "prompts"]

VERSION: Final = "1"
"""Of the instructions and of what is made of the answers; another one can propose another sheet."""
