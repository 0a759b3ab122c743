-- Stories, what was read from them, and what was found between them.
-- A day is ISO 8601 text (2018-11-09); start and stop are half-open offsets in Unicode code points of story.text.

PRAGMA application_id = 1332638322; -- "Onrr": tells an archive from other databases

-- A text, once, under however many keys it was given.
CREATE TABLE story (
    id           INTEGER PRIMARY KEY, -- in the order of keeping; a story is never deleted
    sha256       TEXT NOT NULL UNIQUE,
    title        TEXT NOT NULL,       -- its title, else its first words
    published_on TEXT,
    agency       TEXT,
    superseded   INTEGER NOT NULL DEFAULT 0, -- 1 when another text is current under each of its keys
    text         TEXT NOT NULL        -- last, so that what stands before it is read without it
) STRICT;
CREATE INDEX story_day ON story (superseded, published_on);

-- A key under which a text was given. The highest turn of a key is its current text.
CREATE TABLE carrier (
    id           INTEGER PRIMARY KEY,
    key          TEXT NOT NULL,
    story_id     INTEGER NOT NULL REFERENCES story,
    source       TEXT,
    given_title  TEXT,
    given_on     TEXT,
    metadata_on  TEXT,
    kept_at      TEXT NOT NULL,
    turn         INTEGER NOT NULL,
    UNIQUE (key, story_id)
) STRICT;
CREATE INDEX carrier_story ON carrier (story_id);

-- What a version of the program read from a text: the record as published, compressed (zlib), without the text.
CREATE TABLE record (
    story_id     INTEGER PRIMARY KEY REFERENCES story,
    program      TEXT NOT NULL,
    given_on     TEXT, -- the day that was given when it was read
    body         BLOB NOT NULL
) STRICT;

-- Who and where, as stories name them.
CREATE TABLE entity (
    id           INTEGER PRIMARY KEY,
    name         TEXT NOT NULL,
    kind         TEXT NOT NULL,
    country      TEXT,
    UNIQUE (name, kind, country)
) STRICT;
CREATE INDEX entity_country ON entity (country);
CREATE VIRTUAL TABLE entity_words USING fts5 (
    name, content = '', tokenize = 'unicode61 remove_diacritics 2'
);

-- One thing noted down: what a list of it shows, and where its words stand.
CREATE TABLE entry (
    id            INTEGER PRIMARY KEY,
    story_id      INTEGER NOT NULL REFERENCES story,
    local_id      TEXT NOT NULL, -- its id in the record: a1, f1, e1
    kind          TEXT NOT NULL, -- said, figure, planned, reported
    start         INTEGER NOT NULL,
    stop          INTEGER NOT NULL,
    context_start INTEGER NOT NULL,
    context_stop  INTEGER NOT NULL,
    who           TEXT NOT NULL, -- a JSON list of names
    told          TEXT NOT NULL,
    names         TEXT NOT NULL, -- as they were indexed, so that they can be taken out of the index
    words         TEXT NOT NULL,
    UNIQUE (story_id, local_id)
) STRICT;
-- How many there are of each kind, counted as they come and go.
CREATE TABLE tally (
    kind          TEXT PRIMARY KEY,
    number        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER entry_comes AFTER INSERT ON entry BEGIN
    INSERT INTO tally VALUES (new.kind, 1) ON CONFLICT (kind) DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER entry_goes AFTER DELETE ON entry BEGIN
    UPDATE tally SET number = number - 1 WHERE kind = old.kind;
END;
CREATE TABLE entry_entity (
    entity_id    INTEGER NOT NULL REFERENCES entity,
    entry_id     INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
    role         TEXT NOT NULL, -- speaker, who, where, about, named
    PRIMARY KEY (entity_id, entry_id, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_entity_entry ON entry_entity (entry_id);

-- The full-text indexes (FTS5), of stories that are current alone; one a kind, so that a rare word is not ranked
-- through all entries of a kind. None keeps a copy of the words.
CREATE VIRTUAL TABLE story_words USING fts5 (
    title, text, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE said_words USING fts5 (
    words, names, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE figure_words USING fts5 (
    words, names, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE planned_words USING fts5 (
    words, names, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE reported_words USING fts5 (
    words, names, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
);

-- Events, and which of them are one plan.
CREATE TABLE event (
    entry_id     INTEGER PRIMARY KEY REFERENCES entry ON DELETE CASCADE,
    earliest     TEXT,
    latest       TEXT,
    told_on      TEXT,
    plan_id      INTEGER, -- the entry that was kept first among those of its plan
    account      TEXT NOT NULL -- link.entries.Account as JSON
) STRICT;
CREATE INDEX event_plan ON event (plan_id);
CREATE TABLE event_block (
    block        TEXT NOT NULL,
    entry_id     INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
    PRIMARY KEY (block, entry_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_block_entry ON event_block (entry_id);
CREATE TABLE event_link (
    one          INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE, -- the lower id
    other        INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
    why          TEXT NOT NULL,
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_link_other ON event_link (other);
CREATE TABLE plan (
    id           INTEGER PRIMARY KEY REFERENCES event ON DELETE CASCADE,
    name         TEXT NOT NULL, -- the id that lasts, out of sha256 and offsets
    status       TEXT NOT NULL,
    earliest     TEXT,
    latest       TEXT,
    told_on      TEXT, -- the day of the newest story that tells it
    part_of      INTEGER, -- the entry of the event that it is a part of
    superseded   INTEGER NOT NULL, -- 1 when only superseded stories tell it
    body         TEXT NOT NULL -- link.plans.Plan as JSON
) STRICT;
-- All that puts a diary in order, so that it is done without the bodies.
CREATE INDEX plan_order ON plan (superseded, status, earliest, latest, told_on, name);
CREATE INDEX plan_name ON plan (name);

-- Figures, and how those of one quantity stand to each other.
CREATE TABLE figure (
    entry_id     INTEGER PRIMARY KEY REFERENCES entry ON DELETE CASCADE,
    unit         TEXT,
    told_on      TEXT,
    claim        TEXT NOT NULL -- link.entries.Claim as JSON
) STRICT;
CREATE INDEX figure_unit ON figure (unit COLLATE NOCASE);
CREATE TABLE figure_block (
    block        TEXT NOT NULL,
    entry_id     INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
    PRIMARY KEY (block, entry_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX figure_block_entry ON figure_block (entry_id);
CREATE TABLE figure_link (
    one          INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE, -- the lower id
    other        INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
    reason       TEXT NOT NULL,
    detail       TEXT NOT NULL,
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX figure_link_other ON figure_link (other);
CREATE INDEX figure_link_reason ON figure_link (reason);
-- Pairs that count: what a superseded story claimed is claimed no more.
CREATE VIEW standing_link AS
SELECT figure_link.* FROM figure_link
JOIN entry AS first ON first.id = one JOIN story AS mine ON mine.id = first.story_id
JOIN entry AS second ON second.id = other JOIN story AS theirs ON theirs.id = second.story_id
WHERE NOT mine.superseded AND NOT theirs.superseded;
