//! The HTML report in a real browser. It is an extra command, for it needs Chromium and chromedriver and installs neither:
//! `DIPTYCH_BROWSER_TESTS=1 cargo test --test browser -- --nocapture`. Without the variable, or without a browser, it says so and is passed over.
//! With `UPDATE_PICTURES=1` besides, it makes the picture of the README anew.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, clippy::print_stderr, missing_docs)]

#[path = "browser/driver.rs"]
mod driver;
#[path = "fixtures/hostile.rs"]
mod hostile;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use assert_cmd::cargo::cargo_bin;
use diptych::compare::{Comparison, Verdict, compare};
use diptych::document::{Side, Sides};
use diptych::review;
use diptych::snapshot::{Claim, Decision, Reviewed};
use diptych::source::{self, Input};
use driver::{Browser, Programs, address};
use serde_json::{Value, json};
use tempfile::TempDir;

/// The programs, where the person wishes these tests and has a browser.
fn programs(name: &str) -> Option<Programs> {
    if std::env::var_os("DIPTYCH_BROWSER_TESTS").is_none_or(|value| value.is_empty()) {
        eprintln!("{name} is passed over: DIPTYCH_BROWSER_TESTS=1 runs it where there is a Chromium");
        return None;
    }
    let found = Programs::find();
    if found.is_none() {
        eprintln!("{name} is passed over: there is no Chromium with chromedriver in PATH");
    }
    found
}

fn bundled() -> Comparison {
    compare(Sides::new(Side::Left, Side::Right).map(|side| source::load(&Input::Bundled(side)).unwrap()))
}

/// The page of the bundled pair as the program writes it, with the first conflict confirmed and the first variant dismissed with a note.
fn page() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let comparison = bundled();
    let documents = comparison.documents.as_ref();
    let mut opened = review::open(Some(folder.path()), documents);
    for (verdict, decision, note) in [(Verdict::Conflict, Decision::Confirmed, ""), (Verdict::Variant, Decision::Dismissed, "one man")] {
        let finding = comparison.findings.iter().find(|finding| finding.verdict == verdict).unwrap();
        opened.review.say(Reviewed { claim: Claim::of(finding, documents), decision: Some(decision), note: note.to_owned() });
    }
    opened.keeper.unwrap().keep(&opened.review).unwrap();
    let page = folder.path().join("report.html");
    let program = Command::new(cargo_bin!("diptych"))
        .args(["compare", "-o"])
        .arg(&page)
        .env("DIPTYCH_DATA_DIR", folder.path())
        .env_remove("DIPTYCH_MIN_CONFIDENCE")
        .status();
    assert!(program.unwrap().success());
    (folder, page)
}

/// Nothing went wrong in the page, and it asked for nothing but itself.
fn assert_quiet(browser: &Browser, page: &Path) {
    let errors: Vec<Value> = browser.log("browser").into_iter().filter(|entry| entry["level"] == "SEVERE").collect();
    assert!(errors.is_empty(), "{errors:?}");
    for entry in browser.log("performance") {
        let message: Value = serde_json::from_str(entry["message"].as_str().unwrap()).unwrap();
        let (method, url) = (&message["message"]["method"], &message["message"]["params"]["request"]["url"]);
        if method == "Network.requestWillBeSent" {
            let url = url.as_str().unwrap();
            // The browser's own first page is no concern of ours, and out of reach for a file.
            let is_its_own = url.split('#').next() == Some(&address(page)) || url.starts_with("data:") || url.starts_with("chrome");
            assert!(is_its_own, "the page asked for {url}");
        }
    }
}

fn current(browser: &Browser) -> String {
    browser.run("return document.querySelector('.finding.current')?.id ?? ''").as_str().unwrap().to_owned()
}

