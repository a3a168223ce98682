use super::{BODY, Cipher, CompiledFault, CompiledKey};
use aes::cipher::block_padding::NoPadding;
use aes::cipher::{BlockModeDecrypt, InnerIvInit, KeyInit, StreamCipher};
use zeroize::Zeroizing;

const BLOCK: usize = 16;

/// `file` with its body decrypted. The initial vector of AES counts for the first block only, which is one of
/// the digests that nothing needs. Zeros give there what the same source has without a key.
pub(super) fn decrypted(
    file: &[u8],
    cipher: Cipher,
    key: &CompiledKey,
) -> Result<Zeroizing<Vec<u8>>, CompiledFault> {
    let mut plain = Zeroizing::new(file.to_vec());
    let Some((_, body)) = plain.split_at_mut_checked(BODY) else {
        return Err(CompiledFault::TooShort(file.len()));
    };
    match cipher {
        Cipher::Rc4 => rc4(body, key.bytes()),
        Cipher::Aes => aes(body, key.bytes()),
    }?;
    Ok(plain)
}

/// RC4, whose key stream starts with the body.
fn rc4(body: &mut [u8], key: &[u8]) -> Result<(), CompiledFault> {
    let mut stream =
        rc4::Rc4::new_from_slice(key).map_err(|_| CompiledFault::KeyLength(key.len() * 8))?;
    stream
        .try_apply_keystream(body)
        .map_err(|_| CompiledFault::Blocks(body.len()))
}

fn aes(body: &mut [u8], key: &[u8]) -> Result<(), CompiledFault> {
    if !body.len().is_multiple_of(BLOCK) {
        return Err(CompiledFault::Blocks(body.len()));
    }
    match key.len() {
        16 => cbc_with::<aes::Aes128>(body, key),
        24 => cbc_with::<aes::Aes192>(body, key),
        32 => cbc_with::<aes::Aes256>(body, key),
        other => Err(CompiledFault::KeyLength(other * 8)),
    }
}

fn cbc_with<C>(body: &mut [u8], key: &[u8]) -> Result<(), CompiledFault>
where
    C: KeyInit + aes::cipher::BlockCipherDecrypt + aes::cipher::BlockSizeUser,
    cbc::Decryptor<C>: BlockModeDecrypt + InnerIvInit<Inner = C>,
{
    let len = body.len();
    let cipher = C::new_from_slice(key).map_err(|_| CompiledFault::KeyLength(key.len() * 8))?;
    let iv = [0; BLOCK];
    let decryptor = cbc::Decryptor::<C>::inner_iv_slice_init(cipher, &iv)
        .map_err(|_| CompiledFault::Blocks(len))?;
    decryptor
        .decrypt_padded::<NoPadding>(body)
        .map(|_| ())
        .map_err(|_| CompiledFault::Blocks(len))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The published vectors of RC4.
    #[test]
    fn fmt_04_rc4_gives_the_published_streams() {
        for (key, text, expected) in [
            ("4b6579", "Plaintext", "bbf316e8d940af0ad3"),
            ("57696b69", "pedia", "1021bf0420"),
            (
                "536563726574",
                "Attack at dawn",
                "45a01f645fc35b383552544b9bf5",
            ),
        ] {
            let mut bytes = text.as_bytes().to_vec();
            let key = CompiledKey::from_hex(key.as_bytes()).ok().unwrap();
            rc4(&mut bytes, key.bytes()).unwrap();
            assert_eq!(crate::layers::hexadecimal(&bytes), expected);
        }
    }
}
