// Seals what an agency writes about people, so that whoever finds its database or a backup finds no names.
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from "node:crypto";
import { HubError } from "#kit/errors";
import type { KeyRing } from "#kit/vault/ring";

const CIPHER = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;
const TOKEN_BYTES = 16;
const SEALED = /^v1\.([0-9a-f]{8})\.([\w-]{38,})$/;
const TOKEN = /^~[\w-]{22}$/;
/** For how long a ring is used to seal before its source is asked for a newer one. */
export const SEALS_FOR_MS = 5_000;

/**
 * Where a vault has its keys from. Asked again when a key is missing and, from time to time, before sealing, so that
 * a process which runs while keys are rotated takes up the new one by itself.
 */
export type KeySource = () => KeyRing;

/**
 * Seals and opens the texts of one agency with AES-256-GCM, and makes tokens by which sealed texts are found.
 * A sealed text is bound to its agency and its place (`person.givenName`): in another column it does not open.
 * It is not bound to its row: whoever may write to the database can swap the names of two people.
 */
export class Vault {
  readonly agency: string;
  readonly #source: KeySource;
  #keys = new Map<string, KeyObject>();
  #newest = "";
  #readAt = -Infinity;
  readonly #index: Uint8Array;
  readonly #tokenKeys = new Map<string, KeyObject>();
  readonly #places = new Map<string, Buffer>();
  #random = Buffer.alloc(0);

  /** Throws what `source` throws. */
  constructor(agency: string, source: KeySource) {
    this.agency = agency;
    this.#source = source;
    this.#index = Buffer.from(this.#read().index, "base64url");
  }

  /** The id of the key that seals. */
  get newestKey(): string {
    if (performance.now() - this.#readAt > SEALS_FOR_MS) this.#read();
    return this.#newest;
  }

  /** The ids of all its keys, the newest last. */
  get keyIds(): string[] {
    return [...this.#keys.keys()];
  }

  /** `v1.<id of the key>.<iv, ciphertext and tag in base64url>`; another one each time. */
  seal(text: string, place: string): string {
    const id = this.newestKey;
    const iv = this.#iv();
    const cipher = createCipheriv(CIPHER, this.#key(id), iv, { authTagLength: TAG_BYTES });
    cipher.setAAD(this.#about(place));
    const body = Buffer.concat([iv, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
    return `v1.${id}.${body.toString("base64url")}`;
  }

  /** The text that was sealed for this place. Throws DATA_UNREADABLE for anything else, plain text too. */
  open(sealed: string, place: string): string {
    const [, id = "", encoded = ""] = SEALED.exec(sealed) ?? [];
    if (!id) throw new HubError("DATA_UNREADABLE", `${this.agency} ${place}: is not sealed.`);
    const key = this.#key(id, place);
    const body = Buffer.from(encoded, "base64url");
    const decipher = createDecipheriv(CIPHER, key, body.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAAD(this.#about(place));
    decipher.setAuthTag(body.subarray(-TAG_BYTES));
    try {
      return decipher.update(body.subarray(IV_BYTES, -TAG_BYTES), undefined, "utf8") + decipher.final("utf8");
    } catch {
      throw new HubError(
        "DATA_UNREADABLE",
        `${this.agency} ${place}: does not open; it was sealed elsewhere or changed.`,
      );
    }
  }

  /**
   * A token of 128 bits that is always the same for one text in one place, and tells nothing without the keys but
   * that two rows have the same. A token stays as it is, since TypeORM may hand over a condition twice.
   */
  blind(text: string, place: string): string {
    if (TOKEN.test(text)) return text;
    let key = this.#tokenKeys.get(place);
    if (!key) {
      key = createSecretKey(Buffer.from(hkdfSync("sha256", this.#index, "", this.#about(`token ${place}`), 32)));
      this.#tokenKeys.set(place, key);
    }
    const mac = createHmac("sha256", key).update(text, "utf8").digest();
    return `~${mac.subarray(0, TOKEN_BYTES).toString("base64url")}`;
  }

  /** What a sealed text or a token is bound to. */
  #about(place: string): Buffer {
    let about = this.#places.get(place);
    if (!about) this.#places.set(place, (about = Buffer.from(`${this.agency} ${place}`, "utf8")));
    return about;
  }

  /** Random, and never the same again. Drawn many at a time: asking for a few bytes costs as much as sealing. */
  #iv(): Buffer {
    if (this.#random.length < IV_BYTES) this.#random = randomBytes(IV_BYTES * 256);
    const iv = this.#random.subarray(0, IV_BYTES);
    this.#random = this.#random.subarray(IV_BYTES);
    return iv;
  }

  #key(id: string, place = ""): KeyObject {
    if (!this.#keys.has(id)) this.#read();
    const key = this.#keys.get(id);
    if (key) return key;
    throw new HubError("DATA_UNREADABLE", `${this.agency} ${place}: was sealed with the key ${id}, which is not here.`);
  }

  #read(): KeyRing {
    const ring = this.#source();
    this.#keys = new Map(ring.keys.map(({ id, secret }) => [id, createSecretKey(Buffer.from(secret, "base64url"))]));
    this.#newest = ring.keys.at(-1)?.id ?? "";
    this.#readAt = performance.now();
    return ring;
  }
}

/** The id of the key that sealed this, or null for what is not sealed. */
export function keyOf(value: string): string | null {
  return SEALED.exec(value)?.[1] ?? null;
}