#[test]
fn both_texts_are_there_and_keys_jump_in_them() {
    let Some(programs) = programs("jumping by keys") else { return };
    let (_folder, page) = page();
    let browser = Browser::open(&programs, 1440, 1000);
    browser.go(&page);
    let beside = "const [l, r] = ['left', 'right'].map((side) => document.getElementById(side).getBoundingClientRect()); return l.right <= r.left && l.width > 300 && r.width > 300 && Math.abs(l.top - r.top) < 2";
    assert_eq!(browser.run(beside), json!(true));
    assert!(browser.run("return document.getElementById('ties').children.length").as_u64().unwrap() > 5, "links are drawn");

    // Every statement of the finding stands in its pane's window after each jump.
    let in_view = "
        const finding = document.querySelector('.finding.current');
        const inside = (box, outer) => box.top >= outer.top - 1 && box.bottom <= outer.bottom + 1;
        const list = document.getElementById('findings').getBoundingClientRect();
        const places = [...finding.querySelectorAll('.mentions a')].map((link) => document.getElementById(link.hash.slice(1)));
        const cards = finding.getBoundingClientRect();
        return cards.top >= list.top && cards.top < list.bottom && places.length > 0
            && places.every((place) => place.querySelector('mark.current') !== null)
            && places.every((place) => inside(place.getClientRects()[0], place.closest('.text').getBoundingClientRect()))
            && document.activeElement === finding && finding.getAttribute('aria-current') === 'true'";
    let discrepancies: Vec<String> = serde_json::from_value(browser.run(
        "return [...document.querySelectorAll('.finding')].filter((f) => ['conflict', 'variant'].includes(f.dataset.verdict)).sort((a, b) => a.dataset.place - b.dataset.place).map((f) => f.id)",
    ))
    .unwrap();
    for expected in &discrepancies {
        browser.keys("n");
        assert_eq!(current(&browser), *expected);
        assert_eq!(browser.run(in_view), json!(true), "{expected}");
    }
    browser.keys("n");
    assert_eq!(current(&browser), *discrepancies.last().unwrap(), "the last one stays");
    assert_eq!(browser.run("return document.getElementById('shown').textContent"), json!("that is the last conflict or variant"));
    browser.keys("N");
    assert_eq!(current(&browser), discrepancies[discrepancies.len() - 2]);
    browser.keys("[c");
    assert_eq!(current(&browser), discrepancies[discrepancies.len() - 3]);

    for (keys, back, letters) in [("]s", "[s", "S"), ("]o", "[o", "LR")] {
        browser.keys("g");
        browser.run("document.getElementById('C1').querySelector('.summary').click()");
        assert_eq!(current(&browser), "C1");
        browser.keys(keys);
        let first = current(&browser);
        assert!(first.starts_with(|letter| letters.contains(letter)), "{keys} leads to {first}");
        browser.keys(keys);
        assert_ne!(current(&browser), first);
        browser.keys(back);
        assert_eq!(current(&browser), first);
    }
    browser.keys("]x");
    assert_eq!(browser.run("return document.getElementById('shown').textContent"), json!("no conflict that is sure is shown"));

    let is_open = "return document.getElementById('help').open";
    browser.keys("?");
    assert_eq!(browser.run(is_open), json!(true));
    let before = current(&browser);
    browser.keys("n");
    assert_eq!(current(&browser), before, "under the help nothing moves");
    browser.keys("Esc");
    assert_eq!(browser.run(is_open), json!(false));

    // A mark leads to its finding, a link to the passage in the other text.
    browser.run("document.querySelector('mark.conflict').click()");
    assert!(current(&browser).starts_with('C'));
    browser.run("const tie = [...document.querySelectorAll('#left .tie')].at(-1); tie.scrollIntoView(); tie.click(); window.reached = tie.hash.slice(1)");
    let reached = "const box = document.getElementById(window.reached).getClientRects()[0]; const pane = document.getElementById('right').getBoundingClientRect(); return box.top >= pane.top - 1 && box.top <= pane.bottom";
    assert_eq!(browser.run(reached), json!(true));

    // The texts scroll together until they are unlocked.
    let scroll = "const [l, r] = ['left', 'right'].map((side) => document.getElementById(side)); l.dispatchEvent(new Event('pointerenter')); l.scrollTop = arguments[0] ?? l.scrollHeight; return null";
    let top = "return document.getElementById('right').scrollTop";
    browser.keys("g");
    browser.run(scroll);
    browser.keys("y");
    let followed = browser.run(top).as_f64().unwrap();
    assert!(followed > 100.0, "the right text follows: {followed}");
    browser.keys("gs");
    browser.run(scroll);
    browser.keys("y");
    assert!(browser.run(top).as_f64().unwrap() < 1.0, "unlocked, it stays");
    assert_quiet(&browser, &page);
}

