/*
 * fate - see fate.h.
 */
#include "daemon/fate.h"

#include "daemon/intake.h"
#include "daemon/jsonout.h"

static void
pair(struct jsonout *out, const char *key, const char *value)
{
	jsonout_key(out, key);
	jsonout_string(out, value);
}

static void
write_members(struct jsonout *out, const struct intake_fate *bundle)
{
	jsonout_key(out, "members");
	jsonout_array(out);
	for (size_t i = 0; i < bundle->n_members; i++)
		fate_write(out, &bundle->members[i]);
	jsonout_end(out);
}

void
fate_write(struct jsonout *out, const struct intake_fate *fate)
{
	jsonout_object(out);
	pair(out, "job", fate->sha256);
	pair(out, "sha256", fate->sha256);
	pair(out, "state", intake_state_name(fate->state));
	pair(out, "name", fate->name);
	jsonout_key(out, "bytes");
	jsonout_uint(out, fate->bytes);
	if (fate->state == INTAKE_BUNDLE) {
		write_members(out, fate);
	} else if (fate->state != INTAKE_ACCEPTED) {
		pair(out, "disclosure", fate->disclosure);
		jsonout_key(out, "revision");
		jsonout_int(out, fate->revision);
		pair(out, "reason", fate->reason);
		jsonout_key(out, "facts");
		jsonout_uint(out, fate->facts);
		jsonout_key(out, "kpis");
		jsonout_uint(out, fate->kpis);
		jsonout_key(out, "findings");
		jsonout_uint(out, fate->findings);
	}
	jsonout_end(out);
}
