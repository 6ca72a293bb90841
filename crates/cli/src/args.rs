//! What can be asked of the command.

use std::path::PathBuf;

use clap::{Args as Group, Parser, Subcommand, ValueEnum};
use gouji_core::Lang;
use gouji_formats::write::Output;

/// 勾稽：核对政府信息公开工作年度报告
#[derive(Debug, Parser)]
#[command(name = "gouji", version, about, disable_help_subcommand = true)]
pub(crate) struct Args {
    /// 语言：zh 中文，en English
    #[arg(long, global = true, default_value = "zh")]
    pub(crate) lang: LangArg,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// 核对报告，列出问题
    Check(Check),
    /// 显示读到了什么、从哪里读到、哪里没把握
    Read(Read),
    /// 把报告写成另一种格式
    Convert(Convert),
    /// 各年的报告并排比较
    Compare(Compare),
    /// 退回后重交的年报：哪些改好了，哪些还没改，哪些是新的
    Recheck(Recheck),
    /// 规则目录：编号、算式、严重程度、表式、依据、局限
    Rules(Rules),
    /// 求一般线性问题的最小修改（docs/repair-problems.md）
    Repair(Repair),
}

#[derive(Debug, Group)]
pub(crate) struct Check {
    /// 文件或文件夹，“-” 表示标准输入
    #[arg(required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// 上一年的报告
    #[arg(long)]
    pub(crate) previous: Option<PathBuf>,
    /// 规则设置文件（规则 = off|error|warning|note）
    #[arg(long)]
    pub(crate) settings: Option<PathBuf>,
    /// 输出格式
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: CheckFormat,
    /// 同时核对几份
    #[arg(long, value_parser = clap::value_parser!(u8).range(1..=64))]
    pub(crate) jobs: Option<u8>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum CheckFormat {
    /// 给人看的文字
    #[default]
    Text,
    /// gouji.check/1
    Json,
    /// 表格，一行一个问题
    Csv,
    /// SARIF 2.1.0
    Sarif,
}

#[derive(Debug, Group)]
pub(crate) struct Read {
    /// 文件，“-” 表示标准输入
    pub(crate) file: PathBuf,
    /// 输出格式
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ReadFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum ReadFormat {
    /// 给人看的文字
    #[default]
    Text,
    /// JSON
    Json,
}

#[derive(Debug, Group)]
pub(crate) struct Recheck {
    /// 原来的报告
    pub(crate) earlier: PathBuf,
    /// 重交的报告
    pub(crate) later: PathBuf,
    /// 上一年的报告
    #[arg(long)]
    pub(crate) previous: Option<PathBuf>,
    /// 输出格式
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ReadFormat,
}

#[derive(Debug, Group)]
pub(crate) struct Compare {
    /// 两年或更多年度的报告，先后不论
    #[arg(required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// 输出格式
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ReadFormat,
}

#[derive(Debug, Group)]
pub(crate) struct Convert {
    /// 文件，“-” 表示标准输入
    pub(crate) file: PathBuf,
    /// 目标格式：docx 公文版式的 Word，xlsx 工作簿，html 网页，fragment 可贴进网站后台的网页片段，md，json；
    /// check-docx、check-xlsx、check-html、check-txt 核查说明
    #[arg(long, value_parser = output)]
    pub(crate) to: Output,
    /// 上一年的报告，核查说明和问题表用
    #[arg(long)]
    pub(crate) previous: Option<PathBuf>,
    /// 写到哪个文件；不写则输出到标准输出
    #[arg(short, long)]
    pub(crate) output: Option<PathBuf>,
}

/// An output by its name.
fn output(code: &str) -> Result<Output, String> {
    let known = || Output::all().map(Output::code).collect::<Vec<_>>().join(", ");
    Output::from_code(code).ok_or_else(known)
}

#[derive(Debug, Group)]
pub(crate) struct Rules {
    /// 只看这一条规则，例如 T3-BAL
    pub(crate) rule: Option<String>,
    /// 输出格式
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: RulesFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum RulesFormat {
    /// 给人看的文字
    #[default]
    Text,
    /// JSON
    Json,
    /// Markdown
    Md,
}

#[derive(Debug, Group)]
pub(crate) struct Repair {
    /// 问题文件（JSON），“-” 表示标准输入
    #[arg(long)]
    pub(crate) problem: PathBuf,
}

/// A language on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LangArg {
    Zh,
    En,
}

impl From<LangArg> for Lang {
    fn from(lang: LangArg) -> Self {
        match lang {
            LangArg::Zh => Self::Zh,
            LangArg::En => Self::En,
        }
    }
}