#[test]
fn filters_hide_findings_marks_and_jumps() {
    let Some(programs) = programs("filters") else { return };
    let (_folder, page) = page();
    let browser = Browser::open(&programs, 1440, 1000);
    browser.go(&page);
    let shown = || -> Vec<String> {
        serde_json::from_value(
            browser.run("return [...document.querySelectorAll('.finding')].filter((f) => f.offsetParent !== null).map((f) => f.id)"),
        )
        .unwrap()
    };
    let choose = |name: &str, value: &str| {
        browser.run(&format!("const field = document.querySelector('[name={name}]'); field.value = '{value}'; field.dispatchEvent(new Event('change', {{bubbles: true}}))"));
    };
    let all = shown();
    assert!(all.len() > 50);

    browser.run("document.querySelector('[value=variant]').click()");
    assert!(shown().iter().all(|id| !id.starts_with('V')) && shown().iter().any(|id| id.starts_with('C')));
    assert_eq!(browser.run("return document.querySelectorAll('mark.variant').length"), json!(0));
    browser.keys("n");
    assert!(current(&browser).starts_with('C'));
    browser.keys("nnn");
    assert!(current(&browser).starts_with('C'));
    choose("kind", "date");
    assert!(!shown().is_empty());
    let kinds = browser.run("return [...document.querySelectorAll('.finding:not([hidden])')].every((f) => f.dataset.kind === 'date')");
    assert_eq!(kinds, json!(true));
    choose("kind", "");
    choose("sure", "80");
    let sure = browser
        .run("return [...document.querySelectorAll('.finding:not([hidden]) .sure')].every((p) => p.textContent.startsWith('strong'))");
    assert_eq!(sure, json!(true));
    browser.run("document.querySelector('[type=reset]').click()");
    browser.keys("y");
    assert_eq!(shown(), all);

    choose("review", "confirmed");
    assert_eq!(shown(), ["C1"]);
    browser.keys("]u");
    assert_eq!(browser.run("return document.getElementById('shown').textContent"), json!("no undecided discrepancy is shown"));
    choose("review", "noted");
    assert_eq!(shown(), ["V1"]);
    choose("review", "undecided");
    assert_eq!(shown().len(), all.len() - 2);
    assert_eq!(
        browser.run("return document.getElementById('shown').textContent"),
        json!(format!("{} of {} findings are shown", all.len() - 2, all.len()))
    );
    choose("review", "unsure");
    assert!(shown().is_empty());
    browser.keys("n");
    assert_eq!(browser.run("return document.getElementById('shown').textContent"), json!("no conflict or variant is shown"));
    assert_quiet(&browser, &page);
}

/// Words on their ground: at least 4.5 to 1, or 3 to 1 where they are large.
const CONTRAST: &str = "
    const channel = (value) => { value /= 255; return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4; };
    const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
    const read = (colour) => { const n = colour.match(/[\\d.]+/g).map(Number); return n.length === 4 && n[3] === 0 ? null : n; };
    const ground = (element) => { for (; element; element = element.parentElement) { const found = read(getComputedStyle(element).backgroundColor); if (found) return found; } return [255, 255, 255]; };
    const faults = [];
    for (const element of document.querySelectorAll('body *')) {
        const has = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
        if (!has || element.offsetParent === null || ['SCRIPT', 'STYLE'].includes(element.tagName)) continue;
        const style = getComputedStyle(element);
        const [a, b] = [light(read(style.color)), light(ground(element))].sort((x, y) => y - x);
        const isLarge = parseFloat(style.fontSize) >= 24;
        const ratio = (a + 0.05) / (b + 0.05);
        if (ratio < (isLarge ? 3 : 4.5)) faults.push(`${element.tagName}.${element.className} ${element.textContent.slice(0, 30)} ${ratio.toFixed(2)}`);
    }
    return faults.slice(0, 10);";

#[test]
fn it_is_accessible_light_dark_and_narrow() {
    let Some(programs) = programs("accessibility") else { return };
    let (_folder, page) = page();
    let browser = Browser::open(&programs, 1440, 1000);
    browser.go(&page);
    for scheme in ["light", "dark"] {
        browser.command("Emulation.setEmulatedMedia", &json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]}));
        assert_eq!(browser.run(CONTRAST), json!([]), "{scheme}");
        browser.keys("n");
        assert_eq!(browser.run(CONTRAST), json!([]), "{scheme}, with a finding in focus");
    }
    browser.command("Emulation.setEmulatedMedia", &json!({"features": []}));
    let form = "
        const faults = [];
        for (const name of ['header', 'main', 'footer', 'nav', 'h1']) if (document.querySelectorAll('body > ' + name + ', body > div > ' + name + ', body > header > ' + name).length !== 1) faults.push(name);
        let level = 0;
        for (const heading of document.querySelectorAll('h1, h2, h3, h4')) { const own = Number(heading.tagName[1]); if (own > level + 1) faults.push(`${heading.tagName} after h${level}`); level = own; }
        for (const field of document.querySelectorAll('input, select')) if (!field.labels.length) faults.push(`no label: ${field.name}`);
        for (const region of document.querySelectorAll('section[tabindex], dialog, article')) if (!document.getElementById(region.getAttribute('aria-labelledby'))?.textContent.trim()) faults.push(`no name: ${region.id}`);
        const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
        if (new Set(ids).size !== ids.length) faults.push('an id twice');
        for (const link of document.querySelectorAll('a')) if (!document.getElementById(link.hash.slice(1))) faults.push(`nowhere: ${link.hash}`);
        for (const mark of document.querySelectorAll('mark')) if (!getComputedStyle(mark).textDecorationLine.includes('underline') && !mark.classList.contains('current')) faults.push(`by colour only: ${mark.textContent}`);
        for (const finding of document.querySelectorAll('.finding')) if (!finding.querySelector('.verdict').textContent.trim()) faults.push(`no word: ${finding.id}`);
        return faults;";
    assert_eq!(browser.run(form), json!([]));
    let focus = "const link = document.querySelector('.mentions a'); link.focus({focusVisible: true}); const style = getComputedStyle(link); return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2";
    assert_eq!(browser.run(focus), json!(true));
    for width in [320, 420, 760, 1100, 1920] {
        browser.command(
            "Emulation.setDeviceMetricsOverride",
            &json!({"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": false}),
        );
        let over = browser.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assert_eq!(over, json!(0), "at {width} nothing sticks out");
        browser.keys("n");
        assert!(!current(&browser).is_empty());
    }
    assert_quiet(&browser, &page);
}

