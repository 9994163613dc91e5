;;; smoke_lsp_mode.el --- One session of lsp-mode in a real Emacs  -*- lexical-binding: t -*-

;; A diagnostic with its exact words, a hover and a clean exit, with the shipped `editors/emacs/fonte.el`.
;; `cargo test --test editors` runs it; by hand:
;;   FONTE_CMD=target/debug/fonte FONTE_EL=editors/emacs/fonte.el emacs -Q --batch -l tests/editors/smoke_lsp_mode.el

;;; Code:

(require 'package)
(add-to-list 'package-directory-list "/usr/share/emacs/site-lisp/elpa")
(package-initialize)
(require 'cl-lib)
(require 'lsp-mode)
(require 'lsp-diagnostics)

(defvar smoke-patience (string-to-number (or (getenv "FONTE_PATIENCE") "30")))

(defun smoke-wait (what predicate)
  (let ((end (+ (float-time) smoke-patience)) value)
    (while (and (not (setq value (funcall predicate))) (< (float-time) end))
      (accept-process-output nil 0.05))
    (or value (error "Waited in vain for %s" what))))

(defconst smoke-wrong "Venerdì 14 ottobre 2025") ; a Tuesday

(defun smoke-diagnostic (file)
  (cl-find-if (lambda (it) (equal (lsp:diagnostic-code? it) "weekday-mismatch"))
              (gethash (lsp--fix-path-casing file) (lsp-diagnostics))))

(defun smoke-words (range)
  (buffer-substring-no-properties (lsp--position-to-point (lsp:range-start range))
                                  (lsp--position-to-point (lsp:range-end range))))

(defun smoke ()
  (let* ((folder (file-truename (make-temp-file "fonte" t)))
         (file (expand-file-name "bozza.txt" folder))
         (coding-system-for-write 'utf-8-unix))
    (load (or (getenv "FONTE_EL") (error "FONTE_EL is not set")) nil t)
    (setq fonte-command (list (or (getenv "FONTE_CMD") (error "FONTE_CMD is not set")) "lsp")
          fonte-settings '(:messages "en")
          lsp-auto-guess-root nil lsp-enable-snippet nil lsp-restart 'ignore lsp-enable-file-watchers nil
          lsp-diagnostics-provider :none lsp-headerline-breadcrumb-enable nil
          lsp-session-file (expand-file-name ".session" folder)
          make-backup-files nil create-lockfiles nil)
    ;; Limit: lsp-mode counts characters where the protocol says UTF-16, so it marks beside the words behind an emoji.
    (write-region (concat "---\ndate: 2025-10-20\n---\n# Il decreto\n\n" smoke-wrong " è in aula. 🗞\n")
                  nil file nil 'silent)
    (write-region "" nil (expand-file-name "fonte.toml" folder) nil 'silent)
    (lsp-workspace-folders-add folder)
    (switch-to-buffer (find-file-noselect file))
    (text-mode)
    (lsp)
    (smoke-wait "the workspace" (lambda () (and (lsp-workspaces) (eq (lsp--workspace-status (car (lsp-workspaces))) 'initialized))))
    (let* ((found (smoke-wait "the weekday's diagnostic" (lambda () (smoke-diagnostic file))))
           (words (smoke-words (lsp:diagnostic-range found))))
      (unless (equal words smoke-wrong) (error "Underlined is %S" words))
      (unless (string-match-p "Tuesday" (lsp:diagnostic-message found)) (error "No English message"))
      (princ (format "diagnostic %s\n" (lsp:diagnostic-message found))))
    (goto-char (point-min))
    (search-forward "14 ott")
    (let ((hover (lsp-request "textDocument/hover" (lsp--text-document-position-params))))
      (unless (string-match-p "Tuesday 14 October 2025" (format "%S" hover)) (error "The hover is %S" hover))
      (princ "hover shown\n"))
    (let ((process (lsp--workspace-proc (car (lsp-workspaces)))))
      (lsp-workspace-shutdown (car (lsp-workspaces)))
      (smoke-wait "the server's end" (lambda () (not (process-live-p process)))))
    (set-buffer-modified-p nil)
    (delete-directory folder t)
    (princ (format "PASS %s\n" (lsp-version)))))

(condition-case problem (smoke)
  (error (princ (format "FAIL %S\n" problem) #'external-debugging-output) (kill-emacs 1)))
(kill-emacs 0)
;;; smoke_lsp_mode.el ends here
