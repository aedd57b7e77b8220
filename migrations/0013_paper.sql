-- What disclosures.get, disclosures.diff, coverage.matrix and changes.since say
-- alike.

-- changes.since reads from a data version on.
CREATE INDEX disclosure_version_from ON disclosure (version_from);
CREATE INDEX disclosure_version_to ON disclosure (version_to)
	WHERE version_to IS NOT NULL;
