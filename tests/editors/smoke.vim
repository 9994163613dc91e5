" One session in a real Vim with ALE and the shipped `editors/vim/ale.vim`: a diagnostic with its exact place, a
" fix, a save, a restart.  `cargo test --test editors` runs it; by hand:
"   FONTE_CMD=target/debug/fonte FONTE_VIM=editors/vim vim -es -N -u NONE -i NONE -S tests/editors/smoke.vim
set encoding=utf-8 nomore noswapfile hidden shortmess+=F
scriptencoding utf-8
let s:patience = str2nr(empty($FONTE_PATIENCE) ? '30000' : $FONTE_PATIENCE)

function! s:Say(text) abort
  call writefile([a:text], '/dev/stdout', 'a')
endfunction

function! s:Fail(why) abort
  call s:Say('FAIL ' . a:why)
  cquit!
endfunction

function! s:Wait(what, Holds) abort
  let l:start = reltime()
  while !a:Holds()
    if reltimefloat(reltime(l:start)) * 1000 > s:patience
      call s:Fail('waited in vain for ' . a:what)
    endif
    sleep 50m
  endwhile
endfunction

function! s:Equal(what, got, want) abort
  if a:got !=# a:want
    call s:Fail(a:what . ': got ' . string(a:got) . ', want ' . string(a:want))
  endif
endfunction

" The finding of the weekday, as ALE shows it now.
function! s:Found() abort
  return filter(copy(ale#engine#GetLoclist(bufnr(''))), 'v:val.text =~# "Tuesday"')
endfunction

let s:wrong = 'Venerdì 14 ottobre 2025' " a Tuesday
let s:right = 'Martedì 14 ottobre 2025'
let s:line = '%s il decreto è in aula. 🗞'
let s:room = resolve(tempname())
call mkdir(s:room, 'p')
call writefile([], s:room . '/fonte.toml')
call writefile(['---', 'date: 2025-10-20', '---', '# Il decreto', '', printf(s:line, s:wrong)], s:room . '/bozza.md')

let g:ale_linters_explicit = 0
let g:ale_lint_delay = 20
let g:ale_completion_enabled = 0
let g:fonte_command = $FONTE_CMD
let g:fonte_settings = {'messages': 'en'}
try
  " Where Debian puts it; else it stands among Vim's own packages.
  if isdirectory('/usr/share/vim-ale')
    set runtimepath^=/usr/share/vim-ale
  else
    packadd! ale
  endif
  filetype plugin on
  runtime plugin/ale.vim
  execute 'source' fnameescape($FONTE_VIM . '/ale.vim')
  let g:ale_linters = {'markdown': ['fonte']}
  execute 'edit' fnameescape(s:room . '/bozza.md')
  call s:Equal('the root folder', FonteRoot(bufnr('')), s:room)
  call ale#Queue(0, 'lint_file')
  call s:Wait('the diagnostic', {-> !empty(s:Found())})
  let s:it = s:Found()[0]
  " Limit: ALE takes the protocol's UTF-16 units for Vim's bytes, so it underlines too little behind an accent and
  " beside the words behind an emoji. In units the span is right.
  call s:Equal('the words', strcharpart(getline(s:it.lnum), s:it.col - 1, s:it.end_col - s:it.col + 1), s:wrong)
  call s:Say('diagnostic ' . s:it.text)

  " ALE's menu needs a person, so the fix is typed; saved, the file is clean.
  call setline(6, printf(s:line, s:right))
  doautocmd TextChanged
  call s:Wait('the diagnostic to go', {-> empty(s:Found())})
  silent write
  call s:Equal('the saved line', readfile(s:room . '/bozza.md')[5], printf(s:line, s:right))

  ALEStopAllLSPs
  sleep 500m
  call setline(6, printf(s:line, s:wrong))
  ALELint
  call s:Wait('the diagnostic after the restart', {-> !empty(s:Found())})
  call s:Say('restarted, diagnostic seen again')
  ALEStopAllLSPs
  call delete(s:room, 'rf')
  call s:Say('PASS vim ' . v:version)
  qall!
catch
  call s:Fail(v:exception . ' at ' . v:throwpoint)
endtry
