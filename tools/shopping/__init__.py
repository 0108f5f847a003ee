"""What a trip needs, products of the user's own catalogs, and the cart that a person approves."""
