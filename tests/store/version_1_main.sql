BEGIN TRANSACTION;
CREATE TABLE batch (
    number INTEGER PRIMARY KEY,
    action TEXT NOT NULL,
    at TEXT NOT NULL,
    absr TEXT NOT NULL,
    undone_by INTEGER REFERENCES batch,
    summary TEXT NOT NULL DEFAULT '{}'
);
INSERT INTO "batch" VALUES(1,'ingest','2026-11-22T12:00:00+00:00','0.1.0',NULL,'{"added": 2, "changed": 0, "files": ["deux.xlsx"], "identities": true, "removed": 0, "unchanged": 0}');
CREATE TABLE change (
    number INTEGER PRIMARY KEY,
    batch INTEGER NOT NULL,
    tbl TEXT NOT NULL,
    place INTEGER NOT NULL,
    before TEXT
);
INSERT INTO "change" VALUES(1,1,'source',1,NULL);
INSERT INTO "change" VALUES(2,1,'record',1,NULL);
INSERT INTO "change" VALUES(3,1,'record',2,NULL);
INSERT INTO "change" VALUES(4,1,'record',3,NULL);
INSERT INTO "change" VALUES(5,1,'record',4,NULL);
INSERT INTO "change" VALUES(6,1,'record',5,NULL);
INSERT INTO "change" VALUES(7,1,'record',6,NULL);
INSERT INTO "change" VALUES(8,1,'record',7,NULL);
INSERT INTO "change" VALUES(9,1,'record',8,NULL);
INSERT INTO "change" VALUES(10,1,'evidence',1,NULL);
INSERT INTO "change" VALUES(11,1,'evidence',2,NULL);
INSERT INTO "change" VALUES(12,1,'evidence',3,NULL);
INSERT INTO "change" VALUES(13,1,'evidence',4,NULL);
INSERT INTO "change" VALUES(14,1,'evidence',5,NULL);
INSERT INTO "change" VALUES(15,1,'evidence',6,NULL);
INSERT INTO "change" VALUES(16,1,'evidence',7,NULL);
INSERT INTO "change" VALUES(17,1,'evidence',8,NULL);
INSERT INTO "change" VALUES(18,1,'delivery',1,NULL);
CREATE TABLE delivery (
    place INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    source INTEGER,
    batch INTEGER NOT NULL,
    file TEXT NOT NULL,
    path TEXT NOT NULL,
    settings TEXT NOT NULL,
    answer TEXT NOT NULL
);
INSERT INTO "delivery" VALUES(1,'1809e77249a727abe3be38a3109b6243da4c6b511333da59cfc9681e298cbdfc',1,1,'deux.xlsx','deux.xlsx','7b6b4d4fdf28f5937e81a4eb6b597baf8f96e01627e6acb3f21f21ccf8b9d6a9','{"file": "deux.xlsx", "sha256": "1809e77249a727abe3be38a3109b6243da4c6b511333da59cfc9681e298cbdfc", "status": "partial", "sheets": [{"sheet": "Propos", "kind": "interviews", "layout": "table", "header_rows": [1], "rows_read": 4, "rows_accepted": 4, "rows_blank": 0, "reason": null, "columns": [{"column": "A", "header": "N°", "field": "ref", "reason": null}, {"column": "B", "header": "Date", "field": "date", "reason": null}, {"column": "C", "header": "Qui (fonction, structure)", "field": "profile", "reason": null}, {"column": "D", "header": "Type d''acteur", "field": "actor_type", "reason": null}, {"column": "E", "header": "Quartier", "field": "district", "reason": null}, {"column": "F", "header": "Nature", "field": "nature", "reason": null}, {"column": "G", "header": "Thème", "field": "themes", "reason": null}, {"column": "H", "header": "Ce qui est dit", "field": "quote", "reason": null}, {"column": "I", "header": "Citable", "field": "quotable", "reason": null}], "aside": [], "titles": [], "form": "statements"}, {"sheet": "Personnes", "kind": "persons", "layout": "table", "header_rows": [1], "rows_read": 2, "rows_accepted": 2, "rows_blank": 0, "reason": null, "columns": [{"column": "A", "header": "N°", "field": "ref", "reason": null}, {"column": "B", "header": "Nom", "field": "last_name", "reason": null}, {"column": "C", "header": "Prénom", "field": "first_name", "reason": null}, {"column": "D", "header": "Téléphone", "field": "phone", "reason": null}, {"column": "E", "header": "Courriel", "field": "email", "reason": null}, {"column": "F", "header": "Accepte d''être recontacté", "field": "recontact_ok", "reason": null}], "aside": [], "titles": [], "form": "persons"}], "added": 2, "changed": 0, "removed": 0, "unchanged": 0, "records": [["interviews", 2], ["persons", 2], ["statements", 4]], "changes": [], "faults": [{"code": "V103", "severity": "error", "file": "deux.xlsx", "sheet": "Propos", "cells": ["G2"], "field": "themes", "value": "Navette", "suggestion": null, "facts": [["column_en", "Theme"], ["column_fr", "Thème"]]}], "checks": []}');
CREATE TABLE evidence (
    place INTEGER PRIMARY KEY,
    record TEXT NOT NULL,
    source INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    file TEXT NOT NULL,
    sheet TEXT NOT NULL,
    row INTEGER NOT NULL,
    cells TEXT NOT NULL,
    UNIQUE (record, source)
);
INSERT INTO "evidence" VALUES(1,'E-TZVK',1,'1809e77249a727abe3be38a3109b6243da4c6b511333da59cfc9681e298cbdfc','deux.xlsx','Propos',2,'{"actor_type": "D2", "date": "B2", "district": "E2", "profile": "C2", "ref": "A2"}');
INSERT INTO "evidence" VALUES(2,'E-6FKF',1,'1809e77249a727abe3be38a3109b6243da4c6b511333da59cfc9681e298cbdfc','deux.xlsx','Propos',4,'{"actor_type": "D4", "date": "B4", "district": "E4", "profile": "C4", "ref": "A4"}');
INSERT INTO "evidence" VALUES(3,'C-Z2PR',1,'1809e77249a727abe3be38a3109b6243da4c6b511333da59cfc9681e298cbdfc','deux.xlsx','Propos',2,'{"nature": "F2", "quotable": "I2", "quote": "H2", "themes": "G2"}');
INSERT INTO "evidence" VALUES(4,'C-FTZ4',1,'1809e77249a727abe3be38a3109b6243da4c6b511333da59cfc9681e298cbdfc','deux.xlsx','Propos',3,'{"nature": "F3", "quotable": "I3", "quote": "H3", "themes": "G3"}');
INSERT INTO "evidence" VALUES(5,'P-RCBD',1,'1809e77249a727abe3be38a3109b6243da4c6b511333da59cfc9681e298cbdfc','deux.xlsx','Personnes',2,'{"email": "E2", "first_name": "C2", "last_name": "B2", "phone": "D2", "recontact_ok": "F2", "ref": "A2"}');
INSERT INTO "evidence" VALUES(6,'C-Z8SN',1,'1809e77249a727abe3be38a3109b6243da4c6b511333da59cfc9681e298cbdfc','deux.xlsx','Propos',4,'{"nature": "F4", "quotable": "I4", "quote": "H4", "themes": "G4"}');
INSERT INTO "evidence" VALUES(7,'C-GZ66',1,'1809e77249a727abe3be38a3109b6243da4c6b511333da59cfc9681e298cbdfc','deux.xlsx','Propos',5,'{"nature": "F5", "quotable": "I5", "quote": "H5", "themes": "G5"}');
INSERT INTO "evidence" VALUES(8,'P-ZZFM',1,'1809e77249a727abe3be38a3109b6243da4c6b511333da59cfc9681e298cbdfc','deux.xlsx','Personnes',3,'{"email": "E3", "first_name": "C3", "last_name": "B3", "phone": "D3", "recontact_ok": "F3", "ref": "A3"}');
CREATE TABLE minted (
    kind TEXT NOT NULL,
    parent TEXT NOT NULL,
    key TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (kind, parent, key)
);
INSERT INTO "minted" VALUES('PERS','','430e55c7107b307351a6990d8d5b826037aa1cbde20a502c677001c7c5596793','PERS-CWQR');
INSERT INTO "minted" VALUES('PERS','','2d84403130dba47bdce96091f8a55c031f973e825f9e869fdc21b1d7686adc9d','PERS-BJ7W');
INSERT INTO "minted" VALUES('interviews','','e01','E-TZVK');
INSERT INTO "minted" VALUES('interviews','','e02','E-6FKF');
INSERT INTO "minted" VALUES('statements','E-TZVK','0d09628998bd893f7a23','C-Z2PR');
INSERT INTO "minted" VALUES('statements','E-TZVK','8a940a34d3a709138ef4','C-FTZ4');
INSERT INTO "minted" VALUES('persons','E-TZVK','430e55c7107b307351a6990d8d5b826037aa1cbde20a502c677001c7c5596793','P-RCBD');
INSERT INTO "minted" VALUES('statements','E-6FKF','dd9933693cbb5e0f43b8','C-Z8SN');
INSERT INTO "minted" VALUES('statements','E-6FKF','92c1d526de8d9a699d79','C-GZ66');
INSERT INTO "minted" VALUES('persons','E-6FKF','2d84403130dba47bdce96091f8a55c031f973e825f9e869fdc21b1d7686adc9d','P-ZZFM');
CREATE TABLE now (batch INTEGER NOT NULL);
INSERT INTO "now" VALUES(1);
CREATE TABLE output (
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    batch INTEGER NOT NULL,
    at TEXT NOT NULL,
    settings TEXT NOT NULL,
    evidence TEXT NOT NULL,
    PRIMARY KEY (path, sha256)
);
CREATE TABLE record (
    place INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    parent TEXT NOT NULL,
    key TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('active', 'withdrawn')),
    payload TEXT NOT NULL
);
INSERT INTO "record" VALUES(1,'E-TZVK','interviews','','e01','active','{"actor_type": "landlord", "date": "2026-06-01", "district": "Plateau", "profile": "gardienne d''immeuble", "ref": "E01"}');
INSERT INTO "record" VALUES(2,'E-6FKF','interviews','','e02','active','{"actor_type": "association", "date": "2026-06-02", "district": "Centre", "profile": "président du club de boules", "ref": "E02"}');
INSERT INTO "record" VALUES(3,'C-Z2PR','statements','E-TZVK','0d09628998bd893f7a23','active','{"nature": "need", "quotable": "anonymous", "quote": "Le dernier bus part à huit heures, après c''est à pied. C''est la voix numéro 1.", "themes": [], "themes_unknown": ["Navette"]}');
INSERT INTO "record" VALUES(4,'C-FTZ4','statements','E-TZVK','8a940a34d3a709138ef4','active','{"nature": "need", "quotable": "anonymous", "quote": "Un endroit chauffé pour réviser le dimanche. C''est la voix numéro 1.", "themes": ["jeunesse"]}');
INSERT INTO "record" VALUES(5,'P-RCBD','persons','E-TZVK','430e55c7107b307351a6990d8d5b826037aa1cbde20a502c677001c7c5596793','active','{"person": "PERS-CWQR", "recontact_ok": true}');
INSERT INTO "record" VALUES(6,'C-Z8SN','statements','E-6FKF','dd9933693cbb5e0f43b8','active','{"nature": "resource", "quotable": "anonymous", "quote": "La cour du bâtiment quatre, où l''on répare les vélos. C''est la voix numéro 2.", "themes": ["quartier"]}');
INSERT INTO "record" VALUES(7,'C-GZ66','statements','E-6FKF','92c1d526de8d9a699d79','active','{"nature": "resource", "quotable": "anonymous", "quote": "Les ruches du toit de la médiathèque. C''est la voix numéro 2.", "themes": ["nature"]}');
INSERT INTO "record" VALUES(8,'P-ZZFM','persons','E-6FKF','2d84403130dba47bdce96091f8a55c031f973e825f9e869fdc21b1d7686adc9d','active','{"person": "PERS-BJ7W", "recontact_ok": true}');
CREATE TABLE scaffold (path TEXT PRIMARY KEY, sha256 TEXT NOT NULL);
INSERT INTO "scaffold" VALUES('.gitignore','c3d8ccc00ea4765b6c83a8f17c5a7258d2bd4c269187b7055eb18610a717305b');
INSERT INTO "scaffold" VALUES('0-cadrage/calendrier.docx','883418ad5530b8de9d3e9987e1408f33c555e83e5f7e325ad0306e14054994f7');
INSERT INTO "scaffold" VALUES('0-cadrage/diagnostics.xlsx','a1197bdd8901a3f2e0625480342a59e6fc62791285ec5a3737ffde444aa5074b');
INSERT INTO "scaffold" VALUES('0-cadrage/mandat.docx','9a3e3fb246164f9e5f05835b0bb6716e1d6238a67c96acbc5499044d0b4d102b');
INSERT INTO "scaffold" VALUES('1-analyse-croisee/acteurs.xlsx','0bdb43e7f00e56030fa67c4c9ed9245eeb208c763f4e575b70f4f41393c7bcff');
INSERT INTO "scaffold" VALUES('1-analyse-croisee/entretiens.xlsx','03b1b7061cbb6afa42981b4e3d9e3e02b9358dcaab3a0a60018ea2d3bd81a36a');
INSERT INTO "scaffold" VALUES('1-analyse-croisee/formulaire-kobo.xlsx','2c793d703796885ccce4c383ac78ad2c4f0130c4f8d8b4558ee53b606ae8bde8');
INSERT INTO "scaffold" VALUES('1-analyse-croisee/guides/fiche-pas-de-porte.docx','54c8f19ba67da35df42b233a6a90969fbac5491cfc44f34a948a3898c4c082a4');
INSERT INTO "scaffold" VALUES('1-analyse-croisee/guides/guide-elu-entreprise.docx','e77c5d345dc57d86757e5dd16d53dba618e114aaa131c2177e1599caabd21e76');
INSERT INTO "scaffold" VALUES('1-analyse-croisee/guides/guide-habitant.docx','27f0f51645eb1b3bee048c59233e18d05c7fc3bf7c9a75b472cf01d6ee8cada5');
INSERT INTO "scaffold" VALUES('1-analyse-croisee/guides/guide-professionnel.docx','d228c771574d2bff86ea1bf771cd324f6c83b19e847331157ba3dbb7c306914e');
INSERT INTO "scaffold" VALUES('1-analyse-croisee/guides/notice-information.docx','8d64a6fa99a83a19fda82320a14956426e52b031a9a8b4a2a33f4a133751b5eb');
INSERT INTO "scaffold" VALUES('1-analyse-croisee/indicateurs.xlsx','cd66e1b7f55c04bb1366d373c964b874cb1321f043c5b2083871b3bd54f0d2b9');
INSERT INTO "scaffold" VALUES('2-atelier/LISEZ-MOI.md','996b449e298a7a3e808c92d53a144064acf432360b1d72da0286aae48ebd9abf');
INSERT INTO "scaffold" VALUES('2-atelier/contributions.xlsx','0e79882d659d4ea00728ccd204a3de8be1854f0e3450305acee98b2bcedb61ba');
INSERT INTO "scaffold" VALUES('2-atelier/invitations.xlsx','ad51dfc456ccb19f90ffa19684a7324b57e0a266e6f8e64e865d9b11ad529977');
INSERT INTO "scaffold" VALUES('2-atelier/pilotes.xlsx','3f2741b323929e44517f7c817824d8c85767528bb10857e58d6d91c1d09347d5');
INSERT INTO "scaffold" VALUES('2-atelier/tables.xlsx','172aa5b7fbf4c20a8bf978ea3f4307a5d1ef4dd227b71e3c57007d42f153a2bf');
INSERT INTO "scaffold" VALUES('3-recit-action/LISEZ-MOI.md','581a8b44bfd2c5f68180b62f63ec9e87731c14629e2987bca13bead10bed075a');
INSERT INTO "scaffold" VALUES('3-recit-action/actions.xlsx','f48fb4669b5d29d09114d03755383c76efcd3496062fad40b74ea58e27a78f57');
INSERT INTO "scaffold" VALUES('3-recit-action/engagements.xlsx','80afa0de23f7c5ac9fc9f0b71b2699d67b1e155c97524d73c576623ca6057dd6');
INSERT INTO "scaffold" VALUES('3-recit-action/textes/aujourdhui.md','382a64f997c91e74bb8bda88299c78339db25b7db22173dd868963bda83e5c73');
INSERT INTO "scaffold" VALUES('3-recit-action/textes/chacun.md','319a0c813a171bbd157768323e7cbda609bd67abfe15e07cf47de86740f4d74d');
INSERT INTO "scaffold" VALUES('3-recit-action/textes/demain.md','3df6c8fef29fe7dcea1732f27000d1a5b9226ec7e16b7006b59fb3987ed58d96');
INSERT INTO "scaffold" VALUES('3-recit-action/textes/heritages.md','2e9ee10baa00749ba386ccb644c1aaa774802ac46e4b03653bfe79fa8faa0ca3');
INSERT INTO "scaffold" VALUES('LISEZ-MOI.md','b291e420b1e326f98695ba00dd3770a9003179568be3b294a7bfae611ee295ea');
INSERT INTO "scaffold" VALUES('Lancer absr.cmd','a8a451d2d332da8dc830da25887baca98a773abdb1ec746382da2a72e1928cd2');
INSERT INTO "scaffold" VALUES('absr.yaml','7b6b4d4fdf28f5937e81a4eb6b597baf8f96e01627e6acb3f21f21ccf8b9d6a9');
INSERT INTO "scaffold" VALUES('capitalisation/LISEZ-MOI.md','dbc8c95615beb3a95dfd55b5efc9397414e4734c5a4e037a012df4cc0cb63d0b');
INSERT INTO "scaffold" VALUES('capitalisation/carnet.xlsx','4a8a4db71e1f1c8ce8b3db1dcc4487dc6d477f9aa3f47ed6ba44917cc36a8c6d');
INSERT INTO "scaffold" VALUES('modeles/LISEZ-MOI.md','c0202d43ef47c08215611606ec318f22e99e5e0101d0756cda9d2cc8b852d7b4');
INSERT INTO "scaffold" VALUES('prive/LISEZ-MOI.md','4bc0bfb3ddc0b3ecd6f68c3dde6d0f5cedab37c9825b36fdc0f5fcde2f9cf239');
CREATE TABLE source (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    sha256 TEXT NOT NULL
);
INSERT INTO "source" VALUES(1,'interviews','1809e77249a727abe3be38a3109b6243da4c6b511333da59cfc9681e298cbdfc');
CREATE UNIQUE INDEX record_key ON record (kind, parent, key);
CREATE INDEX minted_id ON minted (id);
CREATE TRIGGER source_insert AFTER INSERT ON source BEGIN INSERT INTO change (batch, tbl, place, before) VALUES ((SELECT batch FROM now), 'source', NEW.rowid, NULL); END;
CREATE TRIGGER source_update AFTER UPDATE ON source BEGIN INSERT INTO change (batch, tbl, place, before) VALUES ((SELECT batch FROM now), 'source', OLD.rowid, json_object('number', OLD.number, 'kind', OLD.kind, 'sha256', OLD.sha256)); END;
CREATE TRIGGER source_delete AFTER DELETE ON source BEGIN INSERT INTO change (batch, tbl, place, before) VALUES ((SELECT batch FROM now), 'source', OLD.rowid, json_object('number', OLD.number, 'kind', OLD.kind, 'sha256', OLD.sha256)); END;
CREATE TRIGGER delivery_insert AFTER INSERT ON delivery BEGIN INSERT INTO change (batch, tbl, place, before) VALUES ((SELECT batch FROM now), 'delivery', NEW.rowid, NULL); END;
CREATE TRIGGER delivery_update AFTER UPDATE ON delivery BEGIN INSERT INTO change (batch, tbl, place, before) VALUES ((SELECT batch FROM now), 'delivery', OLD.rowid, json_object('place', OLD.place, 'sha256', OLD.sha256, 'source', OLD.source, 'batch', OLD.batch, 'file', OLD.file, 'path', OLD.path, 'settings', OLD.settings, 'answer', OLD.answer)); END;
CREATE TRIGGER delivery_delete AFTER DELETE ON delivery BEGIN INSERT INTO change (batch, tbl, place, before) VALUES ((SELECT batch FROM now), 'delivery', OLD.rowid, json_object('place', OLD.place, 'sha256', OLD.sha256, 'source', OLD.source, 'batch', OLD.batch, 'file', OLD.file, 'path', OLD.path, 'settings', OLD.settings, 'answer', OLD.answer)); END;
CREATE TRIGGER record_insert AFTER INSERT ON record BEGIN INSERT INTO change (batch, tbl, place, before) VALUES ((SELECT batch FROM now), 'record', NEW.rowid, NULL); END;
CREATE TRIGGER record_update AFTER UPDATE ON record BEGIN INSERT INTO change (batch, tbl, place, before) VALUES ((SELECT batch FROM now), 'record', OLD.rowid, json_object('place', OLD.place, 'id', OLD.id, 'kind', OLD.kind, 'parent', OLD.parent, 'key', OLD.key, 'state', OLD.state, 'payload', OLD.payload)); END;
CREATE TRIGGER record_delete AFTER DELETE ON record BEGIN INSERT INTO change (batch, tbl, place, before) VALUES ((SELECT batch FROM now), 'record', OLD.rowid, json_object('place', OLD.place, 'id', OLD.id, 'kind', OLD.kind, 'parent', OLD.parent, 'key', OLD.key, 'state', OLD.state, 'payload', OLD.payload)); END;
CREATE TRIGGER evidence_insert AFTER INSERT ON evidence BEGIN INSERT INTO change (batch, tbl, place, before) VALUES ((SELECT batch FROM now), 'evidence', NEW.rowid, NULL); END;
CREATE TRIGGER evidence_update AFTER UPDATE ON evidence BEGIN INSERT INTO change (batch, tbl, place, before) VALUES ((SELECT batch FROM now), 'evidence', OLD.rowid, json_object('place', OLD.place, 'record', OLD.record, 'source', OLD.source, 'sha256', OLD.sha256, 'file', OLD.file, 'sheet', OLD.sheet, 'row', OLD.row, 'cells', OLD.cells)); END;
CREATE TRIGGER evidence_delete AFTER DELETE ON evidence BEGIN INSERT INTO change (batch, tbl, place, before) VALUES ((SELECT batch FROM now), 'evidence', OLD.rowid, json_object('place', OLD.place, 'record', OLD.record, 'source', OLD.source, 'sha256', OLD.sha256, 'file', OLD.file, 'sheet', OLD.sheet, 'row', OLD.row, 'cells', OLD.cells)); END;
COMMIT;
