"""The claim check measured on hand-written pairs of a claim and its quote."""
