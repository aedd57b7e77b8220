-- function_digest: which functions were loaded last.
--
-- Gives one row or none: text, the digest of functions/ as it was.
SELECT digest FROM function_set;
