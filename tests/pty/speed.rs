//! How soon a key is on the screen, from one end of a pseudo-terminal to the other.

use super::*;

/// What a person does not notice is some tens of milliseconds; a program that was built for debugging, on a machine that does other things too, gets more.
const MOST: Duration = Duration::from_millis(if cfg!(debug_assertions) { 1000 } else { 8 });

#[test]
fn a_key_is_on_the_screen_at_once() {
    let mut terminal = Terminal::open(&[], &[]);
    terminal.expect("Why:");
    terminal.expect(READY);
    let mut took = Vec::new();
    for key in ["j", "j", "j", "n", "k", "Tab", "n", "j", "N", "G", "g"].repeat(4) {
        // What was still on its way belongs to the key before.
        while terminal.output.recv_timeout(Duration::from_millis(60)).is_ok_and(|bytes| {
            terminal.screen.process(&bytes);
            true
        }) {}
        let begun = Instant::now();
        terminal.type_keys(if key == "Tab" { "\t" } else { key });
        let bytes = terminal.output.recv_timeout(PATIENCE).expect("a key that changes nothing on the screen");
        took.push(begun.elapsed());
        terminal.screen.process(&bytes);
    }
    took.sort_unstable();
    let (middle, worst) = (took[took.len() / 2], took[took.len() - 1]);
    #[allow(clippy::print_stdout, reason = "the figure is what a person runs this for")]
    {
        println!("key to screen: {middle:.1?} in the middle, {worst:.1?} at worst");
    }
    assert!(middle <= MOST, "{middle:?} from key to screen, of {took:?}");
    terminal.type_keys("q");
    assert_eq!(terminal.wait_for_end().exit_code(), 0);
}
