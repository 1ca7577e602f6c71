//! A client that asks for the same page again and again over one connection, and a meter of the server's CPU.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::time::Duration;

use anyhow::{Context as _, Result, bail};

/// One kept connection.
pub(super) struct Client {
    stream: BufReader<TcpStream>,
    address: SocketAddr,
    asked: u32,
}

impl Client {
    /// Connects.
    pub(super) fn connect(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(60)))?;
        Ok(Self { stream: BufReader::new(stream), address, asked: 0 })
    }

    /// Asks once, as a visitor who has not asked before; the length of the body, which must come with status 200.
    pub(super) fn get(&mut self, path: &str) -> Result<usize> {
        self.asked += 1;
        let visitor = Ipv4Addr::from(u32::from(Ipv4Addr::new(10, 0, 0, 0)) + self.asked);
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: {}\r\nAccept: text/html\r\nX-Forwarded-For: {visitor}\r\n\r\n",
            self.address
        );
        self.stream.get_mut().write_all(request.as_bytes())?;
        let status = self.line()?;
        let (mut length, mut is_chunked) = (None, false);
        loop {
            let header = self.line()?.to_ascii_lowercase();
            if header.is_empty() {
                break;
            }
            if let Some(text) = header.strip_prefix("content-length:") {
                length = Some(text.trim().parse::<usize>()?);
            }
            is_chunked |= header.starts_with("transfer-encoding:") && header.contains("chunked");
        }
        let bytes = match length {
            Some(length) => self.skip(length)?,
            None if is_chunked => self.chunks()?,
            None => bail!("{path}: an answer without a length"),
        };
        if !status.contains(" 200 ") {
            bail!("{path}: {status}");
        }
        Ok(bytes)
    }

    fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        if self.stream.read_line(&mut line)? == 0 {
            bail!("the server closed the connection");
        }
        Ok(line.trim_end().to_string())
    }

    fn skip(&mut self, length: usize) -> Result<usize> {
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body)?;
        Ok(length)
    }

    fn chunks(&mut self) -> Result<usize> {
        let mut sum = 0;
        loop {
            let size = self.line()?;
            let size = usize::from_str_radix(size.split(';').next().unwrap_or_default(), 16)?;
            self.skip(size + 2)?;
            if size == 0 {
                return Ok(sum);
            }
            sum += size;
        }
    }
}

/// CPU time a process has used so far, user and system, in microseconds.
pub(super) fn cpu_used(pid: u32) -> Result<u64> {
    let mut sum = 0;
    // By thread and in nanoseconds: the clock ticks of /proc/…/stat are too coarse for a page.
    for task in fs::read_dir(format!("/proc/{pid}/task")).context("no /proc: CPU is measured on Linux only")? {
        let text = fs::read_to_string(task?.path().join("schedstat"))?;
        sum += text.split_whitespace().next().and_then(|text| text.parse::<u64>().ok()).unwrap_or(0);
    }
    Ok(sum / 1_000)
}
