-- What a project costs: as it says, or else as what is bought for it says, if that
-- says one thing.
CREATE FUNCTION project_budget(d_code text, d_id bigint, stated bigint,
	name text, OUT fen bigint, OUT origin text)
LANGUAGE plpgsql STABLE AS $$
BEGIN
	fen := stated;
	IF stated IS NOT NULL THEN
		origin := 'project';
		RETURN;
	END IF;
	SELECT CASE WHEN min(budget_fen) = max(budget_fen)
		THEN min(budget_fen) END INTO fen
	FROM procurement_item
	WHERE division_code = d_code AND disclosure_id = d_id
		AND project = name;
	IF fen IS NOT NULL THEN
		origin := 'procurement';
	END IF;
END $$;
