//! Owns: the templates: which of them can be read, and filling one with data.
//! Never: files, the clock, the environment, sums.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

use super::{escape, template_error, trace};
use crate::diagnostic::{Finding, Findings, Source};

/// Templates ready to be filled, under the names of their sources.
///
/// `{{ x }}` stands in running text and `{{ x | typ }}` in code; see [`quoted`](super::quoted). There
/// is no way around the escape: the filters that would open one are taken away.
pub struct Templates {
    tera: Tera,
    sources: BTreeMap<String, Arc<Source>>,
}

impl Templates {
    /// Reads all templates, and tells what is wrong with every one that is bad. Those that are sound,
    /// and lean on no bad one, can be rendered.
    #[must_use]
    pub fn new(files: Vec<Arc<Source>>) -> (Self, Findings) {
        let sources: BTreeMap<_, _> = files.into_iter().map(|file| (file.name.clone(), file)).collect();
        let mut findings = Findings::default();
        // Tera stops at the first template that it cannot parse, so each is parsed alone first.
        let mut sound: BTreeSet<&str> = sources.keys().map(String::as_str).collect();
        for (name, source) in &sources {
            if let Err(error) = equipped().add_raw_template(name, &source.text)
                && let Some(finding) = template_error::syntax(&error, &sources)
            {
                sound.remove(name.as_str());
                findings.push(finding);
            }
        }
        // Then those that parse are put together, which shows calls to what does not exist. A template
        // that leans on a bad one falls with it, but only the bad one is told.
        let tera = loop {
            let mut tera = equipped();
            let texts = sound.iter().filter_map(|name| sources.get(*name)).map(|s| (&s.name, &s.text));
            let Err(error) = tera.add_raw_templates(texts) else { break tera };
            let told = template_error::references(&error, &sources);
            let before = sound.len();
            for (name, finding) in told {
                sound.remove(name.as_str());
                findings.0.extend(finding);
            }
            if sound.len() == before {
                findings.push(template_error::unplaced(&error));
                break equipped();
            }
        };
        (Self { tera, sources }, findings)
    }

    /// The names of the templates that can be rendered, in order.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        let mut names: Vec<_> = self.tera.get_template_names().collect();
        names.sort_unstable();
        names
    }

    /// Fills one template with an object of data.
    ///
    /// # Errors
    /// `template-field` with `field`, `nearest` and `available` if the template asks for what is not
    /// there; `template-syntax` with `message` for whatever else keeps it from being filled.
    pub fn render(&self, name: &str, data: &serde_json::Value) -> Result<String, Finding> {
        let context = Context::from_serialize(data);
        context
            .and_then(|context| self.tera.render(name, &context))
            .map_err(|error| template_error::rendering(&error, name, data, &self.sources))
    }

    /// Findings about the text that [`render`](Self::render) gave, each put at the line of the part that wrote it.
    #[must_use]
    pub fn traced(&self, name: &str, data: &serde_json::Value, findings: Vec<Finding>) -> Vec<Finding> {
        let each = |finding| trace::traced(finding, (name, data), equipped(), &self.sources);
        findings.into_iter().map(each).collect()
    }
}

/// Filters of Tera's that declare text safe that is not safe in Typst, or that cut and patch text even
/// after it was escaped, and could open it again. Slices could too, but never by what the data say.
const WITHDRAWN: [&str; 10] = [
    "safe",
    "escape_html",
    "escape_xml",
    "newlines_to_br",
    "replace",
    "truncate",
    "indent",
    "trim",
    "trim_start",
    "trim_end",
];

