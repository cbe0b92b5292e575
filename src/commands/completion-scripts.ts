/**
 * What each shell runs to ask for the words that may follow. The words of the line up to the cursor
 * go back to infra, without a leading npx; where it knows none, the shell offers files.
 */
export const scripts = {
  bash: `_infra() {
  local words=("\${COMP_WORDS[@]:1:COMP_CWORD}") IFS=$'\\n'
  if [ "\${COMP_WORDS[0]}" = npx ]; then
    [ "\${COMP_WORDS[1]}" = infra ] || return
    words=("\${COMP_WORDS[@]:2:COMP_CWORD-1}")
  fi
  COMPREPLY=($(compgen -W "$(npx infra completion bash -- "\${words[@]}" 2>/dev/null)" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _infra infra npx
`,
  zsh: `_infra() {
  local line=("\${words[@]:1:$((CURRENT - 1))}")
  if [ "\${words[1]}" = npx ]; then
    [ "\${words[2]}" = infra ] || return
    line=("\${words[@]:2:$((CURRENT - 2))}")
  fi
  local found=("\${(@f)$(npx infra completion zsh -- "\${line[@]}" 2>/dev/null)}")
  if [ -n "$found" ]; then compadd -a found; else _files; fi
}
compdef _infra infra npx
`,
  fish: `function __infra_words
  set -l line (commandline -opc) (commandline -ct)
  if test "$line[1]" = npx
    test "$line[2]" = infra; or return
    set -e line[1]
  end
  npx infra completion fish -- $line[2..] 2>/dev/null
end
complete -c infra -a '(__infra_words)'
complete -c npx -n 'test (count (commandline -opc)) -gt 1; and test (commandline -opc)[2] = infra' -a '(__infra_words)'
`,
};
