-- The words of a goal or an indicator row, as printed.
CREATE FUNCTION copy_text(d_code text, d_id bigint, letter text, d_no integer)
RETURNS text LANGUAGE sql STABLE AS $$
	SELECT CASE letter WHEN 'g' THEN (
		SELECT text FROM goal WHERE division_code = d_code
			AND disclosure_id = d_id AND no = d_no)
	ELSE (SELECT concat_ws(' ', level3, description, target) FROM kpi
		WHERE division_code = d_code AND disclosure_id = d_id
			AND no = d_no) END
$$;
