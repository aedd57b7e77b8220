-- Every record of a paper, as contract.md writes them, with their ids.
CREATE FUNCTION paper_records(d disclosure) RETURNS json
LANGUAGE plpgsql STABLE AS $$
DECLARE
	kinds text[] := '{facts,fact,f,changes,change_fact,c,counts,count_fact,n,
		units,org_unit,u,projects,project,j,goals,goal,g,kpis,kpi,k,
		procurement,procurement_item,p,terms,term,t,findings,finding,x}';
	said json;
	parts text[] := '{}';
BEGIN
	FOR i IN 1 .. cardinality(kinds) BY 3 LOOP
		EXECUTE format('SELECT coalesce(json_agg(record_json(%L,'
			' to_jsonb(r)) ORDER BY r.no), ''[]'') FROM %I r'
			' WHERE division_code = $1 AND disclosure_id = $2',
			kinds[i + 2], kinds[i + 1])
			INTO said USING d.division_code, d.id;
		parts := parts || (to_json(kinds[i]) || ' : ' || said);
	END LOOP;
	RETURN ('{' || array_to_string(parts, ', ') || '}')::json;
END $$;
