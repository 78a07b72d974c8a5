"""Question to cited answer: link, retrieve, walk, fuse, answer, cite, refuse."""
