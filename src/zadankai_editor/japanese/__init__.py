"""Japanese as such: folding of text, kana, numerals, dates, names and a dictionary; nothing of records."""
