/** The completion script for bash, which asks the program itself what may come next. Works without the bash-completion package. */
export const bashScript = (program: string): string => `# bash completion for ${program}

__${program}_complete() {
    local line word directive
    local -a candidates=()
    COMPREPLY=()

    # Bash splits words at "=" and ":"; the program wants them as they were typed.
    local typed=\${COMP_LINE:0:COMP_POINT}
    local -a words
    read -r -a words <<< "$typed"
    if [[ $typed == *[[:space:]] ]]; then words+=(""); fi
    local current=\${words[\${#words[@]}-1]}

    while IFS= read -r line; do
        candidates+=("$line")
    done < <("\${words[0]}" __complete "\${words[@]:1}" 2>/dev/null)
    if [[ \${#candidates[@]} -eq 0 ]]; then return; fi

    directive=\${candidates[\${#candidates[@]}-1]#:}
    unset "candidates[\${#candidates[@]}-1]"
    if ! [[ $directive =~ ^[0-9]+$ ]] || (( directive & 1 )); then return; fi
    if (( directive & 2 )); then compopt -o nospace 2>/dev/null; fi

    if (( directive & 8 )); then
        # The words are endings of file names.
        local ending
        for ending in "\${candidates[@]}"; do
            while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -X "!*.$ending" -- "$current")
        done
        while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -d -- "$current")
        compopt -o filenames 2>/dev/null
        return
    fi

    # What stands in front of the last "=" or ":" is on the line already, and bash leaves it there.
    local kept=""
    if [[ $current == *[=:]* && $COMP_WORDBREAKS == *[=:]* ]]; then kept=\${current%"\${current##*[=:]}"}; fi
    for line in "\${candidates[@]}"; do
        word=\${line%%$'\\t'*}
        if [[ $current == --*=* ]]; then word="\${current%%=*}=$word"; fi
        if [[ $word == "$current"* ]]; then COMPREPLY+=("\${word#"$kept"}"); fi
    done

    if [[ \${#COMPREPLY[@]} -eq 0 ]] && ! (( directive & 4 )); then
        while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "\${current#"$kept"}")
        compopt -o filenames 2>/dev/null
    fi
}

complete -F __${program}_complete ${program}
`
