;;; smoke.el --- One session of Eglot in a real Emacs  -*- lexical-binding: t -*-

;; A diagnostic, a hover, a setting that changes, a quick fix, a save, a restart, a clean exit, with the shipped
;; `editors/emacs/fonte.el`.  `cargo test --test editors` runs it; by hand:
;;   FONTE_CMD=target/debug/fonte FONTE_EL=editors/emacs/fonte.el emacs -Q --batch -l tests/editors/smoke.el

;;; Code:

(require 'package)
;; `-Q' does not see the packages of the distribution.
(add-to-list 'package-directory-list "/usr/share/emacs/site-lisp/elpa")
(unless (locate-library "eglot") (package-initialize))
(require 'cl-lib)
(require 'eglot)
(require 'flymake)

(defvar smoke-patience (string-to-number (or (getenv "FONTE_PATIENCE") "30")))

(defun smoke-say (&rest arguments)
  (princ (concat (apply #'format arguments) "\n")))

(defun smoke-wait (what predicate)
  (let ((end (+ (float-time) smoke-patience)) value)
    (while (and (not (setq value (funcall predicate))) (< (float-time) end))
      (accept-process-output nil 0.05))
    (or value (error "Waited in vain for %s" what))))

(defun smoke-equal (what got want)
  (unless (equal got want) (error "%s: got %S, want %S" what got want)))

(defconst smoke-wrong "Venerdì 14 ottobre 2025") ; a Tuesday
(defconst smoke-right "Martedì 14 ottobre 2025")
;; The newspaper sign counts four bytes, two UTF-16 units and one character: it tells the encodings apart.
(defun smoke-draft (date)
  (concat "---\ndate: 2025-10-20\n---\n# Il decreto arriva in aula\n\n🗞 " date " il decreto è in aula.\n\n"
          "Il testo è stato presentato ai consiglieri da Lucia Ferrante.\n"))
(defconst smoke-archive
  (concat "---\ndate: 2025-10-01\n---\n# Il bilancio di Valbruna passa in commissione\n\n"
          "La sindaca di Valbruna, Lucia Ferrante, ha illustrato il bilancio in commissione.\n"
          "Lucia Ferrante ha ringraziato gli uffici del Comune per il lavoro svolto.\n"))

(defun smoke-write (folder name text)
  (let ((file (expand-file-name name folder)) (coding-system-for-write 'utf-8-unix))
    (make-directory (file-name-directory file) t)
    (write-region text nil file nil 'silent)
    file))

(defun smoke-read (file)
  (with-temp-buffer
    (let ((coding-system-for-read 'utf-8-unix)) (insert-file-contents file))
    (buffer-string)))

(defun smoke-diagnostic ()
  "The diagnostic of the weekday, as Flymake shows it now."
  (flymake-start nil t)
  (cl-find-if (lambda (it) (string-match-p "\\(martedì\\|Tuesday\\)" (flymake-diagnostic-text it)))
              (flymake-diagnostics)))

(defun smoke-words (diagnostic)
  (buffer-substring-no-properties (flymake-diagnostic-beg diagnostic) (flymake-diagnostic-end diagnostic)))

(defun smoke-connect ()
  (apply #'eglot--connect (eglot--guess-contact))
  (smoke-wait "the buffer to be managed" #'eglot-managed-p)
  (eglot-current-server))

(defun smoke-leave (server)
  "Shut SERVER down and see that it is gone; Emacs waits for no exit code."
  (let ((process (jsonrpc--process server)))
    (eglot-shutdown server)
    (smoke-wait "the server's end" (lambda () (not (process-live-p process))))))

(defun smoke ()
  (let* ((folder (file-truename (make-temp-file "fonte" t)))
         (command (or (getenv "FONTE_CMD") (error "FONTE_CMD is not set")))
         file server diagnostic)
    (load (or (getenv "FONTE_EL") (error "FONTE_EL is not set")) nil t)
    (smoke-equal "the shipped command" fonte-command '("fonte" "lsp"))
    (setq fonte-command (list command "lsp")
          fonte-settings '(:messages "en")
          eglot-sync-connect 30 eglot-autoshutdown nil eglot-send-changes-idle-time 0
          ;; Older and newer name of the same option.
          eglot-confirm-server-initiated-edits nil
          flymake-no-changes-timeout 0.1
          make-backup-files nil create-lockfiles nil)
    (set-default 'eglot-confirm-server-edits nil)
    (smoke-write folder "fonte.toml" "[reference]\nfolders = [\"archivio\"]\n")
    (smoke-write folder "archivio/2025-10-01-bilancio.md" smoke-archive)
    (setq file (smoke-write folder "bozza.txt" (smoke-draft smoke-wrong)))
    (switch-to-buffer (find-file-noselect file))
    (text-mode)
    (setq-local project-find-functions (list (lambda (_) (cons 'transient folder))))
    (setq server (smoke-connect))

    ;; The diagnostic underlines the date, no letter more or less.
    (setq diagnostic (smoke-wait "the weekday's diagnostic" #'smoke-diagnostic))
    (smoke-equal "the words underlined" (smoke-words diagnostic) smoke-wrong)
    (smoke-say "diagnostic %s" (flymake-diagnostic-text diagnostic))

    ;; A setting that changes takes effect at once.
    (unless (string-match-p "Tuesday" (flymake-diagnostic-text diagnostic)) (error "No English message"))
    (set-default 'eglot-workspace-configuration '(:fonte (:messages "it")))
    (eglot-signal-didChangeConfiguration server)
    (setq diagnostic
          (smoke-wait "the message in Italian"
                      (lambda ()
                        (let ((it (smoke-diagnostic)))
                          (and it (string-match-p "martedì" (flymake-diagnostic-text it)) it)))))

    ;; The hover on a name shows what the archive knows.
    (goto-char (point-min))
    (search-forward "Lucia Ferr")
    (let ((card (smoke-wait "the card with the archive's article"
                            (lambda ()
                              (let* ((hover (jsonrpc-request server :textDocument/hover
                                                             (eglot--TextDocumentPositionParams)))
                                     (value (plist-get (plist-get hover :contents) :value)))
                                (and value (string-match-p "bilancio di Valbruna" value) value))))))
      (smoke-equal "the card's first line" (string-trim (car (split-string card "\n")) "[*]+" "[*]+") "Lucia Ferrante")
      (smoke-say "hover\n  %s" (replace-regexp-in-string "\n" "\n  " card)))

    ;; A quick fix puts the right weekday; saved, the file is clean.
    (goto-char (flymake-diagnostic-beg diagnostic))
    (cl-letf ((last-nonmenu-event ?a) ; or else a menu of the mouse
              ((symbol-function (quote completing-read))
               (lambda (_prompt choices &rest _)
                 (let ((all (all-completions "" choices)))
                   (smoke-say "fixes offered: %s" (string-join all " | "))
                   (or (cl-find-if (lambda (it) (string-match-p "artedì" it)) all) (error "No such fix"))))))
      (eglot-code-actions (point) (point) "quickfix" t))
    (smoke-wait "the edit" (lambda () (equal (buffer-string) (smoke-draft smoke-right))))
    (eglot--signal-textDocument/didChange)
    (smoke-wait "the diagnostic to go" (lambda () (not (smoke-diagnostic))))
    (save-buffer)
    (smoke-equal "the saved file" (smoke-read file) (smoke-draft smoke-right))
    (smoke-say "fix applied, diagnostic gone, file saved")

    ;; Stopped and started again, the server sees a fault anew.
    (smoke-leave server)
    (goto-char (point-min))
    (search-forward smoke-right)
    (replace-match smoke-wrong t t)
    (setq server (smoke-connect))
    (smoke-equal "the words underlined after the restart"
                 (smoke-words (smoke-wait "the diagnostic after the restart" #'smoke-diagnostic)) smoke-wrong)
    (smoke-say "restarted, diagnostic seen again")
    (set-buffer-modified-p nil)
    (smoke-leave server)
    (delete-directory folder t)
    (smoke-say "PASS emacs %s" emacs-version)))

(condition-case problem (smoke)
  (error (princ (format "FAIL %S\n" problem) #'external-debugging-output) (kill-emacs 1)))
(kill-emacs 0)
;;; smoke.el ends here
