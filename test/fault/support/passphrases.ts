/** For projects that are made to be broken. */
export const PASSPHRASE = 'a passphrase of several words'
export const NEW_PASSPHRASE = 'another passphrase of several words'
