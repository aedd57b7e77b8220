-- data_version_now: which data version is served.
--
-- Gives one row: the number; 0 before the first.
SELECT current_version();
