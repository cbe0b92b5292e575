import { constants, generateKeyPairSync, privateEncrypt, randomBytes } from "node:crypto";
import forge from "node-forge";

export interface CertificateOptions {
  names: string[];
  daysLeft: number;
}

/** A certificate with its key, as servers take them. */
export interface Identity {
  cert: string;
  key: string;
}

const dayMs = 24 * 3600 * 1000;

/** What stands before a SHA-256 digest that is signed. Source: RFC 8017, section 9.2, note 1. */
const digestHeader = Buffer.from("3031300d060960864801650304020105000420", "hex");

/** A certificate authority that nobody knows but who is shown its root. */
export class Authority {
  /** Its own certificate. */
  readonly root: string;
  readonly #name: string;
  readonly #key: string;
  readonly #publicKey: forge.pki.PublicKey;

  constructor(name: string) {
    const keys = generateKeyPairSync("rsa", {
      modulusLength: 2048,
      publicKeyEncoding: { type: "spki", format: "pem" },
      privateKeyEncoding: { type: "pkcs8", format: "pem" },
    });
    this.#name = name;
    this.#key = keys.privateKey;
    this.#publicKey = forge.pki.publicKeyFromPem(keys.publicKey);
    this.root = this.#certificate(name, 365, [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", keyCertSign: true, critical: true },
    ]);
  }

  /** A certificate for these names. All have the one key: making keys takes long. */
  issue({ names, daysLeft }: CertificateOptions): Identity {
    const altNames = names.map((value) => ({ type: 2, value }));
    const cert = this.#certificate(names[0] ?? "", daysLeft, [
      { name: "subjectAltName", altNames },
    ]);
    return { cert, key: this.#key };
  }

  #certificate(subject: string, daysLeft: number, extensions: object[]): string {
    const certificate = forge.pki.createCertificate();
    certificate.publicKey = this.#publicKey;
    // Begins with a byte that is neither zero nor negative: any other encoding of it is refused.
    certificate.serialNumber = `01${randomBytes(8).toString("hex")}`;
    const end = Date.now() + daysLeft * dayMs;
    certificate.validity.notAfter = new Date(end);
    certificate.validity.notBefore = new Date(Math.min(Date.now(), end) - 60 * dayMs);
    certificate.setSubject([{ name: "commonName", value: subject }]);
    certificate.setIssuer([{ name: "commonName", value: this.#name }]);
    certificate.setExtensions(extensions);
    certificate.sign(this.#signer(), forge.md.sha256.create());
    return forge.pki.certificateToPem(certificate);
  }

  /** Node signs in half a millisecond what the library's own arithmetic takes a tenth of a second for. */
  #signer(): forge.pki.rsa.PrivateKey {
    const options = { key: this.#key, padding: constants.RSA_PKCS1_PADDING };
    const sign = (digest: forge.md.MessageDigest) => {
      const bytes = Buffer.from(digest.digest().getBytes(), "binary");
      return privateEncrypt(options, Buffer.concat([digestHeader, bytes])).toString("binary");
    };
    return { sign } as unknown as forge.pki.rsa.PrivateKey;
  }
}
