use crate::components::Prose;
use crate::model::reference::{Area, Said, article};
use crate::model::route::Route;
use crate::texts::{of_the_core, reference as texts};
use leptos::prelude::*;

/// The entry that is open, or what the area holds.
#[allow(clippy::needless_pass_by_value, reason = "a component owns its props")]
#[component]
pub(super) fn ArticleBox(
    /// Its area.
    area: Area,
    /// Its key.
    entry: Option<String>,
) -> impl IntoView {
    let Some(article) = entry.as_ref().and_then(|id| article(area, id)) else {
        return view! {
            <div class="reference-article reference-none">
                <p class="hint">{introduction(area)}</p>
            </div>
        }
        .into_any();
    };
    let facts = article.facts.into_iter().map(|(name, said)| {
        view! {
            <dt>{name}</dt>
            <dd>{shown(said)}</dd>
        }
    });
    view! {
        <article class="reference-article" aria-labelledby="article-heading">
            <a class="reference-back" href=Route::area(area).fragment()>
                {texts::back(&area.label().to_lowercase())}
            </a>
            <p class="hint">{area.singular()}</p>
            <h3 id="article-heading" lang=of_the_core()>{article.title}</h3>
            <p>
                <span lang=of_the_core()>
                    <Prose text=article.meaning />
                </span>
                {article.supplement.then(|| format!(" {}", texts::supplement()))}
            </p>
            <dl class="reference-facts">{facts.collect_view()}</dl>
        </article>
    }
    .into_any()
}

fn shown(said: Said) -> AnyView {
    match said {
        Said::Words(words) => words.into_any(),
        Said::Core(words) => {
            view! { <span lang=of_the_core()><Prose text=words /></span> }.into_any()
        }
        Said::Link(words, route) => {
            view! { <a href=route.fragment() lang=of_the_core()>{words}</a> }.into_any()
        }
        Said::Code(lines) => lines
            .into_iter()
            .map(|line| view! { <code class="reference-code">{line}</code> })
            .collect_view()
            .into_any(),
    }
}

fn introduction(area: Area) -> &'static str {
    match area {
        Area::Parameters => texts::about_parameters(),
        Area::Macros => texts::about_macros(),
        Area::DataTypes => texts::about_data_types(),
        Area::Diagnostics => texts::about_diagnostics(),
        Area::Formats => texts::about_formats(),
        Area::ErrorCodes => texts::about_error_codes(),
        Area::Glossary => texts::about_glossary(),
    }
}
