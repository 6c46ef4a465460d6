//! Owns: the parts a font plays in an official document, and the families that may play them.
//! Never: looks for a font file.

use strum::{IntoStaticStr, VariantArray};

/// The part that a font plays in a document. Its code is its name in `sys.inputs` and in JSON output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum FontRole {
    /// Body text (仿宋).
    Fangsong,
    /// Second-level headings and remarks (楷体).
    Kaiti,
    /// First-level headings (黑体).
    Heiti,
    /// Page numbers and tables (宋体).
    Songti,
    /// The title (小标宋).
    Xiaobiaosong,
    /// Whatever character the others lack, such as a rare one in a name.
    Fallback,
}

impl FontRole {
    /// Families that offices use for this role, best first: Windows, the foundries, WPS, macOS.
    /// Which of a font's names Typst takes depends on the file, so both scripts are listed.
    #[must_use]
    pub fn own(self) -> &'static [&'static str] {
        match self {
            Self::Fangsong => &[
                "FangSong_GB2312",
                "仿宋_GB2312",
                "FangSong",
                "仿宋",
                "FZFangSong-Z02S",
                "方正仿宋简体",
                "FZFangSong-Z02",
                "方正仿宋_GBK",
                "HYFangSongS",
                "汉仪仿宋S",
                "STFangsong",
                "华文仿宋",
            ],
            Self::Kaiti => &[
                "KaiTi_GB2312",
                "楷体_GB2312",
                "KaiTi",
                "楷体",
                "FZKai-Z03S",
                "方正楷体简体",
                "FZKai-Z03",
                "方正楷体_GBK",
                "HYKaiTiS",
                "汉仪楷体S",
                "STKaiti",
                "华文楷体",
                "Kaiti SC",
            ],
            Self::Heiti => &[
                "SimHei",
                "黑体",
                "FZHei-B01S",
                "方正黑体简体",
                "FZHei-B01",
                "方正黑体_GBK",
                "HYZhongHeiKW",
                "汉仪中黑KW",
                "STHeiti",
                "华文黑体",
                "Heiti SC",
            ],
            Self::Songti => &[
                "SimSun",
                "宋体",
                "NSimSun",
                "新宋体",
                "FZShuSong-Z01S",
                "方正书宋简体",
                "FZShuSong-Z01",
                "方正书宋_GBK",
                "HYShuSongErKW",
                "汉仪书宋二KW",
                "STSong",
                "华文宋体",
                "Songti SC",
            ],
            Self::Xiaobiaosong => &[
                "FZXiaoBiaoSong-B05S",
                "方正小标宋简体",
                "FZXiaoBiaoSong-B05",
                "方正小标宋_GBK",
                "HYXiaoBiaoSong",
                "汉仪小标宋",
            ],
            Self::Fallback => &["SimSun-ExtB", "SimSun-ExtG", "Microsoft YaHei", "PingFang SC"],
        }
    }

    /// The family that offices expect for this role, by its Chinese name, as Word files name it.
    #[must_use]
    pub fn office(self) -> &'static str {
        self.own().iter().find(|name| !name.is_ascii()).or(self.own().first()).copied().unwrap_or_default()
    }

    /// Free families for this role, with the weight at which each stands in for it.
    #[must_use]
    pub fn free(self) -> &'static [(&'static str, u16)] {
        match self {
            Self::Fangsong => &[("FandolFang R", 400), ("FandolFang", 400)],
            Self::Kaiti => &[("FandolKai", 400), ("LXGW WenKai", 400)],
            Self::Heiti => &[("FandolHei", 400), ("Noto Sans CJK SC", 400), ("Source Han Sans SC", 400)],
            Self::Songti => &[("FandolSong", 400), ("Noto Serif CJK SC", 400), ("Source Han Serif SC", 400)],
            Self::Xiaobiaosong => {
                &[("FandolSong", 700), ("Noto Serif CJK SC", 700), ("Source Han Serif SC", 700)]
            }
            Self::Fallback => &[
                ("Noto Serif CJK SC", 400),
                ("Source Han Serif SC", 400),
                ("Noto Sans CJK SC", 400),
                ("Source Han Sans SC", 400),
            ],
        }
    }
}
