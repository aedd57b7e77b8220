-- One sort of differences as JSON.
CREATE FUNCTION diff_json(asked text, older disclosure, newer disclosure,
	most bigint)
RETURNS json LANGUAGE sql STABLE AS $$
	SELECT json_build_object(
		'n_added', count(*) FILTER (WHERE change = 'added'),
		'n_removed', count(*) FILTER (WHERE change = 'removed'),
		'n_changed', count(*) FILTER (WHERE change = 'changed'),
		'added', coalesce(json_agg(key || after || jsonb_build_object(
			'id', after_id) ORDER BY place) FILTER (WHERE
			change = 'added' AND place <= most), '[]'),
		'removed', coalesce(json_agg(key || before || jsonb_build_object(
			'id', before_id) ORDER BY place) FILTER (WHERE
			change = 'removed' AND place <= most), '[]'),
		'changed', coalesce(json_agg(key || jsonb_build_object(
			'before', before || jsonb_build_object('id', before_id),
			'after', after || jsonb_build_object('id', after_id))
			ORDER BY place) FILTER (WHERE change = 'changed'
			AND place <= most), '[]'))
	FROM paper_diff(older, newer) WHERE sort = asked
$$;
