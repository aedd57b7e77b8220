-- What counties are compared by when nobody says.
CREATE FUNCTION usual_measures(asked text[]) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT coalesce(asked, '{revenue.total,expenditure.total,
		expenditure.basic,expenditure.project,sangong.total,
		operating_cost,procurement.total}')
$$;
