//! Two small profiles to try the studio with.

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
