//! A web server for one folder, for this machine alone.

use anyhow::{Context, Result};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::time::Duration;

/// The first port that is tried; when it is taken, the system chooses one.
const PORT: u16 = 8021;
const PATIENCE: Duration = Duration::from_secs(10);
/// A request's first line is a few dozen bytes; what is longer is cut.
const LONGEST_LINE: u64 = 8 * 1024;

/// Serves the files of a folder until the program is stopped, and prints the address. `/` is the file `start`.
pub(crate) fn folder(folder: &Path, start: &str) -> Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, PORT))
        .or_else(|_| TcpListener::bind((Ipv4Addr::LOCALHOST, 0)))
        .context("cannot listen on this machine's own address")?;
    println!("http://{}/   (Ctrl+C ends it)", listener.local_addr()?);
    for stream in listener.incoming().flatten() {
        let (folder, start) = (folder.to_owned(), start.to_owned());
        std::thread::spawn(move || {
            // A browser that goes away before its answer is no one's loss.
            let _ = answer(&stream, &folder, &start);
        });
    }
    Ok(())
}

fn answer(stream: &TcpStream, folder: &Path, start: &str) -> Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut line = String::new();
    BufReader::new(std::io::Read::take(stream, LONGEST_LINE)).read_line(&mut line)?;
    let (status, kind, body) = match requested(&line).map(|path| find(folder, start, path)) {
        None => ("405 Method Not Allowed", "text/plain", Vec::new()),
        Some(None) => ("404 Not Found", "text/plain", Vec::new()),
        Some(Some(file)) => ("200 OK", kind(&file), fs::read(file)?),
    };
    let mut stream = stream;
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    stream.write_all(&body)?;
    Ok(())
}

/// The path in a request's first line, without what follows a `?`.
fn requested(line: &str) -> Option<&str> {
    let target = line.strip_prefix("GET ")?.split(' ').next()?;
    target.split('?').next()
}

/// The file of that path, if it is one inside the folder.
fn find(folder: &Path, start: &str, path: &str) -> Option<PathBuf> {
    let relative = Path::new(path.strip_prefix('/')?);
    let inside = relative.components().all(|part| matches!(part, Component::Normal(_)));
    let file = folder.join(if path == "/" { Path::new(start) } else { relative });
    (inside && file.is_file()).then_some(file)
}

fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::{find, requested};
    use std::path::Path;

    #[test]
    fn only_files_inside_the_folder_are_found() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert_eq!(find(folder, "Cargo.toml", "/"), Some(folder.join("Cargo.toml")));
        assert_eq!(find(folder, "Cargo.toml", "/src/main.rs"), Some(folder.join("src/main.rs")));
        assert_eq!(find(folder, "Cargo.toml", "/../core/Cargo.toml"), None);
        assert_eq!(find(folder, "Cargo.toml", "//etc/passwd"), None);
        assert_eq!(find(folder, "Cargo.toml", "/none"), None);
    }

    #[test]
    fn a_request_names_a_path() {
        assert_eq!(requested("GET /a.html?x=1 HTTP/1.1\r\n"), Some("/a.html"));
        assert_eq!(requested("POST / HTTP/1.1\r\n"), None);
    }
}
