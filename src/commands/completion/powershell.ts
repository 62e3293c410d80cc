/** The completion script for PowerShell. */
export const powershellScript = (program: string): string => `# powershell completion for ${program}

Register-ArgumentCompleter -Native -CommandName '${program}' -ScriptBlock {
    param($WordToComplete, $CommandAst, $CursorPosition)

    $typed = "$CommandAst"
    if ($typed.Length -gt $CursorPosition) { $typed = $typed.Substring(0, $CursorPosition) }
    $words = @($typed.Split(' ', [System.StringSplitOptions]::RemoveEmptyEntries) | Select-Object -Skip 1)
    # A blank at the end means that a new word begins.
    if ($WordToComplete -eq '' -and -not $typed.EndsWith('=')) { $words += '""' }

    $answer = @(& '${program}' __complete @words 2>$null)
    if ($answer.Count -eq 0) { return }
    $directive = [int]($answer[-1].TrimStart(':'))
    if ($directive -band 1) { return }
    $candidates = @($answer | Select-Object -SkipLast 1)
    # Nothing that could be told, or endings of file names: PowerShell offers files by itself.
    if ($candidates.Count -eq 0 -or ($directive -band 8)) {
        if ($directive -band 4) { '' }
        return
    }

    $front = ''
    if ($WordToComplete -like '--*=*') { $front = $WordToComplete.Split('=', 2)[0] + '=' }
    $end = if ($directive -band 2) { '' } else { ' ' }
    foreach ($line in $candidates) {
        $word, $about = $line.Split("\`t", 2)
        if (-not $about) { $about = $word }
        [System.Management.Automation.CompletionResult]::new("$front$word$end", $word, 'ParameterValue', $about)
    }
}
`
