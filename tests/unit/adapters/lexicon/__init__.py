"""The bilingual word list."""
