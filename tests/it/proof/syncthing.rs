//! Two devices whose folders Syncthing carries to each other while both code, and while the link between them is cut
//! and mended. Both are on this machine and speak to nobody else: no discovery, no relay, no report.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::super::numbers::{Numbers, asked_for};
use super::super::study::put;
use super::coder::{Coder, Place};
use super::replicas::Replicas;
use super::say;
use super::server::{Server, free_port};

const KEY: &str = "a key of this test alone";

/// One of the two, with its own identity and settings.
struct Device {
    home: PathBuf,
    id: String,
    /// Where it speaks to the other, and where it is spoken to.
    ports: [u16; 2],
    server: Option<Server>,
}

impl Device {
    fn of(place: &Place) -> Self {
        let home = place.home.join("syncthing");
        let made = Command::new("syncthing")
            .args(["generate", "--no-default-folder", "--skip-port-probing", "--home"])
            .arg(&home)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&made.stdout) + String::from_utf8_lossy(&made.stderr);
        let id = said.split_once("Device ID: ").and_then(|(_, rest)| rest.split_whitespace().next());
        let id = id.unwrap_or_else(|| panic!("no identity in {said}")).to_owned();
        Self { home, id, ports: [free_port(), free_port()], server: None }
    }

    fn start(&mut self) {
        let home = self.home.display().to_string();
        // Without its watchman, which would be killed alone.
        let words = ["STMONITORED=yes", "syncthing", "serve", "--no-browser", "--no-upgrade", "--home", &home];
        self.server = Some(Server::start("env", &words, self.ports[1]));
    }

    /// Kills the process.
    fn stop(&mut self) {
        self.server = None;
    }

    /// Asks Syncthing, and returns its answer when it gave one.
    fn ask(&self, method: &str, path: &str) -> Option<serde_json::Value> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.ports[1])).ok()?;
        stream.set_read_timeout(Some(Duration::from_secs(30))).ok()?;
        let host = format!("127.0.0.1:{}", self.ports[1]);
        write!(
            stream,
            "{method} /rest/{path} HTTP/1.0\r\nHost: {host}\r\nX-API-Key: {KEY}\r\nContent-Length: 0\r\n\r\n"
        )
        .ok()?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).ok()?;
        let (head, body) = answer.split_once("\r\n\r\n")?;
        assert!(head.contains(" 200 "), "{path}: {answer}");
        Some(serde_json::from_str(body).unwrap_or_default())
    }

    /// Whether it knows of nothing that it lacks.
    fn has_everything(&self) -> bool {
        let status = self.ask("GET", "db/status?folder=study").unwrap_or_default();
        status["state"] == "idle" && status["needTotalItems"] == 0
    }

    /// Returns what it says of itself, for a test that fails.
    fn said(&self) -> String {
        let ask = |path| self.ask("GET", path).unwrap_or_default();
        format!("{}\n{}\n{}", ask("db/status?folder=study"), ask("system/connections"), ask("system/error"))
    }
}

/// Returns the settings of `device`, which knows one other and one folder.
fn settings(device: &Device, other: &Device, folder: &Path) -> String {
    let known = |device: &Device| {
        let Device { id, ports: [port, _], .. } = device;
        format!("<device id=\"{id}\" name=\"{port}\"><address>tcp://127.0.0.1:{port}</address></device>")
    };
    let [port, gui] = device.ports;
    let folder = folder.display();
    format!(
        "<configuration version=\"36\">
        <folder id=\"study\" label=\"study\" path=\"{folder}\" type=\"sendreceive\" rescanIntervalS=\"10\"
            fsWatcherEnabled=\"true\" fsWatcherDelayS=\"1\">
            <device id=\"{}\"/><device id=\"{}\"/><minDiskFree unit=\"%\">0</minDiskFree>
        </folder>
        {}{}
        <gui enabled=\"true\" tls=\"false\"><address>127.0.0.1:{gui}</address><apikey>{KEY}</apikey></gui>
        <options>
            <listenAddress>tcp://127.0.0.1:{port}</listenAddress>
            <globalAnnounceEnabled>false</globalAnnounceEnabled><localAnnounceEnabled>false</localAnnounceEnabled>
            <relaysEnabled>false</relaysEnabled><natEnabled>false</natEnabled><stunServer></stunServer>
            <stunKeepaliveStartS>0</stunKeepaliveStartS><announceLANAddresses>false</announceLANAddresses>
            <crashReportingEnabled>false</crashReportingEnabled><urAccepted>-1</urAccepted><urSeen>9</urSeen>
            <autoUpgradeIntervalH>0</autoUpgradeIntervalH><startBrowser>false</startBrowser>
            <setLowPriority>false</setLowPriority><reconnectionIntervalS>1</reconnectionIntervalS><minHomeDiskFree unit=\"%\">0</minHomeDiskFree>
        </options></configuration>",
        device.id,
        other.id,
        known(device),
        known(other),
    )
}

