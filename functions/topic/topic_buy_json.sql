-- A row of the procurement lens, found by its place.
CREATE FUNCTION topic_buy_json(d_code text, d_id bigint, d_no integer, per text,
	asked_basis text)
RETURNS json LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN (SELECT topic_purchase_json(d, v, i, residents_then(d_code,
			d.fiscal_year, per, asked_basis), project_capacity(i))
		FROM disclosure d
		JOIN procurement_item i ON i.division_code = d.division_code
			AND i.disclosure_id = d.id AND i.no = d_no
		LEFT JOIN division v ON v.code = d.division_code
		WHERE d.division_code = d_code AND d.id = d_id);
END $$;
