-- function_unseen: functions are created in this transaction without a look into
-- them, as one may call another that is not there yet.
--
-- Gives one row, of no interest.
SELECT set_config('check_function_bodies', 'off', true);