#[test]
fn it_prints_with_both_texts_and_without_what_only_a_screen_can_do() {
    let Some(programs) = programs("printing") else { return };
    let (folder, page) = page();
    let comparison = bundled();
    let browser = Browser::open(&programs, 1440, 1000);
    let whole = fs::read_to_string(&page).unwrap();
    let (before, script) = whole.split_once("<script>").unwrap();
    let without_script = folder.path().join("plain.html");
    fs::write(&without_script, format!("{before}{}", script.split_once("</script>").unwrap().1)).unwrap();
    for page in [&page, &without_script] {
        browser.go(page);
        fs::write(folder.path().join("report.pdf"), browser.print()).unwrap();
        let read = |options: &[&str]| {
            let told = Command::new("pdftotext").args(options).args(["report.pdf", "-"]).current_dir(folder.path()).output();
            told.ok().map(|told| String::from_utf8(told.stdout).unwrap())
        };
        let (Some(told), Some(laid_out)) = (read(&[]), read(&["-layout"])) else {
            eprintln!("what is printed is not read: there is no pdftotext in PATH");
            continue;
        };
        let words = told.split_whitespace().collect::<Vec<_>>().join(" ");
        for finding in comparison.findings_from(diptych::compare::Confidence::DEFAULT_FLOOR) {
            assert!(words.contains(&finding.id.to_string()), "{} is not printed", finding.id);
        }
        // Reasons that are folded away on the screen are printed too.
        let shared = comparison.findings.iter().find(|finding| finding.verdict == Verdict::Shared).unwrap();
        let expected =
            ["89 is not 86", &shared.why[0], "LEFT TEXT", "RIGHT TEXT", "confirmed", "Note: one man", "leads for a person to check"];
        for expected in expected {
            assert!(words.contains(expected), "{expected} is not printed: {words}");
        }
        for unwanted in ["every kind", "Show all", "To the findings", "next conflict or variant"] {
            assert!(!words.contains(unwanted), "{unwanted} is printed");
        }
        let is_beside = |line: &str| line.trim_start().starts_with("LEFT TEXT left") && line.contains("RIGHT TEXT right");
        assert!(laid_out.lines().any(is_beside), "the texts are not beside each other");
    }
}

#[test]
fn hostile_text_does_nothing_in_a_browser() {
    let Some(programs) = programs("hostile text") else { return };
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("hostile.html");
    let (comparison, review) = hostile::everywhere();
    fs::write(&page, diptych::snapshot::Report::new(&comparison, &review, diptych::snapshot::Selection::default()).html()).unwrap();
    let browser = Browser::open(&programs, 1280, 900);
    browser.go(&page);
    browser.keys("n");
    assert_eq!(browser.run("return [window.hacked ?? null, document.querySelectorAll('script').length, document.querySelectorAll('img, iframe, object, svg:not(#ties)').length]"), json!([null, 1, 0]));
    let handlers = "return [...document.querySelectorAll('*')].flatMap((element) => [...element.attributes]).filter((attribute) => attribute.name.startsWith('on') || attribute.value.startsWith('javascript:')).length";
    assert_eq!(browser.run(handlers), json!(0));
    assert_quiet(&browser, &page);
}

#[test]
fn the_picture_of_the_readme_can_be_made_anew() {
    let Some(programs) = programs("the picture") else { return };
    let (_folder, page) = page();
    let browser = Browser::open(&programs, 1440, 900);
    browser.go(&page);
    browser.run("document.getElementById('C1').querySelector('.summary').click()");
    browser.run("document.activeElement.blur(); document.querySelector('.work').scrollIntoView()");
    browser.command("Emulation.setDeviceMetricsOverride", &json!({"width": 1440, "height": 900, "deviceScaleFactor": 1, "mobile": false}));
    browser.keys("y");
    let made = browser.picture();
    assert!(made.len() > 50_000, "a page that shows something");
    if std::env::var_os("UPDATE_PICTURES").is_some_and(|value| !value.is_empty()) {
        fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/screenshots/report.png"), made).unwrap();
    }
}
