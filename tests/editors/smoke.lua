-- One session in a real, headless Neovim with the shipped files of `editors/nvim`: a diagnostic, a hover, a
-- setting that changes, a quick fix, a save, a restart, a clean exit.  From 0.11 on with `lsp/fonte.lua` and
-- `settings.lua`, before with `older.lua`.  `cargo test --test editors` runs it; by hand:
--   FONTE_CMD=target/debug/fonte FONTE_RTP=editors/nvim nvim --headless --clean -u tests/editors/smoke.lua
local cmd = assert(vim.env.FONTE_CMD, 'FONTE_CMD is not set: the path of the fonte binary')
local rtp = assert(vim.env.FONTE_RTP, 'FONTE_RTP is not set: the path of editors/nvim')
local is_recent = vim.fn.has('nvim-0.11') == 1
local patience = tonumber(vim.env.FONTE_PATIENCE or '30000') -- milliseconds

-- `print` shortens and joins lines when there is no screen.
local function say(text)
  io.stdout:write(text .. '\n')
end
local function wait(what, condition)
  if not vim.wait(patience, condition, 20) then
    error('waited in vain for ' .. what)
  end
end
local function equal(what, got, want)
  if got ~= want then
    error(('%s: got %s, want %s'):format(what, vim.inspect(got), vim.inspect(want)))
  end
end

local wrong = 'Venerdì 14 ottobre 2025' -- a Tuesday
local right = 'Martedì 14 ottobre 2025'
-- The newspaper sign counts four bytes, two UTF-16 units and one character: it tells the encodings apart.
local faulty = '🗞 ' .. wrong .. ' il decreto è in aula.'
local mended = '🗞 ' .. right .. ' il decreto è in aula.'
local draft = {
  '---',
  'date: 2025-10-20',
  '---',
  '# Il decreto arriva in aula',
  '',
  faulty,
  '',
  'Il testo è stato presentato ai consiglieri da Lucia Ferrante.',
}
local archive = {
  '---',
  'date: 2025-10-01',
  '---',
  '# Il bilancio di Valbruna passa in commissione',
  '',
  'La sindaca di Valbruna, Lucia Ferrante, ha illustrato il bilancio in commissione.',
  'Lucia Ferrante ha ringraziato gli uffici del Comune per il lavoro svolto.',
}
local faulty_line, name_line = 6, 8 -- counted from one

local function newsroom()
  local root = vim.loop.fs_realpath(vim.fn.fnamemodify(vim.fn.tempname(), ':h')) .. '/newsroom'
  vim.fn.mkdir(root .. '/archivio', 'p')
  vim.fn.writefile({ '[reference]', 'folders = ["archivio"]' }, root .. '/fonte.toml')
  vim.fn.writefile(archive, root .. '/archivio/2025-10-01-bilancio.md')
  vim.fn.writefile(draft, root .. '/bozza.md')
  return root
end

