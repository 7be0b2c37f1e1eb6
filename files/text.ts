// Files come from whatever machine the desk has.
import { decode } from "iconv-lite";

const BYTE_ORDER_MARK = /^\uFEFF/;

/**
 * The text of a file in UTF-8, UTF-16 with its byte order mark, or, where it is none of these, Windows-1252, in which
 * Excel in French saves CSV. Every sequence of bytes is a text in Windows-1252, so it is tried last.
 */
export function textOf(bytes: Uint8Array): string {
  for (const encoding of encodingsOf(bytes)) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes).replace(BYTE_ORDER_MARK, "");
    } catch {
      // Not this one.
    }
  }
  // Node's own decoder takes the euro and the dash, 0x80 to 0x9F, for control characters.
  return decode(Buffer.from(bytes), "windows-1252");
}

const encodingsOf = ([first, second]: Uint8Array): string[] => {
  if (first === 0xff && second === 0xfe) return ["utf-16le"];
  if (first === 0xfe && second === 0xff) return ["utf-16be"];
  return ["utf-8"];
};
