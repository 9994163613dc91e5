" fonte for Vim with ALE: put this file beside the others that your vimrc sources, after ALE was loaded.
" `let g:fonte_command = '/path/to/fonte'` before it names another program.
function! FonteRoot(buffer) abort
  let l:path = expand('#' . a:buffer . ':p:h') . ';'
  let l:config = findfile('fonte.toml', l:path)
  let l:config = l:config is# '' ? finddir('.git', l:path) : l:config
  return l:config is# '' ? expand('#' . a:buffer . ':p:h') : fnamemodify(l:config, ':p:s?/$??:h')
endfunction

for s:filetype in ['markdown', 'text', 'html', 'asciidoc']
  call ale#linter#Define(s:filetype, {
  \ 'name': 'fonte',
  \ 'lsp': 'stdio',
  \ 'executable': get(g:, 'fonte_command', 'fonte'),
  \ 'command': '%e lsp',
  \ 'language': s:filetype is# 'text' ? 'plaintext' : s:filetype,
  \ 'project_root': function('FonteRoot'),
  \ 'initialization_options': get(g:, 'fonte_settings', {}),
  \})
endfor
