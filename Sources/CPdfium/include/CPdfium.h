#ifndef BIAOCHI_CPDFIUM_H
#define BIAOCHI_CPDFIUM_H

#include <stddef.h>

/* The functions of pdfium that reading needs, found in its shared library at run time: nothing is linked, so the program runs
   where pdfium is absent. Coordinates are points in the page's own space, y upwards. Not thread-safe: one call at a time. */

typedef void *pdfium_document;
typedef void *pdfium_page;
typedef void *pdfium_text;
typedef void *pdfium_object;
typedef void *pdfium_segment;

struct pdfium_matrix {
    float a, b, c, d, e, f;
};

struct pdfium_rectangle {
    float left, top, right, bottom;
};

enum {
    PDFIUM_ERROR_PASSWORD = 4,
    PDFIUM_ERROR_SECURITY = 5,
    PDFIUM_OBJECT_PATH = 2,
    PDFIUM_OBJECT_IMAGE = 3,
    PDFIUM_OBJECT_FORM = 5,
    PDFIUM_SEGMENT_LINE = 0,
    PDFIUM_SEGMENT_CURVE = 1,
    PDFIUM_SEGMENT_MOVE = 2,
};

#pragma clang assume_nonnull begin

struct pdfium {
    void (*FPDF_InitLibrary)(void);
    pdfium_document _Nullable (*FPDF_LoadMemDocument64)(const void *bytes, size_t count, const char *_Nullable password);
    unsigned long (*FPDF_GetLastError)(void);
    void (*FPDF_CloseDocument)(pdfium_document);
    int (*FPDF_GetPageCount)(pdfium_document);
    pdfium_page _Nullable (*FPDF_LoadPage)(pdfium_document, int index);
    void (*FPDF_ClosePage)(pdfium_page);
    int (*FPDF_GetPageBoundingBox)(pdfium_page, struct pdfium_rectangle *);
    int (*FPDFPage_GetRotation)(pdfium_page);

    pdfium_text _Nullable (*FPDFText_LoadPage)(pdfium_page);
    void (*FPDFText_ClosePage)(pdfium_text);
    int (*FPDFText_CountChars)(pdfium_text);
    unsigned int (*FPDFText_GetUnicode)(pdfium_text, int index);
    int (*FPDFText_IsGenerated)(pdfium_text, int index);
    int (*FPDFText_HasUnicodeMapError)(pdfium_text, int index);
    double (*FPDFText_GetFontSize)(pdfium_text, int index);
    int (*FPDFText_GetMatrix)(pdfium_text, int index, struct pdfium_matrix *);
    int (*FPDFText_GetCharBox)(pdfium_text, int index, double *left, double *right, double *bottom, double *top);
    int (*FPDFText_GetLooseCharBox)(pdfium_text, int index, struct pdfium_rectangle *);
    int (*FPDFText_GetCharOrigin)(pdfium_text, int index, double *x, double *y);

    int (*FPDFPage_CountObjects)(pdfium_page);
    pdfium_object _Nullable (*FPDFPage_GetObject)(pdfium_page, int index);
    int (*FPDFFormObj_CountObjects)(pdfium_object);
    pdfium_object _Nullable (*FPDFFormObj_GetObject)(pdfium_object, unsigned long index);
    int (*FPDFPageObj_GetType)(pdfium_object);
    int (*FPDFPageObj_GetMatrix)(pdfium_object, struct pdfium_matrix *);
    int (*FPDFPageObj_GetBounds)(pdfium_object, float *left, float *bottom, float *right, float *top);
    int (*FPDFPath_GetDrawMode)(pdfium_object, int *fill, int *stroke);
    int (*FPDFPath_CountSegments)(pdfium_object);
    pdfium_segment _Nullable (*FPDFPath_GetPathSegment)(pdfium_object, int index);
    int (*FPDFPathSegment_GetPoint)(pdfium_segment, float *x, float *y);
    int (*FPDFPathSegment_GetType)(pdfium_segment);
    int (*FPDFPathSegment_GetClose)(pdfium_segment);
};

/* Loads the library at `path` (a bare name is looked for where the system looks), finds every function, and starts it.
   Null where it is not there or lacks one of them. It stays loaded. */
const struct pdfium *_Nullable pdfium_load(const char *path);

#pragma clang assume_nonnull end

#endif
