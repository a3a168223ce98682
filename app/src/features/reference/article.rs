use crate::components::Prose;
use crate::model::reference::{Area, Said, article};
use crate::model::route::Route;
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
                {format!("← All {}", area.label().to_lowercase())}
            </a>
            <p class="hint">{area.singular()}</p>
            <h3 id="article-heading">{article.title}</h3>
            <p>
                <Prose text=article.meaning />
            </p>
            <dl class="reference-facts">{facts.collect_view()}</dl>
        </article>
    }
    .into_any()
}

fn shown(said: Said) -> AnyView {
    match said {
        Said::Words(words) => view! { <Prose text=words /> }.into_any(),
        Said::Link(words, route) => view! { <a href=route.fragment()>{words}</a> }.into_any(),
        Said::Code(lines) => lines
            .into_iter()
            .map(|line| view! { <code class="reference-code">{line}</code> })
            .collect_view()
            .into_any(),
    }
}

fn introduction(area: Area) -> &'static str {
    match area {
        Area::Parameters => {
            "The parameters of an SPA2102-type device. Search in any notation: Dial_Plan[1], Dial_Plan_1_, dial plan 1; or by section."
        }
        Area::Macros => {
            "Names behind a dollar sign that a device replaces by values in rules, triggers and messages. $NAME and $(NAME) are the same; $(NAME:p:q) is a part. Unknown names stay as they are written."
        }
        Area::DataTypes => {
            "What the values of parameters look like. The types are read off names and factory values, so they give hints and never errors."
        }
        Area::Diagnostics => "Everything that the studio finds in a profile, by its code.",
        Area::Formats => "What a profile can be. The content tells, not the name of the file.",
        Area::ErrorCodes => {
            "Codes X00 to X99 that a device uses inside, where parameters match SIP status codes. The guide describes four."
        }
        Area::Glossary => "Words of the guide and of the studio.",
    }
}