local function main()
  local root = newsroom()
  local exits = {}
  local function on_exit(code, signal)
    table.insert(exits, { code = code, signal = signal })
  end
  if is_recent then
    vim.opt.runtimepath:prepend(rtp)
    equal('the shipped command', table.concat(vim.lsp.config.fonte.cmd, ' '), 'fonte lsp')
    vim.lsp.config('fonte', { cmd = { cmd, 'lsp' }, on_exit = on_exit })
    dofile(rtp .. '/settings.lua')
  else
    vim.g.fonte = { cmd = { cmd, 'lsp' }, settings = { messages = 'en' } }
    dofile(rtp .. '/older.lua')
  end
  vim.cmd('filetype on')
  vim.cmd('edit ' .. vim.fn.fnameescape(root .. '/bozza.md'))
  local buf = vim.api.nvim_get_current_buf()

  local function attached()
    if is_recent then
      return vim.lsp.get_clients({ bufnr = buf, name = 'fonte' })[1]
    end
    local _, client = next(vim.lsp.buf_get_clients(buf))
    return client
  end
  local function weekday_diagnostic()
    for _, diagnostic in ipairs(vim.diagnostic.get(buf)) do
      if diagnostic.code == 'weekday-mismatch' then
        return diagnostic
      end
    end
  end
  local function line(number)
    return vim.api.nvim_buf_get_lines(buf, number - 1, number, false)[1]
  end
  -- Since 0.11 these are methods of the client, before they were functions in it.
  local function call(client, name, ...)
    if is_recent then
      return client[name](client, ...)
    end
    return client[name](...)
  end
  local function ask(client, method, params)
    local answer = assert(call(client, 'request_sync', method, params, patience, buf), method .. ': no answer')
    assert(not answer.err, method .. ': ' .. vim.inspect(answer.err))
    return answer.result
  end

  wait('the client to attach', attached)
  local client = attached()
  equal('the root folder', client.config.root_dir, root)

  -- The diagnostic underlines the date, no byte more or less.
  wait('the weekday diagnostic', weekday_diagnostic)
  local diagnostic = weekday_diagnostic()
  equal('the line', diagnostic.lnum + 1, faulty_line)
  equal('the end line', diagnostic.end_lnum + 1, faulty_line)
  equal('the span', line(faulty_line):sub(diagnostic.col + 1, diagnostic.end_col), wrong)
  equal('the first byte', diagnostic.col, #'🗞 ')
  equal('the source', diagnostic.source, 'fonte')
  say(('diagnostic at %d:%d, %s'):format(diagnostic.lnum + 1, diagnostic.col + 1, diagnostic.message))

  -- A setting that changes takes effect at once: the messages turn from English to Italian.
  assert(diagnostic.message:find('Tuesday', 1, true), 'no English message: ' .. diagnostic.message)
  local settings = is_recent and client.settings or client.config.settings
  settings.fonte.messages = 'it'
  call(client, 'notify', 'workspace/didChangeConfiguration', { settings = settings })
  wait('the message in Italian', function()
    local now = weekday_diagnostic()
    return now and now.message:find('martedì', 1, true)
  end)

  -- The hover on a name shows what the archive knows of it.
  local column = assert(line(name_line):find('Ferrante', 1, true)) - 1
  vim.api.nvim_win_set_cursor(0, { name_line, column })
  local card
  wait('the card of Lucia Ferrante, with the article of the archive', function()
    local hover = ask(client, 'textDocument/hover', vim.lsp.util.make_position_params(0, client.offset_encoding))
    local contents = type(hover) == 'table' and hover.contents or nil
    card = type(contents) == 'table' and contents.value or contents
    return type(card) == 'string'
      and card:find('Lucia Ferrante', 1, true)
      and (card:find('2025-10-01', 1, true) or card:find('bilancio', 1, true))
  end)
  say('hover\n  ' .. vim.trim(card):gsub('\n', '\n  '))

  -- One of the quick fixes puts the right weekday, and keeps the capital.
  vim.api.nvim_win_set_cursor(0, { faulty_line, diagnostic.col })
  local params = vim.lsp.util.make_range_params(0, client.offset_encoding)
  -- Old ones keep no trace of the protocol's own diagnostic.
  local original = diagnostic.user_data and diagnostic.user_data.lsp
  params.context = { diagnostics = { original and original.range and original or nil }, only = { 'quickfix' } }
  local titles, fixed = {}, false
  for _, action in ipairs(ask(client, 'textDocument/codeAction', params) or {}) do
    table.insert(titles, action.title)
    if action.title:find('14', 1, true) or action.title:lower():find('martedì', 1, true) then
      if not action.edit then
        action = ask(client, 'codeAction/resolve', action)
      end
      if action.edit and not fixed then
        vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
        fixed = line(faulty_line) ~= faulty
      end
    end
  end
  say('fixes offered: ' .. table.concat(titles, ' | '))
  equal('the line after the fix', line(faulty_line), mended)
  wait('the diagnostic to go', function()
    return weekday_diagnostic() == nil
  end)
  vim.cmd('silent write')
  equal('the saved file', table.concat(vim.fn.readfile(root .. '/bozza.md'), '\n'), table.concat(draft, '\n'):gsub(vim.pesc(faulty), mended))
  say('fix applied, diagnostic gone, file saved')

  -- Stopped and started again, the server sees the fault anew.
  vim.api.nvim_buf_set_lines(buf, faulty_line - 1, faulty_line, false, { faulty })
  vim.cmd('silent write')
  call(client, 'stop')
  wait('the first server to exit', function()
    return is_recent and #exits == 1 or not is_recent and client.is_stopped()
  end)
  vim.cmd('edit')
  wait('a second client', function()
    return attached() and attached().id ~= client.id
  end)
  wait('the diagnostic after the restart', weekday_diagnostic)
  say('restarted, diagnostic seen again')

  local second = attached()
  call(second, 'stop')
  wait('the second server to exit', function()
    return is_recent and #exits == 2 or not is_recent and second.is_stopped()
  end)
  for _, exit in ipairs(exits) do
    equal('the exit code', exit.code, 0)
    equal('the exit signal', exit.signal, 0)
  end
  vim.fn.delete(root, 'rf')
  local version = vim.version()
  say(('PASS nvim %d.%d.%d, positions in %s'):format(version.major, version.minor, version.patch, client.offset_encoding))
  vim.cmd('qall!')
end

vim.api.nvim_create_autocmd('VimEnter', {
  once = true,
  nested = true,
  callback = function()
    local ok, problem = xpcall(main, debug.traceback)
    if not ok then
      io.stderr:write('FAIL ' .. tostring(problem) .. '\n')
      io.stderr:flush()
      vim.cmd('cquit 1')
    end
  end,
})
