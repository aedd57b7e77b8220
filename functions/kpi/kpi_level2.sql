-- A second level in one spelling: 数量 and 数量 指标 are 数量指标.
CREATE FUNCTION kpi_level2(printed text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT CASE WHEN s = '' OR s LIKE '%指标' THEN s ELSE s || '指标' END
	FROM (SELECT left(translate(coalesce(printed, ''), E' \t\n\u3000', ''),
		40) AS s) x
$$;
