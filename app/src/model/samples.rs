//! Profiles to begin with: two small ones to try the studio with, and those of the catalogue.

use crate::texts::new_profile as texts;
use profile_core::catalog::Catalog;
use profile_core::samples::{MINIMAL, SampleForm, Selection, minimal, sections, selected};

/// The open format, with a few faults on purpose.
pub const OPEN_FORMAT: (&str, &str) = (
    "sample.xml",
    r#"<!-- A sample with a few faults on purpose. The list of problems names them. -->
<flat-profile>
  <Provision_Enable ua="na">Yes</Provision_Enable>
  <Resync_Periodic>3600</Resync_Periodic>
  <Profile_Rule ua="na">http://prov.example.com/spa$MA.cfg</Profile_Rule>

  <!-- An end tag that does not match. -->
  <Proxy_1_>sip.example.com</Proxy_2_>
  <User_ID_1_ ua="ro">5551234</User_ID_1_>
  <Password_1_>change-me-1234</Password_1_>

  <!-- A dial plan needs its signs escaped. -->
  <Dial_Plan_1_ ua="rw">(<9:>xx.|*xx.)</Dial_Plan_1_>

  <!-- Names count with their capitals, and the last of two settings wins. -->
  <display_name_1_>Reception</display_name_1_>
  <Resync_Periodic>7200</Resync_Periodic>
  <Enable_Web_Server>true</Enable_Web_Server>

  <!-- This empties the value; without the pair of tags it would stay as it is. -->
  <GPP_A></GPP_A>
  <GPP_B/>
</flat-profile>
"#,
);

/// Plain text.
pub const PLAIN_TEXT: (&str, &str) = (
    "sample.txt",
    r#"# A sample in plain text, the source of the profile compiler.
# Name, mark ( ! read and write, ? read only ), value in quotes, semicolon.

Provision_Enable      "Yes" ;
Resync_Periodic       "3600" ;
Profile_Rule          "http://prov.example.com/spa$MA.cfg" ;

Proxy[1]              "sip.example.com" ;
Display_Name[1]     ! "Reception" ;
User_ID[1]          ? "5551234" ;
Password[1]           "change-me-1234" ;
Dial_Plan[1]        ! "(<9:>xx.|*xx.)" ;

# An empty value, and one that is left alone.
GPP_A                 "" ;
GPP_B                 ;
"#,
);

/// A form in which a new profile is made from the catalogue (SPC-10).
#[derive(Clone, Copy, Debug)]
pub struct NewProfile {
    /// How it is written.
    pub form: SampleForm,
    /// What it is called.
    pub title: fn() -> &'static str,
    /// What it is, in a sentence.
    pub what: fn() -> &'static str,
    /// What is done with it next, in a sentence.
    pub next: fn() -> &'static str,
    /// The name of the document.
    pub name: &'static str,
}

/// The forms, the usual ones first.
pub const NEW_PROFILES: [NewProfile; 4] = [
    NewProfile {
        form: SampleForm::PlainText,
        title: texts::plain_text,
        what: texts::plain_text_is,
        next: texts::plain_text_next,
        name: "new-profile.txt",
    },
    NewProfile {
        form: SampleForm::Xml,
        title: texts::xml,
        what: texts::xml_is,
        next: texts::xml_next,
        name: "new-profile.xml",
    },
    NewProfile {
        form: SampleForm::XmlCompact,
        title: texts::compact,
        what: texts::compact_is,
        next: texts::xml_next,
        name: "new-profile.xml",
    },
    NewProfile {
        form: SampleForm::XmlAttributes,
        title: texts::attributes,
        what: texts::attributes_is,
        next: texts::attributes_next,
        name: "new-profile.xml",
    },
];

impl NewProfile {
    /// The profile, as far as it is wanted.
    pub fn text(&self, wanted: &Wanted) -> Vec<u8> {
        let catalog = Catalog::builtin();
        match wanted.extent {
            Extent::Whole => selected(self.form, &Selection::all(catalog), catalog),
            Extent::Sections => selected(self.form, &wanted.selection, catalog),
            Extent::Minimal => minimal(self.form, &wanted.selection.lines, catalog),
        }
    }
}

