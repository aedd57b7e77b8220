-- catalog_names: every name the daemon checks parameters against.
--
-- Gives rows (sort, code, name, prefecture, province, aliases, published): sort
-- is division (prefecture and province as in the reference; level in aliases;
--	published: has it a current disclosure here?), former (a code or a name
--	that is no more; the code of today in aliases), measure (unit in
--	aliases), kind (aliases parted by ;) or topic.
SELECT 'division' AS sort, d.code, d.name, d.prefecture, d.province,
	d.level AS aliases,
	EXISTS (SELECT FROM disclosure p
		WHERE p.division_code = d.code AND p.version_to IS NULL)
		AS published
FROM division d
UNION ALL
SELECT 'former', f.code, f.name, f.prefecture, f.province, f.now,
	EXISTS (SELECT FROM disclosure p
		WHERE p.division_code IN (f.code, f.now)
			AND p.version_to IS NULL)
FROM division_former f
UNION ALL
SELECT 'measure', measure, zh, NULL, NULL, unit, NULL FROM measure
UNION ALL
SELECT 'kind', kind, zh, NULL, NULL, aliases, NULL FROM department_kind
UNION ALL
SELECT DISTINCT 'topic', topic, zh, NULL, NULL, NULL, NULL::boolean FROM topic
ORDER BY sort, code;
