-- The export of facts as they stood at a data version: which version, and the
-- COPY that gives the rows in the order of their ids.  The cursor (version:id of
-- the last row) fixes the version; rows never change, so going on gives what
-- would have come.  Values are quoted here: COPY takes no parameters.  The order
-- comes with the first row, without a sort of all: papers by their index, and of
-- each its rows, which a lateral subquery is always asked for one by one.
CREATE FUNCTION export_plan(asked_version bigint, asked_county text,
	asked_province text, asked_kind text, asked_scope text,
	asked_measures text[], asked_year integer, asked_stage text,
	asked_doc_type text, most bigint, behind text,
	OUT version bigint, OUT command text)
LANGUAGE plpgsql STABLE AS $$
DECLARE
	id text := split_part(behind, ':', 2);
	spans jsonb := followed(ARRAY[asked_county]);
	part text := province_part(asked_province);
	papers text := concat(
		CASE WHEN asked_county IS NOT NULL THEN format(
			' AND d.division_code = ANY (%L) AND d.fiscal_year'
			' <@ (%L::jsonb ->> d.division_code)::int4range',
			ARRAY(SELECT jsonb_object_keys(spans)), spans) END,
		CASE WHEN asked_province IS NOT NULL THEN format(
			' AND d.division_code >= %L AND d.division_code < %L',
			part, part || '~') END,
		' AND d.department_kind = ' || quote_literal(asked_kind),
		' AND d.scope = ' || quote_literal(asked_scope),
		' AND d.doc_type = ' || quote_literal(asked_doc_type));
	facts text := concat(
		' AND (f.measure = ANY (' || quote_literal(asked_measures)
			|| '::text[])' || CASE WHEN 'expenditure.function'
				= ANY (asked_measures) THEN ' OR f.measure LIKE'
				' ''expenditure.function:%''' ELSE '' END || ')',
		' AND f.year = ' || asked_year,
		' AND f.stage = ' || quote_literal(asked_stage));
BEGIN
	IF behind !~ '^\d{1,18}:\d{6,12}[.]\d{1,18}[.]f\d{1,9}$' THEN
		RAISE invalid_parameter_value
			USING MESSAGE = 'cursor must be one that the export gave';
	END IF;
	version := coalesce(split_part(behind, ':', 1)::bigint, asked_version,
		current_version());
	IF version > current_version() THEN
		RAISE invalid_parameter_value USING MESSAGE = format('version %s'
			' is not reached: the data version is %s', version,
			current_version());
	END IF;
	IF behind IS NOT NULL THEN
		papers := papers || format(' AND (d.division_code, d.id)'
			' >= (%L, %s)', split_part(id, '.', 1), id_paper(id));
		facts := facts || format(' AND (f.division_code,'
			' f.disclosure_id, f.no) > (%L, %s, %s)',
			split_part(id, '.', 1), id_paper(id), id_row(id));
	END IF;
	command := format('COPY (SELECT d.division_code, d.id, f.no,'
		' coalesce(d.county, division_name(d.division_code,'
		' d.fiscal_year)), CASE WHEN d.county IS NULL'
		' THEN prefecture_of(d.division_code) ELSE d.prefecture END,'
		' coalesce(d.province, province_of(d.division_code)),'
		' d.scope, d.department_name,'
		' nullif(d.department_kind, ''''), d.fiscal_year, d.doc_type,'
		' f.measure, coalesce(m.zh, substr(f.measure, 22)),'
		' f.function_code, f.fund, f.part, f.year, f.stage, f.fen,'
		' f.presence, f.span_start, f.span_end'
		' FROM (SELECT d.*, v.name AS county, v.prefecture, v.province'
		' FROM disclosure d LEFT JOIN division v'
		' ON v.code = d.division_code'
		' WHERE d.version_from <= %1$s AND (d.version_to IS NULL'
		' OR d.version_to > %1$s)%2$s ORDER BY d.division_code, d.id) d'
		' CROSS JOIN LATERAL (SELECT * FROM fact f'
		' WHERE f.division_code = d.division_code'
		' AND f.disclosure_id = d.id%3$s ORDER BY f.no) f'
		' LEFT JOIN measure m ON m.measure = f.measure%4$s) TO STDOUT',
		version, papers, facts, ' LIMIT ' || most);
END $$;
