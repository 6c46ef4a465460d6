//! `templates/TEMPLATES.md`: the words of the house style, and what a document may print.

use super::{fields, house_style};

/// The page as it should be.
pub fn page() -> String {
    let mut page = String::from(
        "# 用词和字段\n\n本页由测试核对，改动以后用 `ANZHI_BLESS=1 cargo test templates` 重写。写法见 [README.md](README.md)；\
         有哪些文书，运行 `anzhi list`；一种文书里的名称在本案今天是什么值，运行 `anzhi vars 案件 文书编号`。\n\n\
         The words of the house style, and every field that a document may print.\n",
    );
    page.push_str(&house_style::part());
    page.push_str(&fields::part());
    page
}
