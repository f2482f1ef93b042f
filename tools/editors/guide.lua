-- Opened after a configuration from docs/editors/neovim.md: the server must start and report the schema's error.
local found = vim.wait(20000, function() return #vim.diagnostic.get(0) > 0 end, 50)
io.stdout:write((found and 'ok     guide ' or 'FAILED guide no diagnostics with the documented configuration') .. '\n')
vim.cmd(found and 'qall!' or 'cquit 1')
