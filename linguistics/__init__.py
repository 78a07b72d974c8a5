"""What ingest and query must read the same way: scripts, normal forms, sentences, literals."""
