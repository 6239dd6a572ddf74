#include "CPdfium.h"

#include <dlfcn.h>
#include <stdlib.h>

const struct pdfium *pdfium_load(const char *path) {
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (!library) return 0;
    struct pdfium *found = calloc(1, sizeof *found);
    if (!found) return 0;
    int missing = 0;
#define FIND(name) missing |= !(*(void **)&found->name = dlsym(library, #name))
    FIND(FPDF_InitLibrary);
    FIND(FPDF_LoadMemDocument64);
    FIND(FPDF_GetLastError);
    FIND(FPDF_CloseDocument);
    FIND(FPDF_GetPageCount);
    FIND(FPDF_LoadPage);
    FIND(FPDF_ClosePage);
    FIND(FPDF_GetPageBoundingBox);
    FIND(FPDFPage_GetRotation);
    FIND(FPDFText_LoadPage);
    FIND(FPDFText_ClosePage);
    FIND(FPDFText_CountChars);
    FIND(FPDFText_GetUnicode);
    FIND(FPDFText_IsGenerated);
    FIND(FPDFText_HasUnicodeMapError);
    FIND(FPDFText_GetFontSize);
    FIND(FPDFText_GetMatrix);
    FIND(FPDFText_GetCharBox);
    FIND(FPDFText_GetLooseCharBox);
    FIND(FPDFText_GetCharOrigin);
    FIND(FPDFPage_CountObjects);
    FIND(FPDFPage_GetObject);
    FIND(FPDFFormObj_CountObjects);
    FIND(FPDFFormObj_GetObject);
    FIND(FPDFPageObj_GetType);
    FIND(FPDFPageObj_GetMatrix);
    FIND(FPDFPageObj_GetBounds);
    FIND(FPDFPath_GetDrawMode);
    FIND(FPDFPath_CountSegments);
    FIND(FPDFPath_GetPathSegment);
    FIND(FPDFPathSegment_GetPoint);
    FIND(FPDFPathSegment_GetType);
    FIND(FPDFPathSegment_GetClose);
#undef FIND
    if (missing) {
        free(found);
        dlclose(library);
        return 0;
    }
    found->FPDF_InitLibrary();
    return found;
}
