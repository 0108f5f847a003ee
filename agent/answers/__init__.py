"""Short answers, a file a topic: each makes typed claims, and a sentence from them that holds nothing else."""
