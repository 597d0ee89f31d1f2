//! Completions and the manual page know every command and option.

use crate::program::feed;

const COMMANDS: [&str; 6] = ["clean", "explain", "check", "quality", "fit", "fit-channel"];

#[test]
fn a_shell_learns_the_command_line() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = feed(&["completions", shell], "").done();
        for word in COMMANDS.into_iter().chain(["min-confidence", "in-place"]) {
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
    assert!(feed(&["completions", "cmd"], "").failed(2).contains("bash"));
}

#[test]
fn the_manual_has_a_section_for_each_command() {
    let page = feed(&["man"], "").done();
    assert!(page.contains(".TH coquille 1"), "{page}");
    for command in COMMANDS {
        let title = format!(".SH \"COQUILLE {}\"", command.to_uppercase());
        assert!(page.contains(&title), "{title}");
    }
    assert!(page.contains("EXAMPLES AND NOTES") && page.contains("Exit codes"), "{page}");
}
