" fonte for Vim with vim-lsp: put this into your vimrc.
augroup fonte
  autocmd!
  autocmd User lsp_setup call lsp#register_server({
  \ 'name': 'fonte',
  \ 'cmd': {server_info -> ['fonte', 'lsp']},
  \ 'root_uri': {server_info -> lsp#utils#path_to_uri(
  \   lsp#utils#find_nearest_parent_file_directory(lsp#utils#get_buffer_path(), ['fonte.toml', '.git/']))},
  \ 'allowlist': ['markdown', 'text', 'html', 'asciidoc'],
  \ 'initialization_options': get(g:, 'fonte_settings', {}),
  \})
augroup END
