" Sourced after the configuration of docs/editors/vim.md, with the schema open: the server must start and report the
" schema's error, and the documented keys must format it.
let s:found = []
for s:turn in range(200)
  let s:found = get(get(g:ale_buffer_info, bufnr('%'), {}), 'loclist', [])
  if !empty(s:found) | break | endif
  sleep 100m
endfor
let s:said = [empty(s:found) ? 'FAILED findings no diagnostics with the documented configuration' : 'ok     findings ' . s:found[0].text]
silent normal gg=G
let s:said += [search('^  email String @unique$', 'nw') ? 'ok     format' : 'FAILED format by gg=G']
call writefile(s:said, '/dev/stdout')
execute len(filter(s:said, 'v:val =~# "^FAILED"')) ? 'cquit 1' : 'qall!'
