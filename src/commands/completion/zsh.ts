/** The completion script for zsh. It may be sourced, or stand as a file in the function path. */
export const zshScript = (program: string): string => `#compdef ${program}
compdef _${program} ${program}

# zsh completion for ${program}

_${program}() {
    local line directive tab=$'\\t'
    local -a answer candidates words_so_far
    words_so_far=("\${(@)words[1,CURRENT]}")
    answer=("\${(@f)$(\${(Q)words_so_far[1]} __complete "\${(@Q)words_so_far[2,-1]}" 2>/dev/null)}")
    directive=\${answer[-1]#:}
    answer=("\${(@)answer[1,-2]}")
    if [[ $directive != <-> ]] || (( directive & 1 )); then return 1; fi

    if (( directive & 8 )); then
        _files -g "*.(\${(j:|:)answer})"
        return
    fi

    for line in "\${answer[@]}"; do
        [[ -z $line ]] && continue
        # In what is described a colon ends the word.
        line=\${line//:/\\\\:}
        candidates+=("\${line/$tab/:}")
    done

    local -a options
    if (( directive & 2 )); then options=(-S ''); fi
    if [[ \${words_so_far[-1]} == --*=* ]]; then compset -P '*='; fi
    if (( \${#candidates} )); then
        _describe -V '${program}' candidates "\${options[@]}"
    elif ! (( directive & 4 )); then
        _files
    fi
}

# A file in the function path is the function: it is called when it is read.
if [ "$funcstack[1]" = "_${program}" ]; then
    _${program}
fi
`
