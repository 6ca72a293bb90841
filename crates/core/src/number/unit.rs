//! Units that people write behind a figure.

/// A unit written in the cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// 件
    Jian,
    /// 条
    Tiao,
    /// 项
    Xiang,
    /// 个
    Ge,
    /// 份
    Fen,
    /// 封
    Feng,
    /// 宗
    Zong,
    /// 起
    Qi,
    /// 例
    Li,
    /// 次
    Ci,
    /// 人次
    RenCi,
    /// 元
    Yuan,
    /// 万元
    WanYuan,
    /// 亿元
    YiYuan,
}

impl Unit {
    /// Every unit, in the order of the variants.
    pub const ALL: [Self; 14] = [
        Self::Jian,
        Self::Tiao,
        Self::Xiang,
        Self::Ge,
        Self::Fen,
        Self::Feng,
        Self::Zong,
        Self::Qi,
        Self::Li,
        Self::Ci,
        Self::RenCi,
        Self::Yuan,
        Self::WanYuan,
        Self::YiYuan,
    ];

    /// The unit as it is written.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Jian => "件",
            Self::Tiao => "条",
            Self::Xiang => "项",
            Self::Ge => "个",
            Self::Fen => "份",
            Self::Feng => "封",
            Self::Zong => "宗",
            Self::Qi => "起",
            Self::Li => "例",
            Self::Ci => "次",
            Self::RenCi => "人次",
            Self::Yuan => "元",
            Self::WanYuan => "万元",
            Self::YiYuan => "亿元",
        }
    }

    /// For units of money, how many 元 one of them is.
    pub const fn yuan(self) -> Option<i64> {
        match self {
            Self::Yuan => Some(1),
            Self::WanYuan => Some(10_000),
            Self::YiYuan => Some(100_000_000),
            _ => None,
        }
    }

    /// Whether the unit is one of money.
    pub const fn is_money(self) -> bool {
        self.yuan().is_some()
    }
}
