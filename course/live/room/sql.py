"""What the room says to its database."""

from __future__ import annotations

from typing import Final

SET_UP: Final = """
PRAGMA journal_mode=WAL;
PRAGMA synchronous=FULL;
PRAGMA secure_delete=ON;
CREATE TABLE IF NOT EXISTS room (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS entries (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, line TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS seats (
    mark TEXT PRIMARY KEY, author TEXT NOT NULL, role TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS voters (
    stage TEXT, author TEXT, receipt TEXT NOT NULL, PRIMARY KEY (stage, author)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS ballots (
    id TEXT PRIMARY KEY, stage TEXT NOT NULL, sealed TEXT NOT NULL
) WITHOUT ROWID;
"""

BEGIN: Final = "BEGIN IMMEDIATE"
SAVE: Final = "SAVEPOINT job"
BACK: Final = "ROLLBACK TO job"
DONE: Final = "RELEASE job"

KEEP: Final = "INSERT OR IGNORE INTO entries (id, line) VALUES (?, ?)"
NEWER: Final = "SELECT seq, line FROM entries WHERE seq > ? ORDER BY seq"

VALUE: Final = "SELECT value FROM room WHERE key = ?"
SET_VALUE: Final = "INSERT OR REPLACE INTO room VALUES (?, ?)"

SEATS: Final = "SELECT author, role FROM seats ORDER BY author"
SEAT: Final = "SELECT author, role FROM seats WHERE mark = ?"
SIT: Final = "INSERT INTO seats VALUES (?, ?, ?)"

HAS_VOTED: Final = "INSERT OR IGNORE INTO voters VALUES (?, ?, ?)"
RECEIPT: Final = "SELECT receipt FROM voters WHERE stage = ? AND author = ?"
CAST: Final = "INSERT INTO ballots VALUES (?, ?, ?)"
CAST_SO_FAR: Final = "SELECT count(*) FROM ballots WHERE stage = ?"
BALLOTS: Final = "SELECT sealed FROM ballots WHERE stage = ? ORDER BY id"
DISCARD: Final = "DELETE FROM ballots WHERE stage = ?"
