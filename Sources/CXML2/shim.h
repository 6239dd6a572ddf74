#include <libxml/xmlversion.h>
// Debian builds libxml2 with ICU, whose headers clash with those inside Swift's Foundation. Only the head of one structure that
// the library itself allocates depends on it, so nothing is lost by not seeing it.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/HTMLparser.h>
#include <libxml/xmlerror.h>
#include <libxml/parserInternals.h>
#include <iconv.h>
