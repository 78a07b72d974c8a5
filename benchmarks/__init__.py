"""Quality and speed of the product, measured through what a user could call; not installed."""
