#!/usr/bin/env python3
"""make_pdfs.py SAMPLES OUT [COUNT]: prints forms as pdf in four more ways than an office suite's own from docx.

SAMPLES holds NNN.html, NNN.xls, NNN.docx and NNN.truth.json; OUT gets a folder for each way with NNN.pdf and NNN.truth.json:
chromium (a browser's print of the web page), weasyprint (from the same page), xls (an office suite from the workbook, which draws
no lines), cairo (lines and words put one by one, cells in a shuffled order).

Needs: chromium, libreoffice-calc, fonts-noto-cjk, libpango1.0-0 (apt); weasyprint, python-docx (pip).
"""
import ctypes
import ctypes.util
import glob
import os
import random
import shutil
import subprocess
import sys
import tempfile


def chromium(source, target):
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}",
             "--no-pdf-header-footer", f"--print-to-pdf={target}", "file://" + os.path.abspath(source)],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)


def weasyprint(source, target):
    import weasyprint as w
    style = w.CSS(string="@page{size:A4 landscape;margin:1cm} body{font-family:'Noto Sans CJK SC';font-size:9pt}"
                         "table{border-collapse:collapse;width:100%} td,th{border:0.5pt solid #000;padding:2pt 3pt}")
    w.HTML(filename=source).write_pdf(target, stylesheets=[style])


def office(source, target):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["soffice", "-env:UserInstallation=file://" + folder + "/profile", "--headless", "--convert-to", "pdf",
             "--outdir", folder, source],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=180)
        made = os.path.join(folder, os.path.splitext(os.path.basename(source))[0] + ".pdf")
        shutil.move(made, target)


class Cairo:
    """A page at a time: strokes and pango layouts."""

    def __init__(self, path, width, height):
        load = lambda name: ctypes.CDLL(ctypes.util.find_library(name))
        self.cairo, self.pango, self.both, self.gobject = (
            load("cairo"), load("pango-1.0"), load("pangocairo-1.0"), load("gobject-2.0"))
        double = ctypes.c_double
        for name in ["cairo_pdf_surface_create", "cairo_create"]:
            getattr(self.cairo, name).restype = ctypes.c_void_p
        self.cairo.cairo_pdf_surface_create.argtypes = [ctypes.c_char_p, double, double]
        self.cairo.cairo_create.argtypes = [ctypes.c_void_p]
        for name, count in [("move_to", 2), ("line_to", 2), ("set_line_width", 1), ("rectangle", 4)]:
            getattr(self.cairo, "cairo_" + name).argtypes = [ctypes.c_void_p] + [double] * count
        for name in ["stroke", "fill", "show_page", "destroy"]:
            getattr(self.cairo, "cairo_" + name).argtypes = [ctypes.c_void_p]
        for name in ["cairo_surface_finish", "cairo_surface_destroy"]:
            getattr(self.cairo, name).argtypes = [ctypes.c_void_p]
        self.both.pango_cairo_create_layout.restype = ctypes.c_void_p
        self.both.pango_cairo_create_layout.argtypes = [ctypes.c_void_p]
        self.both.pango_cairo_show_layout.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
        self.pango.pango_font_description_from_string.restype = ctypes.c_void_p
        self.pango.pango_font_description_from_string.argtypes = [ctypes.c_char_p]
        self.pango.pango_layout_set_font_description.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
        self.pango.pango_layout_set_text.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
        self.pango.pango_layout_set_width.argtypes = [ctypes.c_void_p, ctypes.c_int]
        self.pango.pango_layout_set_wrap.argtypes = [ctypes.c_void_p, ctypes.c_int]
        self.pango.pango_layout_get_size.argtypes = [ctypes.c_void_p] + [ctypes.POINTER(ctypes.c_int)] * 2
        self.gobject.g_object_unref.argtypes = [ctypes.c_void_p]
        self.surface = self.cairo.cairo_pdf_surface_create(path.encode(), width, height)
        self.context = self.cairo.cairo_create(self.surface)
        self.font = self.pango.pango_font_description_from_string(b"Noto Sans CJK SC 8")

    def layout(self, text, width):
        layout = self.both.pango_cairo_create_layout(self.context)
        self.pango.pango_layout_set_font_description(layout, self.font)
        self.pango.pango_layout_set_width(layout, int(width * 1024))
        self.pango.pango_layout_set_wrap(layout, 2)
        data = text.encode()
        self.pango.pango_layout_set_text(layout, data, len(data))
        return layout

    def height(self, text, width):
        layout = self.layout(text, width)
        across, down = ctypes.c_int(), ctypes.c_int()
        self.pango.pango_layout_get_size(layout, across, down)
        self.gobject.g_object_unref(layout)
        return down.value / 1024

    def show(self, text, x, y, width):
        layout = self.layout(text, width)
        self.cairo.cairo_move_to(self.context, x, y)
        self.both.pango_cairo_show_layout(self.context, layout)
        self.gobject.g_object_unref(layout)

    def line(self, x0, y0, x1, y1):
        self.cairo.cairo_set_line_width(self.context, 0.6)
        self.cairo.cairo_move_to(self.context, x0, y0)
        self.cairo.cairo_line_to(self.context, x1, y1)
        self.cairo.cairo_stroke(self.context)

    def next_page(self):
        self.cairo.cairo_show_page(self.context)

    def close(self):
        self.cairo.cairo_destroy(self.context)
        self.cairo.cairo_surface_finish(self.surface)
        self.cairo.cairo_surface_destroy(self.surface)


