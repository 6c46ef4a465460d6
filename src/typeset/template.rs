//! Owns: the templates: which of them can be read, and filling one with data.
//! May import: diagnostic, escape. Never: files, the clock, the environment, sums.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

use super::{escape, template_error};
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
            .map_err(|error| template_error::rendering(&error, name, &self.sources))
    }
}

/// An empty Tera with our escape and our filters.
fn equipped() -> Tera {
    let mut tera = Tera::new();
    // Every name ends in the empty suffix.
    tera.autoescape_on([""]);
    tera.set_escape_fn(escape::markup);
    tera.register_filter("typ", |value: Value, _: Kwargs, _: &State| -> TeraResult<Value> {
        Ok(Value::safe_string(&escape::literal(&value)?))
    });
    // These declare text safe that is not safe in Typst.
    for name in ["safe", "escape_html", "escape_xml", "newlines_to_br"] {
        tera.register_filter(name, move |_: Value, _: Kwargs, _: &State| -> TeraResult<Value> {
            Err(tera::Error::message(format!("filter `{name}` is not available")))
        });
    }
    tera
}
