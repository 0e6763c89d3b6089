import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';

/** The tables of Zotero that matter, in the shape they have since schema 120, with ids that no other library has. */
const schema = `
  CREATE TABLE version (schema TEXT PRIMARY KEY, version INT NOT NULL);
  CREATE TABLE libraries (libraryID INTEGER PRIMARY KEY, type TEXT NOT NULL);
  CREATE TABLE groups (groupID INTEGER PRIMARY KEY, libraryID INT, name TEXT, description TEXT, version INT);
  CREATE TABLE feeds (libraryID INTEGER PRIMARY KEY, name TEXT);
  CREATE TABLE feedItems (itemID INTEGER PRIMARY KEY, guid TEXT);
  CREATE TABLE itemTypesCombined (itemTypeID INT PRIMARY KEY, typeName TEXT, display INT, custom INT);
  CREATE TABLE fieldsCombined (fieldID INT PRIMARY KEY, fieldName TEXT, label TEXT, fieldFormatID INT, custom INT);
  CREATE TABLE items (itemID INTEGER PRIMARY KEY, itemTypeID INT, dateAdded TIMESTAMP, dateModified TIMESTAMP,
    clientDateModified TIMESTAMP, libraryID INT, key TEXT, version INT, synced INT);
  CREATE TABLE itemDataValues (valueID INTEGER PRIMARY KEY, value UNIQUE);
  CREATE TABLE itemData (itemID INT, fieldID INT, valueID INT, PRIMARY KEY (itemID, fieldID));
  CREATE TABLE creators (creatorID INTEGER PRIMARY KEY, firstName TEXT, lastName TEXT, fieldMode INT);
  CREATE TABLE creatorTypes (creatorTypeID INTEGER PRIMARY KEY, creatorType TEXT);
  CREATE TABLE itemCreators (itemID INT, creatorID INT, creatorTypeID INT, orderIndex INT);
  CREATE TABLE tags (tagID INTEGER PRIMARY KEY, name TEXT UNIQUE);
  CREATE TABLE itemTags (itemID INT, tagID INT, type INT);
  CREATE TABLE collections (collectionID INTEGER PRIMARY KEY, collectionName TEXT, parentCollectionID INT, libraryID INT, key TEXT);
  CREATE TABLE collectionItems (collectionID INT, itemID INT, orderIndex INT);
  CREATE TABLE deletedCollections (collectionID INTEGER PRIMARY KEY);
  CREATE TABLE itemAttachments (itemID INTEGER PRIMARY KEY, parentItemID INT, linkMode INT, contentType TEXT, path TEXT);
  CREATE TABLE itemNotes (itemID INTEGER PRIMARY KEY, parentItemID INT, note TEXT, title TEXT);
  CREATE TABLE itemAnnotations (itemID INTEGER PRIMARY KEY, parentItemID INT, type INT, text TEXT, comment TEXT, color TEXT,
    pageLabel TEXT, sortIndex TEXT, position TEXT);
  CREATE TABLE deletedItems (itemID INTEGER PRIMARY KEY, dateDeleted);
  INSERT INTO version VALUES ('userdata', 129);
  INSERT INTO libraries VALUES (1, 'user'), (2, 'group'), (3, 'feed');
  INSERT INTO groups VALUES (77, 2, 'Mole Watch', '', 1);
  INSERT INTO feeds VALUES (3, 'News');
  INSERT INTO itemTypesCombined (itemTypeID, typeName) VALUES
    (901, 'journalArticle'), (902, 'book'), (903, 'attachment'), (904, 'note'), (905, 'annotation'), (906, 'preprint');
  INSERT INTO fieldsCombined (fieldID, fieldName) VALUES (801, 'title'), (802, 'publicationTitle'), (803, 'date'),
    (804, 'DOI'), (805, 'abstractNote'), (806, 'extra'), (807, 'volume'), (808, 'url'), (809, 'strangeField'),
    (810, 'citationKey'), (811, 'ISBN'), (812, 'pages'), (813, 'accessDate'), (814, 'archiveID');
`;

