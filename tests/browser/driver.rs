//! A headless Chromium, driven by `chromedriver` over plain HTTP as the `WebDriver` standard has it. Nothing is installed and nothing is asked of a network.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

/// What a browser is started with: no window, nothing of its own accord.
const QUIET: [&str; 8] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--hide-scrollbars",
];

/// The programs that are needed.
pub struct Programs {
    pub chromium: PathBuf,
    pub driver: PathBuf,
}

impl Programs {
    /// Looks for them where programs are looked for.
    pub fn find() -> Option<Self> {
        let path = std::env::var_os("PATH")?;
        let find = |names: &[&str]| {
            names.iter().flat_map(|name| std::env::split_paths(&path).map(move |folder| folder.join(name))).find(|file| file.is_file())
        };
        Some(Self { chromium: find(&["chromium", "chromium-browser", "google-chrome", "chrome"])?, driver: find(&["chromedriver"])? })
    }
}

pub fn address(page: &Path) -> String {
    format!("file://{}", page.display())
}

/// An open browser; it closes when this is dropped.
pub struct Browser {
    driver: Child,
    port: u16,
    session: String,
    /// The browser's own files, which go when it does.
    profile: tempfile::TempDir,
}

impl Browser {
    pub fn open(programs: &Programs, width: u32, height: u32) -> Self {
        let profile = tempfile::tempdir().unwrap();
        let mut driver = Command::new(&programs.driver).arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let lines = BufReader::new(driver.stdout.take().unwrap()).lines();
        let port =
            lines.map_while(Result::ok).find_map(|line| line.split_once("successfully on port ")?.1.trim_end_matches('.').parse().ok());
        let mut made = Self { driver, port: port.expect("chromedriver tells its port"), session: String::new(), profile };
        let mut arguments: Vec<String> = QUIET.map(str::to_owned).into();
        arguments.push(format!("--user-data-dir={}", made.profile.path().display()));
        arguments.push(format!("--window-size={width},{height}"));
        let wishes = json!({"capabilities": {"alwaysMatch": {
            "goog:chromeOptions": {"binary": programs.chromium, "args": arguments},
            "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
        }}});
        let answer = made.ask("POST", "/session", &wishes);
        answer["sessionId"].as_str().unwrap_or_else(|| panic!("no session: {answer}")).clone_into(&mut made.session);
        made
    }

    pub fn go(&self, page: &Path) {
        self.post("/url", &json!({"url": address(page)}));
    }

    /// What a script gives back.
    pub fn run(&self, script: &str) -> Value {
        self.post("/execute/sync", &json!({"script": script, "args": []}))
    }

    /// Types keys one after the other; `Esc` is one.
    pub fn keys(&self, keys: &str) {
        let typed: Vec<String> =
            if keys == "Esc" { vec!["\u{e00c}".to_owned()] } else { keys.chars().map(|key| key.to_string()).collect() };
        let strokes: Vec<Value> =
            typed.iter().flat_map(|key| [json!({"type": "keyDown", "value": key}), json!({"type": "keyUp", "value": key})]).collect();
        self.post("/actions", &json!({"actions": [{"type": "key", "id": "keyboard", "actions": strokes}]}));
        // A frame later the page shows what the keys did.
        self.post(
            "/execute/async",
            &json!({"script": "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()));", "args": []}),
        );
    }

    /// The page as a PDF file.
    pub fn print(&self) -> Vec<u8> {
        from_base64(self.command("Page.printToPDF", &json!({}))["data"].as_str().unwrap())
    }

    /// What the window shows, as a PNG file.
    pub fn picture(&self) -> Vec<u8> {
        from_base64(self.command("Page.captureScreenshot", &json!({"format": "png"}))["data"].as_str().unwrap())
    }

    /// Speaks to the browser itself.
    pub fn command(&self, name: &str, parameters: &Value) -> Value {
        self.post("/goog/cdp/execute", &json!({"cmd": name, "params": parameters}))
    }

    /// What was logged since the last time.
    pub fn log(&self, kind: &str) -> Vec<Value> {
        self.post("/se/log", &json!({"type": kind})).as_array().cloned().unwrap_or_default()
    }

    fn post(&self, path: &str, body: &Value) -> Value {
        self.ask("POST", &format!("/session/{}{path}", self.session), body)
    }

    fn ask(&self, method: &str, path: &str, body: &Value) -> Value {
        let body = body.to_string();
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            body.len()
        );
        stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body.as_bytes())).unwrap();
        let mut reader = BufReader::new(stream);
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert!(reader.read_line(&mut line).unwrap() > 0, "no answer to {path}");
            if line.trim().is_empty() {
                break;
            }
            if let Some((name, value)) = line.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse().unwrap();
            }
        }
        let mut answer = vec![0; length];
        reader.read_exact(&mut answer).unwrap();
        let answer: Value = serde_json::from_slice(&answer).unwrap();
        let value = answer["value"].clone();
        assert!(value.get("error").is_none(), "{path}: {value}");
        value
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            self.ask("DELETE", &format!("/session/{}", self.session), &json!({}));
        }
        // It may have ended by itself.
        self.driver.kill().unwrap_or_default();
        self.driver.wait().unwrap();
    }
}

fn from_base64(letters: &str) -> Vec<u8> {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bits, mut many, mut bytes) = (0_u32, 0, Vec::new());
    for letter in letters.bytes().filter(|letter| *letter != b'=') {
        bits = bits << 6 | ALPHABET.iter().position(|known| *known == letter).unwrap() as u32;
        many += 6;
        if many >= 8 {
            many -= 8;
            bytes.push((bits >> many & 255) as u8);
        }
    }
    bytes
}
