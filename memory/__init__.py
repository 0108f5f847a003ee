"""What a user said and did: rows are the truth, Chroma is an index that can be rebuilt from them."""
