//! The curve of reliability as a picture: stated from left to right, what comes true from below.

use std::fmt::Write as _;

use crate::reliability::Reliability;

/// The side of the square that the curve is drawn in.
const SIDE: f64 = 400.0;

const HEAD: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="-60 -20 480 480" width="480" height="480" role="img"
  aria-label="Stated confidence against the share that is right">
<style>
  text { font: 12px sans-serif; fill: #222 } .middle { text-anchor: middle } .paper { fill: #fff }
  .grid { stroke: #ccc; fill: none } .even { stroke: #222; stroke-dasharray: 4 4 }
  .curve { stroke: #0b63b0; stroke-width: 2; fill: none } .tenth { fill: #0b63b0 }
  @media (prefers-color-scheme: dark) {
    text { fill: #ddd } .paper { fill: #16191d } .grid { stroke: #444 }
    .even { stroke: #ddd } .curve { stroke: #6db3f2 } .tenth { fill: #6db3f2 }
  }
</style>
<rect class="paper" x="-60" y="-20" width="480" height="480"/>
"#;

/// The picture, as SVG. It follows the reader's choice of light or dark.
pub(crate) fn svg(reliability: &Reliability) -> String {
    let mut svg = HEAD.to_owned();
    for i in 0..=5 {
        let (share, at) = (f64::from(i) / 5.0, SIDE * f64::from(i) / 5.0);
        let up = SIDE - at;
        let _ = writeln!(
            svg,
            r#"<path class="grid" d="M0 {up}H{SIDE}M{at} 0V{SIDE}"/>
<text x="-8" y="{}" text-anchor="end">{share:.1}</text>
<text class="middle" x="{at}" y="{}">{share:.1}</text>"#,
            up + 4.0,
            SIDE + 18.0
        );
    }
    let middle = SIDE / 2.0;
    let _ = writeln!(
        svg,
        r#"<path class="even" d="M0 {SIDE}L{SIDE} 0"/>
<text class="middle" x="{middle}" y="{}">stated confidence</text>
<text class="middle" transform="translate(-42 {middle}) rotate(-90)">share that is right</text>"#,
        SIDE + 40.0
    );
    let points: Vec<_> = reliability
        .tenths()
        .map(|(_, t)| (SIDE * t.stated(), SIDE * (1.0 - t.observed()), t.number))
        .collect();
    let line: Vec<String> = points.iter().map(|(x, y, _)| format!("{x:.1},{y:.1}")).collect();
    let _ = writeln!(svg, r#"<polyline class="curve" points="{}"/>"#, line.join(" "));
    for (x, y, number) in points {
        // below the curve, where the next stretch of it rarely goes
        let below = if y > SIDE - 30.0 { y - 10.0 } else { y + 20.0 };
        let _ = writeln!(
            svg,
            r#"<circle class="tenth" cx="{x:.1}" cy="{y:.1}" r="4"/>
<text class="middle" x="{x:.1}" y="{below:.1}">{number}</text>"#
        );
    }
    svg + "</svg>\n"
}