/// Returns everything below `folder` but what Syncthing keeps there for itself.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    super::super::sync::files(folder)
        .into_iter()
        .filter(|(path, _)| !path.to_string_lossy().contains("syncthing") && !path.starts_with(".stfolder"))
        .collect()
}

fn wait_until_in_step(devices: &[Device], folders: [&Path; 2]) {
    for _ in 0..600 {
        if devices.iter().all(Device::has_everything) && files(folders[0]) == files(folders[1]) {
            return;
        }
        std::thread::sleep(Duration::from_millis(200));
    }
    let [first, second] = folders.map(files);
    let differing: Vec<&PathBuf> =
        first.keys().chain(second.keys()).filter(|p| first.get(*p) != second.get(*p)).collect();
    let said: Vec<String> = devices.iter().map(Device::said).collect();
    panic!("two minutes after, the folders are not in step: {differing:?}\n{}", said.join("\n"));
}

/// What happens to the link, or to one of its ends.
fn disturb(devices: &mut [Device], kind: usize) {
    let other = devices[1].id.clone();
    match kind {
        0 => devices[1].stop(),
        1 => drop(devices[0].ask("POST", "system/pause")),
        _ => drop(devices[0].ask("POST", &format!("system/pause?device={other}"))),
    }
}

fn mend(devices: &mut [Device]) {
    if devices[1].server.is_none() {
        devices[1].start();
    }
    devices[0].ask("POST", "system/resume");
}

#[test]
fn folders_that_syncthing_carries_while_the_link_is_cut_and_mended_hold_every_change() {
    if !Server::is_installed("syncthing", "--version") {
        return;
    }
    let replicas = Replicas::of(&["Ana", "Ben"]);
    let mut devices: Vec<Device> = replicas.places.iter().map(Device::of).collect();
    for (n, place) in replicas.places.iter().enumerate() {
        put(&devices[n].home.join("config.xml"), settings(&devices[n], &devices[1 - n], &place.project).as_bytes());
        std::fs::create_dir(place.project.join(".stfolder")).unwrap();
    }
    devices.iter_mut().for_each(Device::start);

    let begin = |who: usize, seed| Coder::begin(&replicas.places[who], seed, Duration::from_millis(20));
    let mut numbers = Numbers::of(3);
    let mut coders = vec![begin(0, 1), begin(1, 2)];
    coders.iter().for_each(|coder| coder.wait_for(1));
    let (mut acknowledged, mut n_cuts) = (BTreeSet::new(), 0);
    for _ in 0..asked_for("SYNC_SECONDS", 6) / 2 {
        disturb(&mut devices, numbers.below(3));
        n_cuts += 1;
        std::thread::sleep(Duration::from_millis(200 + numbers.below(1_500) as u64));
        mend(&mut devices);
        std::thread::sleep(Duration::from_millis(200 + numbers.below(1_500) as u64));
        if numbers.below(3) == 0 {
            // Programs end in the middle, too.
            let who = numbers.below(2);
            acknowledged.extend(coders.remove(who).kill());
            coders.insert(who, begin(who, numbers.next()));
        }
    }
    acknowledged.extend(coders.into_iter().flat_map(Coder::finish));
    mend(&mut devices);
    let [ana, ben] = &replicas.places[..] else { panic!("two places") };
    devices.iter().for_each(|device| drop(device.ask("POST", "db/scan?folder=study")));
    wait_until_in_step(&devices, [&ana.project, &ben.project]);
    devices.iter_mut().for_each(Device::stop);
    replicas.assert_same(&acknowledged);
    say(&format!("Syncthing, {n_cuts} cuts: {} changes were acknowledged, 0 of them lost", acknowledged.len()));
}
