//! The compiled model in git is what the tables in git compile to, byte for byte.

use std::path::Path;

use coquille_dictionaries_build::compile::compile;

#[test]
fn the_compiled_model_is_up_to_date() {
    let dictionaries = Path::new("..");
    let compiled = compile(&dictionaries.join("tables")).unwrap();
    let files = [
        ("lexicon.bin", compiled.lexicon),
        ("ngrams.bin", compiled.ngrams),
        ("letters.bin", compiled.letters),
        ("foreign.bin", compiled.foreign),
        ("sounds.bin", compiled.sounds),
    ];
    for (name, bytes) in files {
        let in_git = std::fs::read(dictionaries.join("data").join(name)).unwrap();
        assert!(
            bytes == in_git,
            "data/{name} is not what the tables compile to; run \
             `cargo run --release -p coquille-dictionaries-build -- compile`"
        );
    }
}
