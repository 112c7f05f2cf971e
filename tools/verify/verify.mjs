import { webcrypto } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { noSources, sourcesFrom, verifyCertificate } from '@cohesion/certificates';
import { jsonFromWeb } from './web.mjs';

/** @typedef {import('@cohesion/certificates').Json} Json */
/** @typedef {import('@cohesion/certificates').Verification} Verification */
/** @typedef {import('@cohesion/certificates').Sources} Sources */
/** @typedef {(line: string) => void} Print */
/** When what is used was saved: null where the file does not say, undefined where none is used. @typedef {string | null | undefined} SavedAt */

const usage = `Usage: cohesion verify FILE.pdf … [--offline] [--saved FILE.json] [--save FILE.json] [--json]

  --offline          asks nothing of the web: what cannot be known without it is said
  --saved FILE.json  reads the societies' keys, lists and log from a file saved before
  --save FILE.json   keeps what was read from the web, to verify offline later
  --json             prints the findings for programs`;

const words = { ok: 'ok         ', 'not-ok': 'NOT OK     ', unchecked: 'not checked' };
const verdicts = {
  ok: 'This certificate is valid.',
  'not-ok': 'This certificate is NOT valid.',
  incomplete: 'Nothing is wrong with this certificate as far as it could be checked; see what could not.',
};
const exitCodes = { ok: 0, 'not-ok': 1, incomplete: 2 };

/**
 * Runs the command and answers with its exit code: 0 when all files are valid, 1 when one is not, 2 when one could not
 * be read or not be checked in full.
 *
 * @param {readonly string[]} args
 * @param {{ print: Print, complain: Print }} world
 */
export async function verifyFromCommandLine(args, { print, complain }) {
  const command = read(args);
  if (command === null) {
    complain(usage);
    return 2;
  }
  const { values, files } = command;
  /** @type {Map<string, Json>} */
  const collection = new Map();
  /** @type {Sources} */
  let sources = noSources;
  /** @type {SavedAt} */
  let savedAt;
  try {
    if (values.saved !== undefined) ({ sources, savedAt } = savedSources(values.saved));
    else if (!values.offline) sources = webSources(collection);
  } catch {
    complain(`${values.saved} is not a file that --save wrote.`);
    return 2;
  }
  const codes = [];
  for (const file of files)
    codes.push(await verifyFile(file, sources, { json: values.json, savedAt, print, complain }));
  if (values.save !== undefined) {
    const content = { savedAt: new Date().toISOString(), ...Object.fromEntries(collection) };
    writeFileSync(values.save, `${JSON.stringify(content, null, 1)}\n`);
  }
  return codes.includes(1) ? 1 : Math.max(...codes);
}

/** @param {readonly string[]} args */
function read(args) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        offline: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        saved: { type: 'string' },
        save: { type: 'string' },
      },
    });
    const [command, ...files] = positionals;

    return command === 'verify' && files.length > 0 ? { values, files } : null;
  } catch {
    return null;
  }
}

/**
 * @param {string} file
 * @param {Sources} sources
 * @param {{ json: boolean, savedAt: SavedAt, print: Print, complain: Print }} how
 */
async function verifyFile(file, sources, { json, savedAt, print, complain }) {
  /** @type {Uint8Array} */
  let pdf;
  try {
    pdf = readFileSync(file);
  } catch {
    complain(`${file} could not be read.`);
    return 2;
  }
  const verification = await verifyCertificate(pdf, { subtle: webcrypto.subtle, sources });
  if (json) print(JSON.stringify({ file, ...verification, ...(savedAt === undefined ? {} : { savedAt }) }));
  else for (const line of linesOf(path.basename(file), verification, savedAt)) print(line);

  return exitCodes[verification.outcome];
}

/**
 * @param {string} name
 * @param {Verification} verification
 * @param {SavedAt} savedAt
 */
function linesOf(name, { outcome, checks, certificate }, savedAt) {
  const says = certificate
    ? [
        `  ${certificate.recipient}: ${certificate.title}, completed ${certificate.completedOn}`,
        ...certificate.credits.map((credit) => `  ${credit}`),
        `  Issued by ${certificate.issuer.name} (${certificate.issuer.did}), code ${certificate.code}`,
        ...(certificate.cosponsor === null ? [] : [`  Co-sponsored by ${certificate.cosponsor}`]),
        '',
      ]
    : [];
  const found = checks.map((check) => `  ${words[check.outcome]}  ${check.sentence}`);
  const age = savedAt === undefined ? [] : [`  ${ageOf(savedAt)}`];
  const sample = certificate?.sample ? ['  Sample data: not valid for credit.'] : [];

  return [name, ...says, ...found, '', `  ${verdicts[outcome]}`, ...age, ...sample].map(printable);
}

/** How old the status is when it comes from a saved file. @param {string | null} savedAt */
function ageOf(savedAt) {
  if (savedAt === null)
    return 'Its status is as old as the saved file, which does not say when that was. What was published since is not in it.';
  const days = Math.floor((Date.now() - Date.parse(savedAt)) / 86_400_000);
  const ago = days < 1 ? 'less than a day ago' : days === 1 ? '1 day ago' : `${days} days ago`;

  return `Its status is as of ${savedAt}, ${ago}. What was published since is not in the saved file.`;
}

/** A file under examination must not steer the terminal. @param {string} line */
function printable(line) {
  return line.replace(/\p{Cc}/gu, '\u{fffd}');
}

/** @param {string} file */
function savedSources(file) {
  /** @type {Map<string, Json>} */
  const collection = new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8'))));
  const savedAt = collection.get('savedAt');
  const isInstant = typeof savedAt === 'string' && !Number.isNaN(Date.parse(savedAt));

  return {
    sources: sourcesFrom((url) => Promise.resolve(collection.get(url) ?? null)),
    savedAt: isInstant ? new Date(savedAt).toISOString() : null,
  };
}

/** @param {Map<string, Json>} collection what was read */
function webSources(collection) {
  return sourcesFrom(async (url) => {
    const known = collection.get(url);
    if (known !== undefined) return known;
    const found = await jsonFromWeb(url);
    if (found !== null) collection.set(url, found);

    return found;
  });
}