def blocks(path):
    """Paragraphs and tables of a docx; a table as rows of (column, span, goes on from above, text)."""
    import docx
    from docx.oxml.ns import qn
    for child in docx.Document(path).element.body:
        if child.tag == qn("w:p"):
            yield "p", "".join(t.text or "" for t in child.iter(qn("w:t")))
        elif child.tag == qn("w:tbl"):
            rows = []
            for tr in child.findall(qn("w:tr")):
                row, column = [], 0
                for tc in tr.findall(qn("w:tc")):
                    span, merge = tc.find(".//" + qn("w:gridSpan")), tc.find(".//" + qn("w:vMerge"))
                    count = int(span.get(qn("w:val"))) if span is not None else 1
                    below = merge is not None and merge.get(qn("w:val")) != "restart"
                    words = "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in tc.findall(qn("w:p")))
                    row.append((column, count, below, words))
                    column += count
                rows.append(row)
            yield "t", rows


def cairo(source, target):
    width, height, margin = 842, 595, 36
    page = Cairo(target, width, height)
    chance = random.Random(7)
    y = margin
    for kind, content in blocks(source):
        if kind == "p":
            if not content.strip():
                continue
            if y > height - margin - 20:
                page.next_page()
                y = margin
            page.show(content, margin, y, width - 2 * margin)
            y += page.height(content, width - 2 * margin) + 6
            continue
        columns = max(c + n for row in content for c, n, _, _ in row)
        step = (width - 2 * margin) / columns
        heights = []
        for row in content:
            heights.append(max([page.height(t, n * step - 6) for _, n, below, t in row if not below and t] or [10]) + 6)
        shows, first = [], True
        for r, row in enumerate(content):
            if y + heights[r] > height - margin:
                page.line(margin, y, width - margin, y)
                chance.shuffle(shows)
                for show in shows:
                    page.show(*show)
                page.next_page()
                shows, y, first = [], margin, True
            for column, count, below, text in row:
                x = margin + column * step
                if not below or first:
                    page.line(x, y, x + count * step, y)
                page.line(x, y, x, y + heights[r])
                if column + count == columns:
                    page.line(x + count * step, y, x + count * step, y + heights[r])
                if text and not below:
                    shows.append((text, x + 3, y + 3, count * step - 6))
            y += heights[r]
            first = False
        page.line(margin, y, width - margin, y)
        chance.shuffle(shows)
        for show in shows:
            page.show(*show)
        y += 12
    page.close()


WAYS = [("chromium", "html", chromium), ("weasyprint", "html", weasyprint), ("xls", "xls", office),
        ("cairo", "docx", cairo)]


def main():
    samples, out = sys.argv[1], sys.argv[2]
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 10
    truths = sorted(glob.glob(os.path.join(samples, "*.truth.json")))[:count]
    for way, ending, make in WAYS:
        folder = os.path.join(out, way)
        os.makedirs(folder, exist_ok=True)
        for truth in truths:
            stem = os.path.basename(truth)[: -len(".truth.json")]
            target = os.path.join(folder, stem + ".pdf")
            shutil.copy(truth, os.path.join(folder, stem + ".truth.json"))
            if not os.path.exists(target):
                make(os.path.join(samples, stem + "." + ending), target)


main()
