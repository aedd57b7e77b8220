-- How many records of each sort a paper has.
CREATE FUNCTION paper_counts(d disclosure) RETURNS json
LANGUAGE plpgsql STABLE AS $$
DECLARE
	kinds text[] := '{facts,fact,changes,change_fact,counts,count_fact,
		units,org_unit,projects,project,goals,goal,kpis,kpi,
		procurement,procurement_item,terms,term,findings,finding}';
	n bigint;
	parts text[] := '{}';
BEGIN
	FOR i IN 1 .. cardinality(kinds) BY 2 LOOP
		EXECUTE format('SELECT count(*) FROM %I WHERE division_code = $1'
			' AND disclosure_id = $2', kinds[i + 1])
			INTO n USING d.division_code, d.id;
		parts := parts || (to_json(kinds[i]) || ' : ' || n);
	END LOOP;
	RETURN ('{' || array_to_string(parts, ', ') || '}')::json;
END $$;
