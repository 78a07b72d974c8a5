"""The sample corpus: documents, who may read them, questions with their answers, and what builds the binary files."""