/// Words of the page.
type Words = fn() -> &'static str;

/// How much of the catalogue a new profile holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extent {
    /// Everything.
    #[default]
    Whole,
    /// Chosen sections, of chosen lines.
    Sections,
    /// What a device needs to register and to be provisioned.
    Minimal,
}

impl Extent {
    /// All of them, with their words and what those mean.
    pub const ALL: [(Self, Words, Words); 3] = [
        (Self::Whole, texts::everything, texts::everything_is),
        (
            Self::Sections,
            texts::some_sections,
            texts::some_sections_is,
        ),
        (Self::Minimal, texts::minimal, texts::minimal_is),
    ];

    /// What is done with the profile first, in a sentence.
    pub fn next(self) -> &'static str {
        match self {
            Self::Minimal => texts::first_fill_in(),
            _ => texts::first_set(),
        }
    }
}

/// What a new profile is to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// How much.
    pub extent: Extent,
    /// Which sections and lines, where that is chosen.
    pub selection: Selection,
}

impl Default for Wanted {
    fn default() -> Self {
        Self {
            extent: Extent::default(),
            selection: Selection::all(Catalog::builtin()),
        }
    }
}

impl Wanted {
    /// How many parameters it holds.
    pub fn count(&self) -> usize {
        let catalog = Catalog::builtin();
        let lines = &self.selection.lines;
        match self.extent {
            Extent::Whole => catalog.entries().len(),
            Extent::Sections => sections(catalog)
                .iter()
                .filter(|section| self.selection.sections.contains(&section.name))
                .map(|section| section.count(lines))
                .sum(),
            Extent::Minimal => {
                let per_line = MINIMAL
                    .iter()
                    .filter(|one| one.name.ends_with("[n]"))
                    .count();
                MINIMAL.len() - per_line + per_line * lines.len()
            }
        }
    }

    /// How much it holds, in words; where that is nothing, what to do.
    pub fn counted(&self) -> String {
        match self.count() {
            0 => texts::nothing_chosen().to_owned(),
            count => texts::will_hold(count),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::analysis::suffix;
    use profile_core::document::{Document, SourceFormat};

    #[test]
    fn spc_10_what_is_counted_is_what_is_written() {
        let catalog = Catalog::builtin();
        let mut wanted = Wanted::default();
        let written = |wanted: &Wanted| {
            let text = NEW_PROFILES[0].text(wanted);
            Document::read(&text, catalog)
                .reading
                .profile()
                .settings
                .len()
        };
        for (extent, _, _) in Extent::ALL {
            wanted.extent = extent;
            for lines in [&["1", "2"][..], &["2"], &[]] {
                wanted.selection.lines = lines.iter().map(|line| (*line).to_owned()).collect();
                assert_eq!(wanted.count(), written(&wanted), "{extent:?} {lines:?}");
            }
        }
        wanted.extent = Extent::Sections;
        wanted.selection.sections.clear();
        assert!(wanted.counted().starts_with("Nothing is chosen"));
    }

    #[test]
    fn spc_10_every_form_is_whole_and_of_the_format_that_its_name_says() {
        let catalog = Catalog::builtin();
        for new in NEW_PROFILES {
            let text = new.text(&Wanted::default());
            let format = match new.form {
                SampleForm::PlainText => SourceFormat::PlainText,
                _ => SourceFormat::OpenFormat,
            };
            assert_eq!(SourceFormat::of(&text), format, "{}", (new.title)());
            assert_eq!(new.name, format!("new-profile.{}", suffix(format)));
            if new.form != SampleForm::XmlAttributes {
                let settings = Document::read(&text, catalog).reading.profile().settings;
                assert_eq!(settings.len(), catalog.entries().len(), "{}", (new.title)());
            }
        }
    }
}
