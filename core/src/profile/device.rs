use super::{ParameterName, Profile, Setting, UserAccess, Value};
use std::collections::BTreeMap;

/// A parameter as a device holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceParameter {
    /// The value.
    pub value: Vec<u8>,
    /// What the User account may do; never [`UserAccess::Unspecified`].
    pub access: UserAccess,
    /// The access that a setting without one goes back to (XML-12).
    pub factory_access: UserAccess,
}

/// The parameters of a device: the smallest device there is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parameters {
    /// By name.
    pub by_name: BTreeMap<ParameterName, DeviceParameter>,
}

impl Parameters {
    /// The value of `name`, if the device has such a parameter.
    pub fn value(&self, name: &ParameterName) -> Option<&[u8]> {
        self.by_name
            .get(name)
            .map(|parameter| parameter.value.as_slice())
    }

    /// The user access of `name`, if the device has such a parameter.
    pub fn access(&self, name: &ParameterName) -> Option<UserAccess> {
        self.by_name.get(name).map(|parameter| parameter.access)
    }
}

/// What applying a profile did to one parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which parameter.
    pub name: ParameterName,
    /// Before.
    pub before: DeviceParameter,
    /// After.
    pub after: DeviceParameter,
}

/// What applying a profile did to a device.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Application {
    /// The parameters whose value or access is another one now, in document order.
    pub changes: Vec<Change>,
    /// Names that the device does not have; it ignores them (XML-07).
    pub ignored: Vec<ParameterName>,
}

/// Applies `profile` to `parameters`: only what it names, in document order (XML-08, XML-12, XML-16).
pub fn apply(profile: &Profile, parameters: &mut Parameters) -> Application {
    let mut application = Application::default();
    for setting in profile.effective() {
        match parameters.by_name.get_mut(&setting.name) {
            None => application.ignored.push(setting.name),
            Some(parameter) => {
                let before = parameter.clone();
                apply_setting(&setting, parameter);
                if *parameter != before {
                    application.changes.push(Change {
                        name: setting.name,
                        before,
                        after: parameter.clone(),
                    });
                }
            }
        }
    }
    application
}

fn apply_setting(setting: &Setting, parameter: &mut DeviceParameter) {
    if let Value::Set(value) = &setting.value {
        parameter.value.clone_from(value);
    }
    parameter.access = match setting.access {
        UserAccess::Unspecified => parameter.factory_access,
        specified => specified,
    };
}
