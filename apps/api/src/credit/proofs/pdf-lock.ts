import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { AppError } from '../../platform/problem.js';

/**
 * Refuses an encrypted PDF that asks for a password (`proof-locked`) or that cannot be opened (`proof-broken`). One that
 * is only kept from being printed or copied opens for everyone, and many certificates are made like that.
 */
export async function mustOpenWithoutPassword(content: Readable): Promise<void> {
  // Loaded for the few that need it.
  const { getDocument, PasswordException, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({
    data: new Uint8Array(await buffer(content)),
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    await task.promise;
  } catch (error) {
    throw new AppError(error instanceof PasswordException ? 'proof-locked' : 'proof-broken');
  } finally {
    await task.destroy();
  }
}
