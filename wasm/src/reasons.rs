//! What reasons there are.

use coquille::Reason;
use coquille::report::Family;
use js_sys::{Array, Object};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = Object)]
    type ReasonObject;
    #[wasm_bindgen(method, setter)]
    fn set_code(this: &ReasonObject, code: &str);
    #[wasm_bindgen(method, setter)]
    fn set_family(this: &ReasonObject, family: &str);
    #[wasm_bindgen(method, setter)]
    fn set_option(this: &ReasonObject, option: &str);
    #[wasm_bindgen(method, setter)]
    fn set_description(this: &ReasonObject, description: &str);
}

/// Every reason that an edit can have, in the order of the stages.
#[wasm_bindgen(unchecked_return_type = "ReasonInfo[]")]
pub fn reasons() -> Array {
    let reasons = Reason::ALL.iter().map(|reason| {
        let object: ReasonObject = Object::new().unchecked_into();
        object.set_code(reason.code());
        object.set_family(Family::of(*reason).name());
        object.set_option(&crate::options::camel(reason.stage()));
        object.set_description(reason.description());
        object
    });
    reasons.collect()
}

#[cfg(test)]
mod tests {
    use coquille::Reason;
    use coquille::report::Family;

    /// The names in a union of the types.
    fn union(name: &str) -> Vec<&'static str> {
        let types = include_str!("types.d.ts");
        let union = types.split_once(&format!("export type {name} =")).map(|(_, rest)| rest);
        let union = union.and_then(|rest| rest.split_once(';')).unwrap().0;
        union.split('"').skip(1).step_by(2).collect()
    }

    #[test]
    fn the_types_name_every_reason_and_no_other() {
        let codes: Vec<_> = Reason::ALL.iter().map(|reason| reason.code()).collect();
        assert_eq!(union("Reason"), codes);
    }

    #[test]
    fn the_types_name_every_family_and_no_other() {
        let mut families: Vec<_> =
            Reason::ALL.iter().map(|reason| Family::of(*reason).name()).collect();
        families.sort_unstable();
        families.dedup();
        let mut named = union("Family");
        named.sort_unstable();
        assert_eq!(named, families);
    }
}
