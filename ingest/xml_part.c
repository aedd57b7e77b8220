/*
 * libxml2 pulls the bytes out of the container as it needs them.  A part with a
 * document type is refused at its first line: no office program writes one.
 *
 * Every event runs under its own guard, because the arena must not
 * jump out of the parser: on an overflow the parser is stopped and freed first.
 */
#include "ingest/xml_part.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#define OPTIONS                                                      \
	(XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | \
	 XML_PARSE_NOCDATA)

static int
read_part(void *context, char *out, int most)
{
	return package_read(context, out, most);
}

static int
close_part(void *context)
{
	package_part_close(context);
	return 0;
}

static void
refuse_type(void *context, const xmlChar *name, const xmlChar *external,
            const xmlChar *system)
{
	xmlParserCtxt *parser = context;

	(void)name, (void)external, (void)system;
	parser->wellFormed = 0;
	xmlStopParser(parser);
}

static bool
fail_as(struct package *p, const xmlParserCtxt *parser)
{
	if (parser == NULL || parser->errNo == XML_ERR_NO_MEMORY)
		return package_fail(p, READ_TOO_LARGE,
		                    "the document needs too much memory");
	return package_fail(p, READ_DAMAGED,
	                    "a part of the file is damaged: its XML breaks "
	                    "off or is not well formed");
}

struct stream {
	const struct xml_events *events;
	void *context;
	struct arena *arena;
	xmlParserCtxt *parser;
	bool overflow, ended;
	/* The event under way. */
	const char *name;
	struct xml_attributes attributes;
	struct slice text;
};

static void
guard(struct stream *s, void (*event)(void *stream))
{
	if (s->overflow || s->ended)
		return;
	s->overflow = !arena_run(s->arena, event, s);
	if (s->overflow || s->ended)
		xmlStopParser(s->parser);
}

static void
start_event(void *stream)
{
	struct stream *s = stream;

	s->events->start(s->context, s->name, &s->attributes);
}

static void
end_event(void *stream)
{
	struct stream *s = stream;

	s->ended = !s->events->end(s->context, s->name);
}

static void
text_event(void *stream)
{
	struct stream *s = stream;

	s->events->text(s->context, s->text);
}

static struct stream *
stream_of(void *context)
{
	return ((xmlParserCtxt *)context)->_private;
}

static void
on_start(void *context, const xmlChar *name, const xmlChar *prefix,
         const xmlChar *uri, int spaces, const xmlChar **space, int attributes,
         int defaulted, const xmlChar **attribute)
{
	struct stream *s = stream_of(context);

	(void)prefix, (void)uri, (void)spaces, (void)space, (void)defaulted;
	s->name = (const char *)name;
	s->attributes = (struct xml_attributes){attribute, attributes};
	guard(s, start_event);
}

static void
on_end(void *context, const xmlChar *name, const xmlChar *prefix,
       const xmlChar *uri)
{
	struct stream *s = stream_of(context);

	(void)prefix, (void)uri;
	s->name = (const char *)name;
	guard(s, end_event);
}

static void
on_text(void *context, const xmlChar *text, int n)
{
	struct stream *s = stream_of(context);

	s->text = (struct slice){(const char *)text, (size_t)n};
	guard(s, text_event);
}

static xmlSAXHandler
handlers(void)
{
	return (xmlSAXHandler){.initialized = XML_SAX2_MAGIC,
	                       .internalSubset = refuse_type,
	                       .startElementNs = on_start,
	                       .endElementNs = on_end,
	                       .characters = on_text,
	                       .cdataBlock = on_text,
	                       .ignorableWhitespace = on_text};
}

bool
xml_stream(struct package *p, size_t part, struct arena *a,
           const struct xml_events *events, void *context)
{
	struct stream s = {.events = events, .context = context, .arena = a};
	bool whole;

	if (!package_part(p, part))
		return false;
	s.parser = xmlNewParserCtxt();
	if (s.parser == NULL)
		return fail_as(p, NULL);
	*s.parser->sax = handlers();
	s.parser->_private = &s;
	xmlFreeDoc(xmlCtxtReadIO(s.parser, read_part, close_part, p, NULL, NULL,
	                         OPTIONS));
	whole = s.ended || (s.parser->wellFormed && p->failed == READ_OK) ||
	        fail_as(p, s.parser);
	xmlFreeDoc(s.parser->myDoc);
	xmlFreeParserCtxt(s.parser);
	package_part_close(p);
	if (s.overflow)
		arena_overflow(a);
	return whole;
}

struct slice
xml_given(const struct xml_attributes *a, const char *name)
{
	for (int i = 0; i < a->n; i++) {
		const unsigned char **at = a->at + i * 5;

		if (strcmp((const char *)at[0], name) == 0)
			return (struct slice){(const char *)at[3],
			                      (size_t)(at[4] - at[3])};
	}
	return SLICE_NONE;
}
