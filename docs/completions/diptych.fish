# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_diptych_global_optspecs
    string join \n as= raw offline fresh timeout= min-confidence= kinds= all exit-code budget= advance theme= no-mouse no-watch plain color= h/help V/version
end

function __fish_diptych_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_diptych_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_diptych_using_subcommand
    set -l cmd (__fish_diptych_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c diptych -n "__fish_diptych_needs_command" -l as -d 'Read every text given as this form, whatever its content and name say' -r
complete -c diptych -n "__fish_diptych_needs_command" -l timeout -d 'How long the whole of a page may take to come [default: 30s]' -r
complete -c diptych -n "__fish_diptych_needs_command" -l min-confidence -d 'List findings from this confidence up: 0 to 1, or possible (0), likely (0.6), strong (0.8) [default: 0.5]' -r
complete -c diptych -n "__fish_diptych_needs_command" -l kinds -d 'List findings of these kinds only, parted by commas: quantity,date' -r
complete -c diptych -n "__fish_diptych_needs_command" -l budget -d 'Stop after this time with what there is, marked as partial: 500ms, 2s, 1m' -r
complete -c diptych -n "__fish_diptych_needs_command" -l theme -d 'The reader\'s theme' -r
complete -c diptych -n "__fish_diptych_needs_command" -l color -d 'Colour in the text report' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Even in a file or a pipe'
never\t'Not at all'"
complete -c diptych -n "__fish_diptych_needs_command" -l raw -d 'Keep everything: what surrounds the article in a page too, and nothing dimmed as boilerplate'
complete -c diptych -n "__fish_diptych_needs_command" -l offline -d 'Leave the network alone: open addresses as they were kept at an earlier opening'
complete -c diptych -n "__fish_diptych_needs_command" -l fresh -d 'Fetch addresses anew, although they are kept from an earlier opening'
complete -c diptych -n "__fish_diptych_needs_command" -l all -d 'List every finding, whatever its confidence'
complete -c diptych -n "__fish_diptych_needs_command" -l exit-code -d 'Exit with 1 when conflicts are listed'
complete -c diptych -n "__fish_diptych_needs_command" -l advance -d 'In the reader, go on to the next undecided discrepancy after each decision'
complete -c diptych -n "__fish_diptych_needs_command" -l no-mouse -d 'Leave the mouse to the terminal'
complete -c diptych -n "__fish_diptych_needs_command" -l no-watch -d 'In the reader, leave files that change until R reads them again'
complete -c diptych -n "__fish_diptych_needs_command" -l plain -d 'Tell everything in words, line by line, as a screen reader wants it, also on a terminal'
complete -c diptych -n "__fish_diptych_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c diptych -n "__fish_diptych_needs_command" -s V -l version -d 'Print version'
complete -c diptych -n "__fish_diptych_needs_command" -a "compare" -d 'Compare two accounts and write the findings down'
complete -c diptych -n "__fish_diptych_needs_command" -a "align" -d 'Link the passages of two accounts that speak of the same thing, and tell why'
complete -c diptych -n "__fish_diptych_needs_command" -a "open" -d 'Open a snapshot again, without the texts it was made from'
complete -c diptych -n "__fish_diptych_needs_command" -a "recheck" -d 'Compare the texts of a snapshot again, and tell what has changed'
complete -c diptych -n "__fish_diptych_needs_command" -a "reviews" -d 'Tell what was said of which texts: list, show, export or remove the kept reviews'
complete -c diptych -n "__fish_diptych_needs_command" -a "facts" -d 'Tell what one account states: every quantity, time, name and event, with its value and what it speaks of'
complete -c diptych -n "__fish_diptych_needs_command" -a "why" -d 'Tell why a pair was reported or let go'
complete -c diptych -n "__fish_diptych_needs_command" -a "show" -d 'Show what was understood of one account: its headline, dates, paragraphs and their roles'
complete -c diptych -n "__fish_diptych_needs_command" -a "batch" -d 'Compare many pairs: one JSON object a line in, one a line out'
complete -c diptych -n "__fish_diptych_needs_command" -a "config" -d 'Tell where settings, keys and themes are kept and what holds now'
complete -c diptych -n "__fish_diptych_needs_command" -a "doctor" -d 'Tell what the terminal can do and what the reader makes of it'
complete -c diptych -n "__fish_diptych_needs_command" -a "completions" -d 'Write the completions for a shell'
complete -c diptych -n "__fish_diptych_needs_command" -a "man" -d 'Write the manual page of the program, or of a command of it'
complete -c diptych -n "__fish_diptych_needs_command" -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c diptych -n "__fish_diptych_using_subcommand compare" -l as -d 'Read every text given as this form, whatever its content and name say' -r
complete -c diptych -n "__fish_diptych_using_subcommand compare" -l timeout -d 'How long the whole of a page may take to come [default: 30s]' -r
complete -c diptych -n "__fish_diptych_using_subcommand compare" -l format -d 'The form of the report [default: the one of the ending of --output\'s file, else text]' -r -f -a "text\t'A linear report for people, on paper or read aloud'
json\t'The snapshot: everything, for programs'
markdown\t'A report to paste into a document'
html\t'One page for a browser: both texts side by side, every finding, filters and keys'
csv\t'The ledger for a spreadsheet: one finding a line'
svg\t'A picture of the reader\'s screen'"
complete -c diptych -n "__fish_diptych_using_subcommand compare" -s o -l output -d 'Write to this file instead of standard output; it appears whole or not at all' -r -F
complete -c diptych -n "__fish_diptych_using_subcommand compare" -l min-confidence -d 'List findings from this confidence up: 0 to 1, or possible (0), likely (0.6), strong (0.8) [default: 0.5]' -r
complete -c diptych -n "__fish_diptych_using_subcommand compare" -l kinds -d 'List findings of these kinds only, parted by commas: quantity,date' -r
complete -c diptych -n "__fish_diptych_using_subcommand compare" -l only -d 'List these groups only, parted by commas: conflicts, variants, inside, shared, one-sided' -r
complete -c diptych -n "__fish_diptych_using_subcommand compare" -l size -d 'For --format svg: columns and rows of the screen' -r
complete -c diptych -n "__fish_diptych_using_subcommand compare" -l keys -d 'For --format svg: keys that lead to the screen, as the key map writes them, parted by blanks: \'l j j\'' -r
complete -c diptych -n "__fish_diptych_using_subcommand compare" -l theme -d 'For --format svg: the theme [default: dark]' -r
complete -c diptych -n "__fish_diptych_using_subcommand compare" -l budget -d 'Stop after this time with what there is, marked as partial: 500ms, 2s, 1m' -r
complete -c diptych -n "__fish_diptych_using_subcommand compare" -l color -d 'Colour in the text report' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Even in a file or a pipe'
never\t'Not at all'"
complete -c diptych -n "__fish_diptych_using_subcommand compare" -l raw -d 'Keep everything: what surrounds the article in a page too, and nothing dimmed as boilerplate'
complete -c diptych -n "__fish_diptych_using_subcommand compare" -l offline -d 'Leave the network alone: open addresses as they were kept at an earlier opening'
complete -c diptych -n "__fish_diptych_using_subcommand compare" -l fresh -d 'Fetch addresses anew, although they are kept from an earlier opening'
complete -c diptych -n "__fish_diptych_using_subcommand compare" -l force -d 'Let --output replace a file that is there already'
complete -c diptych -n "__fish_diptych_using_subcommand compare" -l times -d 'In a snapshot, tell when each file was last written, as the time at which it was retrieved'
complete -c diptych -n "__fish_diptych_using_subcommand compare" -l all -d 'List every finding, whatever its confidence'
complete -c diptych -n "__fish_diptych_using_subcommand compare" -l exit-code -d 'Exit with 1 when conflicts are listed'
complete -c diptych -n "__fish_diptych_using_subcommand compare" -l reviewed -d 'List only what you have decided on in the reader'
complete -c diptych -n "__fish_diptych_using_subcommand compare" -l no-review -d 'Leave out what you have decided, noted and linked by hand in the reader'
complete -c diptych -n "__fish_diptych_using_subcommand compare" -s q -l quiet -d 'Write no report to standard output and tell no progress; the exit code and --output\'s file are all there is'
complete -c diptych -n "__fish_diptych_using_subcommand compare" -l summary -d 'Write one line with the counts to standard output instead of the report'
complete -c diptych -n "__fish_diptych_using_subcommand compare" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c diptych -n "__fish_diptych_using_subcommand align" -l as -d 'Read every text given as this form, whatever its content and name say' -r
complete -c diptych -n "__fish_diptych_using_subcommand align" -l timeout -d 'How long the whole of a page may take to come [default: 30s]' -r
complete -c diptych -n "__fish_diptych_using_subcommand align" -l format -d 'The form of the links' -r -f -a "text\t'For people'
json\t'For programs, with the texts'"
complete -c diptych -n "__fish_diptych_using_subcommand align" -s o -l output -d 'Write to this file instead of standard output; it appears whole or not at all' -r -F
complete -c diptych -n "__fish_diptych_using_subcommand align" -l min-score -d 'List links from this score up, 0 to 1' -r
complete -c diptych -n "__fish_diptych_using_subcommand align" -l budget -d 'Stop after this time with what there is, marked as partial: 500ms, 2s, 1m' -r
complete -c diptych -n "__fish_diptych_using_subcommand align" -l color -d 'Colour in the text form' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Even in a file or a pipe'
never\t'Not at all'"
complete -c diptych -n "__fish_diptych_using_subcommand align" -l raw -d 'Keep everything: what surrounds the article in a page too, and nothing dimmed as boilerplate'
complete -c diptych -n "__fish_diptych_using_subcommand align" -l offline -d 'Leave the network alone: open addresses as they were kept at an earlier opening'
complete -c diptych -n "__fish_diptych_using_subcommand align" -l fresh -d 'Fetch addresses anew, although they are kept from an earlier opening'
complete -c diptych -n "__fish_diptych_using_subcommand align" -l force -d 'Let --output replace a file that is there already'
complete -c diptych -n "__fish_diptych_using_subcommand align" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c diptych -n "__fish_diptych_using_subcommand open" -l format -d 'Write it in this form instead of opening the reader [default: the one of the ending of --output\'s file, else text]' -r -f -a "text\t'A linear report for people, on paper or read aloud'
json\t'The snapshot: everything, for programs'
markdown\t'A report to paste into a document'
html\t'One page for a browser: both texts side by side, every finding, filters and keys'
csv\t'The ledger for a spreadsheet: one finding a line'
svg\t'A picture of the reader\'s screen'"
complete -c diptych -n "__fish_diptych_using_subcommand open" -s o -l output -d 'Write to this file instead of standard output; it appears whole or not at all' -r -F
complete -c diptych -n "__fish_diptych_using_subcommand open" -l min-confidence -d 'List findings from this confidence up: 0 to 1, or possible (0), likely (0.6), strong (0.8) [default: 0.5]' -r
complete -c diptych -n "__fish_diptych_using_subcommand open" -l kinds -d 'List findings of these kinds only, parted by commas: quantity,date' -r
complete -c diptych -n "__fish_diptych_using_subcommand open" -l only -d 'List these groups only, parted by commas: conflicts, variants, inside, shared, one-sided' -r
complete -c diptych -n "__fish_diptych_using_subcommand open" -l size -d 'For --format svg: columns and rows of the screen' -r
complete -c diptych -n "__fish_diptych_using_subcommand open" -l keys -d 'For --format svg: keys that lead to the screen, as the key map writes them, parted by blanks: \'l j j\'' -r
complete -c diptych -n "__fish_diptych_using_subcommand open" -l theme -d 'The reader\'s theme' -r
complete -c diptych -n "__fish_diptych_using_subcommand open" -l color -d 'Colour in the text report' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Even in a file or a pipe'
never\t'Not at all'"
complete -c diptych -n "__fish_diptych_using_subcommand open" -l force -d 'Let --output replace a file that is there already'
complete -c diptych -n "__fish_diptych_using_subcommand open" -l all -d 'List every finding, whatever its confidence'
complete -c diptych -n "__fish_diptych_using_subcommand open" -l exit-code -d 'Exit with 1 when conflicts are listed'
complete -c diptych -n "__fish_diptych_using_subcommand open" -l reviewed -d 'List only what you have decided on in the reader'
complete -c diptych -n "__fish_diptych_using_subcommand open" -l no-review -d 'Leave out what you have decided, noted and linked by hand in the reader'
complete -c diptych -n "__fish_diptych_using_subcommand open" -s q -l quiet -d 'Write no report to standard output and tell no progress; the exit code and --output\'s file are all there is'
complete -c diptych -n "__fish_diptych_using_subcommand open" -l summary -d 'Write one line with the counts to standard output instead of the report'
complete -c diptych -n "__fish_diptych_using_subcommand open" -l advance -d 'In the reader, go on to the next undecided discrepancy after each decision'
complete -c diptych -n "__fish_diptych_using_subcommand open" -l no-mouse -d 'Leave the mouse to the terminal'
complete -c diptych -n "__fish_diptych_using_subcommand open" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c diptych -n "__fish_diptych_using_subcommand recheck" -l timeout -d 'How long the whole of a page may take to come [default: 30s]' -r
complete -c diptych -n "__fish_diptych_using_subcommand recheck" -l format -d 'The form of the report' -r -f -a "text\t'For people'
json\t'For programs, with the texts'"
complete -c diptych -n "__fish_diptych_using_subcommand recheck" -s o -l output -d 'Write today\'s snapshot, with what was said of it, to this file; it appears whole or not at all' -r -F
complete -c diptych -n "__fish_diptych_using_subcommand recheck" -l budget -d 'Stop after this time with what there is, marked as partial: 500ms, 2s, 1m' -r
complete -c diptych -n "__fish_diptych_using_subcommand recheck" -l color -d 'Colour in the text report' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Even in a file or a pipe'
never\t'Not at all'"
complete -c diptych -n "__fish_diptych_using_subcommand recheck" -l offline -d 'Leave the network alone: open addresses as they were kept at an earlier opening'
complete -c diptych -n "__fish_diptych_using_subcommand recheck" -l fresh -d 'Fetch addresses anew, although they are kept from an earlier opening'
complete -c diptych -n "__fish_diptych_using_subcommand recheck" -l force -d 'Let --output replace a file that is there already'
complete -c diptych -n "__fish_diptych_using_subcommand recheck" -l exit-code -d 'Exit with 1 when something has changed: a text, a finding, or whether a decision applies'
complete -c diptych -n "__fish_diptych_using_subcommand recheck" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c diptych -n "__fish_diptych_using_subcommand reviews; and not __fish_seen_subcommand_from list show export remove help" -s h -l help -d 'Print help'
complete -c diptych -n "__fish_diptych_using_subcommand reviews; and not __fish_seen_subcommand_from list show export remove help" -f -a "list" -d 'List the kept reviews, the last written first'
complete -c diptych -n "__fish_diptych_using_subcommand reviews; and not __fish_seen_subcommand_from list show export remove help" -f -a "show" -d 'Tell what one review says'
complete -c diptych -n "__fish_diptych_using_subcommand reviews; and not __fish_seen_subcommand_from list show export remove help" -f -a "export" -d 'Write one review as JSON'
complete -c diptych -n "__fish_diptych_using_subcommand reviews; and not __fish_seen_subcommand_from list show export remove help" -f -a "remove" -d 'Remove reviews for good'
complete -c diptych -n "__fish_diptych_using_subcommand reviews; and not __fish_seen_subcommand_from list show export remove help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c diptych -n "__fish_diptych_using_subcommand reviews; and __fish_seen_subcommand_from list" -l format -d 'The form of the list' -r -f -a "text\t'For people'
json\t'For programs, with the texts'"
complete -c diptych -n "__fish_diptych_using_subcommand reviews; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c diptych -n "__fish_diptych_using_subcommand reviews; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help'
complete -c diptych -n "__fish_diptych_using_subcommand reviews; and __fish_seen_subcommand_from export" -s o -l output -d 'Write to this file instead of standard output; it appears whole or not at all' -r -F
complete -c diptych -n "__fish_diptych_using_subcommand reviews; and __fish_seen_subcommand_from export" -l force -d 'Let --output replace a file that is there already'
complete -c diptych -n "__fish_diptych_using_subcommand reviews; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help'
complete -c diptych -n "__fish_diptych_using_subcommand reviews; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print help'
complete -c diptych -n "__fish_diptych_using_subcommand reviews; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the kept reviews, the last written first'
complete -c diptych -n "__fish_diptych_using_subcommand reviews; and __fish_seen_subcommand_from help" -f -a "show" -d 'Tell what one review says'
complete -c diptych -n "__fish_diptych_using_subcommand reviews; and __fish_seen_subcommand_from help" -f -a "export" -d 'Write one review as JSON'
complete -c diptych -n "__fish_diptych_using_subcommand reviews; and __fish_seen_subcommand_from help" -f -a "remove" -d 'Remove reviews for good'
complete -c diptych -n "__fish_diptych_using_subcommand reviews; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c diptych -n "__fish_diptych_using_subcommand facts" -l as -d 'Read every text given as this form, whatever its content and name say' -r
complete -c diptych -n "__fish_diptych_using_subcommand facts" -l timeout -d 'How long the whole of a page may take to come [default: 30s]' -r
complete -c diptych -n "__fish_diptych_using_subcommand facts" -l format -d 'The form of the facts' -r -f -a "text\t'For people'
json\t'For programs, with the texts'"
complete -c diptych -n "__fish_diptych_using_subcommand facts" -s o -l output -d 'Write to this file instead of standard output; it appears whole or not at all' -r -F
complete -c diptych -n "__fish_diptych_using_subcommand facts" -l color -d 'Colour in the text form' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Even in a file or a pipe'
never\t'Not at all'"
complete -c diptych -n "__fish_diptych_using_subcommand facts" -l raw -d 'Keep everything: what surrounds the article in a page too, and nothing dimmed as boilerplate'
complete -c diptych -n "__fish_diptych_using_subcommand facts" -l offline -d 'Leave the network alone: open addresses as they were kept at an earlier opening'
complete -c diptych -n "__fish_diptych_using_subcommand facts" -l fresh -d 'Fetch addresses anew, although they are kept from an earlier opening'
complete -c diptych -n "__fish_diptych_using_subcommand facts" -l force -d 'Let --output replace a file that is there already'
complete -c diptych -n "__fish_diptych_using_subcommand facts" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c diptych -n "__fish_diptych_using_subcommand why" -l as -d 'Read every text given as this form, whatever its content and name say' -r
complete -c diptych -n "__fish_diptych_using_subcommand why" -l timeout -d 'How long the whole of a page may take to come [default: 30s]' -r
complete -c diptych -n "__fish_diptych_using_subcommand why" -l format -d 'The form of the answers' -r -f -a "text\t'For people'
json\t'For programs, with the texts'"
complete -c diptych -n "__fish_diptych_using_subcommand why" -s o -l output -d 'Write to this file instead of standard output; it appears whole or not at all' -r -F
complete -c diptych -n "__fish_diptych_using_subcommand why" -l color -d 'Colour in the text form' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Even in a file or a pipe'
never\t'Not at all'"
complete -c diptych -n "__fish_diptych_using_subcommand why" -l raw -d 'Keep everything: what surrounds the article in a page too, and nothing dimmed as boilerplate'
complete -c diptych -n "__fish_diptych_using_subcommand why" -l offline -d 'Leave the network alone: open addresses as they were kept at an earlier opening'
complete -c diptych -n "__fish_diptych_using_subcommand why" -l fresh -d 'Fetch addresses anew, although they are kept from an earlier opening'
complete -c diptych -n "__fish_diptych_using_subcommand why" -l force -d 'Let --output replace a file that is there already'
complete -c diptych -n "__fish_diptych_using_subcommand why" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c diptych -n "__fish_diptych_using_subcommand show" -l as -d 'Read every text given as this form, whatever its content and name say' -r
complete -c diptych -n "__fish_diptych_using_subcommand show" -l timeout -d 'How long the whole of a page may take to come [default: 30s]' -r
complete -c diptych -n "__fish_diptych_using_subcommand show" -l format -d 'How it is shown' -r -f -a "text\t'For people'
json\t'For programs, with the texts'"
complete -c diptych -n "__fish_diptych_using_subcommand show" -s o -l output -d 'Write to this file instead of standard output; it appears whole or not at all' -r -F
complete -c diptych -n "__fish_diptych_using_subcommand show" -l color -d 'Colour in the text form' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Even in a file or a pipe'
never\t'Not at all'"
complete -c diptych -n "__fish_diptych_using_subcommand show" -l raw -d 'Keep everything: what surrounds the article in a page too, and nothing dimmed as boilerplate'
complete -c diptych -n "__fish_diptych_using_subcommand show" -l offline -d 'Leave the network alone: open addresses as they were kept at an earlier opening'
complete -c diptych -n "__fish_diptych_using_subcommand show" -l fresh -d 'Fetch addresses anew, although they are kept from an earlier opening'
complete -c diptych -n "__fish_diptych_using_subcommand show" -l force -d 'Let --output replace a file that is there already'
complete -c diptych -n "__fish_diptych_using_subcommand show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c diptych -n "__fish_diptych_using_subcommand batch" -l as -d 'Read every text given as this form, whatever its content and name say' -r
complete -c diptych -n "__fish_diptych_using_subcommand batch" -l format -d 'The form of the pairs and of the answers' -r -f -a "jsonl\t'One JSON object a line'"
complete -c diptych -n "__fish_diptych_using_subcommand batch" -l min-confidence -d 'List findings from this confidence up: 0 to 1, or possible (0), likely (0.6), strong (0.8) [default: 0.5]' -r
complete -c diptych -n "__fish_diptych_using_subcommand batch" -l kinds -d 'List findings of these kinds only, parted by commas: quantity,date' -r
complete -c diptych -n "__fish_diptych_using_subcommand batch" -l raw -d 'Keep everything: what surrounds the article in a page too, and nothing dimmed as boilerplate'
complete -c diptych -n "__fish_diptych_using_subcommand batch" -l all -d 'List every finding, whatever its confidence'
complete -c diptych -n "__fish_diptych_using_subcommand batch" -l exit-code -d 'Exit with 1 when conflicts are listed'
complete -c diptych -n "__fish_diptych_using_subcommand batch" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c diptych -n "__fish_diptych_using_subcommand config" -s h -l help -d 'Print help'
complete -c diptych -n "__fish_diptych_using_subcommand doctor" -s h -l help -d 'Print help'
complete -c diptych -n "__fish_diptych_using_subcommand completions" -s h -l help -d 'Print help'
complete -c diptych -n "__fish_diptych_using_subcommand man" -s h -l help -d 'Print help'
complete -c diptych -n "__fish_diptych_using_subcommand help; and not __fish_seen_subcommand_from compare align open recheck reviews facts why show batch config doctor completions man help" -f -a "compare" -d 'Compare two accounts and write the findings down'
complete -c diptych -n "__fish_diptych_using_subcommand help; and not __fish_seen_subcommand_from compare align open recheck reviews facts why show batch config doctor completions man help" -f -a "align" -d 'Link the passages of two accounts that speak of the same thing, and tell why'
complete -c diptych -n "__fish_diptych_using_subcommand help; and not __fish_seen_subcommand_from compare align open recheck reviews facts why show batch config doctor completions man help" -f -a "open" -d 'Open a snapshot again, without the texts it was made from'
complete -c diptych -n "__fish_diptych_using_subcommand help; and not __fish_seen_subcommand_from compare align open recheck reviews facts why show batch config doctor completions man help" -f -a "recheck" -d 'Compare the texts of a snapshot again, and tell what has changed'
complete -c diptych -n "__fish_diptych_using_subcommand help; and not __fish_seen_subcommand_from compare align open recheck reviews facts why show batch config doctor completions man help" -f -a "reviews" -d 'Tell what was said of which texts: list, show, export or remove the kept reviews'
complete -c diptych -n "__fish_diptych_using_subcommand help; and not __fish_seen_subcommand_from compare align open recheck reviews facts why show batch config doctor completions man help" -f -a "facts" -d 'Tell what one account states: every quantity, time, name and event, with its value and what it speaks of'
complete -c diptych -n "__fish_diptych_using_subcommand help; and not __fish_seen_subcommand_from compare align open recheck reviews facts why show batch config doctor completions man help" -f -a "why" -d 'Tell why a pair was reported or let go'
complete -c diptych -n "__fish_diptych_using_subcommand help; and not __fish_seen_subcommand_from compare align open recheck reviews facts why show batch config doctor completions man help" -f -a "show" -d 'Show what was understood of one account: its headline, dates, paragraphs and their roles'
complete -c diptych -n "__fish_diptych_using_subcommand help; and not __fish_seen_subcommand_from compare align open recheck reviews facts why show batch config doctor completions man help" -f -a "batch" -d 'Compare many pairs: one JSON object a line in, one a line out'
complete -c diptych -n "__fish_diptych_using_subcommand help; and not __fish_seen_subcommand_from compare align open recheck reviews facts why show batch config doctor completions man help" -f -a "config" -d 'Tell where settings, keys and themes are kept and what holds now'
complete -c diptych -n "__fish_diptych_using_subcommand help; and not __fish_seen_subcommand_from compare align open recheck reviews facts why show batch config doctor completions man help" -f -a "doctor" -d 'Tell what the terminal can do and what the reader makes of it'
complete -c diptych -n "__fish_diptych_using_subcommand help; and not __fish_seen_subcommand_from compare align open recheck reviews facts why show batch config doctor completions man help" -f -a "completions" -d 'Write the completions for a shell'
complete -c diptych -n "__fish_diptych_using_subcommand help; and not __fish_seen_subcommand_from compare align open recheck reviews facts why show batch config doctor completions man help" -f -a "man" -d 'Write the manual page of the program, or of a command of it'
complete -c diptych -n "__fish_diptych_using_subcommand help; and not __fish_seen_subcommand_from compare align open recheck reviews facts why show batch config doctor completions man help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c diptych -n "__fish_diptych_using_subcommand help; and __fish_seen_subcommand_from reviews" -f -a "list" -d 'List the kept reviews, the last written first'
complete -c diptych -n "__fish_diptych_using_subcommand help; and __fish_seen_subcommand_from reviews" -f -a "show" -d 'Tell what one review says'
complete -c diptych -n "__fish_diptych_using_subcommand help; and __fish_seen_subcommand_from reviews" -f -a "export" -d 'Write one review as JSON'
complete -c diptych -n "__fish_diptych_using_subcommand help; and __fish_seen_subcommand_from reviews" -f -a "remove" -d 'Remove reviews for good'
