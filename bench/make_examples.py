"""Writes the made examples: examples/*.docx, *.xlsx, *.html. Bodies and figures are invented.

Run after `scripts/setup bench`:  .venv/bin/python bench/make_examples.py examples
The same run writes the same forms; the archives differ in their time stamps only.
"""
import html
import pathlib
import sys

import docx
import openpyxl
from openpyxl.styles import Alignment, Border, Side

# A grid is a list of rows; a cell is its text, None where the cell to the left reaches over it, "^" where the one above does.
OVERALL = [
    ["部门（单位）名称", "临溪县水务局", None, None, None, None, None, None],
    ["年度绩效目标", "2026年维修养护农村供水工程64处，农村供水水质达标率达到95%以上；清淤整治河道27.5公里，"
     "河道清淤断面验收合格率达到100%；受益群众满意度达到90%以上。", None, None, None, None, None, None],
    ["年度主要任务", "任务名称", "主要内容", None, None, None, None, None],
    ["^", "农村供水保障", "1.维修养护农村供水工程64处；2.农村供水水质达标率达到95%。", None, None, None, None, None],
    ["^", "河道清淤整治", "1.清淤整治河道27.5公里；2.河道清淤断面验收合格率达到100%。", None, None, None, None, None],
    ["预算情况", "资金总额", "按收入性质分", None, None, None, "按支出性质分", None],
    ["^", "^", "一般公共预算", "政府性基金拨款", "财政专户管理资金", "其他资金", "基本支出", "项目支出"],
    ["^", "2486.5", "2106.5", "380", "0", "0", "1672.3", "814.2"],
    ["一级指标", "二级指标", "三级指标", "指标值类型", "指标值", "度量单位", "指标值说明", "备注"],
    ["成本指标", "经济成本指标", "河道清淤整治项目支出", "≤", "418.6", "万元", "按合同结算的项目支出", ""],
    ["产出指标", "数量指标", "维修养护农村供水工程数量", "≥", "64", "处", "年内完成维修养护并验收的工程处数", ""],
    ["^", "^", "清淤整治河道长度", "≥", "27.5", "公里", "年内完成清淤并验收的河道长度", ""],
    ["^", "质量指标", "农村供水水质达标率", "≥", "95", "%", "达标水样数÷检测水样总数×100%", ""],
    ["^", "^", "河道清淤断面验收合格率", "=", "100", "%", "合格断面数÷验收断面总数×100%", ""],
    ["^", "时效指标", "河道清淤工程完工时间", "≤", "5", "月", "以竣工验收单日期为准", ""],
    ["效益指标", "社会效益指标", "供水工程受益人口", "≥", "8.2", "万人", "工程供水范围内的常住人口", ""],
    ["满意度指标", "服务对象满意度指标", "受益群众满意度", "≥", "90", "%", "选择“满意”及以上的份数÷有效问卷份数×100%", ""],
]

