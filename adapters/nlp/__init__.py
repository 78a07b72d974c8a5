"""Word segmenters, taggers and parsers behind the ``Parser`` port."""
