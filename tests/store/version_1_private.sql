BEGIN TRANSACTION;
CREATE TABLE change (
    number INTEGER PRIMARY KEY,
    batch INTEGER NOT NULL,
    tbl TEXT NOT NULL,
    place INTEGER NOT NULL,
    before TEXT
);
INSERT INTO "change" VALUES(1,1,'identity',1,NULL);
INSERT INTO "change" VALUES(2,1,'identity',2,NULL);
CREATE TABLE identity (
    place INTEGER PRIMARY KEY,
    record TEXT NOT NULL UNIQUE,
    payload TEXT NOT NULL
);
INSERT INTO "identity" VALUES(1,'P-RCBD','{"email": "solenne@example.org", "first_name": "Solenne", "last_name": "Vauquelin", "phone": "06 39 98 20 00"}');
INSERT INTO "identity" VALUES(2,'P-ZZFM','{"email": "idriss@example.org", "first_name": "Idriss", "last_name": "Belhamri", "phone": "06 39 98 20 01"}');
CREATE TABLE now (batch INTEGER NOT NULL);
INSERT INTO "now" VALUES(1);
CREATE TABLE secret (name TEXT PRIMARY KEY, value BLOB NOT NULL);
INSERT INTO "secret" VALUES('hmac',X'80463A91141171E091D5C5224C3E4F2D4F96B015E8BAD09D300F872C19E26529');
CREATE TRIGGER identity_insert AFTER INSERT ON identity BEGIN INSERT INTO change (batch, tbl, place, before) VALUES ((SELECT batch FROM now), 'identity', NEW.rowid, NULL); END;
CREATE TRIGGER identity_update AFTER UPDATE ON identity BEGIN INSERT INTO change (batch, tbl, place, before) VALUES ((SELECT batch FROM now), 'identity', OLD.rowid, json_object('place', OLD.place, 'record', OLD.record, 'payload', OLD.payload)); END;
CREATE TRIGGER identity_delete AFTER DELETE ON identity BEGIN INSERT INTO change (batch, tbl, place, before) VALUES ((SELECT batch FROM now), 'identity', OLD.rowid, json_object('place', OLD.place, 'record', OLD.record, 'payload', OLD.payload)); END;
COMMIT;
