;; Loaded after the configuration from docs/editors/emacs.md: the server must start and report the schema's error.
;; Batch mode has no command loop, so what `eglot-ensure' would do after the next command is done here.
(setq eglot-sync-connect 30 eglot-connect-timeout 60)
(setq-default eglot-workspace-configuration '(:schema-ls ()))
(find-file (getenv "GUIDE_SCHEMA"))
(apply #'eglot (eglot--guess-contact))
(flymake-mode 1)
(let ((end (+ 20 (float-time))) found)
  (while (and (not found) (< (float-time) end))
    (accept-process-output nil 0.05)
    (flymake-start)
    (setq found (and (derived-mode-p 'prisma-mode) (flymake-diagnostics))))
  (message (if found "ok     guide" "FAILED guide no diagnostics with the documented configuration"))
  (kill-emacs (if found 0 1)))
