-- catalog_names: every name the daemon checks parameters against.
--
-- Gives rows (sort, code, name, prefecture, province, aliases): sort is
--	division (prefecture and province as in the reference; level in aliases),
--	measure (unit in aliases), kind (aliases parted by ;) or topic.
SELECT 'division' AS sort, code, name, prefecture, province, level AS aliases
FROM division
UNION ALL
SELECT 'measure', measure, zh, NULL, NULL, unit FROM measure
UNION ALL
SELECT 'kind', kind, zh, NULL, NULL, aliases FROM department_kind
UNION ALL
SELECT DISTINCT 'topic', topic, zh, NULL, NULL, NULL FROM topic
ORDER BY sort, code;
