"""English extraction: readings over a dependency parse, rendered as triples; mentions and alias claims by rule.

The parse is spaCy's (Universal parts of speech, Penn tags, ClearNLP dependencies) behind the ``Parser`` port. Each
clause or noun construction becomes one n-ary ``Reading``; everything downstream is rendered from it.
"""
