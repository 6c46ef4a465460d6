//! Owns: the closed list of codes.
//! Never: holds a message.

use strum::{IntoStaticStr, VariantArray};

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Severity {
    /// For the reader's notice.
    Note,
    /// Documents can be made; a person must look.
    Warning,
    /// No document may be made before it is mended.
    Error,
}

macro_rules! codes {
    ($($name:ident $text:literal $severity:ident,)*) => {
        /// The closed list. Messages and help stand under the same code in `locales/`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "each code is described in locales/, in both languages")]
        pub enum Code { $($name,)* }

        impl Code {
            /// Every code, in the order in which they are listed.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The stable text of the code.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// How grave a finding with this code is.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    // what was written cannot be read
    FileMissing "file-missing" Error,
    FileTooLarge "file-too-large" Error,
    FileEnding "file-ending" Error,
    FolderDepth "folder-depth" Error,
    Encoding "encoding" Error,
    WorkbookUnreadable "workbook-unreadable" Error,
    YamlSyntax "yaml-syntax" Error,
    YamlAlias "yaml-alias" Error,
    YamlTooLarge "yaml-too-large" Error,
    DuplicateKey "duplicate-key" Error,
    UnknownKey "unknown-key" Error,
    MissingKey "missing-key" Error,
    WrongType "wrong-type" Error,
    NotOneOf "not-one-of" Error,
    EmptyText "empty-text" Error,
    ControlCharacter "control-character" Error,
    PrivateCharacter "private-character" Error,
    NotADate "not-a-date" Error,
    DateSerial "date-serial" Error,
    DateOfMonth "date-of-month" Error,
    NotMoney "not-money" Error,
    MoneyDecimals "money-decimals" Error,
    NotANumber "not-a-number" Error,
    PartOfDay "part-of-day" Error,
    PeriodShape "period-shape" Error,
    MethodOrder "method-order" Error,
    // roster
    MissingColumn "missing-column" Error,
    UnknownColumn "unknown-column" Error,
    IgnoredColumn "ignored-column" Note,
    HeadingsElsewhere "headings-elsewhere" Note,
    AmountScale "amount-scale" Error,
    RowPassedOver "row-passed-over" Note,
    ReadAs "read-as" Note,
    MergedCells "merged-cells" Error,
    CellBroken "cell-broken" Error,
    SheetRead "sheet-read" Note,
    SheetHidden "sheet-hidden" Note,
    SheetsMany "sheets-many" Error,
    RowsHidden "rows-hidden" Note,
    FormulaValues "formula-values" Note,
    TwoTables "two-tables" Error,
    DuplicateColumn "duplicate-column" Error,
    ShortRow "short-row" Error,
    EmptyRoster "empty-roster" Error,
    MissingValue "missing-value" Error,
    RepeatedWorker "repeated-worker" Error,
    ContractEndMissing "contract-end-missing" Error,
    IdNumberLost "id-number-lost" Error,
    IdNumberShape "id-number-shape" Error,
    IdNumberOld "id-number-old" Error,
    IdNumberCheck "id-number-check" Error,
    IdNumberConflict "id-number-conflict" Error,
    HiredBeforeBirth "hired-before-birth" Error,
    HiredAfterBase "hired-after-base" Error,
    BornAfterBase "born-after-base" Error,
    PeriodReversed "period-reversed" Error,
    PeriodsOverlap "periods-overlap" Error,
    NoChannel "no-channel" Error,
    TwoChannels "two-channels" Error,
    UnknownChannel "unknown-channel" Error,
    RetirementCategoryMissing "retirement-category-missing" Error,
    RetirementCategorySex "retirement-category-sex" Error,
    // values of the case that `new` makes
    SampleValue "sample-value" Error,
    SampleMark "sample-mark" Error,
    // policy packs
    PackMissing "pack-missing" Error,
    PackDepth "pack-depth" Error,
    SourceUnlisted "source-unlisted" Error,
    ParameterMissing "parameter-missing" Error,
    ParameterUncovered "parameter-uncovered" Error,
    ParameterUnit "parameter-unit" Error,
    OverrideUndeclared "override-undeclared" Error,
    ValueUnchecked "value-unchecked" Note,
    ParameterGap "parameter-gap" Error,
    ParameterOverlap "parameter-overlap" Error,
    OverrideOther "override-other" Error,
    SourceRepealed "source-repealed" Error,
    WordTwice "word-twice" Error,
    WordsMissing "words-missing" Error,
    ExpressionSyntax "expression-syntax" Error,
    ExpressionName "expression-name" Error,
    ExpressionType "expression-type" Error,
    ExpressionDivision "expression-division" Error,
    ExpressionFailed "expression-failed" Error,
    ExampleFailed "example-failed" Error,
    CalendarDay "calendar-day" Error,
    // what a lint of the packs tells
    PackUnused "pack-unused" Note,
    CheckUnchecked "check-unchecked" Note,
    ValueEnded "value-ended" Warning,
    PackStale "pack-stale" Warning,
    WordsDiffer "words-differ" Warning,
    // judgement; what compares facts with norms is ruled by the packs' checks
    Ruled "ruled" Error,
    CalendarMissing "calendar-missing" Warning,
    UnknownPeriod "unknown-period" Error,
    SourceLater "source-later" Warning,
    UnknownFigure "unknown-figure" Error,
    AmountDiffers "amount-differs" Error,
    // documents
    UnknownDocument "unknown-document" Error,
    DocumentTwice "document-twice" Error,
    DocumentUnread "document-unread" Error,
    BodyMissing "body-missing" Error,
    RowsEach "rows-each" Error,
    ColumnPrivacy "column-privacy" Error,
    EachPrivacy "each-privacy" Error,
    OnlyPrivacy "only-privacy" Error,
    SignatoryMissing "signatory-missing" Error,
    DayMissing "day-missing" Error,
    DocumentNotDue "document-not-due" Warning,
    GateClosed "gate-closed" Error,
    GateWaiting "gate-waiting" Note,
    GateDraft "gate-draft" Warning,
    TemplateSyntax "template-syntax" Error,
    TemplateField "template-field" Error,
    TypesetFailed "typeset-failed" Error,
    StyleWord "style-word" Warning,
    NoGlyph "no-glyph" Error,
    TooLong "too-long" Warning,
    FontMissing "font-missing" Error,
    FontSubstitute "font-substitute" Note,
    // the workspace
    FolderNotEmpty "folder-not-empty" Error,
    FolderOfAnother "folder-of-another" Error,
    FileExists "file-exists" Error,
    FileAltered "file-altered" Error,
    PapersStale "papers-stale" Error,
    NotCarried "not-carried" Error,
    OutsideWorkspace "outside-workspace" Error,
    CannotWrite "cannot-write" Error,
    UnknownWorker "unknown-worker" Error,
    UnknownRegister "unknown-register" Error,
    UnknownPack "unknown-pack" Error,
    UnknownTopic "unknown-topic" Error,
}
