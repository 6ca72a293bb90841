//! The row at the foot of a table whose columns weigh two sides.

use yew::prelude::*;

use crate::app::use_lang;
use crate::state::view::balance::Standing;
use crate::text::Word;

#[derive(Properties, PartialEq)]
pub(crate) struct BalanceRowProps {
    /// The formula in short.
    pub(crate) formula: String,
    /// Key of the table.
    pub(crate) table: String,
    /// Physical columns of row heads.
    pub(crate) head_columns: usize,
    /// How each column stands.
    pub(crate) standings: Vec<Standing>,
}

#[component]
pub(crate) fn BalanceRow(props: &BalanceRowProps) -> Html {
    let lang = use_lang();
    let cell = |standing: &Standing| {
        let (state, sign, text) = match standing {
            Standing::Open => ("open", "", Word::BalanceOpen.get(lang).to_owned()),
            Standing::Even => ("even", "✓", Word::BalanceEven.get(lang).to_owned()),
            Standing::Off { by, shown } => (
                if *shown { "off" } else { "open" },
                if *shown { "▲" } else { "" },
                Word::BalanceOff.fill(lang, &[("n", &by.replace('-', "−"))]),
            ),
        };
        html! {
            <td class={classes!("balance", format!("is-{state}"))} data-state={state}>
                <span aria-hidden="true">{ sign }</span>{ text }
            </td>
        }
    };
    html! {
        <tfoot data-balance={props.table.clone()}>
            <tr>
                <th class="balance-head at-0" scope="row" colspan={props.head_columns.to_string()}>
                    { Word::Balance.get(lang) }<span class="formula">{ &props.formula }</span>
                </th>
                { for props.standings.iter().map(cell) }
            </tr>
        </tfoot>
    }
}