PROJECT = [
    ["项目名称", "社区养老服务站建设项目", None, None, None, None, None],
    ["主管部门", "青浦桥区民政局", None, "实施单位", "青浦桥区养老服务中心", None, None],
    ["项目资金（万元）", "年度资金总额", None, None, "326.4", None, None],
    ["^", "其中：财政拨款", None, None, "300", None, None],
    ["^", "其他资金", None, None, "26.4", None, None],
    ["年度总体目标", "2026年新建社区养老服务站6个，培训养老护理员120人次，服务老年人满意度达到92%以上。",
     None, None, None, None, None],
    ["一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "权重"],
    ["产出指标", "数量指标", "新建社区养老服务站数量", "≥", "6", "个", "15"],
    ["^", "^", "培训养老护理员人次", "≥", "120", "人次", "15"],
    ["^", "质量指标", "服务站建设验收合格率", "=", "100", "%", "10"],
    ["^", "时效指标", "服务站投入使用时间", "≤", "10", "月", "10"],
    ["^", "成本指标", "社区养老服务站建设项目支出", "≤", "326.4", "万元", "10"],
    ["效益指标", "社会效益指标", "新增养老床位数量", "≥", "90", "张", "20"],
    ["满意度指标", "服务对象满意度指标", "服务老年人满意度", "≥", "92", "%", "20"],
]


def spans(grid):
    """Yields (row, column, rows, columns, text) of every cell that is printed."""
    for r, row in enumerate(grid):
        for c, text in enumerate(row):
            if text is None or text == "^":
                continue
            columns = 1
            while c + columns < len(row) and row[c + columns] is None:
                columns += 1
            rows = 1
            while r + rows < len(grid) and grid[r + rows][c] == "^":
                rows += 1
            yield r, c, rows, columns, text


def write_docx(path, title, lines, grid):
    document = docx.Document()
    document.add_heading(title, 1)
    for line in lines:
        document.add_paragraph(line)
    table = document.add_table(len(grid), len(grid[0]), style="Table Grid")
    for r, c, rows, columns, text in spans(grid):
        cell = table.cell(r, c)
        if rows > 1 or columns > 1:
            cell = cell.merge(table.cell(r + rows - 1, c + columns - 1))
        cell.text = text
    document.core_properties.author = ""
    document.save(path)


def write_xlsx(path, title, lines, grid):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "绩效目标表"
    width = len(grid[0])
    thin = Border(*[Side(style="thin")] * 4)
    for r, text in enumerate([title, *lines], 1):
        sheet.cell(r, 1, text)
        sheet.merge_cells(start_row=r, end_row=r, start_column=1, end_column=width)
    top = 2 + len(lines)
    for r, c, rows, columns, text in spans(grid):
        cell = sheet.cell(top + r, 1 + c)
        try:
            cell.value = float(text) if "." in text else int(text)
        except ValueError:
            cell.value = text
        cell.border = thin
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        if rows > 1 or columns > 1:
            sheet.merge_cells(start_row=top + r, end_row=top + r + rows - 1,
                              start_column=1 + c, end_column=c + columns)
    for c in range(1, width + 1):
        sheet.column_dimensions[openpyxl.utils.get_column_letter(c)].width = 18
    book.save(path)


def write_html(path, title, lines, grid):
    rows = {}
    for r, c, height, width, text in spans(grid):
        span = (f' rowspan="{height}"' if height > 1 else "") + (f' colspan="{width}"' if width > 1 else "")
        rows.setdefault(r, []).append(f"<td{span}>{html.escape(text)}</td>")
    table = "\n".join(f"<tr>{''.join(cells)}</tr>" for cells in rows.values())
    above = "\n".join(f"<p>{html.escape(line)}</p>" for line in lines)
    path.write_text(
        f"""<!DOCTYPE html>
<html lang="zh"><head><meta charset="utf-8"><title>{title}</title></head>
<body>
<div class="nav"><a href="#">首页</a> &gt; <a href="#">信息公开</a> &gt; 部门预算</div>
<h1>{title}</h1>
{above}
<table border="1">
{table}
</table>
<div class="foot">主办单位：临溪县人民政府办公室</div>
</body></html>
""", encoding="utf-8")


def write_text(path, title, lines, grid):
    body = "\n".join("\t".join("" if cell in (None, "^") else cell for cell in row) for row in grid)
    path.write_text("\n".join([title, *lines, body]) + "\n", encoding="utf-8")


OVERALL_TITLE, OVERALL_LINES = "2026年部门整体支出绩效目标表", ["填报单位（盖章）：临溪县水务局", "单位：万元"]
PROJECT_TITLE, PROJECT_LINES = "2026年项目支出绩效目标表", ["单位：万元"]


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    write_docx(folder / "overall-2026.docx", OVERALL_TITLE, OVERALL_LINES, OVERALL)
    write_xlsx(folder / "project-2026.xlsx", PROJECT_TITLE, PROJECT_LINES, PROJECT)
    write_html(folder / "overall-2026.html", OVERALL_TITLE, OVERALL_LINES, OVERALL)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "examples"))
