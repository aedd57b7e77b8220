/*
 * fate - see fate.h.
 */
#include "daemon/fate.h"

#include "daemon/intake.h"
#include "daemon/jsonout.h"

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
	jsonout_pair(out, "job", fate->sha256);
	jsonout_pair(out, "sha256", fate->sha256);
	jsonout_pair(out, "state", intake_state_name(fate->state));
	jsonout_pair(out, "name", fate->name);
	jsonout_count(out, "bytes", fate->bytes);
	if (fate->state == INTAKE_BUNDLE) {
		write_members(out, fate);
	} else if (fate->state != INTAKE_ACCEPTED) {
		jsonout_pair(out, "disclosure", fate->disclosure);
		jsonout_key(out, "revision");
		jsonout_int(out, fate->revision);
		jsonout_pair(out, "reason", fate->reason);
		jsonout_count(out, "facts", fate->facts);
		jsonout_count(out, "kpis", fate->kpis);
		jsonout_count(out, "findings", fate->findings);
	}
	jsonout_end(out);
}
