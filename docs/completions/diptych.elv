
use builtin;
use str;

set edit:completion:arg-completer[diptych] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'diptych'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'diptych'= {
            cand --as 'Read every text given as this form, whatever its content and name say'
            cand --timeout 'How long the whole of a page may take to come [default: 30s]'
            cand --min-confidence 'List findings from this confidence up: 0 to 1, or possible (0), likely (0.6), strong (0.8) [default: 0.5]'
            cand --kinds 'List findings of these kinds only, parted by commas: quantity,date'
            cand --budget 'Stop after this time with what there is, marked as partial: 500ms, 2s, 1m'
            cand --theme 'The reader''s theme'
            cand --color 'Colour in the text report'
            cand --raw 'Keep everything: what surrounds the article in a page too, and nothing dimmed as boilerplate'
            cand --offline 'Leave the network alone: open addresses as they were kept at an earlier opening'
            cand --fresh 'Fetch addresses anew, although they are kept from an earlier opening'
            cand --all 'List every finding, whatever its confidence'
            cand --exit-code 'Exit with 1 when conflicts are listed'
            cand --advance 'In the reader, go on to the next undecided discrepancy after each decision'
            cand --no-mouse 'Leave the mouse to the terminal'
            cand --no-watch 'In the reader, leave files that change until R reads them again'
            cand --plain 'Tell everything in words, line by line, as a screen reader wants it, also on a terminal'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand compare 'Compare two accounts and write the findings down'
            cand align 'Link the passages of two accounts that speak of the same thing, and tell why'
            cand open 'Open a snapshot again, without the texts it was made from'
            cand recheck 'Compare the texts of a snapshot again, and tell what has changed'
            cand reviews 'Tell what was said of which texts: list, show, export or remove the kept reviews'
            cand facts 'Tell what one account states: every quantity, time, name and event, with its value and what it speaks of'
            cand why 'Tell why a pair was reported or let go'
            cand show 'Show what was understood of one account: its headline, dates, paragraphs and their roles'
            cand batch 'Compare many pairs: one JSON object a line in, one a line out'
            cand config 'Tell where settings, keys and themes are kept and what holds now'
            cand doctor 'Tell what the terminal can do and what the reader makes of it'
            cand completions 'Write the completions for a shell'
            cand man 'Write the manual page of the program, or of a command of it'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'diptych;compare'= {
            cand --as 'Read every text given as this form, whatever its content and name say'
            cand --timeout 'How long the whole of a page may take to come [default: 30s]'
            cand --format 'The form of the report [default: the one of the ending of --output''s file, else text]'
            cand -o 'Write to this file instead of standard output; it appears whole or not at all'
            cand --output 'Write to this file instead of standard output; it appears whole or not at all'
            cand --min-confidence 'List findings from this confidence up: 0 to 1, or possible (0), likely (0.6), strong (0.8) [default: 0.5]'
            cand --kinds 'List findings of these kinds only, parted by commas: quantity,date'
            cand --only 'List these groups only, parted by commas: conflicts, variants, inside, shared, one-sided'
            cand --size 'For --format svg: columns and rows of the screen'
            cand --keys 'For --format svg: keys that lead to the screen, as the key map writes them, parted by blanks: ''l j j'''
            cand --theme 'For --format svg: the theme [default: dark]'
            cand --budget 'Stop after this time with what there is, marked as partial: 500ms, 2s, 1m'
            cand --color 'Colour in the text report'
            cand --raw 'Keep everything: what surrounds the article in a page too, and nothing dimmed as boilerplate'
            cand --offline 'Leave the network alone: open addresses as they were kept at an earlier opening'
            cand --fresh 'Fetch addresses anew, although they are kept from an earlier opening'
            cand --force 'Let --output replace a file that is there already'
            cand --times 'In a snapshot, tell when each file was last written, as the time at which it was retrieved'
            cand --all 'List every finding, whatever its confidence'
            cand --exit-code 'Exit with 1 when conflicts are listed'
            cand --reviewed 'List only what you have decided on in the reader'
            cand --no-review 'Leave out what you have decided, noted and linked by hand in the reader'
            cand -q 'Write no report to standard output and tell no progress; the exit code and --output''s file are all there is'
            cand --quiet 'Write no report to standard output and tell no progress; the exit code and --output''s file are all there is'
            cand --summary 'Write one line with the counts to standard output instead of the report'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'diptych;align'= {
            cand --as 'Read every text given as this form, whatever its content and name say'
            cand --timeout 'How long the whole of a page may take to come [default: 30s]'
            cand --format 'The form of the links'
            cand -o 'Write to this file instead of standard output; it appears whole or not at all'
            cand --output 'Write to this file instead of standard output; it appears whole or not at all'
            cand --min-score 'List links from this score up, 0 to 1'
            cand --budget 'Stop after this time with what there is, marked as partial: 500ms, 2s, 1m'
            cand --color 'Colour in the text form'
            cand --raw 'Keep everything: what surrounds the article in a page too, and nothing dimmed as boilerplate'
            cand --offline 'Leave the network alone: open addresses as they were kept at an earlier opening'
            cand --fresh 'Fetch addresses anew, although they are kept from an earlier opening'
            cand --force 'Let --output replace a file that is there already'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'diptych;open'= {
            cand --format 'Write it in this form instead of opening the reader [default: the one of the ending of --output''s file, else text]'
            cand -o 'Write to this file instead of standard output; it appears whole or not at all'
            cand --output 'Write to this file instead of standard output; it appears whole or not at all'
            cand --min-confidence 'List findings from this confidence up: 0 to 1, or possible (0), likely (0.6), strong (0.8) [default: 0.5]'
            cand --kinds 'List findings of these kinds only, parted by commas: quantity,date'
            cand --only 'List these groups only, parted by commas: conflicts, variants, inside, shared, one-sided'
            cand --size 'For --format svg: columns and rows of the screen'
            cand --keys 'For --format svg: keys that lead to the screen, as the key map writes them, parted by blanks: ''l j j'''
            cand --theme 'The reader''s theme'
            cand --color 'Colour in the text report'
            cand --force 'Let --output replace a file that is there already'
            cand --all 'List every finding, whatever its confidence'
            cand --exit-code 'Exit with 1 when conflicts are listed'
            cand --reviewed 'List only what you have decided on in the reader'
            cand --no-review 'Leave out what you have decided, noted and linked by hand in the reader'
            cand -q 'Write no report to standard output and tell no progress; the exit code and --output''s file are all there is'
            cand --quiet 'Write no report to standard output and tell no progress; the exit code and --output''s file are all there is'
            cand --summary 'Write one line with the counts to standard output instead of the report'
            cand --advance 'In the reader, go on to the next undecided discrepancy after each decision'
            cand --no-mouse 'Leave the mouse to the terminal'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'diptych;recheck'= {
            cand --timeout 'How long the whole of a page may take to come [default: 30s]'
            cand --format 'The form of the report'
            cand -o 'Write today''s snapshot, with what was said of it, to this file; it appears whole or not at all'
            cand --output 'Write today''s snapshot, with what was said of it, to this file; it appears whole or not at all'
            cand --budget 'Stop after this time with what there is, marked as partial: 500ms, 2s, 1m'
            cand --color 'Colour in the text report'
            cand --offline 'Leave the network alone: open addresses as they were kept at an earlier opening'
            cand --fresh 'Fetch addresses anew, although they are kept from an earlier opening'
            cand --force 'Let --output replace a file that is there already'
            cand --exit-code 'Exit with 1 when something has changed: a text, a finding, or whether a decision applies'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'diptych;reviews'= {
            cand -h 'Print help'
            cand --help 'Print help'
            cand list 'List the kept reviews, the last written first'
            cand show 'Tell what one review says'
            cand export 'Write one review as JSON'
            cand remove 'Remove reviews for good'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'diptych;reviews;list'= {
            cand --format 'The form of the list'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'diptych;reviews;show'= {
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'diptych;reviews;export'= {
            cand -o 'Write to this file instead of standard output; it appears whole or not at all'
            cand --output 'Write to this file instead of standard output; it appears whole or not at all'
            cand --force 'Let --output replace a file that is there already'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'diptych;reviews;remove'= {
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'diptych;reviews;help'= {
            cand list 'List the kept reviews, the last written first'
            cand show 'Tell what one review says'
            cand export 'Write one review as JSON'
            cand remove 'Remove reviews for good'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'diptych;reviews;help;list'= {
        }
        &'diptych;reviews;help;show'= {
        }
        &'diptych;reviews;help;export'= {
        }
        &'diptych;reviews;help;remove'= {
        }
        &'diptych;reviews;help;help'= {
        }
        &'diptych;facts'= {
            cand --as 'Read every text given as this form, whatever its content and name say'
            cand --timeout 'How long the whole of a page may take to come [default: 30s]'
            cand --format 'The form of the facts'
            cand -o 'Write to this file instead of standard output; it appears whole or not at all'
            cand --output 'Write to this file instead of standard output; it appears whole or not at all'
            cand --color 'Colour in the text form'
            cand --raw 'Keep everything: what surrounds the article in a page too, and nothing dimmed as boilerplate'
            cand --offline 'Leave the network alone: open addresses as they were kept at an earlier opening'
            cand --fresh 'Fetch addresses anew, although they are kept from an earlier opening'
            cand --force 'Let --output replace a file that is there already'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'diptych;why'= {
            cand --as 'Read every text given as this form, whatever its content and name say'
            cand --timeout 'How long the whole of a page may take to come [default: 30s]'
            cand --format 'The form of the answers'
            cand -o 'Write to this file instead of standard output; it appears whole or not at all'
            cand --output 'Write to this file instead of standard output; it appears whole or not at all'
            cand --color 'Colour in the text form'
            cand --raw 'Keep everything: what surrounds the article in a page too, and nothing dimmed as boilerplate'
            cand --offline 'Leave the network alone: open addresses as they were kept at an earlier opening'
            cand --fresh 'Fetch addresses anew, although they are kept from an earlier opening'
            cand --force 'Let --output replace a file that is there already'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'diptych;show'= {
            cand --as 'Read every text given as this form, whatever its content and name say'
            cand --timeout 'How long the whole of a page may take to come [default: 30s]'
            cand --format 'How it is shown'
            cand -o 'Write to this file instead of standard output; it appears whole or not at all'
            cand --output 'Write to this file instead of standard output; it appears whole or not at all'
            cand --color 'Colour in the text form'
            cand --raw 'Keep everything: what surrounds the article in a page too, and nothing dimmed as boilerplate'
            cand --offline 'Leave the network alone: open addresses as they were kept at an earlier opening'
            cand --fresh 'Fetch addresses anew, although they are kept from an earlier opening'
            cand --force 'Let --output replace a file that is there already'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'diptych;batch'= {
            cand --as 'Read every text given as this form, whatever its content and name say'
            cand --format 'The form of the pairs and of the answers'
            cand --min-confidence 'List findings from this confidence up: 0 to 1, or possible (0), likely (0.6), strong (0.8) [default: 0.5]'
            cand --kinds 'List findings of these kinds only, parted by commas: quantity,date'
            cand --raw 'Keep everything: what surrounds the article in a page too, and nothing dimmed as boilerplate'
            cand --all 'List every finding, whatever its confidence'
            cand --exit-code 'Exit with 1 when conflicts are listed'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'diptych;config'= {
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'diptych;doctor'= {
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'diptych;completions'= {
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'diptych;man'= {
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'diptych;help'= {
            cand compare 'Compare two accounts and write the findings down'
            cand align 'Link the passages of two accounts that speak of the same thing, and tell why'
            cand open 'Open a snapshot again, without the texts it was made from'
            cand recheck 'Compare the texts of a snapshot again, and tell what has changed'
            cand reviews 'Tell what was said of which texts: list, show, export or remove the kept reviews'
            cand facts 'Tell what one account states: every quantity, time, name and event, with its value and what it speaks of'
            cand why 'Tell why a pair was reported or let go'
            cand show 'Show what was understood of one account: its headline, dates, paragraphs and their roles'
            cand batch 'Compare many pairs: one JSON object a line in, one a line out'
            cand config 'Tell where settings, keys and themes are kept and what holds now'
            cand doctor 'Tell what the terminal can do and what the reader makes of it'
            cand completions 'Write the completions for a shell'
            cand man 'Write the manual page of the program, or of a command of it'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'diptych;help;compare'= {
        }
        &'diptych;help;align'= {
        }
        &'diptych;help;open'= {
        }
        &'diptych;help;recheck'= {
        }
        &'diptych;help;reviews'= {
            cand list 'List the kept reviews, the last written first'
            cand show 'Tell what one review says'
            cand export 'Write one review as JSON'
            cand remove 'Remove reviews for good'
        }
        &'diptych;help;reviews;list'= {
        }
        &'diptych;help;reviews;show'= {
        }
        &'diptych;help;reviews;export'= {
        }
        &'diptych;help;reviews;remove'= {
        }
        &'diptych;help;facts'= {
        }
        &'diptych;help;why'= {
        }
        &'diptych;help;show'= {
        }
        &'diptych;help;batch'= {
        }
        &'diptych;help;config'= {
        }
        &'diptych;help;doctor'= {
        }
        &'diptych;help;completions'= {
        }
        &'diptych;help;man'= {
        }
        &'diptych;help;help'= {
        }
    ]
    $completions[$command]
}
