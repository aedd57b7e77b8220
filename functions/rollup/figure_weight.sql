-- What a paper's word on a figure weighs.
CREATE FUNCTION figure_weight(doc_type text, fiscal_year integer,
	stage text, year integer)
RETURNS integer LANGUAGE sql IMMUTABLE AS $$
	SELECT CASE WHEN fiscal_year = year AND doc_type = CASE stage
			WHEN 'budget' THEN 'budget' ELSE 'final_accounts' END
		THEN 100000 ELSE 0 END
		+ fiscal_year * 10
		+ CASE doc_type WHEN 'final_accounts' THEN 4 WHEN 'budget' THEN 3
			WHEN 'kpi' THEN 2 WHEN 'procurement' THEN 1 ELSE 0 END
$$;
