import { z } from 'zod/mini';

/** A few lines somebody writes to a person: composed (NFC), trimmed, without characters that cannot be seen. */
export const plainProse = (longest: number, message: string) =>
  z.string(message).check(
    z.overwrite((text) => text.normalize('NFC').replaceAll('\r\n', '\n').trim()),
    z.minLength(1, message),
    z.maxLength(longest, `Use at most ${longest} characters`),
    z.regex(/^(?:[^\p{Cc}\p{Cf}]|\n)*$/u, 'This has a character that cannot be seen'),
  );
