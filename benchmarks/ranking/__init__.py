"""Learning to rank chunks: examples from question sets, models fitted on them, figures with one set left out."""
