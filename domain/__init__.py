"""The words that every part speaks. Ground floor: knows nothing of the other parts."""
