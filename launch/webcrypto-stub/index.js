// Only the browser part of fhirclient uses isomorphic-webcrypto. The real package installs some 700 others.
module.exports = globalThis.crypto;
