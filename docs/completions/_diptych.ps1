
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'diptych' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'diptych'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'diptych' {
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Read every text given as this form, whatever its content and name say')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long the whole of a page may take to come [default: 30s]')
            [CompletionResult]::new('--min-confidence', '--min-confidence', [CompletionResultType]::ParameterName, 'List findings from this confidence up: 0 to 1, or possible (0), likely (0.6), strong (0.8) [default: 0.5]')
            [CompletionResult]::new('--kinds', '--kinds', [CompletionResultType]::ParameterName, 'List findings of these kinds only, parted by commas: quantity,date')
            [CompletionResult]::new('--budget', '--budget', [CompletionResultType]::ParameterName, 'Stop after this time with what there is, marked as partial: 500ms, 2s, 1m')
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'The reader''s theme')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour in the text report')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Keep everything: what surrounds the article in a page too, and nothing dimmed as boilerplate')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Leave the network alone: open addresses as they were kept at an earlier opening')
            [CompletionResult]::new('--fresh', '--fresh', [CompletionResultType]::ParameterName, 'Fetch addresses anew, although they are kept from an earlier opening')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'List every finding, whatever its confidence')
            [CompletionResult]::new('--exit-code', '--exit-code', [CompletionResultType]::ParameterName, 'Exit with 1 when conflicts are listed')
            [CompletionResult]::new('--advance', '--advance', [CompletionResultType]::ParameterName, 'In the reader, go on to the next undecided discrepancy after each decision')
            [CompletionResult]::new('--no-mouse', '--no-mouse', [CompletionResultType]::ParameterName, 'Leave the mouse to the terminal')
            [CompletionResult]::new('--no-watch', '--no-watch', [CompletionResultType]::ParameterName, 'In the reader, leave files that change until R reads them again')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Tell everything in words, line by line, as a screen reader wants it, also on a terminal')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('compare', 'compare', [CompletionResultType]::ParameterValue, 'Compare two accounts and write the findings down')
            [CompletionResult]::new('align', 'align', [CompletionResultType]::ParameterValue, 'Link the passages of two accounts that speak of the same thing, and tell why')
            [CompletionResult]::new('open', 'open', [CompletionResultType]::ParameterValue, 'Open a snapshot again, without the texts it was made from')
            [CompletionResult]::new('recheck', 'recheck', [CompletionResultType]::ParameterValue, 'Compare the texts of a snapshot again, and tell what has changed')
            [CompletionResult]::new('reviews', 'reviews', [CompletionResultType]::ParameterValue, 'Tell what was said of which texts: list, show, export or remove the kept reviews')
            [CompletionResult]::new('facts', 'facts', [CompletionResultType]::ParameterValue, 'Tell what one account states: every quantity, time, name and event, with its value and what it speaks of')
            [CompletionResult]::new('why', 'why', [CompletionResultType]::ParameterValue, 'Tell why a pair was reported or let go')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show what was understood of one account: its headline, dates, paragraphs and their roles')
            [CompletionResult]::new('batch', 'batch', [CompletionResultType]::ParameterValue, 'Compare many pairs: one JSON object a line in, one a line out')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'Tell where settings, keys and themes are kept and what holds now')
            [CompletionResult]::new('doctor', 'doctor', [CompletionResultType]::ParameterValue, 'Tell what the terminal can do and what the reader makes of it')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Write the completions for a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Write the manual page of the program, or of a command of it')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'diptych;compare' {
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Read every text given as this form, whatever its content and name say')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long the whole of a page may take to come [default: 30s]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the report [default: the one of the ending of --output''s file, else text]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to this file instead of standard output; it appears whole or not at all')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write to this file instead of standard output; it appears whole or not at all')
            [CompletionResult]::new('--min-confidence', '--min-confidence', [CompletionResultType]::ParameterName, 'List findings from this confidence up: 0 to 1, or possible (0), likely (0.6), strong (0.8) [default: 0.5]')
            [CompletionResult]::new('--kinds', '--kinds', [CompletionResultType]::ParameterName, 'List findings of these kinds only, parted by commas: quantity,date')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'List these groups only, parted by commas: conflicts, variants, inside, shared, one-sided')
            [CompletionResult]::new('--size', '--size', [CompletionResultType]::ParameterName, 'For --format svg: columns and rows of the screen')
            [CompletionResult]::new('--keys', '--keys', [CompletionResultType]::ParameterName, 'For --format svg: keys that lead to the screen, as the key map writes them, parted by blanks: ''l j j''')
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'For --format svg: the theme [default: dark]')
            [CompletionResult]::new('--budget', '--budget', [CompletionResultType]::ParameterName, 'Stop after this time with what there is, marked as partial: 500ms, 2s, 1m')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour in the text report')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Keep everything: what surrounds the article in a page too, and nothing dimmed as boilerplate')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Leave the network alone: open addresses as they were kept at an earlier opening')
            [CompletionResult]::new('--fresh', '--fresh', [CompletionResultType]::ParameterName, 'Fetch addresses anew, although they are kept from an earlier opening')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Let --output replace a file that is there already')
            [CompletionResult]::new('--times', '--times', [CompletionResultType]::ParameterName, 'In a snapshot, tell when each file was last written, as the time at which it was retrieved')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'List every finding, whatever its confidence')
            [CompletionResult]::new('--exit-code', '--exit-code', [CompletionResultType]::ParameterName, 'Exit with 1 when conflicts are listed')
            [CompletionResult]::new('--reviewed', '--reviewed', [CompletionResultType]::ParameterName, 'List only what you have decided on in the reader')
            [CompletionResult]::new('--no-review', '--no-review', [CompletionResultType]::ParameterName, 'Leave out what you have decided, noted and linked by hand in the reader')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Write no report to standard output and tell no progress; the exit code and --output''s file are all there is')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Write no report to standard output and tell no progress; the exit code and --output''s file are all there is')
            [CompletionResult]::new('--summary', '--summary', [CompletionResultType]::ParameterName, 'Write one line with the counts to standard output instead of the report')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'diptych;align' {
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Read every text given as this form, whatever its content and name say')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long the whole of a page may take to come [default: 30s]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the links')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to this file instead of standard output; it appears whole or not at all')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write to this file instead of standard output; it appears whole or not at all')
            [CompletionResult]::new('--min-score', '--min-score', [CompletionResultType]::ParameterName, 'List links from this score up, 0 to 1')
            [CompletionResult]::new('--budget', '--budget', [CompletionResultType]::ParameterName, 'Stop after this time with what there is, marked as partial: 500ms, 2s, 1m')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour in the text form')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Keep everything: what surrounds the article in a page too, and nothing dimmed as boilerplate')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Leave the network alone: open addresses as they were kept at an earlier opening')
            [CompletionResult]::new('--fresh', '--fresh', [CompletionResultType]::ParameterName, 'Fetch addresses anew, although they are kept from an earlier opening')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Let --output replace a file that is there already')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'diptych;open' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Write it in this form instead of opening the reader [default: the one of the ending of --output''s file, else text]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to this file instead of standard output; it appears whole or not at all')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write to this file instead of standard output; it appears whole or not at all')
            [CompletionResult]::new('--min-confidence', '--min-confidence', [CompletionResultType]::ParameterName, 'List findings from this confidence up: 0 to 1, or possible (0), likely (0.6), strong (0.8) [default: 0.5]')
            [CompletionResult]::new('--kinds', '--kinds', [CompletionResultType]::ParameterName, 'List findings of these kinds only, parted by commas: quantity,date')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'List these groups only, parted by commas: conflicts, variants, inside, shared, one-sided')
            [CompletionResult]::new('--size', '--size', [CompletionResultType]::ParameterName, 'For --format svg: columns and rows of the screen')
            [CompletionResult]::new('--keys', '--keys', [CompletionResultType]::ParameterName, 'For --format svg: keys that lead to the screen, as the key map writes them, parted by blanks: ''l j j''')
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'The reader''s theme')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour in the text report')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Let --output replace a file that is there already')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'List every finding, whatever its confidence')
            [CompletionResult]::new('--exit-code', '--exit-code', [CompletionResultType]::ParameterName, 'Exit with 1 when conflicts are listed')
            [CompletionResult]::new('--reviewed', '--reviewed', [CompletionResultType]::ParameterName, 'List only what you have decided on in the reader')
            [CompletionResult]::new('--no-review', '--no-review', [CompletionResultType]::ParameterName, 'Leave out what you have decided, noted and linked by hand in the reader')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Write no report to standard output and tell no progress; the exit code and --output''s file are all there is')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Write no report to standard output and tell no progress; the exit code and --output''s file are all there is')
            [CompletionResult]::new('--summary', '--summary', [CompletionResultType]::ParameterName, 'Write one line with the counts to standard output instead of the report')
            [CompletionResult]::new('--advance', '--advance', [CompletionResultType]::ParameterName, 'In the reader, go on to the next undecided discrepancy after each decision')
            [CompletionResult]::new('--no-mouse', '--no-mouse', [CompletionResultType]::ParameterName, 'Leave the mouse to the terminal')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'diptych;recheck' {
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long the whole of a page may take to come [default: 30s]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the report')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write today''s snapshot, with what was said of it, to this file; it appears whole or not at all')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write today''s snapshot, with what was said of it, to this file; it appears whole or not at all')
            [CompletionResult]::new('--budget', '--budget', [CompletionResultType]::ParameterName, 'Stop after this time with what there is, marked as partial: 500ms, 2s, 1m')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour in the text report')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Leave the network alone: open addresses as they were kept at an earlier opening')
            [CompletionResult]::new('--fresh', '--fresh', [CompletionResultType]::ParameterName, 'Fetch addresses anew, although they are kept from an earlier opening')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Let --output replace a file that is there already')
            [CompletionResult]::new('--exit-code', '--exit-code', [CompletionResultType]::ParameterName, 'Exit with 1 when something has changed: a text, a finding, or whether a decision applies')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'diptych;reviews' {
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the kept reviews, the last written first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Tell what one review says')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write one review as JSON')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove reviews for good')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'diptych;reviews;list' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the list')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'diptych;reviews;show' {
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'diptych;reviews;export' {
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to this file instead of standard output; it appears whole or not at all')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write to this file instead of standard output; it appears whole or not at all')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Let --output replace a file that is there already')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'diptych;reviews;remove' {
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'diptych;reviews;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the kept reviews, the last written first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Tell what one review says')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write one review as JSON')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove reviews for good')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'diptych;reviews;help;list' {
            break
        }
        'diptych;reviews;help;show' {
            break
        }
        'diptych;reviews;help;export' {
            break
        }
        'diptych;reviews;help;remove' {
            break
        }
        'diptych;reviews;help;help' {
            break
        }
        'diptych;facts' {
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Read every text given as this form, whatever its content and name say')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long the whole of a page may take to come [default: 30s]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the facts')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to this file instead of standard output; it appears whole or not at all')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write to this file instead of standard output; it appears whole or not at all')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour in the text form')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Keep everything: what surrounds the article in a page too, and nothing dimmed as boilerplate')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Leave the network alone: open addresses as they were kept at an earlier opening')
            [CompletionResult]::new('--fresh', '--fresh', [CompletionResultType]::ParameterName, 'Fetch addresses anew, although they are kept from an earlier opening')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Let --output replace a file that is there already')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'diptych;why' {
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Read every text given as this form, whatever its content and name say')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long the whole of a page may take to come [default: 30s]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answers')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to this file instead of standard output; it appears whole or not at all')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write to this file instead of standard output; it appears whole or not at all')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour in the text form')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Keep everything: what surrounds the article in a page too, and nothing dimmed as boilerplate')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Leave the network alone: open addresses as they were kept at an earlier opening')
            [CompletionResult]::new('--fresh', '--fresh', [CompletionResultType]::ParameterName, 'Fetch addresses anew, although they are kept from an earlier opening')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Let --output replace a file that is there already')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'diptych;show' {
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Read every text given as this form, whatever its content and name say')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long the whole of a page may take to come [default: 30s]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How it is shown')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to this file instead of standard output; it appears whole or not at all')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write to this file instead of standard output; it appears whole or not at all')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour in the text form')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Keep everything: what surrounds the article in a page too, and nothing dimmed as boilerplate')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Leave the network alone: open addresses as they were kept at an earlier opening')
            [CompletionResult]::new('--fresh', '--fresh', [CompletionResultType]::ParameterName, 'Fetch addresses anew, although they are kept from an earlier opening')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Let --output replace a file that is there already')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'diptych;batch' {
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Read every text given as this form, whatever its content and name say')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the pairs and of the answers')
            [CompletionResult]::new('--min-confidence', '--min-confidence', [CompletionResultType]::ParameterName, 'List findings from this confidence up: 0 to 1, or possible (0), likely (0.6), strong (0.8) [default: 0.5]')
            [CompletionResult]::new('--kinds', '--kinds', [CompletionResultType]::ParameterName, 'List findings of these kinds only, parted by commas: quantity,date')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Keep everything: what surrounds the article in a page too, and nothing dimmed as boilerplate')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'List every finding, whatever its confidence')
            [CompletionResult]::new('--exit-code', '--exit-code', [CompletionResultType]::ParameterName, 'Exit with 1 when conflicts are listed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'diptych;config' {
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'diptych;doctor' {
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'diptych;completions' {
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'diptych;man' {
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'diptych;help' {
            [CompletionResult]::new('compare', 'compare', [CompletionResultType]::ParameterValue, 'Compare two accounts and write the findings down')
            [CompletionResult]::new('align', 'align', [CompletionResultType]::ParameterValue, 'Link the passages of two accounts that speak of the same thing, and tell why')
            [CompletionResult]::new('open', 'open', [CompletionResultType]::ParameterValue, 'Open a snapshot again, without the texts it was made from')
            [CompletionResult]::new('recheck', 'recheck', [CompletionResultType]::ParameterValue, 'Compare the texts of a snapshot again, and tell what has changed')
            [CompletionResult]::new('reviews', 'reviews', [CompletionResultType]::ParameterValue, 'Tell what was said of which texts: list, show, export or remove the kept reviews')
            [CompletionResult]::new('facts', 'facts', [CompletionResultType]::ParameterValue, 'Tell what one account states: every quantity, time, name and event, with its value and what it speaks of')
            [CompletionResult]::new('why', 'why', [CompletionResultType]::ParameterValue, 'Tell why a pair was reported or let go')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show what was understood of one account: its headline, dates, paragraphs and their roles')
            [CompletionResult]::new('batch', 'batch', [CompletionResultType]::ParameterValue, 'Compare many pairs: one JSON object a line in, one a line out')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'Tell where settings, keys and themes are kept and what holds now')
            [CompletionResult]::new('doctor', 'doctor', [CompletionResultType]::ParameterValue, 'Tell what the terminal can do and what the reader makes of it')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Write the completions for a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Write the manual page of the program, or of a command of it')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'diptych;help;compare' {
            break
        }
        'diptych;help;align' {
            break
        }
        'diptych;help;open' {
            break
        }
        'diptych;help;recheck' {
            break
        }
        'diptych;help;reviews' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the kept reviews, the last written first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Tell what one review says')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write one review as JSON')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove reviews for good')
            break
        }
        'diptych;help;reviews;list' {
            break
        }
        'diptych;help;reviews;show' {
            break
        }
        'diptych;help;reviews;export' {
            break
        }
        'diptych;help;reviews;remove' {
            break
        }
        'diptych;help;facts' {
            break
        }
        'diptych;help;why' {
            break
        }
        'diptych;help;show' {
            break
        }
        'diptych;help;batch' {
            break
        }
        'diptych;help;config' {
            break
        }
        'diptych;help;doctor' {
            break
        }
        'diptych;help;completions' {
            break
        }
        'diptych;help;man' {
            break
        }
        'diptych;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
