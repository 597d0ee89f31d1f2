//! What each threshold of confidence costs a right text: `dictionaries/tables/damage.tsv`.

use super::format::FormatError;

/// How many wrong edits were seen in right texts, by threshold of confidence.
#[derive(Clone, Debug)]
pub struct Damage {
    /// From the lowest threshold, which does most damage, to the highest.
    rows: Vec<Row>,
}

#[derive(Clone, Copy, Debug)]
struct Row {
    /// Edits less sure than this are not made; from 0 to 1.
    threshold: f32,
    /// Wrong edits in 10,000 words.
    damage: f32,
}

impl Damage {
    /// Reads a table: a threshold from 0 to 1 and the wrong edits in 10,000 words of right text a line, parted by a
    /// tab; what stands behind another tab is for the reader. A higher threshold is never more damage.
    ///
    /// # Errors
    /// If there is no line, one is of another form, or thresholds or damage are out of order.
    pub fn parse(table: &str) -> Result<Self, FormatError> {
        let wrong = |line: &str, expected| FormatError::Table {
            table: "damage",
            line: line.to_owned(),
            expected,
        };
        let mut rows: Vec<Row> = Vec::new();
        for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let form = "a threshold from 0 to 1 and a number of edits, parted by a tab";
            let row = Row::read(line).ok_or_else(|| wrong(line, form))?;
            if rows.last().is_some_and(|last| !row.follows(*last)) {
                return Err(wrong(line, "a higher threshold than before and no more damage"));
            }
            rows.push(row);
        }
        if rows.is_empty() {
            return Err(wrong("", "a line a threshold"));
        }
        Ok(Self { rows })
    }

    /// The lowest threshold that does at most so many wrong edits in 10,000 words of right text; if none does,
    /// the highest of the table.
    pub fn threshold(&self, most: f32) -> f32 {
        let row = self.rows.iter().find(|row| row.damage <= most).or(self.rows.last());
        row.map_or(1.0, |row| row.threshold)
    }
}

impl Row {
    fn read(line: &str) -> Option<Self> {
        let mut fields = line.split('\t').map(str::parse);
        let [Ok(threshold), Ok(damage)] = [fields.next()?, fields.next()?] else { return None };
        let in_range = (0.0..=1.0).contains(&threshold) && (0.0..f32::INFINITY).contains(&damage);
        in_range.then_some(Self { threshold, damage })
    }

    fn follows(self, last: Self) -> bool {
        self.threshold > last.threshold && self.damage <= last.damage
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lowest_threshold_that_does_little_enough() {
        let table = "# a comment\n0.5\t8.1\t93\n0.75\t2\t23\n0.9\t2\t23\n0.99\t0.4\t5\n";
        let damage = Damage::parse(table).unwrap();
        let threshold = |most: f32| damage.threshold(most).to_string();
        for (most, least) in [
            (100.0, "0.5"),
            (8.1, "0.5"),
            (8.0, "0.75"),
            (2.0, "0.75"),
            (1.9, "0.99"),
            (0.4, "0.99"),
        ] {
            assert_eq!(threshold(most), least, "{most}");
        }
        // nothing does as little as that
        assert_eq!([0.1, 0.0, f32::NAN].map(threshold), ["0.99"; 3]);
    }

    #[test]
    fn a_wrong_table_is_refused() {
        for (table, what) in [
            ("", "no line"),
            ("0.5\n", "no damage"),
            ("0.5\tmuch\n", "no number"),
            ("1.5\t3\n", "no threshold"),
            ("0.5\t-1\n", "less than none"),
            ("0.5\tinf\n", "without end"),
            ("0.9\t2\n0.5\t3\n", "thresholds that fall"),
            ("0.5\t2\n0.9\t3\n", "damage that rises"),
        ] {
            assert!(Damage::parse(table).is_err(), "{what}");
        }
    }
}
