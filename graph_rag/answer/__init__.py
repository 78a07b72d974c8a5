"""From numbered evidence to a checked answer: short answer, quoted sentences, citations, or a refusal."""
