"""Bilingual words: English and Chinese, from public dictionaries and a glossary of our own."""
