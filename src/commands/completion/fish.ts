/** The completion script for fish. */
export const fishScript = (program: string): string => `# fish completion for ${program}

function __${program}_complete
    set -l typed (commandline -opc)
    set -l current (commandline -ct)
    set -l answer ($typed[1] __complete $typed[2..-1] "$current" 2>/dev/null)
    if test (count $answer) -eq 0
        return
    end
    set -l directive (string sub -s 2 -- $answer[-1])
    set -e answer[-1]
    if not string match -qr '^[0-9]+$' -- $directive; or test (math "bitand($directive, 1)") -ne 0
        return
    end

    # Endings of file names, or nothing that could be told: files.
    if test (math "bitand($directive, 8)") -ne 0
        for ending in $answer
            __fish_complete_suffix .$ending
        end
        return
    end
    if test (count $answer) -eq 0; and test (math "bitand($directive, 4)") -eq 0
        __fish_complete_path "$current"
        return
    end

    set -l front ''
    if string match -q -- '--*=*' $current
        set front (string split -m 1 = -- $current)[1]=
    end
    for line in $answer
        echo $front$line
    end
end

complete -c ${program} -e
complete -c ${program} -f -a '(__${program}_complete)'
`
