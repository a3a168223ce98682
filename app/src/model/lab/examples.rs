//! The rules that the guide shows, each with what it does. Where the print of the guide is damaged, both texts are kept.

use super::Words;
use crate::texts::lab as texts;

/// An example.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// What it is called.
    pub title: Words,
    /// What it does, in a sentence.
    pub sentence: Words,
    /// The page of the guide.
    pub page: &'static str,
    /// The parameter that it is the value of.
    pub parameter: &'static str,
    /// The rule as it is meant.
    pub text: &'static str,
    /// The rule as it is printed, where that is damaged, and what the damage is.
    pub printed: Option<(&'static str, Words)>,
    /// Variables of the device that it needs.
    pub device: &'static [(&'static str, &'static str)],
}

/// The examples, the simple ones first.
pub const EXAMPLES: [Example; 12] = [
    Example {
        title: texts::factory_rule,
        sentence: texts::factory_rule_does,
        page: "1-11",
        parameter: "Profile_Rule",
        text: "/spa$PSN.cfg",
        printed: None,
        device: &[],
    },
    Example {
        title: texts::file_a_device,
        sentence: texts::file_a_device_does,
        page: "2-18",
        parameter: "Profile_Rule",
        text: "http://remote.server.com/Linksys/$MA.cfg",
        printed: None,
        device: &[],
    },
    Example {
        title: texts::lost_registration,
        sentence: texts::lost_registration_does,
        page: "2-18",
        parameter: "Profile_Rule",
        text: "($REGTMR1 eq 0)? http://p.tel.com/has-reg.cfg\n| [--post a] http://p.tel.com/lost-reg?",
        printed: None,
        device: &[("A", "Product = \"$PN\"; MAC_Addr = \"$MA\";")],
    },
    Example {
        title: texts::client_certificate,
        sentence: texts::client_certificate_does,
        page: "2-18",
        parameter: "Profile_Rule",
        text: "(\"$CCERT\" eq \"Installed\")? https://p.tel.com/config?\n| https://p.tel.com/config?Linksys$MAU",
        printed: Some((
            "(\" $CCERT\" eq \"Installed\")? https://p.tel.com/config?\n| https://p.tel.com/config?Linksys$MAU",
            texts::client_certificate_damage,
        )),
        device: &[],
    },
    Example {
        title: texts::two_stages,
        sentence: texts::two_stages_does,
        page: "2-18",
        parameter: "Profile_Rule",
        text: "(\"$A\" ne \"Provisioned\")? (Line_Enable_1_ = \"No\";)! https://p.tel.com/init-prov\n| https://p.tel.com/configs",
        printed: Some((
            "(\" $A\" ne \"Provisioned\")? (Line_Enable_1_ = \"No\");! https://p.tel.com/init-prov\n| https://p.tel.com/configs",
            texts::two_stages_damage,
        )),
        device: &[],
    },
    Example {
        title: texts::other_names,
        sentence: texts::other_names_does,
        page: "2-18",
        parameter: "Profile_Rule",
        text: "[--alias b] https://p.tel.com/account/spa$MA.xml",
        printed: None,
        device: &[("B", "/account/number = /flat-profile/User_ID_1_ ;")],
    },
    Example {
        title: texts::assignments,
        sentence: texts::assignments_does,
        page: "2-12",
        parameter: "Profile_Rule",
        text: "( User_ID_1_ = \"uid$B\" ; c = \"\" ; d = \"$MA\" ; )!",
        printed: None,
        device: &[("B", "123")],
    },
    Example {
        title: texts::key_and_directory,
        sentence: texts::key_and_directory_does,
        page: "1-8",
        parameter: "Profile_Rule",
        text: "[--key $A] tftp.callme.com/profile/$B/spa2102.cfg",
        printed: None,
        device: &[("A", "8e4ca259"), ("B", "Gp3sqLn")],
    },
    Example {
        title: texts::resync_trigger,
        sentence: texts::resync_trigger_does,
        page: "2-16",
        parameter: "Resync_Trigger_1",
        text: "$REGTMR1 gt 300 and $PRVTMR ge 600",
        printed: None,
        device: &[],
    },
    Example {
        title: texts::beta_customers,
        sentence: texts::beta_customers_does,
        page: "2-19",
        parameter: "Upgrade_Rule",
        text: "(\"$F\" ne \"beta-customer\")? http://p.tel.com/firmware/spa021025.bin\n| http://p.tel.com/firmware/spa-test-0527s.bin",
        printed: Some((
            "(\"SF\" ne \"beta-customer\")? http://p.tel.com/firmware/spa021025.bin\n| http://p.tel.com/firmware/spa-test-0527s.bin",
            texts::beta_customers_damage,
        )),
        device: &[],
    },
    Example {
        title: texts::encrypted_report,
        sentence: texts::encrypted_report_does,
        page: "2-19",
        parameter: "Report_Rule",
        text: "[ --key $SA ] http://prov.serv.net/spa/$MA/rep.xml.enc",
        printed: Some((
            "[ --key secretphrase ] http://prov.serv.net/spa/$MA/rep.xml.enc",
            texts::encrypted_report_damage,
        )),
        device: &[],
    },
    Example {
        title: texts::syslog_message,
        sentence: texts::syslog_message_does,
        page: "1-15",
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
    use crate::model::catalogue::catalogue;
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
        let found = evaluate(text, kind, &device, FirmwareLevel::V3, &catalogue());
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
            assert!(good && !faulty, "{}", (example.title)());
        }
    }

    #[test]
    fn rule_04_rule_05_the_printed_examples_do_something_else() {
        for title in ["Client certificate", "Two stages", "Beta customers"] {
            let example = EXAMPLES.iter().find(|one| (one.title)() == title).unwrap();
            let (printed, _) = example.printed.unwrap();
            let differs = outcome(example, printed) != outcome(example, example.text);
            assert!(differs || title == "Beta customers", "{title}");
        }
    }
}
