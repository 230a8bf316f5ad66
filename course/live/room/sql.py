"""What the room says to its database: the same words to every kind, but for how tables are made."""

from __future__ import annotations

from typing import Final

_TABLES: Final = {
    "room": "key TEXT PRIMARY KEY, value TEXT NOT NULL",
    "entries": "seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, line TEXT NOT NULL",
    "seats": "mark TEXT PRIMARY KEY, author TEXT NOT NULL, role TEXT NOT NULL",
    "voters": "stage TEXT, author TEXT, receipt TEXT NOT NULL, PRIMARY KEY (stage, author)",
    "ballots": "id TEXT PRIMARY KEY, stage TEXT NOT NULL, sealed TEXT NOT NULL",
    "moves": "mark TEXT PRIMARY KEY, author TEXT NOT NULL, until DOUBLE PRECISION NOT NULL",
    "tries": "who TEXT, id TEXT, at DOUBLE PRECISION NOT NULL, PRIMARY KEY (who, id)",
    "present": "server TEXT, author TEXT, until DOUBLE PRECISION NOT NULL, PRIMARY KEY (server, author)",
}
TABLES: Final = tuple(f"CREATE TABLE IF NOT EXISTS {name} ({held})" for name, held in _TABLES.items())
# In a file nothing may stand in the order in which it came: the third voter would lead to the third ballot.
TABLES_OF_A_FILE: Final = tuple(f"{t}{'' if '(seq ' in t else ' WITHOUT ROWID'}" for t in TABLES)

SAVE: Final = "SAVEPOINT job"
BACK: Final = "ROLLBACK TO job"
DONE: Final = "RELEASE job"

OF_A_FILE: Final = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",
    "PRAGMA cache_size=-256",  # kB: what is read again stands in memory already
)
BEGIN_ALONE: Final = "BEGIN IMMEDIATE"

SCHEMA: Final = "CREATE SCHEMA IF NOT EXISTS {schema}"
DROP: Final = "DROP SCHEMA IF EXISTS {schema} CASCADE"
BEGIN_SHARED: Final = "BEGIN; SELECT pg_advisory_xact_lock(hashtext('{schema}'))"
END_SHARED: Final = "NOTIFY {schema}; COMMIT"

# One writes at a time, so the numbers have no gap.
KEEP: Final = (
    "INSERT INTO entries (seq, id, line) SELECT coalesce(max(seq), 0) + 1, ?, ? FROM entries WHERE true "
    "ON CONFLICT (id) DO NOTHING"
)
NEWER: Final = "SELECT seq, line FROM entries WHERE seq > ? ORDER BY seq"

VALUE: Final = "SELECT value FROM room WHERE key = ?"
VALUES: Final = "SELECT key, value FROM room"
SET_VALUE: Final = (
    "INSERT INTO room (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
)

# In the order of joining: ids tell who came first.
SEATS: Final = "SELECT DISTINCT author, role FROM seats ORDER BY author"
SEAT: Final = "SELECT author, role FROM seats WHERE mark = ?"
SIT: Final = "INSERT INTO seats (mark, author, role) VALUES (?, ?, ?)"
HOW_MANY: Final = "SELECT count(DISTINCT author) FROM seats WHERE role = ?"

MARKS: Final = "SELECT mark FROM seats WHERE author = ?"
LEAVE: Final = "DELETE FROM seats WHERE author = ?"
MOVE: Final = "INSERT INTO moves (mark, author, until) VALUES (?, ?, ?)"
MOVED_BY: Final = "SELECT author FROM moves WHERE mark = ? AND until > ?"
FORGET_MOVES: Final = "DELETE FROM moves WHERE author = ? OR until <= ?"

TRY: Final = "INSERT INTO tries (who, id, at) VALUES (?, ?, ?)"
TRIED: Final = "SELECT count(*) FROM tries WHERE who = ? AND at > ?"
FORGET_TRIES: Final = "DELETE FROM tries WHERE at <= ?"

HAS_VOTED: Final = "INSERT INTO voters (stage, author, receipt) VALUES (?, ?, ?)"
RECEIPT: Final = "SELECT receipt FROM voters WHERE stage = ? AND author = ?"
RECEIPTS: Final = "SELECT author, receipt FROM voters WHERE stage = ?"
CAST: Final = "INSERT INTO ballots (id, stage, sealed) VALUES (?, ?, ?)"
CAST_SO_FAR: Final = "SELECT count(*) FROM ballots WHERE stage = ?"
BALLOTS: Final = "SELECT sealed FROM ballots WHERE stage = ? ORDER BY id"
DISCARD: Final = "DELETE FROM ballots WHERE stage = ?"

HERE: Final = (
    "INSERT INTO present (server, author, until) VALUES (?, ?, ?) "
    "ON CONFLICT (server, author) DO UPDATE SET until = excluded.until"
)
GONE: Final = "DELETE FROM present WHERE server = ? AND author = ?"
ALL_HERE: Final = "SELECT DISTINCT author FROM present WHERE until > ?"
