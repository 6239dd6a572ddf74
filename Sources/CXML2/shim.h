#include <libxml/xmlversion.h>
/* ICU's headers would clash with Foundation's own copy of them; only the layout of a struct that is not used here changes. */
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
