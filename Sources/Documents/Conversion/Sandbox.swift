import Glibc

/// How LibreOffice is started so that a document can reach nothing through it.
enum Sandbox {
    /// What the system allows, found out once by trying.
    static let isolation: LibreOffice.Isolation = {
        let limits = ProcessLimits(seconds: 10, processorSeconds: 5, memory: nil, outputBytes: 1 << 12)
        func works(_ command: [String]) -> Bool {
            guard let program = command.first, access(program, X_OK) == 0 else { return false }
            let rest = Array(command.dropFirst())
            return (try? ChildProcess.run(program, rest, environment: [], limits: limits))?.status == 0
        }
        if works(room(for: "/tmp") + ["/bin/true"]) { return .room }
        return works([unshare] + offline + ["/bin/true"]) ? .offline : .settings
    }()

    private static let bubblewrap = "/usr/bin/bwrap"
    private static let unshare = "/usr/bin/unshare"
    private static let offline = ["--map-root-user", "--net", "--"]

    /// Programs, libraries, fonts and their settings to look at, and one folder to write in.
    private static func room(for folder: String) -> [String] {
        var words = [bubblewrap, "--unshare-all", "--die-with-parent"]
        for path in ["/usr", "/etc", "/opt", "/lib", "/lib32", "/lib64", "/bin", "/sbin"] {
            words += ["--ro-bind-try", path, path]
        }
        return words + ["--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp", "--bind", folder, folder, "--"]
    }

    /// A command with its bounds: memory in bytes of address space, and bytes of a file that it writes.
    static func command(
        _ words: [String], _ isolation: LibreOffice.Isolation, folder: String, memory: Int, bytesOfFile: Int
    ) -> [String] {
        let bounds = "ulimit -v \(memory >> 10) -f \(bytesOfFile >> 9) -c 0; exec \"$@\""
        let bounded = ["/bin/sh", "-c", bounds, "sh"] + words
        switch isolation {
        case .room: return room(for: folder) + bounded
        case .offline: return [unshare] + offline + bounded
        case .settings: return bounded
        }
    }

    static func environment(home: String) -> [String] {
        ["PATH=/usr/bin:/bin", "HOME=\(home)", "TMPDIR=\(home)", "LANG=C.UTF-8", "SAL_USE_VCLPLUGIN=svp"]
    }

    /// The profile's settings: no macros, no links followed, nothing fetched, nothing recovered.
    static let settings: String = {
        func item(_ path: String, _ name: String, _ value: String) -> String {
            "<item oor:path=\"/org.openoffice.\(path)\"><prop oor:name=\"\(name)\" oor:op=\"fuse\">"
                + "<value>\(value)</value></prop></item>"
        }
        let items = [
            item("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
            item("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
            item("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
            item("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
            item("Office.Writer/Content/Update", "Link", "2"), item("Office.Calc/Content/Update", "Link", "2"),
            item("Office.Recovery/RecoveryInfo", "Enabled", "false"),
            item("Office.Common/Misc", "FirstRun", "false"),
            // A proxy that is not there, where nothing else closes the network.
            item("Inet/Settings", "ooInetProxyType", "2"), item("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
            item("Inet/Settings", "ooInetHTTPProxyPort", "9"),
            item("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
            item("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
        ]
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><oor:items xmlns:oor=\"http://openoffice.org/2001/registry\">"
            + items.joined() + "</oor:items>"
    }()
}
