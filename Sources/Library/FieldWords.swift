import Basics

extension Lexicon {
    /// Words that a page with such a form is sure to hold some of: they tell a right encoding from a wrong one.
    public static let fieldWords: [Text] = [
        Text("绩效"), Text("指标"), Text("预算"), Text("目标"), Text("项目"), Text("单位"), Text("部门"), Text("年度"),
        Text("万元"), Text("满意度"), Text("产出"), Text("效益"), Text("一级"), Text("支出"),
    ]
}
