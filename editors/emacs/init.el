(add-to-list 'load-path "/path/to/fonte/editors/emacs")
(require 'fonte)
(setq fonte-settings '(:messages "en" :initials "AB"))
(add-hook 'text-mode-hook #'eglot-ensure)
