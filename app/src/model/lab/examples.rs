//! The rules that the guide shows, each with what it does. Where the print of the guide is damaged, both texts are kept.

/// An example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// What it is called.
    pub title: &'static str,
    /// What it does, in a sentence.
    pub sentence: &'static str,
    /// The page of the guide.
    pub page: &'static str,
    /// The parameter that it is the value of.
    pub parameter: &'static str,
    /// The rule as it is meant.
    pub text: &'static str,
    /// The rule as it is printed, where that is damaged, and what the damage is.
    pub printed: Option<(&'static str, &'static str)>,
    /// Variables of the device that it needs.
    pub device: &'static [(&'static str, &'static str)],
}

/// The examples, the simple ones first.
pub const EXAMPLES: [Example; 12] = [
    Example {
        title: "Factory rule",
        sentence: "A device that is new asks the server of DHCP option 66 for the file of its series.",
        page: "1-11",
        parameter: "Profile_Rule",
        text: "/spa$PSN.cfg",
        printed: None,
        device: &[],
    },
    Example {
        title: "One file a device",
        sentence: "Each device fetches the file that carries its hardware address.",
        page: "2-18",
        parameter: "Profile_Rule",
        text: "http://remote.server.com/Linksys/$MA.cfg",
        printed: None,
        device: &[],
    },
    Example {
        title: "Lost registration",
        sentence: "A registered line fetches a file; a line that lost its registration posts `GPP_A` to a script.",
        page: "2-18",
        parameter: "Profile_Rule",
        text: "($REGTMR1 eq 0)? http://p.tel.com/has-reg.cfg\n| [--post a] http://p.tel.com/lost-reg?",
        printed: None,
        device: &[("A", "Product = \"$PN\"; MAC_Addr = \"$MA\";")],
    },
    Example {
        title: "Client certificate",
        sentence: "A device without a certificate adds its hardware address to the request.",
        page: "2-18",
        parameter: "Profile_Rule",
        text: "(\"$CCERT\" eq \"Installed\")? https://p.tel.com/config?\n| https://p.tel.com/config?Linksys$MAU",
        printed: Some((
            "(\" $CCERT\" eq \"Installed\")? https://p.tel.com/config?\n| https://p.tel.com/config?Linksys$MAU",
            "A blank stands behind the quote, so the texts are never equal.",
        )),
        device: &[],
    },
    Example {
        title: "Two stages",
        sentence: "Line 1 is switched off until `GPP_A` says that the device is provisioned.",
        page: "2-18",
        parameter: "Profile_Rule",
        text: "(\"$A\" ne \"Provisioned\")? (Line_Enable_1_ = \"No\";)! https://p.tel.com/init-prov\n| https://p.tel.com/configs",
        printed: Some((
            "(\" $A\" ne \"Provisioned\")? (Line_Enable_1_ = \"No\");! https://p.tel.com/init-prov\n| https://p.tel.com/configs",
            "A blank stands behind the quote, and the semicolon has moved out of the parentheses.",
        )),
        device: &[],
    },
    Example {
        title: "Other names",
        sentence: "What comes back has element names of the customer, which the map in `GPP_B` translates.",
        page: "2-18",
        parameter: "Profile_Rule",
        text: "[--alias b] https://p.tel.com/account/spa$MA.xml",
        printed: None,
        device: &[("B", "/account/number = /flat-profile/User_ID_1_ ;")],
    },
    Example {
        title: "Assignments",
        sentence: "Parameters get values before anything is fetched; small letters stand for the general purpose parameters.",
        page: "2-12",
        parameter: "Profile_Rule",
        text: "( User_ID_1_ = \"uid$B\" ; c = \"\" ; d = \"$MA\" ; )!",
        printed: None,
        device: &[("B", "123")],
    },
    Example {
        title: "Key and directory",
        sentence: "The key and a directory that nobody can guess stand in parameters of the device.",
        page: "1-8",
        parameter: "Profile_Rule",
        text: "[--key $A] tftp.callme.com/profile/$B/spa2102.cfg",
        printed: None,
        device: &[("A", "8e4ca259"), ("B", "Gp3sqLn")],
    },
    Example {
        title: "Resync trigger",
        sentence: "A resync starts when line 1 is without registration for five minutes, at most every ten minutes.",
        page: "2-16",
        parameter: "Resync_Trigger_1",
        text: "$REGTMR1 gt 300 and $PRVTMR ge 600",
        printed: None,
        device: &[],
    },
    Example {
        title: "Beta customers",
        sentence: "Customers that `GPP_F` marks get the test firmware.",
        page: "2-20",
        parameter: "Upgrade_Rule",
        text: "(\"$F\" ne \"beta-customer\")? http://p.tel.com/firmware/spa021025.bin\n| http://p.tel.com/firmware/spa-test-0527s.bin",
        printed: Some((
            "(\"SF\" ne \"beta-customer\")? http://p.tel.com/firmware/spa021025.bin\n| http://p.tel.com/firmware/spa-test-0527s.bin",
            "The dollar sign was read as an S, so the condition compares two fixed texts.",
        )),
        device: &[],
    },
    Example {
        title: "Encrypted report",
        sentence: "The device sends its settings, encrypted with a key.",
        page: "2-19",
        parameter: "Report_Rule",
        text: "[ --key $SA ] http://prov.serv.net/spa/$MA/rep.xml.enc",
        printed: Some((
            "[ --key secretphrase ] http://prov.serv.net/spa/$MA/rep.xml.enc",
            "Not damaged: the guide writes the key into the rule, where anyone who reads the rule finds it.",
        )),
        device: &[],
    },
    Example {
        title: "Syslog message",
        sentence: "What the device tells the syslog server when it asks for a profile.",
        page: "5-5",
        parameter: "Log_Resync_Request_Msg",
        text: "$PN $MAC -- Requesting resync $SCHEME://$SERVIP:$PORT$PATH",
        printed: None,
        device: &[
            ("SCHEME", "tftp"),
            ("SERV", "192.168.1.200"),
            ("SERVIP", "192.168.1.200"),
            ("PORT", "69"),
            ("PATH", "/basic.txt"),
        ],
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::lab::StudiedRule;
    use profile_core::device::Device;
    use profile_core::diagnostic::Severity;
    use profile_core::firmware::FirmwareLevel;
    use profile_core::profile_rule::{Outcome, evaluate};

    fn outcome(example: &Example, text: &str) -> (Outcome, bool) {
        let mut device = Device::default();
        for (name, value) in example.device {
            assert!(device.set_variable(name, value), "{name}");
        }
        let kind = StudiedRule::new(example.parameter, text).kind();
        let found = evaluate(text, kind, &device, FirmwareLevel::V3);
        let faulty = found
            .diagnostics
            .iter()
            .any(|one| one.severity == Severity::Error);
        (found.outcome, faulty)
    }

    #[test]
    fn rule_03_the_examples_work_as_they_are_meant() {
        for example in &EXAMPLES {
            let (found, faulty) = outcome(example, example.text);
            let good = matches!(found, Outcome::Taken(_) | Outcome::Fires | Outcome::Text);
            assert!(good && !faulty, "{}", example.title);
        }
    }

    #[test]
    fn rule_04_rule_05_the_printed_examples_do_something_else() {
        for title in ["Client certificate", "Two stages", "Beta customers"] {
            let example = EXAMPLES.iter().find(|one| one.title == title).unwrap();
            let (printed, _) = example.printed.unwrap();
            let differs = outcome(example, printed) != outcome(example, example.text);
            assert!(differs || title == "Beta customers", "{title}");
        }
    }
}
