//! What shells and `man` want to know of the command: made from the command line itself.

use std::io::Write;

use clap::CommandFactory as _;

use super::args::{Args, CompletionsArgs};
use super::exit_codes::Exit;
use super::failure::Failure;
use super::output::Output;
use super::streams::Streams;

/// `coquille completions SHELL`.
pub(crate) fn completions(args: &CompletionsArgs, streams: &Streams) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "coquille", &mut script);
    write(&script, streams)
}

/// `coquille man`: the page, with a section for each command.
pub(crate) fn man(streams: &Streams) -> Result<Exit, Failure> {
    let mut page = Vec::new();
    let made = render(&mut page);
    made.map_err(|e| Failure::writing("standard output", &e))?;
    write(&page, streams)
}

fn render(page: &mut Vec<u8>) -> std::io::Result<()> {
    let mut command = Args::command();
    command.build();
    let whole = clap_mangen::Man::new(command.clone());
    whole.render_title(page)?;
    whole.render_name_section(page)?;
    whole.render_synopsis_section(page)?;
    whole.render_description_section(page)?;
    whole.render_options_section(page)?;
    for command in command.get_subcommands().filter(|command| !command.is_hide_set()) {
        let title = format!("coquille {}", command.get_name()).to_uppercase();
        writeln!(page, ".SH \"{title}\"")?;
        // what all commands share stands in front
        let own = command.clone().mut_args(|arg| {
            let shared = arg.is_global_set();
            if shared { arg.hide(true) } else { arg }
        });
        let part = clap_mangen::Man::new(own);
        let mut text = Vec::new();
        part.render_description_section(&mut text)?;
        part.render_options_section(&mut text)?;
        notes(&part, &mut text)?;
        // sections of the page become parts of the section
        page.extend(String::from_utf8_lossy(&text).replace(".SH ", ".SS ").into_bytes());
    }
    notes(&whole, page)?;
    whole.render_version_section(page)
}

/// What stands behind the options: examples, one a line as they are typed.
fn notes(part: &clap_mangen::Man, page: &mut Vec<u8>) -> std::io::Result<()> {
    let mut text = Vec::new();
    part.render_extra_section(&mut text)?;
    let text = String::from_utf8_lossy(&text);
    let Some((_, lines)) = text.split_once(".SH EXTRA\n") else { return Ok(()) };
    writeln!(page, ".SH \"EXAMPLES AND NOTES\"\n.nf\n{lines}\n.fi")
}

fn write(text: &[u8], streams: &Streams) -> Result<Exit, Failure> {
    let mut out = Output::to(None, streams)?;
    out.write(&String::from_utf8_lossy(text))?;
    out.finish()?;
    Ok(Exit::Done)
}
