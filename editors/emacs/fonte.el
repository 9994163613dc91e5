;;; fonte.el --- Language server for journalistic text  -*- lexical-binding: t -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "28.1"))
;; Keywords: wp, tools, convenience
;; SPDX-License-Identifier: MIT OR Apache-2.0

;;; Commentary:

;; fonte checks figures, dates, names, quotes and sources while you write.
;; This file tells Eglot and lsp-mode, whichever is there, how to start it:
;;
;;   (add-to-list 'load-path "/path/to/fonte/editors/emacs")
;;   (require 'fonte)
;;   (add-hook 'text-mode-hook #'eglot-ensure)

;;; Code:

(defgroup fonte nil
  "Language server for journalistic text."
  :group 'text)

(defcustom fonte-command '("fonte" "lsp")
  "The program and its arguments."
  :type '(repeat string))

(defcustom fonte-settings nil
  "What fonte is asked to do, as a property list.
`:messages' is \"auto\", \"it\" or \"en\"; `:initials' says who marks
figures as verified here; `:inlayHints' is t or a vector of \"dates\",
\"units\" and \"ages\"; `:codeLens' is `:json-false' to leave out the
count of figures over the headline."
  :type '(plist :key-type symbol :value-type sexp))

(defvar fonte-modes '(text-mode markdown-mode gfm-mode adoc-mode org-mode)
  "The major modes whose files are articles.
`text-mode' stands for the modes made from it, too.")

(defvar eglot-server-programs)
(defvar eglot-workspace-configuration)
(defvar lsp-language-id-configuration)
(declare-function lsp-register-client "lsp-mode" (client))
(declare-function lsp-stdio-connection "lsp-mode" (command &optional test-command))
(declare-function make-lsp-client "lsp-mode" (&rest fields))

(defun fonte--contact (&rest _)
  "What Eglot needs to start fonte: the command, and the settings."
  (append fonte-command
          (and fonte-settings (list :initializationOptions fonte-settings))))

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs (cons fonte-modes #'fonte--contact)))

(with-eval-after-load 'lsp-mode
  (dolist (mode fonte-modes)
    (unless (assq mode lsp-language-id-configuration)
      (push (cons mode "plaintext") lsp-language-id-configuration)))
  (lsp-register-client
   (make-lsp-client
    :new-connection (lsp-stdio-connection (lambda () fonte-command))
    :major-modes fonte-modes
    :initialization-options (lambda () fonte-settings)
    ;; Beside a server of Markdown's own links and headings.
    :add-on? t
    :server-id 'fonte)))

(provide 'fonte)
;;; fonte.el ends here