/// An empty Tera with our escape and our filters.
fn equipped() -> Tera {
    let mut tera = Tera::new();
    // Every name ends in the empty suffix.
    tera.autoescape_on([""]);
    tera.set_escape_fn(escape::markup);
    tera.register_filter("typ", |value: Value, _: Kwargs, _: &State| -> TeraResult<Value> {
        Ok(Value::safe_string(&escape::literal(&value)?))
    });
    for name in WITHDRAWN {
        tera.register_filter(name, move |_: Value, _: Kwargs, _: &State| -> TeraResult<Value> {
            Err(tera::Error::message(format!("filter `{name}` is not available")))
        });
    }
    tera
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::diagnostic::{Code, Place};

    fn fact<'a>(finding: &'a Finding, name: &str) -> &'a str {
        finding.facts.iter().find(|(key, _)| *key == name).map_or("-", |(_, value)| value)
    }

    fn lies_at(finding: &Finding) -> (String, &str) {
        let Place::Text(span) = &finding.at else { panic!("no span: {finding:?}") };
        (finding.at.to_string(), &span.source.text[span.start..span.end])
    }

    #[test]
    fn an_unknown_field_is_told_with_its_place_and_the_nearest() {
        let body = Source::new("body.tera", "职工\n姓名：{{ worker.nmae }}。");
        let (templates, findings) = Templates::new(vec![body]);
        assert_eq!(findings.0, []);
        let data = json!({ "worker": { "name": "李四", "birth": "1970" } });
        let finding = templates.render("body.tera", &data).unwrap_err();
        assert_eq!(finding.code, Code::TemplateField);
        assert_eq!((fact(&finding, "field"), fact(&finding, "nearest")), ("nmae", "name"));
        assert_eq!(lies_at(&finding), ("body.tera:2:14".to_owned(), "nmae"));
    }

    #[test]
    fn an_unknown_variable_is_told_in_filters_and_loops_too() {
        for template in ["{{ wroker }}", "{{ wroker | typ }}", "{% for w in wroker %}{% endfor %}"] {
            let (templates, _) = Templates::new(vec![Source::new("t", template)]);
            let finding = templates.render("t", &json!({ "worker": 1, "other": 2 })).unwrap_err();
            assert_eq!(finding.code, Code::TemplateField, "{template}: {finding:?}");
            assert_eq!(fact(&finding, "nearest"), "worker");
            assert_eq!(lies_at(&finding).1, "wroker");
        }
        let (templates, _) = Templates::new(vec![Source::new("t", "{{ worker.nmae|typ }}")]);
        let finding = templates.render("t", &json!({ "worker": { "name": 1 } })).unwrap_err();
        assert_eq!(fact(&finding, "nearest"), "name");
        assert_eq!(lies_at(&finding).1, "nmae");
    }

    #[test]
    fn an_unknown_field_in_an_included_template_lies_there() {
        let files = vec![Source::new("a", "{% include \"b\" %}"), Source::new("b", "乙 {{ x.no }}")];
        let (templates, findings) = Templates::new(files);
        assert_eq!(findings.0, []);
        let finding = templates.render("a", &json!({ "x": {} })).unwrap_err();
        assert_eq!(lies_at(&finding), ("b:1:8".to_owned(), "no"));
    }

    #[test]
    fn w7_7_what_stands_in_a_part_is_put_at_the_part_s_own_line() {
        let body = "第一行\n{% include \"part\" %}\n{%- if x.more %}\n  再一行 $\n{% endif %}\n";
        let part = "{% for n in x.list %}\n  {{ n }} 元\n{% endfor %}\n{% set a %}\n甲{% endset %}\n{{ a }} 一笔 $ 钱\n";
        let files = vec![Source::new("body", body), Source::new("part", part)];
        let (templates, findings) = Templates::new(files);
        assert_eq!(findings.0, []);
        let data = json!({ "x": { "list": [1, 2, 3], "more": true } });
        let text = templates.render("body", &data).unwrap();
        let dollars: Vec<usize> = text.match_indices('$').map(|(at, _)| at).collect();
        let source = Source::new("body", text);
        let told = dollars.into_iter().map(|start| {
            let span = crate::diagnostic::Span { source: source.clone(), start, end: start + 1 };
            Finding::new(Code::TypesetFailed, Place::Text(span))
        });
        let told = templates.traced("body", &data, told.collect());
        let at: Vec<(String, &str)> = told.iter().map(lies_at).collect();
        assert_eq!(at, [("part:6:12".to_owned(), "$"), ("body:4:7".to_owned(), "$")]);
    }

    #[test]
    fn every_bad_template_is_told_and_the_good_ones_stay() {
        let files = vec![
            Source::new("good", "{{ x }}"),
            Source::new("open", "甲\n{% if x %}"),
            Source::new("filter", "字{{ x | nofilter }}{{ x | other }}"),
            Source::new("leaning", "{% include \"open\" %}"),
            Source::new("lost", "{% include \"nowhere\" %}"),
            Source::new("child", "{% extends \"leaning\" %}"),
            Source::new("round", "{% include \"round\" %}"),
        ];
        let (templates, findings) = Templates::new(files);
        assert_eq!(templates.names(), ["good"]);
        let places: Vec<String> = findings.0.iter().map(|finding| finding.at.to_string()).collect();
        assert!(findings.0.iter().all(|finding| finding.code == Code::TemplateSyntax));
        for start in ["open:2", "filter:1:9", "filter:1:27", "lost:1:12", "round"] {
            assert!(places.iter().any(|place| place.starts_with(start)), "{start} in {places:?}");
        }
        assert_eq!(places.len(), 5, "{places:?}");
    }

    #[test]
    fn no_filter_opens_the_escape() {
        for name in WITHDRAWN {
            let (templates, _) = Templates::new(vec![Source::new("t", format!("{{{{ x | {name} }}}}"))]);
            assert!(templates.render("t", &json!({ "x": "#panic()" })).is_err());
        }
        let cases = [
            ("{{ (x | typ) ~ x }}", "#\"\\\"#f()\\\"#f()\";"),
            ("{% set a %}{{ x }}{% endset %}{{ a }}", "#\"#f()\";"),
            ("{% set a %}甲{% endset %}{{ a ~ x }}", "#\"甲#f()\";"),
            ("{{ [x, x] | join(sep=x) }}", "#\"#f()#f()#f()\";"),
            ("{{ x | escape }}", "#\"#f()\";"),
            ("{% filter upper %}{{ x }}{% endfilter %}", "#\"#F()\";"),
        ];
        for (template, expected) in cases {
            let (templates, _) = Templates::new(vec![Source::new("t", template)]);
            assert_eq!(templates.render("t", &json!({ "x": "#f()" })).unwrap(), expected);
        }
    }
}