const content = `
  INSERT INTO items (itemID, itemTypeID, dateAdded, libraryID, key) VALUES
    (1, 901, '2024-03-05 12:00:00', 1, 'AAAA1111'), (2, 903, '2024-03-05 12:00:01', 1, 'BBBB2222'),
    (3, 904, '2024-03-05 12:00:02', 1, 'CCCC3333'), (4, 905, '2024-03-05 12:00:03', 1, 'DDDD4444'),
    (5, 902, '2024-03-05 12:00:04', 1, 'EEEE5555'), (6, 906, '2024-03-06 12:00:00', 2, 'FFFF6666'),
    (7, 901, '2024-03-06 12:00:00', 3, 'GGGG7777'), (8, 904, '2024-03-06 12:00:00', 1, 'HHHH8888'),
    (9, 903, '2024-03-06 12:00:00', 1, 'IIII9999'), (10, 901, '2024-03-06 12:00:00', 1, 'JJJJ0000'),
    (11, 905, '2024-03-05 12:00:05', 1, 'KKKK1111'), (12, 903, '2024-03-05 12:00:01', 1, 'LLLL2222');
  INSERT INTO itemDataValues VALUES (1, 'On burrows'), (2, 'Journal of Burrows'), (3, '2024-03-00 March 2024'),
    (4, '10.5555/Burrow.7'), (5, 'Moles dig.'), (6, 'PMID: 123
Citation Key: lovelaceBurrows
Read twice.'), (7, '7'), (8, 'https://example.org/7'), (9, 'kept'), (10, 'In the trash'), (11, 'Digging'),
    (12, 'arXiv:2401.00001'), (13, 'In a feed'), (14, 'scan.pdf'), (15, 'Full Text PDF'), (16, '2026-06-30 10:00:00');
  INSERT INTO itemData VALUES (1, 801, 1), (1, 802, 2), (1, 803, 3), (1, 804, 4), (1, 805, 5), (1, 806, 6), (1, 807, 7),
    (1, 808, 8), (1, 809, 9), (1, 813, 16), (5, 801, 10), (6, 801, 11), (6, 814, 12), (7, 801, 13), (9, 801, 14), (2, 801, 15);
  INSERT INTO creators VALUES (1, 'Ada', 'Lovelace', 0), (2, '', 'The Mole Collaboration', 1), (3, 'Emmy', 'Noether', 0);
  INSERT INTO creatorTypes VALUES (71, 'author'), (72, 'editor');
  INSERT INTO itemCreators VALUES (1, 2, 71, 1), (1, 1, 71, 0), (1, 3, 72, 2);
  INSERT INTO tags VALUES (1, 'moles'), (2, 'Animals/physiology');
  INSERT INTO itemTags VALUES (1, 1, 0), (1, 2, 1);
  INSERT INTO collections VALUES (1, 'Reading', NULL, 1, 'X'), (2, 'Now', 1, 1, 'Y'), (3, 'Gone', NULL, 1, 'Z');
  INSERT INTO collectionItems VALUES (2, 1, 0), (3, 1, 0);
  INSERT INTO deletedCollections VALUES (3);
  INSERT INTO itemAttachments VALUES (2, 1, 0, 'application/pdf', 'storage:Lovelace 2024.pdf'),
    (9, NULL, 0, 'application/pdf', 'storage:scan.pdf'), (12, 1, 2, 'application/pdf', 'storage:trashed.pdf');
  INSERT INTO itemNotes VALUES (3, 1, '<div><h1>Thoughts</h1><p>It is <strong>good</strong>, see <a href="https://a.org/b">there</a>.</p><ul><li>one</li><li>two</li></ul></div>', 'Thoughts'),
    (8, NULL, '<p>Alone</p>', 'Alone');
  INSERT INTO itemAnnotations (itemID, parentItemID, type, text, comment, pageLabel, sortIndex) VALUES
    (4, 2, 1, 'They dig deep.', 'How deep?', '12', '00011|000001'), (11, 2, 1, 'First.', NULL, '3', '00002|000001');
  INSERT INTO deletedItems VALUES (5, '2024-03-07 12:00:00'), (12, '2024-03-07 12:00:00');
`;

/**
 * The bytes of a small Zotero library. With `log`, its last title is in the log only: the file alone does not have it.
 */
export function zoteroLibrary(): {
  readonly bytes: Uint8Array;
  readonly log: Uint8Array;
  readonly whole: Uint8Array;
} {
  const folder = mkdtempSync(join(tmpdir(), 'carrel-zotero-'));
  const file = join(folder, 'zotero.sqlite');
  const database = new BetterSqlite3(file);
  try {
    database.exec(schema);
    database.exec(content);
    const whole = new Uint8Array(readFileSync(file));
    database.pragma('journal_mode = WAL');
    database.pragma('wal_checkpoint(TRUNCATE)');
    database.pragma('wal_autocheckpoint = 0');
    const bytes = new Uint8Array(readFileSync(file));
    database.exec(
      "INSERT INTO itemDataValues VALUES (99, 'Written into the log'); INSERT INTO itemData VALUES (10, 801, 99);",
    );
    const log = existsSync(`${file}-wal`) ? new Uint8Array(readFileSync(`${file}-wal`)) : new Uint8Array();
    return { bytes, log, whole };
  } finally {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
