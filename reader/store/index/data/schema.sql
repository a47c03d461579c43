-- The tables of the index. It can be built again from the sources, so a change here only raises VERSION of
-- database.py: an older file is set aside. Offsets are code points into texts.text, end exclusive.

CREATE TABLE versions (id INTEGER PRIMARY KEY, fingerprint TEXT NOT NULL UNIQUE, made_with TEXT NOT NULL);

-- size and changed (nanoseconds) tell quickly that a file is as it was; both are NULL until all of it is kept
CREATE TABLE files (
  id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, size INTEGER, changed INTEGER, sha256 TEXT,
  version INTEGER, gone INTEGER NOT NULL DEFAULT 0, problem TEXT
);
CREATE TABLE collections (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE members (
  collection INTEGER NOT NULL, file INTEGER NOT NULL, PRIMARY KEY (collection, file)
) WITHOUT ROWID;
CREATE INDEX members_file ON members (file);

CREATE TABLE outlets (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE VIRTUAL TABLE outlets_index USING fts5 (
  name, content='outlets', content_rowid='id', columnsize=0, tokenize="unicode61 remove_diacritics 2"
);
CREATE TRIGGER outlets_added AFTER INSERT ON outlets BEGIN
  INSERT INTO outlets_index (rowid, name) VALUES (new.id, new.name);
END;
CREATE TABLE articles (
  id INTEGER PRIMARY KEY, file INTEGER NOT NULL, part TEXT NOT NULL, version INTEGER NOT NULL,
  sha256 TEXT NOT NULL, outlet INTEGER, published TEXT, words INTEGER NOT NULL, authors TEXT, url TEXT,
  language TEXT, paragraphs TEXT NOT NULL, UNIQUE (file, part)
);
CREATE INDEX articles_published ON articles (published);
CREATE INDEX articles_outlet ON articles (outlet);
-- apart from articles, whose rows stay small: they are read for every article that a query matches
CREATE TABLE texts (id INTEGER PRIMARY KEY, title TEXT NOT NULL, text TEXT NOT NULL);
CREATE VIRTUAL TABLE text_index USING fts5 (
  title, text, content='texts', content_rowid='id', columnsize=0,
  tokenize="unicode61 remove_diacritics 2"
);
CREATE TRIGGER texts_added AFTER INSERT ON texts BEGIN
  INSERT INTO text_index (rowid, title, text) VALUES (new.id, new.title, new.text);
END;
CREATE TRIGGER texts_deleted AFTER DELETE ON texts BEGIN
  INSERT INTO text_index (text_index, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
END;

CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE VIRTUAL TABLE people_index USING fts5 (
  name, content='people', content_rowid='id', columnsize=0, tokenize="unicode61 remove_diacritics 2"
);
CREATE TRIGGER people_added AFTER INSERT ON people BEGIN
  INSERT INTO people_index (rowid, name) VALUES (new.id, new.name);
END;
-- people and outlets are never deleted one by one: a name without speakers is in no result
CREATE TABLE speakers (
  article INTEGER NOT NULL, number INTEGER NOT NULL, person INTEGER NOT NULL, kind TEXT NOT NULL, role TEXT,
  anonymous INTEGER NOT NULL, address TEXT, PRIMARY KEY (article, number)
) WITHOUT ROWID;
CREATE INDEX speakers_person ON speakers (person);

-- the id of a quote and of a figure is that of its article times 2^20, plus its number
CREATE TABLE phrases (id INTEGER PRIMARY KEY, words TEXT NOT NULL UNIQUE);
CREATE TABLE quotes (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, start INTEGER NOT NULL, until INTEGER NOT NULL, speaker INTEGER,
  cue INTEGER, rule INTEGER, confidence REAL NOT NULL
);
CREATE VIEW said AS
  SELECT quotes.id AS id, substr(texts.text, quotes.start + 1, quotes.until - quotes.start) AS words
  FROM quotes JOIN texts ON texts.id = quotes.id >> 20;
CREATE VIRTUAL TABLE said_index USING fts5 (
  words, content='said', content_rowid='id', columnsize=0, tokenize="unicode61 remove_diacritics 2"
);

CREATE TABLE names (
  article INTEGER NOT NULL, name INTEGER NOT NULL, kind TEXT NOT NULL, mentions INTEGER NOT NULL,
  PRIMARY KEY (article, name, kind)
) WITHOUT ROWID;
CREATE TABLE figures (
  id INTEGER PRIMARY KEY, start INTEGER NOT NULL, until INTEGER NOT NULL, kind TEXT NOT NULL, low REAL NOT NULL,
  high REAL, unit INTEGER, qualifier INTEGER, of INTEGER, speaker INTEGER
);
CREATE TABLE dates (
  id INTEGER PRIMARY KEY, start INTEGER NOT NULL, until INTEGER NOT NULL, first TEXT NOT NULL, beyond TEXT
);
