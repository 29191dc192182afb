"""Writes an SQLite database: statements with their rows as JSON on standard input, the file's name as the argument."""

import base64
import json
import sqlite3
import sys


def value(item):
    return base64.b64decode(item["blob"]) if isinstance(item, dict) else item


database = sqlite3.connect(sys.argv[1])
database.execute("PRAGMA page_size = 1024")
for statement in json.load(sys.stdin):
    rows = [[value(item) for item in row] for row in statement.get("rows", [[]])]
    database.executemany(statement["sql"], rows)
database.commit()
database.close()
