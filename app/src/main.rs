//! The studio's page.

fn main() {
    profile_studio::start();
}
