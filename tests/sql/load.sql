-- What the load statements promise.  Each case is rolled back at its end.
\echo -- the fates, as the fixture met them: known bytes are unchanged for ever
EXECUTE load_disclosures('[{"sha256": "01", "name": "x", "bytes": 1, "division_code": "130634", "scope": "department", "department_key": "住房和城乡建设局", "fiscal_year": 2021, "doc_type": "budget"},
{"sha256": "04", "name": "nowhere.txt", "bytes": 7, "fiscal_year": 2021}]');
\echo -- two revisions of one paper in one batch, a new paper, one parked by reason, one without a doc_type, the same new bytes twice
EXECUTE load_disclosures('[
{"sha256": "21", "name": "a", "bytes": 1, "division_code": "130634", "scope": "department", "department_kind": "housing_construction", "department_key": "住房和城乡建设局", "fiscal_year": 2021, "doc_type": "budget"},
{"sha256": "22", "name": "b", "bytes": 1, "division_code": "130634", "scope": "department", "department_kind": "housing_construction", "department_key": "住房和城乡建设局", "fiscal_year": 2021, "doc_type": "budget"},
{"sha256": "23", "name": "c", "bytes": 1, "division_code": "110101", "fiscal_year": 2021, "doc_type": "budget"},
{"sha256": "24", "name": "d", "bytes": 1, "reason": "unreadable: worker crashed", "findings": [{"code": "unreadable"}]},
{"sha256": "25", "name": "e", "bytes": 1, "division_code": "110101", "fiscal_year": 2021},
{"sha256": "23", "name": "c2", "bytes": 1, "division_code": "110101", "fiscal_year": 2021, "doc_type": "budget"}]');
SELECT division_code, scope, fiscal_year, doc_type, revision, version_from,
	version_to, encode(sha256, 'hex') FROM disclosure
WHERE division_code = '110101' OR division_code = '130634'
	AND department_key LIKE '住房%' AND fiscal_year = 2021
ORDER BY division_code, doc_type, revision;
\echo -- the revision states another total and no vehicles: the old figures go
INSERT INTO fact SELECT division_code, id, 1, 'sangong.total', NULL, NULL, NULL,
	2021, 'budget', 1300000, 'stated', 0, 0
FROM disclosure WHERE sha256 = '\x22';
SELECT count(*) > 0 FROM (SELECT rollup_refresh(array_agg(id)) FROM disclosure
	WHERE sha256 IN ('\x21', '\x22', '\x23')) s;
SELECT measure, year, stage, amount, disclosure_id = (SELECT id FROM disclosure
	WHERE sha256 = '\x22') AS of_the_revision FROM measure_value
WHERE division_code = '130634' AND department_key LIKE '住房%'
	AND measure LIKE 'sangong%' ORDER BY 1, 2, 3;
EXECUTE data_version_next('ingest');
\echo -- the old revision stays readable, and says that it is not current
SELECT r::json#>>'{disclosure,current}', r::json->>'revision' FROM (
	SELECT row_to_json(x)::text AS r FROM (SELECT json_build_object('current',
		version_to IS NULL) AS disclosure, revision FROM disclosure
		WHERE id = 1) x) y;
EXECUTE facts_list('130634.1', NULL, NULL, NULL, NULL, 'sangong.total', NULL, NULL, NULL, '5', NULL);
\echo -- refreshing bit by bit gave what building anew gives
CREATE TEMP VIEW known AS
	SELECT row(v)::text AS is FROM measure_value v
	UNION ALL SELECT row(s)::text FROM measure_slice s WHERE n > 0
	UNION ALL SELECT row(p)::text FROM published_set p
	WHERE bit_count(places) > 0;
CREATE TEMP TABLE kept AS TABLE known;
SELECT rollup_rebuild() > 0;
SELECT count(*) FROM ((TABLE kept EXCEPT TABLE known) UNION ALL
	(TABLE known EXCEPT TABLE kept)) d;
\echo -- again, in any order: nothing changes
SELECT rollup_refresh(ARRAY(SELECT id FROM disclosure ORDER BY id DESC));
SELECT count(*) FROM ((TABLE kept EXCEPT TABLE known) UNION ALL
	(TABLE known EXCEPT TABLE kept)) d;
\echo -- parked: twice is once; taken at last, it is parked no more
EXECUTE park_document('31', 'crash.pdf', '5', 'unreadable: timed out', NULL, NULL);
EXECUTE park_document('31', 'crash.pdf', '5', 'unreadable: crashed', '[]', NULL);
EXECUTE parked_list('2');
EXECUTE document_by_sha('31');
EXECUTE document_by_sha('01');
EXECUTE document_by_sha('ff');
EXECUTE load_disclosures('[{"sha256": "31", "name": "crash.pdf", "bytes": 5, "division_code": "110101", "fiscal_year": 2020, "doc_type": "budget"}]');
EXECUTE document_by_sha('31');
EXECUTE status_counts;
\echo -- a corrected census reaches the figures
UPDATE population_current SET persons = 600000
WHERE code = '130634' AND basis = 'census2020';
DELETE FROM population_current WHERE code = '130630' AND basis = 'census2020';
EXECUTE reference_loaded('population_current.csv', '00', '6433');
SELECT DISTINCT division_code, residents2010, residents2020 FROM measure_value
WHERE division_code IN ('130634', '130630') ORDER BY 1;
\echo -- reference files know their hashes
SELECT count(*), count(sha256), min(rows) > 10 FROM reference_file;
