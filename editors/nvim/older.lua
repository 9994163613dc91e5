-- fonte for Neovim 0.7 to 0.10, which have no `vim.lsp.enable`:  dofile('/path/to/fonte/editors/nvim/older.lua')
-- Options, all of which may be left out: `vim.g.fonte = { cmd = { '/path/to/fonte', 'lsp' }, settings = { messages = 'it' } }`.
local options = vim.g.fonte or {}
local filetypes = { 'markdown', 'text', 'html', 'asciidoc' }
local markers = { 'fonte.toml', '.git' }

-- The folder with `fonte.toml`, else the repository, else the file's own folder.
local function root_of(file)
  for _, marker in ipairs(markers) do
    local folder = vim.fn.fnamemodify(file, ':p:h')
    while true do
      if vim.loop.fs_stat(folder .. '/' .. marker) then
        return folder
      end
      local above = vim.fn.fnamemodify(folder, ':h')
      if above == folder then
        break
      end
      folder = above
    end
  end
  return vim.fn.fnamemodify(file, ':p:h')
end

local started = {} -- by root, for Neovim 0.7

local function start(buffer)
  local root = root_of(vim.api.nvim_buf_get_name(buffer))
  local config = {
    name = 'fonte',
    cmd = options.cmd or { 'fonte', 'lsp' },
    root_dir = root,
    workspace_folders = { { uri = vim.uri_from_fname(root), name = vim.fn.fnamemodify(root, ':t') } },
    init_options = options.settings,
    settings = { fonte = options.settings or vim.empty_dict() },
    on_exit = function()
      started[root] = nil
    end,
  }
  if vim.lsp.start then
    vim.lsp.start(config, { bufnr = buffer })
    return
  end
  started[root] = started[root] or vim.lsp.start_client(config)
  vim.lsp.buf_attach_client(buffer, started[root])
end

vim.api.nvim_create_autocmd('FileType', {
  group = vim.api.nvim_create_augroup('fonte', { clear = true }),
  pattern = filetypes,
  callback = function(event)
    start(event.buf)
  end,
})
