"""Draft: from an article's text to the sheet that an editor corrects.

Two engines propose: `rules`, over `english` and `compose`; and `ask`, a language model. `ground` keeps what stands in
the text, and `sheet` writes it. `pipeline.drafting` puts them in order.
"""
