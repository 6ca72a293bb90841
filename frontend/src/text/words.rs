//! The catalogue: one line per wording, Chinese first.

use gouji_core::Lang;

macro_rules! words {
    ($($name:ident: $zh:literal, $en:literal;)*) => {
        /// One wording of the page.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Word { $(#[doc = $en] $name,)* }

        impl Word {
            /// Every wording.
            #[cfg(test)]
            pub(crate) const ALL: &'static [Word] = &[$(Word::$name,)*];

            /// The words, with their placeholders still in them.
            pub(crate) fn get(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Word::$name, Lang::Zh) => $zh, (Word::$name, Lang::En) => $en,)*
                }
            }
        }
    };
}

words! {
    // The page as a whole.
    ProductName: "政府信息公开年报 · 勾稽", "Gouji · Annual Report Check";
    Tagline: "政府信息公开工作年度报告：填写、核对", "Annual reports on the disclosure of government information: fill in and check";
    OtherLanguage: "English", "中文";
    LargeLetters: "大字", "Large text";
    Close: "知道了", "Close";
    Badge: "断网可用 · 数据不出本机", "Works offline · data stays here";
    BadgeWhy: "本网页已禁止一切联网：没有服务器，打开的文件和填写的内容只在这台电脑里。想亲自看：断开网络再用一遍，或者在浏览器的开发者工具（F12）里看“网络”一栏，是空的。", "This page forbids itself every connection: there is no server, and what you open or type stays on this computer. To see for yourself, unplug the network and use it, or look at the “Network” panel of the browser's developer tools (F12): it is empty.";
    BadgeStored: "填写的内容自动保存在这个浏览器里，同一台电脑上其他本地网页也可能读到。公用电脑上，用完保存到文件，再从“最近”里删除。", "What you type is kept in this browser, where other local pages on the same computer could read it. On a shared computer save it to a file and delete it from the list of recent reports.";

    // The start screen.
    FillHeading: "填一份年报", "Fill in a report";
    FillWhy: "从空白表开始，边填边核对，每一列差多少随时看得见。", "Begin with the blank form. Figures are checked as you type, and each column shows what it is off by.";
    FillYear: "年报年度", "Reporting year";
    NewReport: "新建 {year} 年度", "New report for {year}";
    UsesEdition: "用 {edition}的表式", "on the form of {edition}";
    CheckHeading: "检查一份年报", "Check a report";
    CheckWhy: "打开已有的年报，马上看出哪里对不上。", "Open a finished report and see at once what does not agree.";
    CheckHow: "拖到页面任何地方、选择文件，或者复制全文后按 Ctrl+V。能读：{kinds}。", "Drop it anywhere on the page, choose it, or copy its text and press Ctrl+V. It reads {kinds}.";
    Kinds: "Word、WPS、Excel、PDF（可复制文字的）、网页、txt、json", "Word, WPS, Excel, PDF with text, web pages, txt and json";
    ChooseFile: "选择文件", "Choose a file";
    RecentHeading: "最近（保存在本机浏览器）", "Recent (kept in this browser)";
    RecentNone: "还没有。填写的内容会自动保存在这里，下次打开接着填。", "Nothing yet. What you fill in is kept here automatically, to go on with next time.";
    Continue: "继续", "Go on";
    Delete: "删除", "Delete";
    DeleteReally: "再点一次删除", "Click again to delete";
    HasErrors: "{n} 处错误", "{n} errors";
    HasNoErrors: "没有错误", "no errors";
    Today: "今天 {time}", "today {time}";
    OnDay: "{month} 月 {day} 日 {time}", "{month}/{day} {time}";
    NamelessAgency: "（未填单位）", "(agency not filled in)";
    NoYear: "年度未填", "no year";
    ExampleWhy: "没有自己的文件？", "No file at hand?";
    Example: "用示例试一试", "Try an example";
    DropHere: "松开鼠标，打开这份年报", "Let go to open this report";

    // The bar at the top of a report.
    Home: "首页", "Start";
    HomeLong: "回到首页，这份年报已自动保存", "Back to the start; this report is kept";
    Agency: "单位名称", "Agency";
    AgencyHint: "填写单位全称", "Full name of the agency";
    Year: "年度", "Year";
    YearOf: "{year} 年", "{year}";
    Edition: "表式", "Form";
    EditionSince: "{first} 年起", "{first} onwards";
    EditionOfYears: "{first}–{last} 年", "{first}–{last}";
    EditionMixed: "这张表是{edition}的表式", "This table is from the form of {edition}";
    Undo: "撤销", "Undo";
    Redo: "重做", "Redo";
    UndoStep: "撤销：{step}（Ctrl+Z）", "Undo: {step} (Ctrl+Z)";
    RedoStep: "重做：{step}（Ctrl+Y）", "Redo: {step} (Ctrl+Y)";
    StepFilled: "填写“{what}”", "filling “{what}”";
    StepRepaired: "按建议改 {n} 格", "repairing {n} cells";
    RepairHeading: "修改建议", "Proposed repairs";
    RepairAdopt: "改成这样", "Make this change";
    RepairHint: "最少的改法不一定就是实情，对照台账再改。", "The smallest change is not always the truth: compare it with your records first.";
    RepairSearchOn: "继续算（可能要几秒）", "Search on (may take seconds)";
    RepairMore: "还有 {n} 种改法", "{n} more ways";
    StepPasted: "粘贴 {n} 格", "pasting {n} cells";
    StepEdition: "换表式", "changing the form";
    OpenFile: "打开", "Open";
    SaveFile: "保存到文件", "Save to a file";
    KeptAt: "已自动保存 {time}", "Kept {time}";
    Keeping: "正在保存…", "Keeping…";
    NotKept: "没能自动保存", "Not kept automatically";
    NotInFile: "还没存到文件", "not saved to a file";
    InFile: "已存到文件", "saved to a file";
    FileOfNobody: "年报", "agency";
    FileName: "{agency}_{year}_年报草稿_{stamp}", "{agency}_{year}_report_{stamp}";

    // Sections and tables.
    ReportTitle: "{agency}{year}年政府信息公开工作年度报告", "{agency}: annual report {year} on the disclosure of government information";
    Sections: "六个部分", "Sections";
    ProgressUntouched: "未开始", "not begun";
    ProgressFilling: "还有 {n} 格", "{n} cells left";
    ProgressWrong: "{n} 处错误", "{n} errors";
    ProgressDone: "已完成", "complete";
    Done: "{n} / {all} 已完成", "{n} of {all} complete";
    ProseHint: "粘贴或填写这一部分的正文。没有内容写“无”。", "Paste or write this part. Write “无” if there is nothing.";
    Characters: "{n} 字", "{n} characters";
    Balance: "差额", "Difference";
    BalanceEven: "一致", "even";
    BalanceOpen: "还没填完", "incomplete";
    BalanceOff: "差 {n}", "off {n}";
    FillZeros: "空格补 0（{n} 格）", "Fill blanks with 0 ({n})";
    FillZerosWhy: "确实没有的都填 0；空着的合计按明细相加。可以一步撤销。", "Blanks become 0, blank totals the sum of their parts; one undo takes it back.";
    StepZeros: "空格补 0（{n} 格）", "filling {n} blanks";
    KeysHint: "方向键、Enter、Tab 移动；F2 改；Esc 不改；F8 下一处问题；Ctrl+Z 撤销；可整块粘贴", "Arrows, Enter and Tab move; F2 edits; Esc cancels; F8 next problem; Ctrl+Z undoes; blocks can be pasted";

    // The line at the foot.
    BlankCell: "空", "blank";
    ReadAs: "读作 {value}", "read as {value}";
    ReadAsAbout: "读作约数 {value}", "read as about {value}";
    ReadAsNothing: "不是数，不当作 0", "not a number, not taken for 0";
    NotRead: "读不出一个数", "cannot be read as a number";
    NoCell: "点一格，这里说明它的内容和问题", "Choose a cell: its content and problems are told here";

    // The panel of findings.
    Problems: "问题", "Problems";
    Error: "错误", "Errors";
    Warning: "疑点", "Doubtful";
    Note: "提示", "Notes";
    Unfilled: "还没填完", "Not filled in yet";
    UnfilledCells: "{table}　{n} 格", "{table}: {n} cells";
    UnfilledText: "{section}　正文", "{section}: text";
    NoProblems: "没有发现问题", "No problem found";
    NoErrorsYet: "填了的数都对得上", "What is filled in agrees";
    FindingsBySeverity: "按严重程度", "By severity";
    FindingsBySection: "按章节", "By section";
    FindingsCopy: "复制清单", "Copy the list";
    FindingsCopied: "问题清单已复制，可以粘贴到聊天或文档里", "The list is copied; paste it into a message or a document";
    FindingsNotCopied: "浏览器没让这个网页复制，换用“导出”里的核查说明", "The browser does not let this page copy; use the check sheet under Export";
    NextProblem: "下一处", "Next";
    NextProblemLong: "下一处问题（F8），上一处（Shift+F8）", "Next problem (F8), the one before (Shift+F8)";
    Zeros: "其余 {n} 项是 0", "{n} more are 0";
    Basis: "依据", "Basis";
    Locate: "定位", "Go there";
    GoToValue: "到“{name}”", "Go to “{name}”";

    // What came with a file.
    ImportHeading: "导入待核", "To look at after reading";
    ImportFrom: "来自“{file}”", "from “{file}”";
    ImportPasted: "来自粘贴的内容", "from the pasted text";
    ImportRaw: "原文：{raw}", "In the source: {raw}";
    ImportSettle: "看过了", "Looked at";
    ImportSettleAll: "全部看过", "All looked at";
    Unplaced: "没放进表里的内容（{n}）", "Text that found no place ({n})";
    UnplacedMore: "还有 {n} 处，多是网页上年报以外的内容", "{n} more, mostly what stands around the report on its page";
    ReadClean: "“{file}”：认出 {n} 个数，没有疑点", "“{file}”: {n} figures were read, none in doubt";
    ReadCleanPasted: "粘贴的内容：认出 {n} 个数，没有疑点", "From the paste {n} figures were read, none in doubt";
    ReadUnplaced: "没放进表里的内容 {n} 处", "{n} texts found no place";
    ReadRemarks: "原文件的版式有 {n} 处和统一格式不同", "the layout of the file differs from the form in {n} places";
    ReviewOpen: "对照原文", "Compare with the source";
    ReviewTitle: "导入核对", "Look at what was read";
    ReviewFigures: "认出 {n} 个数，", "{n} figures were read, ";
    ReviewOpenDoubts: "{n} 处要看一眼", "{n} to look at";
    ReviewNoDoubts: "没有疑点", "none in doubt";
    ReviewAllSeen: "疑点都看过了", "all doubts looked at";
    ReviewPosition: "第 {n} / {all} 处", "{n} of {all}";
    ReviewBack: "上一处", "Previous";
    ReviewNext: "下一处", "Next";
    ReviewDone: "进入年报", "On to the report";
    ReviewSource: "原文", "The source";
    ReviewResult: "填到表里", "In the form";
    ReviewSourceGone: "原文没有留在这个浏览器里。再打开一次原文件，可以并排对照。", "The source is not kept in this browser. Open the file again to see both side by side.";
    ReviewSourceKeys: "方向键在读出的数之间移动，Enter 到表里那一格", "Arrow keys move between the figures that were read; Enter goes to the cell";
    ReviewLeftOut: "这里有 {n} 行没有读出数，没有显示", "{n} lines without figures are not shown here";
    ReviewDoubts: "疑点（{n}）", "Doubts ({n})";
    ReviewRemarks: "原文件的版式（{n}）", "Layout of the file ({n})";
    ReviewRemarksWhy: "只说原文件，导出的年报按统一格式，不受影响。", "About the file alone: what is exported here follows the form.";
    ReviewAccept: "对，就是这样（Enter）", "Yes, that is right (Enter)";
    ReviewAcceptBlank: "知道了，先空着（Enter）", "I see, leave it blank (Enter)";
    ReviewCorrect: "我来填", "Correct it";
    ReviewSeen: "看过了", "looked at";
    ReviewAcceptAll: "全部接受", "Accept all";
    ReviewBlank: "存疑的先空着", "Leave doubtful cells blank";
    ReviewShow: "看", "Show";
    ReviewHow: "依据：{how}", "Told by {how}";
    ReviewLink: "{place} → {cell}", "{place} → {cell}";
    ReviewNow: "现在填的：{text}", "Now in the form: {text}";
    ReviewCells: "{cell} 等 {n} 格", "{cell} and others, {n} cells";
    HowLabel: "行名和列名", "its row and column labels";
    HowPosition: "所在位置", "its position";
    HowSums: "合计关系", "the sums that must hold";
    PlacePage: "第 {n} 页", "page {n}";
    PlaceSheet: "工作表“{name}”", "sheet “{name}”";
    PlaceTable: "第 {n} 张表", "table {n}";
    PlaceRow: "第 {n} 行", "row {n}";
    PlaceColumn: "第 {n} 格", "cell {n}";
    PlaceLine: "第 {n} 行", "line {n}";
    PlaceCell: "{column}{row} 格", "cell {column}{row}";
    Comma: "，", ", ";
    StepLeftBlank: "存疑的 {n} 格先空着", "leaving {n} doubtful cells blank";
    ReadingFile: "正在读“{file}”（{size} MB）", "Reading “{file}” ({size} MB)";
    ReadingBytes: "正在从磁盘取文件…", "Fetching it from the disk…";
    ReadingStarting: "正在准备…", "Getting ready…";
    ReadingOpening: "正在打开、读出内容…", "Opening it and reading what is in it…";
    ReadingLooking: "正在认表格里的数…", "Looking for the tables and their figures…";
    ReadingStop: "停止（Esc）", "Stop (Esc)";
    ReadingStopped: "已停止，没有打开“{file}”", "Stopped; “{file}” was not opened";
    FileStopsReader: "“{file}”读到一半停了，别的内容没有受影响。用原来的软件另存为 .docx 或 .xlsx，再导入", "Reading “{file}” broke off half way; nothing else is affected. Save it as .docx or .xlsx in its own program and open that";
    ChooseReport: "里面有 {n} 份年报，选择要打开的一份", "There are {n} reports in it; choose the one to open";
    ChooseNone: "都不打开", "None of them";

    // Repairs and what follows from other figures.
    Forced: "此格只能是 {value}，因为 {why}", "This cell can only be {value}, because {why}";
    TakeForced: "填 {value}（Enter）", "Fill in {value} (Enter)";
    RepairPreview: "在表里看看", "Show in the table";
    RepairProof: "为什么这样改，自己核一遍", "Why: check it by hand";
    ProofDisjoint: "下面 {n} 条不一致没有共用的格，一处改动消不掉两条，所以至少改 {n} 处：", "These {n} disagreements share no cell: no one change settles two, so at least {n} are needed:";
    ProofImpossible: "这些格的数本身不成立，必须改：{cells}", "The figures of these cells are impossible by themselves and must change: {cells}";
    ProofTried: "更少的改法试了 {n} 种，都不能让表一致", "{n} smaller sets of changes were tried, and none makes the table agree";
    ProofAfter: "改了以后，两边相等：", "After the change both sides agree:";
    BlindTitle: "哪些错看不出来", "What no rule can see";
    BlindRectangle: "四处同样大小的错，正好在两行两列的交点上、两加两减，所有合计仍然相等，任何规则都看不出来。", "Four errors of the same size on the crossings of two rows and two columns, two up and two down, leave every sum right: no rule can see them.";
    BlindLeast: "改得最少的办法不一定就是实情：一个人抄错两处，和另一处错一个数，表上看起来可能一样。以台账和原件为准。", "The smallest change is not always the truth: two slips may look like one elsewhere. Your records decide.";
    BlindEven: "两处错恰好抵消、整行整列漏报、把一件申请记错了类别而合计不变，都要靠台账核对。", "Errors that cancel out, rows or columns left out altogether, and a case counted under a wrong head show only against your records.";

    // The prose.
    FigureAgrees: "和表里的数一致", "agrees with the tables";
    FigureFits: "换一种口径和表里的数一致", "agrees with the tables when read in another way";
    FigureAddsUp: "和正文里的其他数相符", "fits the other figures of the text";
    FigureOpen: "改完再核对", "compared when the change is complete";
    FigureExplained: "和表里的数不一致，已说明理由", "does not agree with the tables; explained";
    FigureTally: " · 正文里的数：{even} 个一致，{wrong} 个要看，{open} 个没有可比的", " · figures in the text: {even} agree, {wrong} to look at, {open} not compared";
    WhyNotInTables: "表里没有这一项，没有核对", "nothing in the tables to compare with";
    WhyOtherUnit: "单位和表里不同，没有核对", "in another unit than the tables; not compared";
    WhyOtherPeriod: "说的是别的年份或时段，没有核对", "of another period; not compared";
    WhyOtherScope: "说的是别的单位或一部分，没有核对", "of another body or a part; not compared";
    WhyDifference: "是增减的数，没有核对", "a difference; not compared";
    WhyPart: "是表里没有分出来的一部分，没有核对", "a part that the tables do not show; not compared";
    WhyShare: "是占比，没有可比的数", "a share of something unknown; not compared";
    WhyUnsure: "说的是哪一项不明确，没有核对", "unclear what it counts; not compared";
    WhyUnreadable: "读不出一个数", "cannot be read as one number";
    WhyNoValue: "表里这一格没有数，还不能核对", "the cell holds no number yet";
    InProse: "正文", "the text";
    GoBack: "← 回到正文", "← Back to the text";

    InsertOpen: "插入表中的数（Alt+=）", "Insert a figure (Alt+=)";
    InsertSearch: "找一个数：行名、列名或数字", "Find a figure: row, column or number";
    InsertHow: "↑ ↓ 选，Enter 插入数字，Shift+Enter 插入同比，Esc 不插了。插入的数跟着表走；导出的是普通文字。", "Up and down choose, Enter inserts the figure, Shift+Enter its growth, Esc leaves. It follows the table; exports are plain text.";
    InsertNone: "没有这样的数，换个说法找", "No such figure; try other words";
    InsertFigure: "插入 {text}", "Insert {text}";
    InsertGrowth: "插入“{text}”", "Insert “{text}”";
    LinkedTo: "跟着表走：{name}", "Follows the table: {name}";
    LinkedGrowth: "跟着表走：{name}的同比", "Follows the table: the growth of {name}";
    LinkLost: "表里这一格现在没有数，文字没有动", "The cell holds no number now; the text was left";
    LinkCut: "断开", "Cut the link";
    LinkMake: "让它跟着表走", "Let it follow the table";
    LinkTally: " · {n} 处跟着表走", " · {n} follow the tables";
    StepLinked: "插入表中的数", "inserting a figure";
    StepCutLink: "断开正文里的数", "cutting a link";
    GrowthMore: "较上年增加{by}{unit}，增长{rate}", "up {by} {unit} on the year before, or {rate}";
    GrowthFewer: "较上年减少{by}{unit}，下降{rate}", "down {by} {unit} on the year before, or {rate}";
    GrowthFromNothing: "较上年增加{by}{unit}", "up {by} {unit} on the year before";
    GrowthNone: "与上年持平", "as in the year before";

    // Last year's report.
    PreviousHeading: "上年年报", "Last year's report";
    PreviousChoose: "选择文件", "Choose a file";
    PreviousWhy: "也可以拖到这里。对照结转、现行有效和增减。", "Or drop it here: carry-over, stock and growth are compared.";
    PreviousShow: "表里显示上年", "Show in tables";
    PreviousLeave: "不再对照", "Take away";
    TookPrevious: "已对照上年年报：{agency} {year}，上年的数在表里以灰色小字显示", "Compared with last year's report: {agency} {year}. Its figures stand in the tables in small grey";
    LastYear: "上年 {text}", "last year {text}";
    OfferQuestion: "这是上一年的年报：{agency} {year}。怎么用？", "This is the report of the year before: {agency} {year}. What is it for?";
    OfferBeside: "作为上年年报，对照着检查", "Compare this year's report with it";
    OfferApart: "单独打开检查", "Open it by itself";
    StepTookPrevious: "对照上年年报", "comparing with last year";
    StepLeftPrevious: "不再对照上年", "leaving last year";

    // Explaining findings.
    ExplainOpen: "说明理由…", "Explain…";
    ExplainReason: "理由", "Reason";
    ExplainBy: "说明人", "By";
    ExplainDone: "记下理由", "Keep the reason";
    Cancel: "取消", "Cancel";
    ReasonChecked: "数据属实，已核实", "The figure is true; it was checked";
    ReasonLastYear: "上年数据已更正", "Last year's figure was corrected";
    ReasonScope: "上级口径要求", "As the superior authority counts";
    ReasonOther: "其他：", "Other:";
    ReasonOwn: "写明理由", "Write the reason";
    Decided: "已说明", "Explained";
    DecidedBy: "理由：{reason}　— {by} {at}", "Reason: {reason} — {by} {at}";
    Nobody: "未署名", "not signed";
    Withdraw: "撤回说明", "Take back";
    Lapsed: "说明已不适用（数变了）", "Explanations of other values";
    LapsedOf: "{rule}：当时的数是 {values}", "{rule}: the values were {values}";
    StepExplained: "说明理由", "explaining a finding";
    StepWithdrew: "撤回说明", "taking an explanation back";

    // The rules.
    RuleMore: "这条规则的说明", "More on this rule";
    RulesTitle: "检查规则", "Rules";
    RulesLead: "共 {n} 条。错误不可能成立，疑点要人判断，提示供参考。", "{n} rules. Errors cannot be true, doubtful findings need a person, notes are good to know.";
    RulesSearch: "搜规则：编号、说法、依据", "Search: id, wording, basis";
    RulesShown: "显示 {n} 条", "{n} shown";
    RulesNone: "没有搜到，换个说法试试", "None found; try other words";
    RulesAll: "全部", "All";
    RulesBack: "回到年报", "Back to the report";
    RuleFormula: "算式或条件", "Formula or condition";
    RuleBasis: "依据", "Basis";
    RuleEditions: "表式", "Forms";
    RuleLimits: "看不出的情形", "What it cannot see";
    RuleExample: "会报出的例子", "An example with a finding";
    RuleExampleNote: "“_”是空格；一行是表里的一行，从左到右", "“_” is a blank; one line is one row of the table, left to right";
    FamilyCell: "单元格", "Cells";
    FamilyT2: "表二　主动公开", "Table 2: active disclosure";
    FamilyT3: "表三　申请办理", "Table 3: applications";
    FamilyT4: "表四　复议诉讼", "Table 4: review and lawsuits";
    FamilyProse: "正文", "Prose";
    FamilyYears: "和上年对比", "Year against year";
    FamilyStructure: "结构和写法", "Structure and wording";
    FamilyLayout: "版式", "Layout";
    FamilyPublication: "整篇", "The whole text";

    // What can be had of a report.
    Export: "导出", "Export";
    ExportTitle: "导出前核对", "Before it leaves";
    ExportCheck: "核对", "Check";
    ExportLook: "去看", "Look";
    ExportDraft: "还有 {n} 处错误没处理，或者没有填完：先导出的文件名会带“草稿”", "{n} errors are left, or something is not filled in: files will be named as drafts";
    ExportReady: "填完了，没有错误", "Complete, without errors";
    ExportDecided: "{n} 处已说明理由，写进核查说明", "{n} explained findings go into the check sheet";
    ExportOutputs: "导出", "Export";
    ExportName: "文件名：{file}", "File name: {file}";
    Offered: "已交给浏览器保存：{file}", "Given to the browser to save: {file}";
    OutDocx: "Word（.docx）", "Word (.docx)";
    OutDocxWhy: "正式文本，公文版式", "the formal text in official layout";
    OutFragment: "网站后台片段", "Piece for a website";
    OutFragmentWhy: "整段贴进网站后台，不带样式表", "to paste into a content management system";
    OutHtml: "网页（.html）", "Web page (.html)";
    OutHtmlWhy: "可直接打开、打印", "to open and print";
    OutXlsx: "Excel（.xlsx）", "Excel (.xlsx)";
    OutXlsxWhy: "数据表，合计是公式，附问题清单", "tables with live totals and the findings";
    OutJson: "数据包（.json）", "Data (.json)";
    OutJsonWhy: "可再导入，说明理由都在里面", "to open again here, explanations included";
    OutMarkdown: "Markdown（.md）", "Markdown (.md)";
    OutMarkdownWhy: "纯文本，带表格", "plain text with tables";
    OutCheckDocx: "核查说明（.docx）", "Check sheet (.docx)";
    OutCheckXlsx: "核查说明（.xlsx）", "Check sheet (.xlsx)";
    OutCheckText: "核查说明（文字）", "Check sheet (text)";
    OutCheckWhy: "逐条列出问题、建议和已说明的理由", "findings, proposals and explanations, one by one";
    OutCheckTextWhy: "可以贴进聊天和邮件", "to paste into messages";
    OutPage: "带数据的网页", "This page with the report inside";
    OutPageWhy: "双击就能看到年报和问题，不用装软件", "one file that shows report and findings when opened";
    OutPrint: "打印 / 存为 PDF", "Print / save as PDF";
    OutPrintWhy: "打印年报全文，或者存为 PDF", "the whole report";

    // Help.
    Help: "帮助", "Help";
    HighContrast: "高对比", "High contrast";
    HelpFirst: "怎么用", "How to use it";
    HelpFirstFill: "填一份：首页点“新建”，四张表像 Excel 一样填，正文直接写或粘贴。随时关掉，下次从“最近”接着填。", "Fill in: begin on the start screen; the tables take keys like a spreadsheet, the text is written or pasted. Close at any time and go on from the list of recent reports.";
    HelpFirstCheck: "查一份：把年报文件拖进来，右边列出问题，点一条跳到那一格；有修改建议的，先“在表里看看”，再决定改不改。", "Check: drop a report; problems are listed on the right and lead to their cells. Look at a proposed repair in the table before you make it.";
    HelpFirstColours: "红色是错误，两边不可能都对；琥珀色是疑点，要人判断；灰色是提示和还没填完。确实没错的，点“说明理由”，理由跟着文件走，数一变就重新提醒。", "Red cannot be true, amber needs a person, grey is good to know. What is right as it stands can be explained; the reason travels with the file and lapses when a value changes.";
    HelpKeys: "快捷键", "Keys";
    HelpKept: "数据在哪里", "Where the data is";
    HelpMore: "还有", "More";
    HelpBrowser: "这个浏览器：", "This browser: ";
    KeyArrows: "移到旁边一格", "to the next cell";
    KeyEnter: "向下、向上一格；空格只能是一个数时，Enter 填上它", "down, up; in a blank that can have one value only, Enter writes it";
    KeyTab: "下一格、上一格", "next and previous cell";
    KeyEdit: "改这一格里的字", "edit the text of the cell";
    KeyEscape: "不改了，恢复原来的", "cancel";
    KeyDelete: "清空（空格不是 0）", "clear (a blank is not 0)";
    KeyHome: "行首、行尾", "first and last cell of the row";
    KeyTable: "表里第一格、最后一格", "first and last cell of the table";
    KeyProblem: "下一处、上一处问题", "next and previous problem";
    KeyUndo: "撤销、重做，什么都能撤销", "undo and redo, everything";
    KeyPaste: "复制、粘贴；从 Excel、Word、网页复制的整块都可以", "copy and paste, whole blocks from Excel, Word or a page too";
    KeyInsert: "正文里：插入表中的数，数跟着表走", "in the text: insert a figure that follows the table";
    KeySave: "保存到文件", "save to a file";
    KeyPrint: "打印年报", "print the report";

    // The browser tries itself.
    ProbeTitle: "浏览器自检", "What this browser can do";
    ProbeBack: "回到帮助", "Back to help";
    ProbeLead: "下面每一项都是刚才在这个浏览器里真的试过的。用得不顺时，点“复制结果”发给帮你的人。", "Each of these was tried in this browser just now. If something goes wrong, copy the result and send it to whoever helps you.";
    ProbeTrying: "正在试…", "trying…";
    ProbeWorks: "能用", "works";
    ProbeSpare: "没有，不影响用", "not there, and not needed";
    ProbeFails: "不能用", "does not work";
    ProbeProgram: "运行本工具（WebAssembly）", "Running this tool (WebAssembly)";
    ProbeProgramWorks: "工具正在运行。", "It is running.";
    ProbeDatabase: "自动保存（IndexedDB）", "Keeping reports (IndexedDB)";
    ProbeDatabaseWorks: "填的内容会自动保存在这个浏览器里。", "What you fill in is kept in this browser.";
    ProbeDatabaseFails: "填的内容关闭后会丢：常按 Ctrl+S 保存到文件；不要用无痕窗口，检查浏览器是否设了“关闭时清除”。", "It will be lost on closing: save to a file often; do not use a private window, and look whether the browser clears its data on closing.";
    ProbeTexts: "保存设置（localStorage）", "Keeping settings (localStorage)";
    ProbeTextsWorks: "大字、语言会记住，正在关闭时的最后几个字也不丢。", "Settings are remembered, and so are the last words before closing.";
    ProbeTextsFails: "大字、语言每次要重选；多开几个窗口时不能互相提醒。", "Settings must be chosen each time; windows cannot warn each other.";
    ProbeSaving: "保存文件", "Saving files";
    ProbeSavingWorks: "导出和保存会进浏览器的下载文件夹。", "Exports go into the folder for downloads.";
    ProbeSavingFails: "存不了文件：换用 Edge、Chrome 或 360 浏览器的极速模式打开。", "Files cannot be saved: open the page in Edge or Chrome.";
    ProbeChinese: "读旧软件的中文文件（GB18030）", "Reading older Chinese files (GB18030)";
    ProbeChineseWorks: "旧软件存的 txt、csv 能读。", "Texts of older programs can be read.";
    ProbeChineseFails: "旧软件存的 txt、csv 会读不出：用记事本另存为 UTF-8 再打开。", "Save older texts as UTF-8 before opening them.";
    ProbeBeside: "后台读大文件（Worker）", "Reading large files beside the page (Worker)";
    ProbeBesideWorks: "浏览器能在后台干活。", "The browser can work beside the page.";
    ProbeBesideFails: "读大文件时页面会停几秒，等一等就好。", "The page stands still for some seconds while a large file is read.";
    ProbeSameFile: "直接存回原文件", "Saving into the same file";
    ProbeSameFileWorks: "浏览器有这个功能。", "The browser has it.";
    ProbeSameFileFails: "每次保存是下载一个新文件，认准文件名里的时间。", "Each save is a new download; its name tells the time.";
    ProbeUnpacking: "浏览器自带的解压", "The browser's own unpacking";
    ProbeUnpackingWorks: "浏览器有；本工具自己也带了，不靠它。", "It is there; this page brings its own.";
    ProbeUnpackingFails: "浏览器没有；本工具自己带了，照常打开 Word、Excel。", "Not there; this page brings its own.";
    ProbeSecure: "安全环境", "Secure context";
    ProbeSecureWorks: "从本机文件或 https 打开，功能齐全。", "Opened from a file or over https: nothing is held back.";
    ProbeSecureFails: "从普通 http 打开：浏览器会收起一部分功能，本工具用的都有替代办法。", "Opened over plain http: the browser holds some things back; this page does without.";
    ProbeClipboard: "复制和粘贴", "Copy and paste";
    ProbeClipboardHow: "点“试复制”，再在右边按 Ctrl+V。", "Press the button, then Ctrl+V in the field.";
    ProbeTryCopy: "试复制", "Copy a sample";
    ProbePasteHere: "在这里按 Ctrl+V", "Press Ctrl+V here";
    ProbeNowPaste: "已复制，在右边按 Ctrl+V。", "Copied; now press Ctrl+V in the field.";
    ProbePasted: "✓ 复制和粘贴都能用", "✓ Copy and paste work";
    ProbeOtherPasted: "粘贴来的不是刚才复制的内容，再试一次。", "That is not what was copied; try again.";
    ProbeSample: "勾稽 12 件", "Gouji 12";
    ProbeCopy: "复制结果", "Copy the result";
    ProbeCopied: "结果已复制，粘贴发给帮你的人", "The result is copied; paste it into a message";
    ProbeNotCopied: "浏览器没让这个网页复制，截一张图也行", "The browser does not let this page copy; a screenshot will do";

    // What the browser keeps.
    Opening: "正在打开…", "Opening…";
    UnreadNewer: "这一条是新版的本工具保存的，用新版打开；也可以先保存到文件", "Kept by a later version of this page: open it there, or save it to a file first";
    UnreadDamaged: "这一条读不出来了，内容还在：保存到文件，再用记事本查看", "This entry cannot be read, but it is still there: save it to a file and look at it with a text editor";
    Overtaken: "这份年报在另一个标签页里也改过。这里的内容已另存为一份，两份都在首页的“最近”里，没有丢", "This report was changed in another tab as well. What is here goes on as a copy; both are in the list of recent reports";
    ChangedElsewhere: "另一个标签页改了这份年报，这里显示的是改之前的", "Another tab has changed this report; what is shown here is older";
    TakeNewer: "换成改过的", "Show the change";
    Erase: "清除这个浏览器里的全部内容", "Erase everything in this browser";
    EraseReally: "再点一次，全部清除，不能找回", "Click again: everything is erased for good";
    Erased: "已全部清除，这个浏览器里没有留下内容", "Everything is erased; nothing is left in this browser";

    // Year against year.
    YearsTitle: "各年对比", "Year against year";
    YearsList: "放在一起的年报", "Reports side by side";
    YearsAdd: "再放几年（可多选）", "Add years (several files)";
    YearsAddHint: "也可以把文件拖到这一页。上一年的同时用来核对，其他年只在这里比。", "Or drop files on this page. Last year's report is checked against, too; other years are only compared here.";
    YearsThis: "本份", "this one";
    YearsLeave: "拿走 {year} 年", "Take {year} away";
    PictureCarried: "结转一年接一年", "Carried over, year by year";
    PictureStock: "{name}：现行有效一年接一年", "{name}: in force, year by year";
    SaysChained: "各年的结转都接得上。", "Every year carries in what the year before carried out.";
    SaysUnchained: "接不上的有 {n} 处：{which}。", "{n} do not fit: {which}.";
    SaysUnchainedYear: "{year} 年结转下年 {out} 件，{next} 年上年结转 {in} 件", "{year} carried out {out}, {next} carried in {in}";
    SaysStocked: "各年的现行有效数都接得上。", "The stock agrees from year to year.";
    ColumnCarriedIn: "上年结转", "Carried in";
    ColumnReceived: "新收", "Received";
    ColumnCarriedOut: "结转下年", "Carried out";
    ColumnFits: "接得上", "Fits";
    ColumnBefore: "上年现行有效", "In force before";
    ColumnIssued: "制发", "Issued";
    ColumnRepealed: "废止", "Repealed";
    ColumnExpected: "应为", "Should be";
    ColumnInForce: "现行有效", "In force";
    OffBy: "差 {n}", "off {n}";
    YearsOpen: "对比", "Compare";
    TookYears: "已放进 {years} 年度的年报", "Taken: {years}";
    YearsNone: "把上年或更多年的年报放进来（可多选、可拖放），这里逐项列出增减，画出结转和现行有效的衔接。", "Add last year's report or more years (choose several, or drop them here): every row is compared, and the carry-over is drawn.";
    CarriedHeading: "上年结转下年 → 本年上年结转", "Carried out last year → carried in this year";
    StocksHeading: "上年现行有效 + 制发 − 废止 = 本年现行有效", "In force before + issued − repealed = in force";
    ChainOut: "{year} 年结转下年 {n} 件", "{year} carried out {n}";
    ChainIn: "{year} 年上年结转 {n} 件", "{year} carried in {n}";
    ChainAgrees: "一致", "the same";
    ChainBroken: "不一致", "not the same";
    ChainOpen: "没法比", "cannot be compared";
    SentenceHeading: "可用的句子", "A sentence to use";
    SaysReceived: "{year}年，共收到政府信息公开申请 {n} 件。", "In {year}, {n} applications were received.";
    SaysSame: "{year}年，共收到政府信息公开申请 {n} 件，与上年持平。", "In {year}, {n} applications were received, as many as the year before.";
    SaysMore: "{year}年，共收到政府信息公开申请 {n} 件，较上年增加 {by} 件，增长 {rate}。", "In {year}, {n} applications were received, {by} more than the year before, up {rate}.";
    SaysFewer: "{year}年，共收到政府信息公开申请 {n} 件，较上年减少 {by} 件，下降 {rate}。", "In {year}, {n} applications were received, {by} fewer than the year before, down {rate}.";
    SaysMoreThanNone: "{year}年，共收到政府信息公开申请 {n} 件，较上年增加 {by} 件。", "In {year}, {n} applications were received, {by} more than the year before.";
    Copy: "复制", "Copy";
    Copied: "已复制，到正文里粘贴", "Copied; paste it into the text";
    NotCopied: "浏览器没让这个网页复制，选中句子按 Ctrl+C", "The browser does not let this page copy; select the sentence and press Ctrl+C";
    YearsRows: "逐项对比", "Row by row";
    YearsRow: "项目", "Row";
    YearsBy: "增减", "Change";
    YearsRate: "增幅", "Rate";
    YearsAll: "全部", "All";
    YearsChanged: "只看变化", "Changed";
    YearsJumps: "只看突变（±50% 且 ≥5）", "Jumps (±50% and 5 or more)";
    RowsShown: "{n} 行", "{n} rows";
    Pictures: "图", "Pictures";
    PictureComposition: "办理结果构成", "How applications ended";
    PictureTrend: "新收和结转", "Received and carried out";
    PictureRefusals: "不予公开的理由", "Reasons for refusal";
    SaysComposition: "{year} 年办结的申请里，“{name}”最多，占 {rate}%。", "Of the applications concluded in {year} most were “{name}”: {rate}%.";
    SaysRefusals: "{year} 年不予公开的理由里，“{name}”最多，{n} 件。", "The most frequent reason in {year} was “{name}”: {n}.";
    Reason: "理由", "Reason";
    PictureTable: "看数", "The figures";
    SaveSvg: "存为 SVG", "Save as SVG";
    SavePng: "存为 PNG", "Save as PNG";

    // The ledger of applications.
    LedgerShort: "台账", "Ledger";
    LedgerTitle: "台账计数", "Count a ledger";
    LedgerImport: "导入台账自动计数", "Count a ledger";
    LedgerGoOn: "接着看", "Go on";
    LedgerWhy: "全年申请的 Excel 或 CSV 清单，逐件数进表三。", "A list of the year's applications is counted into table 3.";
    LedgerLead: "打开全年依申请公开的台账（Excel、WPS 表格或 CSV，一件一行），自动数进“收到和处理政府信息公开申请情况”表。", "Open the year's list of applications (Excel, WPS or CSV, a row for each), and it is counted into the table of applications.";
    LedgerWants: "要有三列：收到日期、申请人类别、处理结果；有答复日期就能分清本年办结和结转下年。表里每个数都能点开，看是哪几件。", "It needs the date received, the kind of applicant and the result; with the date of the answer, what was carried over is told apart. Each figure opens into its rows.";
    LedgerStays: "台账只在这台电脑里读，不保存、不上传；点“填入”之前，年报一个数都不改。", "The list is read on this computer only, and neither kept nor sent; nothing in the report changes before you take the figures over.";
    LedgerChoose: "选择台账", "Choose a ledger";
    LedgerExample: "用示例台账试一试", "Try an example";
    LedgerExampleFile: "示例台账.csv", "example.csv";
    LedgerNeedsYear: "先在年报上方选年度，再数台账", "Choose the year of the report first";
    LedgerOther: "换一份台账", "Another ledger";
    LedgerSheet: "工作表", "Sheet";
    LedgerSaveMapping: "保存对应关系", "Save the mapping";
    LedgerLoadMapping: "用保存过的对应关系", "Load a mapping";
    LedgerMappingName: "台账对应关系", "ledger-mapping";
    LedgerMappingTaken: "已用上保存过的对应关系", "The saved mapping is in use";
    LedgerLeave: "不用台账了", "Leave it";
    LedgerUncounted: "台账 {all} 行，选好列就开始数", "{all} rows; choose the columns and they are counted";
    LedgerCounted: "台账 {all} 行：计入 {year} 年 {n} 行，要看的 {open} 行，不属于这一年或不计入的 {outside} 行", "{all} rows: {n} counted for {year}, {open} to look at, {outside} of other years or left out";
    LedgerColumns: "1. 哪一列是什么", "1. Which column is what";
    LedgerLacks: "还要选：{what}", "Still to choose: {what}";
    LedgerAssume: "没写年份的日期都算本年度", "Days without a year are of this year";
    RoleReceived: "收到日期", "Date received";
    RoleApplicant: "申请人类别", "Kind of applicant";
    RoleOutcome: "处理结果", "Result";
    RoleReason: "具体理由（没有可不选）", "Reason (if there is one)";
    RoleConcluded: "答复（办结）日期（没有可不选）", "Date concluded (if there is one)";
    RoleStanding: "新收还是结转（没有可不选）", "New or carried over (if there is one)";
    RoleNone: "不用", "none";
    Between: "、", ", ";
    BetweenSentences: "；", "; ";
    LedgerWords: "2. 台账里的写法对应表里哪一项", "2. What the words of the ledger mean";
    LedgerUnknown: "还有 {n} 种写法没有对应：", "{n} words are not known yet:";
    LedgerTakeAll: "采用全部建议（{n} 种）", "Take all {n} proposals";
    LedgerAllKnown: "✓ 写法都对应上了", "✓ Every word is known";
    LedgerKnown: "已对应 {n} 种写法", "{n} words are known";
    LedgerMore: "还有 {n} 条没有列出", "{n} more are not listed";
    LedgerKind: "列", "Column";
    LedgerText: "台账里的写法", "Word";
    LedgerUses: "件数", "Rows";
    LedgerUsesFirst: "{n} 件（第 {row} 行起）", "{n} (from row {row})";
    LedgerMeans: "对应表里的", "Means";
    LedgerBlank: "（空白）", "(blank)";
    LedgerPick: "选一项…", "choose…";
    LedgerLeaveOut: "不计入", "leave out";
    LedgerProposed: "建议：{name}", "Proposed: {name}";
    LedgerOpenRows: "要看的行（没有计数）", "Rows to look at (not counted)";
    LedgerOutside: "不属于这一年或不计入的行", "Rows of other years or left out";
    LedgerRows: "{n} 行", "{n} rows";
    LedgerRowNumber: "台账行号", "Row";
    LedgerRest: "其他内容", "Other cells";
    LedgerFigures: "3. 数出来的表", "3. The table as counted";
    LedgerTake: "填入年报（改 {n} 格）", "Take over ({n} cells change)";
    LedgerSame: "和年报里的数一样，没有要改的", "The report has the same figures";
    LedgerTakeWhy: "有底色的格会改，“→”左边是现在的数；填入后可以一步撤销。", "Tinted cells will change; what stands there now is left of “→”. One undo takes it back.";
    LedgerLeft: "还有 {n} 行没有计入", "{n} rows are not counted";
    LedgerTaken: "已按台账填好 {n} 格，撤销可以一步退回", "{n} cells were filled from the ledger; one undo takes them back";
    LedgerTrace: "看是台账里哪几行", "Show the rows of the ledger";
    LedgerFigure: "{cell}，{n} 件，看台账里是哪几行", "{cell}: {n}; show the rows of the ledger";
    LedgerTraceHow: "点一个数，这里列出它在台账里是哪几行。", "Choose a figure, and its rows are listed here.";
    LedgerTraced: "{cell} = {n} 件，台账里这几行：", "{cell} = {n}, from these rows:";
    StepCounted: "按台账填 {n} 格", "filling {n} cells from the ledger";

    // What is said once.
    SwitchedWhole: "已换成{edition}的表式，填过的数都在", "Now on the form of {edition}; every figure is kept";
    SwitchedWithLoss: "已换成{edition}的表式，有 {n} 格在新表里没有位置（撤销可以换回去）：", "Now on the form of {edition}; {n} cells have no place there (undo brings them back):";
    CellSays: "{cell}：{text}", "{cell}: {text}";
    Pasted: "粘贴了 {n} 格，Ctrl+Z 可以撤销", "{n} cells were pasted; Ctrl+Z takes them back";
    PastedNothing: "粘贴的和表里的一样，没有改动", "What was pasted is what stands there already";
    PasteTitle: "粘贴会改 {n} 格，表里用虚线框标出", "The paste would change {n} cells, framed in the tables";
    PasteSize: "复制了 {rows} 行 {columns} 列，", "{rows} rows and {columns} columns were copied; ";
    PasteByLabels: "按行名和列名对上 {n} 格", "{n} cells were found by their labels";
    PasteByPosition: "从选中的格起，按位置放 {n} 格", "{n} cells are filled by position from the chosen one";
    PasteOutside: "，{n} 处放不下", ", {n} texts do not fit";
    PasteOutsideList: "放不下、不会粘贴的（{n}）", "What does not fit and is left out ({n})";
    PasteMore: "还有 {n} 格，表里都标出了", "{n} more, all framed in the tables";
    PasteConfirm: "粘贴（Enter）", "Paste (Enter)";
    PasteCancel: "不粘贴（Esc）", "Do not paste (Esc)";
    PastedOutside: "复制了 {rows} 行 {columns} 列，从这里放不下，多出的 {n} 格没有粘贴", "{rows} rows and {columns} columns were copied; from here {n} cells found no place and were not pasted";
    NotStored: "浏览器没让这个网页存数据，关闭后会丢，现在保存到文件", "The browser does not let this page keep data; it will be lost on closing. Save it to a file now";
    NotOffered: "浏览器没让这个网页保存文件，换用 Edge、Chrome 或 360 浏览器的极速模式打开", "The browser does not let this page save files; open it in Edge or Chrome";
    FileNotRead: "读不到“{file}”：它可能是文件夹，或者正被别的程序占用。选择单个文件再试", "“{file}” cannot be read: it may be a folder, or in use by another program. Choose a single file";
    OnlyFirst: "一次打开一份，先打开了“{file}”，其余 {n} 个没有打开", "One file is opened at a time: “{file}”. The other {n} were not opened";
    ClipboardHasNoText: "剪贴板里没有文字，先在年报里全选、复制，再回来粘贴", "The clipboard holds no text; select and copy the report first";
    StoredIsGone: "浏览器里已经没有这份年报，可能在别处删除了", "This report is no longer in the browser; it may have been deleted elsewhere";
}
