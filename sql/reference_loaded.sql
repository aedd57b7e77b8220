-- reference_loaded: note that a reference file is in, and bring along what was
-- copied from it into the figures to compare by.
--
-- $1 name text; $2 sha256 text: hex; $3 rows bigint
-- Gives one row, empty.
SELECT reference_loaded($1::text, decode($2::text, 'hex'), $3::bigint);
