"""The words that the keyless rules know, as data: one noun a file, English, Korean and Chinese (simplified) side by side.

Rules are shared by the languages; a person may mix them. Traditional characters are folded before matching (`folding`).
"""
