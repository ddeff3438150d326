//! The one-time set-up of the Python SecantusDB: a virtual environment in the user's cache folder.

use std::env;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use super::process::last_lines;
use super::{ServerError, tell};

/// What people call it.
pub(super) const PACKAGE: &str = "SecantusDB 0.7.0b3";
const REQUIREMENT: &str = "SecantusDB==0.7.0b3";
const FOLDER: &str = "secantusdb-0.7.0b3";
const OLDEST_PYTHON: (u32, u32) = (3, 10);

/// The Python that has the package, after setting it up if this is the first time.
pub(super) fn python() -> Result<PathBuf, ServerError> {
    let cache = cache_folder()?.join("docmodel");
    let environment = cache.join(FOLDER);
    let python = environment.join("bin/python");
    // The folder gets its name only when complete. What is asked for is the interpreter, a link, for the
    // system's Python that it leads to may have been removed since.
    if python.exists() {
        return Ok(python);
    }
    fs::create_dir_all(&cache).map_err(ServerError::io(format!("create {}", cache.display())))?;
    let _lock = lock(&cache)?;
    if !python.exists() {
        set_up(&cache, &environment)?;
    }
    Ok(python)
}

fn cache_folder() -> Result<PathBuf, ServerError> {
    let home = || env::home_dir().filter(|home| !home.as_os_str().is_empty());
    let in_home = if cfg!(target_os = "macos") { "Library/Caches" } else { ".cache" };
    env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .filter(|folder| folder.is_absolute())
        .or_else(|| Some(home()?.join(in_home)))
        .ok_or(ServerError::NoCacheFolder)
}

/// Keeps other processes from setting up too, for as long as the file is open.
fn lock(cache: &Path) -> Result<File, ServerError> {
    let path = cache.join(format!("{FOLDER}.lock"));
    let locked = || {
        let file = File::create(&path)?;
        // By path, as the standard library has methods of these names since Rust 1.89.
        if fs4::FileExt::try_lock(&file).is_err() {
            tell(&format!("docmodel: waiting for another process to set up {PACKAGE}"));
            fs4::FileExt::lock(&file)?;
        }
        Ok(file)
    };
    locked().map_err(ServerError::io(format!("lock {}", path.display())))
}

/// Installs beside `environment` and renames at the end, so that a set-up which was interrupted, even if
/// its pip is still running, is never mistaken for a complete one. The environment's scripts name the
/// folder it was made in and no longer run; its Python does, and is all that is used.
fn set_up(cache: &Path, environment: &Path) -> Result<(), ServerError> {
    let started = Instant::now();
    let interpreter = find_python()?;
    tell(&format!("docmodel: setting up {PACKAGE} in {} (once, about 25 s, 145 MB)", environment.display()));
    let staging = tempfile::Builder::new()
        .prefix(&format!("{FOLDER}."))
        .tempdir_in(cache)
        .map_err(ServerError::io(format!("create a folder in {}", cache.display())))?;
    run(Command::new(interpreter).args(["-I", "-m", "venv"]).arg(staging.path()))?;
    run(Command::new(staging.path().join("bin/python"))
        .args(["-I", "-m", "pip", "install", "--quiet", "--no-input"])
        // Building it would need a C++ toolchain and many minutes.
        .args(["--disable-pip-version-check", "--only-binary=:all:", REQUIREMENT]))?;
    // An environment whose Python is gone. If this fails, so does the rename, and says so.
    let _ = fs::remove_dir_all(environment);
    fs::rename(staging.path(), environment).map_err(ServerError::io(format!("create {}", environment.display())))?;
    // It is no longer there to be removed.
    let _ = staging.keep();
    remove_leftovers(cache);
    tell(&format!("docmodel: {PACKAGE} is ready ({:.0} s)", started.elapsed().as_secs_f32()));
    Ok(())
}

/// Removes what interrupted set-ups left. This comes last, for their pip may have been running until now;
/// what cannot be removed only takes space.
fn remove_leftovers(cache: &Path) {
    let staging = format!("{FOLDER}.");
    for entry in fs::read_dir(cache).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().starts_with(&staging) {
            // The lock has such a name too, but is no folder.
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// The first Python on `PATH` that is new enough.
fn find_python() -> Result<PathBuf, ServerError> {
    const NAMES: [&str; 7] =
        ["python3", "python3.14", "python3.13", "python3.12", "python3.11", "python3.10", "python"];
    let mut found = Vec::new();
    for name in NAMES {
        let Ok(path) = which::which(name) else {
            continue;
        };
        match probe(&path) {
            Some((version, interpreter)) if version >= OLDEST_PYTHON => return Ok(interpreter),
            Some(((major, minor), _)) => found.push(format!("`{name}`, which is {major}.{minor}")),
            None => found.push(format!("`{name}`, which does not run")),
        }
    }
    if found.is_empty() {
        found.push("no Python at all".to_owned());
    }
    Err(ServerError::NoPython { found: found.join(", ") })
}

/// A Python's version, and itself without links: `/usr/bin/python3` may lead to another version one day, and
/// an environment made with it would no longer find its packages. `/usr/bin/python3.12` will be gone.
fn probe(python: &Path) -> Option<((u32, u32), PathBuf)> {
    const SCRIPT: &str = "import os, sys; print('%d.%d' % sys.version_info[:2], os.path.realpath(sys.executable))";
    let output = Command::new(python).args(["-I", "-c", SCRIPT]).stdin(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let (version, path) = text.trim_end().split_once(' ')?;
    let (major, minor) = version.split_once('.')?;
    Some(((major.parse().ok()?, minor.parse().ok()?), path.into()))
}

fn run(command: &mut Command) -> Result<(), ServerError> {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let words: Vec<_> = words.map(OsStr::to_string_lossy).collect();
    let line = words.join(" ");
    let output = command.stdin(Stdio::null()).output().map_err(ServerError::io(format!("run `{line}`")))?;
    if output.status.success() {
        return Ok(());
    }
    let text = [output.stdout, output.stderr].concat();
    Err(ServerError::CommandFailed {
        command: line,
        status: output.status.to_string(),
        output: last_lines(&String::from_utf8_lossy(&text)),
    })
}
