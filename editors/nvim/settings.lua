vim.lsp.config('fonte', {
  settings = {
    fonte = {
      messages = 'en', -- 'auto', 'it' or 'en'
      initials = 'AB', -- who marks figures as verified here
      inlayHints = { 'dates', 'units', 'ages' }, -- or true, or false
      codeLens = true, -- the count of figures over the headline
    },
  },
})
vim.lsp.enable('fonte')
