/*
 * MD5 is no guard against who wants two texts to have one key; he gains a
 * wrong count of copies.
 */
#include "ingest/key.h"

#include <sys/types.h>

#include <md5.h>

int64_t
text_key(const char *bytes, size_t n)
{
	unsigned char digest[MD5_DIGEST_LENGTH];
	MD5_CTX md5;
	uint64_t key = 0;

	MD5Init(&md5);
	MD5Update(&md5, (const uint8_t *)bytes, n);
	MD5Final(digest, &md5);
	for (int i = 0; i < 8; i++)
		key = key << 8 | digest[i];
	return key == 0 ? 1 : (int64_t)key;
}
