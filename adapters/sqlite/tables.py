"""Tables of the store. Integer keys inside, string ids outside; offsets instead of copies of text.

Keys of access classes, documents, chunks, sentences and facts are never used twice (``AUTOINCREMENT``), so that a
cached text, a cached vector or a ``VisibleSet`` somebody still holds never comes to mean something else.
"""

from __future__ import annotations

SCHEMA_VERSION = 1
APPLICATION_ID = 0x766F7563  # "vouc": tells our files from other SQLite databases

TABLES = (
    "CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE access_class(key INTEGER PRIMARY KEY AUTOINCREMENT, readers TEXT NOT NULL UNIQUE)",
    """CREATE TABLE class_reader(
        reader TEXT NOT NULL, class INTEGER NOT NULL REFERENCES access_class, PRIMARY KEY(reader, class)
    ) WITHOUT ROWID""",
    """CREATE TABLE source(
        uri TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, document_uris TEXT NOT NULL, refusals TEXT NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE document(
        key INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, uri TEXT NOT NULL UNIQUE,
        source TEXT NOT NULL REFERENCES source, class INTEGER NOT NULL REFERENCES access_class,
        title TEXT NOT NULL, media_type TEXT NOT NULL, language TEXT NOT NULL, published TEXT NOT NULL,
        metadata TEXT NOT NULL, characters INTEGER NOT NULL,
        digest BLOB NOT NULL, rejects TEXT NOT NULL, layout BLOB NOT NULL, text BLOB NOT NULL
    )""",
    "CREATE INDEX document_source ON document(source)",
    "CREATE INDEX document_class ON document(class)",
    """CREATE TABLE chunk(
        key INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, document INTEGER NOT NULL REFERENCES document,
        class INTEGER NOT NULL, position INTEGER NOT NULL, first INTEGER NOT NULL, past INTEGER NOT NULL,
        headings TEXT NOT NULL, terms INTEGER NOT NULL
    )""",
    "CREATE INDEX chunk_document ON chunk(document, position)",
    """CREATE TABLE sentence(
        key INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, document INTEGER NOT NULL REFERENCES document,
        class INTEGER NOT NULL, chunk INTEGER NOT NULL REFERENCES chunk, position INTEGER NOT NULL,
        first INTEGER NOT NULL, past INTEGER NOT NULL, terms INTEGER NOT NULL
    )""",
    "CREATE INDEX sentence_document ON sentence(document)",
    "CREATE INDEX sentence_chunk ON sentence(chunk)",
    """CREATE TABLE entity(
        key INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL,
        normal_name TEXT NOT NULL, disambiguator TEXT NOT NULL
    )""",
    "CREATE INDEX entity_name ON entity(normal_name)",
    # which documents know an entity: also those that only name it as the hub of a merge
    """CREATE TABLE document_entity(
        entity INTEGER NOT NULL REFERENCES entity, document INTEGER NOT NULL REFERENCES document,
        class INTEGER NOT NULL, PRIMARY KEY(entity, document)
    ) WITHOUT ROWID""",
    "CREATE INDEX document_entity_document ON document_entity(document)",
    """CREATE TABLE mention(
        key INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES document, class INTEGER NOT NULL,
        chunk INTEGER NOT NULL REFERENCES chunk, entity INTEGER NOT NULL REFERENCES entity,
        first INTEGER NOT NULL, past INTEGER NOT NULL, score REAL NOT NULL
    )""",
    "CREATE INDEX mention_document ON mention(document)",
    "CREATE INDEX mention_chunk ON mention(chunk, entity)",
    "CREATE INDEX mention_entity ON mention(entity, class, chunk)",
    # the surfaces by which one document calls an entity, counted: derived from mention, checked by check()
    """CREATE TABLE name(
        entity INTEGER NOT NULL REFERENCES entity, surface TEXT NOT NULL, document INTEGER NOT NULL REFERENCES document,
        class INTEGER NOT NULL, name_key TEXT NOT NULL, mentions INTEGER NOT NULL,
        PRIMARY KEY(entity, surface, document)
    ) WITHOUT ROWID""",
    "CREATE INDEX name_document ON name(document)",
    "CREATE INDEX name_name_key ON name(name_key, class)",
    """CREATE TABLE fact(
        key INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, subject INTEGER NOT NULL REFERENCES entity,
        predicate TEXT NOT NULL, object INTEGER REFERENCES entity, literal TEXT NOT NULL, qualifiers TEXT NOT NULL,
        valid_from TEXT NOT NULL, valid_to TEXT NOT NULL
    )""",
    "CREATE INDEX fact_subject ON fact(subject)",
    "CREATE INDEX fact_object ON fact(object)",
    # a fact as one document states it: the searchable item of kind fact
    """CREATE TABLE statement(
        key INTEGER PRIMARY KEY AUTOINCREMENT, fact INTEGER NOT NULL REFERENCES fact,
        document INTEGER NOT NULL REFERENCES document, class INTEGER NOT NULL, terms INTEGER NOT NULL
    )""",
    "CREATE INDEX statement_fact ON statement(fact)",
    "CREATE INDEX statement_document ON statement(document)",
    """CREATE TABLE evidence(
        key INTEGER PRIMARY KEY, fact INTEGER NOT NULL REFERENCES fact, document INTEGER NOT NULL REFERENCES document,
        class INTEGER NOT NULL, chunk INTEGER NOT NULL REFERENCES chunk, first INTEGER NOT NULL, past INTEGER NOT NULL,
        extractor TEXT NOT NULL, confidence REAL NOT NULL, digest BLOB NOT NULL
    )""",
    "CREATE INDEX evidence_fact ON evidence(fact, class)",
    "CREATE INDEX evidence_document ON evidence(document)",
    "CREATE INDEX evidence_chunk ON evidence(chunk)",
    """CREATE TABLE merge(
        key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, document INTEGER NOT NULL REFERENCES document,
        class INTEGER NOT NULL, kind TEXT NOT NULL, hub INTEGER NOT NULL,
        source INTEGER NOT NULL REFERENCES entity, target INTEGER NOT NULL REFERENCES entity,
        reason TEXT NOT NULL, first INTEGER NOT NULL, past INTEGER NOT NULL, distinguisher TEXT NOT NULL,
        digest BLOB NOT NULL, reversed INTEGER NOT NULL DEFAULT 0, reversal TEXT NOT NULL DEFAULT ''
    )""",
    "CREATE INDEX merge_document ON merge(document)",
    "CREATE INDEX merge_source ON merge(source)",
    "CREATE INDEX merge_target ON merge(target)",
    # one row per full-text table: how many items and terms it holds
    """CREATE TABLE search_index(
        kind TEXT NOT NULL, class INTEGER NOT NULL REFERENCES access_class, items INTEGER NOT NULL,
        terms INTEGER NOT NULL, PRIMARY KEY(kind, class)
    ) WITHOUT ROWID""",
    # vectors of one document and kind: int64 item keys, float32 rows in the same order
    """CREATE TABLE vectors(
        key INTEGER PRIMARY KEY, kind TEXT NOT NULL, class INTEGER NOT NULL,
        document INTEGER NOT NULL REFERENCES document, items BLOB NOT NULL, data BLOB NOT NULL
    )""",
    "CREATE INDEX vectors_kind ON vectors(kind, class, document)",
    "CREATE INDEX vectors_document ON vectors(document)",
)
