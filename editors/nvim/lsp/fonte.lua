-- fonte for Neovim 0.11 and later.  Put `editors/nvim` on the runtime path, or copy this file to
-- `lsp/fonte.lua` in your own configuration, and call `vim.lsp.enable('fonte')`.
-- Change a field with `vim.lsp.config('fonte', { cmd = { '/path/to/fonte', 'lsp' } })`.
---@type vim.lsp.Config
return {
  cmd = { 'fonte', 'lsp' },
  filetypes = { 'markdown', 'text', 'html', 'asciidoc' },
  -- The folder with `fonte.toml` is the newsroom; without one, the repository; without either, fonte
  -- still reads the file on its own.
  root_markers = { 'fonte.toml', '.git' },
  -- fonte asks for these when it starts, and again when they change: see README.md.
  settings = { fonte = vim.empty_dict() },
}
