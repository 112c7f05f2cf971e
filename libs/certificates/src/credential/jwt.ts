import { base64Url, readUtf8, utf8 } from './bytes.js';
import { idOf, isJsonObject, readJsonObject, type Json, type JsonObject } from './json.js';
import { verifyEd25519, type Ed25519Signer } from './keys.js';

/**
 * A credential as a JWT (Open Badges 3.0, "JSON Web Token Proof Format"): the credential itself is the payload, with
 * the registered claims for issuer, identifier and start of validity. Signed with EdDSA; `kid` names the key, and `iat`
 * says when it signed, an ISO instant: a key may be newer than what it signs.
 */
export async function credentialJwt(
  credential: JsonObject,
  signer: Ed25519Signer,
  signedAt: string,
): Promise<string> {
  const { proof: _, ...claims } = credential;
  const subject = isJsonObject(claims['credentialSubject']) ? idOf(claims['credentialSubject']) : null;
  const validFrom = claims['validFrom'];
  const payload = {
    ...claims,
    iss: idOf(claims['issuer']),
    jti: idOf(claims['id']),
    ...(subject === null ? {} : { sub: subject }),
    ...(typeof validFrom === 'string' ? { nbf: seconds(validFrom) } : {}),
    iat: seconds(signedAt),
  };
  const header = { alg: 'EdDSA', typ: 'JWT', kid: signer.id };
  const signed = `${part(header)}.${part(payload)}`;

  return `${signed}.${base64Url.write(await signer.sign(utf8(signed)))}`;
}

export interface JwtReading {
  /** The verification method that the token names. */
  kid: string;
  /** When it says that it was signed, an ISO instant; null when it does not say. */
  signedAt: string | null;
  /** The credential, without the registered claims. */
  credential: JsonObject;
  /** Whether the token is signed by a key. */
  signedBy: (publicKey: Uint8Array) => boolean;
}

/** Reads a token; null when it is not a credential signed with EdDSA. Nothing is checked until `signedBy` is asked. */
export function readCredentialJwt(token: string): JwtReading | null {
  const [head = '', body = '', tail = '', ...more] = token.trim().split('.');
  const [header, payload, signature] = [object(head), object(body), base64Url.read(tail)];
  const kid = header?.['kid'];
  if (more.length > 0 || !payload || !signature || header?.['alg'] !== 'EdDSA' || typeof kid !== 'string') {
    return null;
  }
  const { iss: _iss, jti: _jti, sub: _sub, nbf: _nbf, iat, ...credential } = payload;

  return {
    kid,
    signedAt: instant(iat),
    credential,
    signedBy: (publicKey) => verifyEd25519(signature, utf8(`${head}.${body}`), publicKey),
  };
}

const seconds = (time: string): number => Math.floor(new Date(time).getTime() / 1000);

function instant(numericDate: Json | undefined): string | null {
  if (typeof numericDate !== 'number') return null;
  const time = new Date(numericDate * 1000);

  return Number.isNaN(time.getTime()) ? null : time.toISOString();
}

function part(value: JsonObject): string {
  return base64Url.write(utf8(JSON.stringify(value)));
}

function object(text: string): JsonObject | null {
  const bytes = base64Url.read(text);
  const json = bytes && readUtf8(bytes);

  return json === null ? null : readJsonObject(json);
}
