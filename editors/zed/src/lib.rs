//! fonte for Zed: finds the program and hands over the settings.
//!
//! The program is the one that the user's settings name, else the one on `PATH`. Nothing is downloaded.

use zed_extension_api::settings::LspSettings;
use zed_extension_api::{self as zed, serde_json::Value, Command, LanguageServerId, Result, Worktree};

/// The key of `lsp` in the user's settings.
const NAME: &str = "fonte";

struct Fonte;

impl zed::Extension for Fonte {
    fn new() -> Self {
        Self
    }

    fn language_server_command(&mut self, _: &LanguageServerId, worktree: &Worktree) -> Result<Command> {
        let named = LspSettings::for_worktree(NAME, worktree).ok().and_then(|it| it.binary);
        let (path, arguments) = named.map_or((None, None), |it| (it.path, it.arguments));
        let command = path.or_else(|| worktree.which(NAME)).ok_or(
            "`fonte` is not on PATH: install it, or name it in the settings under `lsp.fonte.binary.path`",
        )?;
        let args = arguments.unwrap_or_else(|| vec!["lsp".to_owned()]);
        Ok(Command { command, args, env: worktree.shell_env() })
    }

    fn language_server_initialization_options(
        &mut self,
        _: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Option<Value>> {
        Ok(LspSettings::for_worktree(NAME, worktree).ok().and_then(|it| it.initialization_options))
    }

    fn language_server_workspace_configuration(
        &mut self,
        _: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Option<Value>> {
        let settings = LspSettings::for_worktree(NAME, worktree).ok().and_then(|it| it.settings);
        // fonte asks for the section of its name.
        Ok(settings.map(|settings| zed::serde_json::json!({ NAME: settings })))
    }
}

zed::register_extension!(Fonte);
