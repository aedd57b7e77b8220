-- What the transcripts are about: housing bureaus of six counties around Baoding
-- (the third states that there is nothing, the sixth says nothing of it), and two
-- county totals, 2019 to 2021; the figures are invented.  Loaded as the daemon
-- does it, in three versions: up to 2020, 2021, a revision of 曲阳县 2021.

CREATE TEMP TABLE paper AS
SELECT row_number() OVER (ORDER BY batch, y, scope, n) AS id, p.* FROM (
	SELECT CASE WHEN y < 2021 THEN 1 ELSE 2 END AS batch, n, y, code,
		'department' AS scope, 'housing_construction' AS kind,
		'住房和城乡建设局' AS bureau
	FROM unnest('{130634,130630,130633,130631,130632,130636}'::text[])
		WITH ORDINALITY AS c (code, n), generate_series(2019, 2021) y
	UNION ALL SELECT 2, n, 2021, code, 'county', NULL, NULL
	FROM unnest('{500105,130634}'::text[]) WITH ORDINALITY AS c (code, n)
	UNION ALL SELECT 3, 1, 2021, '130634', 'department',
		'housing_construction', '住房和城乡建设局') p;
ALTER TABLE paper ADD name text, ADD fen bigint, ADD said text;
UPDATE paper SET name = (SELECT d.name FROM division d WHERE d.code = paper.code)
		|| coalesce(bureau, ''),
	fen = CASE WHEN scope = 'county' THEN 900000000 * n
		WHEN n = 3 AND y = 2021 THEN 0 WHEN n = 6 THEN NULL
		ELSE CASE WHEN n = 2 AND y = 2021 THEN 10000000 ELSE 100000
			END * ((n * 37 + y * 13 + batch) % 500) END;
UPDATE paper SET said = name || y || E'年预算\n'
	|| CASE WHEN fen > 0 THEN '“三公”经费' || trim_scale(fen / 1e6)
		|| '万元，' WHEN fen = 0 THEN '未安排“三公”经费，' ELSE '' END
	|| E'支出' || n * 210 || E'万元。\n\t水体\n\t' || n * 42 || E'\n'
	|| CASE WHEN batch > 1 AND scope = 'department' THEN
		E'\t污水处理费项目\n\t污水处理率\n\t≥95%\n' ELSE '' END;

-- Where words stand, in bytes.
CREATE FUNCTION pg_temp.span(said text, words text, OUT s integer, OUT e integer)
LANGUAGE sql AS $$
	SELECT p - 1, p - 1 + octet_length(words)
	FROM (SELECT octet_length(split_part(said, words, 1)) + 1 AS p) x
$$;

-- batch.sql is what one batch does.
\set batch 1
\ir batch.sql
\set batch 2
\ir batch.sql
\set batch 3
\ir batch.sql
